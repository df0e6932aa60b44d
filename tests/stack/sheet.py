"""A spreadsheet of 5,000 rows with 40 planted faults of 20 kinds: all 40 told by cell and none besides, the rest imported once. The first half
comes in by a run that is killed half-way and run again; then everything once more: nothing new. The same rows as CSV from Excel say the same."""
import datetime
import json
import pathlib
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
import sheets

from stack import BIN, Stack, wait_for

ROWS = 5000
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
stack = Stack("--no-demo", "--now", "2024-06-03T09:00:00+02:00")

HEADERS = ["Nummer", "Toezegging", "Datum toezegging", "Bewindspersoon", "Toegezegd aan", "Fractie", "Deadline", "Status", "Afgedaan op", "Afgedaan bij",
           "Directie", "Soort overleg", "Overleg", "Kamer", "Thema's", "Opmerkingen"]
NUMBER, TEXT, DATE, OFFICE, TO, FACTION, TERM, STATUS, DONE, LETTER, UNIT, KIND, DEBATE, CHAMBER, THEMES, NOTE = range(len(HEADERS))
SPELLINGS = ["TZ202405-{}", "tz202405-{}", "TZ 202405-{}", "TZ202405 - {}"]
OFFICES = ["MinJenV", "Minister van Justitie en Veiligheid", "min. J&V", "Van Weel (MinJenV)", "staatssecretaris-jenv", "Stas. Rechtsbescherming"]
TERMS = [None, datetime.date(2024, 9, 1), "voor de zomer", "eind 2024", "1 oktober 2024", "15-11-2024", "zo snel mogelijk"]


def good(nr):
    """Every third has no number: those are known again by their text and date."""
    done = nr % 11 == 0
    return [None if nr % 3 == 0 else SPELLINGS[nr % 4].format(10000 + nr), f"Voorbeeld {nr}: de Kamer krijgt een brief over de ‘inzet’ van café’s; deel {nr % 7}.",
            datetime.date(2024, 1, 8) + datetime.timedelta(days=nr % 120), OFFICES[nr % len(OFFICES)],
            ["Voorbeeldlid Ellian", "Voorbeeldlid Mutluer (PvdA); commissie J&V", "vaste commissie voor Justitie en Veiligheid"][nr % 3],
            "VVD" if nr % 3 == 0 else None, TERMS[nr % len(TERMS)], "afgedaan" if done else ["open", "lopend", None][nr % 3],
            datetime.date(2024, 5, 28) if done else None, "29628-1200" if done and nr % 2 else None,
            ["Politie", "directie-ai", None][nr % 3], "Commissiedebat" if nr % 2 else None, "Politie" if nr % 2 else None,
            "TK" if nr % 5 == 0 else None, "AI; politie" if nr % 4 == 0 else None, "Loopt." if nr % 50 == 0 else None]


rows = [good(nr) for nr in range(ROWS)]
planted = {}  # place → code


def plant(at, column, value, code, **more):
    row = rows[at]
    row[column] = value
    for name, other in more.items():
        row[globals()[name]] = other
    planted[f"{sheets.column(column)}{at + 2}"] = code


FAULTS = [
    (TEXT, None, "ontbreekt", {}), (DATE, None, "ontbreekt", {}), (OFFICE, None, "ontbreekt", {}), (TO, None, "ontbreekt", {}),
    (DATE, "17-05-24", "jaar-met-twee-cijfers", {}), (DATE, "31-02-2024", "dag-bestaat-niet", {}), (DATE, "vorige week", "geen-datum", {}),
    (DATE, datetime.date(2024, 12, 1), "datum-in-toekomst", {"TERM": None, "STATUS": None}), (OFFICE, "Minister van Toverij", "onbekend-ambt", {}),
    (UNIT, "Keuken", "onbekende-directie", {}), (NUMBER, "JV-17", "geen-nummer", {}), (NUMBER, "TZ202405-10001", "dubbel", {}),
    (STATUS, "bijna", "onbekende-status", {}), (STATUS, "afgedaan", "status-zonder-datum", {"DONE": None}),
    (DONE, datetime.date(2023, 1, 1), "datum-te-vroeg", {"STATUS": "afgedaan"}), (TERM, "vanzelf", "termijn-niet-begrepen", {}),
    (TERM, datetime.date(2019, 1, 1), "termijn-te-vroeg", {}), (LETTER, "brief van mei", "geen-kamerstuk", {}),
    (CHAMBER, "Provinciale Staten", "onbekende-kamer", {}), (TEXT, "x" * 20001, "te-lang", {}),
]
assert len({code for _, _, code, _ in FAULTS}) >= 15
for i in range(40):
    at = 100 + i * 117
    column, value, code, more = FAULTS[i % len(FAULTS)]
    rows[at] = good(at)
    rows[at][STATUS] = rows[at][DONE] = rows[at][LETTER] = None  # one fault a row, and none by what it follows from
    plant(at, column, value, code, **more)
assert len(planted) == 40

book, text = stack.folder / "toezeggingen.xlsx", stack.folder / "toezeggingen.csv"
book.write_bytes(sheets.xlsx([HEADERS, *rows]))
text.write_bytes(sheets.excel_csv([HEADERS, *rows]))


def run(form, file, *options):
    began = time.monotonic()
    done = stack.run(BIN / "gestand", "import", form, file, "--rapport", stack.folder / "verslag.json", *options)
    assert done.returncode == 0, done.stdout[-1500:] + done.stderr[-1500:]
    report = json.loads((stack.folder / "verslag.json").read_text())
    report["seconds"] = time.monotonic() - began
    told = {fault["cel"]: fault["code"] for fault in report["fouten"]}
    assert told == planted and len(report["fouten"]) == 40, ({k: v for k, v in told.items() if planted.get(k) != v}, {k: v for k, v in planted.items() if told.get(k) != v})
    for place, code in planted.items():
        assert f"[{code}]" in next(line for line in done.stdout.splitlines() if line.split()[:1] == [place]), (place, done.stdout[-500:])
    return report


def counts(report):
    return tuple(report["aantallen"][name] for name in ("nieuw", "gewijzigd", "ongewijzigd", "fout"))


def stored():
    return stack.get("/v1/toezeggingen?pageSize=1").json["aantal"]


# A dry run finds everything and changes nothing, in both forms.
dry = run("xlsx", book)
assert counts(dry) == (ROWS - 40, 0, 0, 40), dry["aantallen"]
other = run("csv", text)
assert other["codering"] == "Windows-1252" and other["scheiding"] == ";" and counts(other) == counts(dry)
assert stored() == 0
assert not any(row.get("lijktOp") for row in dry["rijen"])

# Row by row: only those that were asked for.
few = run("xlsx", book, "--voer-uit", "--rijen", "2-11,20")
assert few["uitgevoerd"] == {"nieuw": 11, "gewijzigd": 0, "geweigerd": 0}, few["uitgevoerd"]
assert stored() == 11

# Killed half-way, and run again.
began = time.monotonic()
half = subprocess.Popen([BIN / "gestand", "import", "xlsx", book, "--voer-uit", "--data", stack.data], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
wait_for("half of it", lambda: stored() > 1500, 300)
half.send_signal(signal.SIGKILL)
half.wait()
at_kill = stored()
assert 1500 < at_kill < ROWS - 41, at_kill
rest = run("xlsx", book, "--voer-uit")
took = time.monotonic() - began
assert rest["uitgevoerd"]["geweigerd"] == 0 and stored() == ROWS - 40, (rest["uitgevoerd"], stored())
items = stack.pages("/v1/toezeggingen?sorteer=nummer")
assert len({item["id"] for item in items}) == len({item["tekst"] for item in items}) == ROWS - 40, "each once"
by_text = {item["tekst"]: item for item in items}
for at, row in enumerate(rows):
    place = f"{at + 2}"
    if any(re.fullmatch(rf"[A-Z]+{place}", cell) for cell in planted):
        continue
    item = by_text[row[TEXT]]
    assert item["datum"] == row[DATE].isoformat() and item["status"] == ("voldaan" if row[STATUS] == "afgedaan" else "openstaand"), (place, item)
    assert item.get("nummer") == (row[NUMBER] and "TZ202405-" + row[NUMBER].split("-")[1].strip()), (place, item)
    assert item.get("directie") == {"Politie": "directie-politie", "directie-ai": "directie-ai", None: None}[row[UNIT]], (place, item)
    assert len(item["notities"]) == (row[NOTE] is not None) and len(item["termijnen"]) == (row[TERM] is not None), (place, item)
    assert len(item["voldoeningen"]) == (row[STATUS] == "afgedaan"), (place, item)

# Once more, and as CSV: nothing new, nothing changed; the log has not grown.
events = {item["id"]: item["versie"] for item in items}
again = run("xlsx", book, "--voer-uit")
assert counts(again) == (0, 0, ROWS - 40, 40), again["aantallen"]
assert again["uitgevoerd"] == {"nieuw": 0, "gewijzigd": 0, "geweigerd": 0}
assert counts(run("csv", text, "--voer-uit")) == (0, 0, ROWS - 40, 40)
assert {item["id"]: item["versie"] for item in stack.pages("/v1/toezeggingen?sorteer=nummer")} == events

# A later version of the sheet: what differs is told in three columns, and only that is changed.
rows[7][TERM], rows[1][UNIT], rows[2][TEXT] = datetime.date(2025, 2, 1), "directie-politie", rows[2][TEXT].replace("een brief", "een uitgebreide brief")
book.write_bytes(sheets.xlsx([HEADERS, *rows]))
changed = run("xlsx", book)
assert counts(changed) == (0, 3, ROWS - 43, 40), changed["aantallen"]
differences = {row["rij"]: row["verschillen"] for row in changed["rijen"] if row["oordeel"] == "gewijzigd"}
assert differences[9] == [{"veld": "termijn", "cel": "G9", "inBlad": "2025-02-01", "hier": "", "wordt": "2025-02-01"}], differences[9]
assert differences[3][0]["wordt"] == "directie-politie" and differences[4][0]["hier"] != differences[4][0]["wordt"]
assert run("xlsx", book, "--voer-uit")["uitgevoerd"] == {"nieuw": 0, "gewijzigd": 3, "geweigerd": 0}
assert counts(run("xlsx", book)) == (0, 0, ROWS - 40, 40)


# The API says the same of a small sheet, and stores nothing.
def read(body, content_type, query="", role="coordinator"):
    request = urllib.request.Request(f"http://127.0.0.1:{stack.port}/v1/imports/_lees{query}", body, method="POST",
                                     headers={"Authorization": f"Bearer {stack.token(role)}", "Content-Type": content_type})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())


status, told = read(sheets.xlsx([HEADERS, *rows[:300]]), TYPE)
assert status == 200 and told["aantallen"] == {"rijen": 300, "nieuw": 0, "gewijzigd": 0, "ongewijzigd": 298, "fout": 2}, told
assert {fault["cel"]: fault["code"] for fault in told["fouten"]} == {cell: code for cell, code in planted.items() if int(re.sub(r"\D", "", cell)) <= 301}
status, told = read("Nummer;Wat;Datum;Aan;Bewindspersoon\nTZ202406-7;Voorbeeld iets anders;1-6-2024;commissie J&V;MinJenV\n".encode(), "text/csv",
                    "?" + urllib.parse.urlencode({"kolommen": "Wat=tekst"}))
assert status == 200 and told["rijen"][0]["oordeel"] == "nieuw" and told["kolommen"][1] == {"kolom": "B", "kop": "Wat", "veld": "tekst", "hoe": "gekozen", "voorbeelden": ["Voorbeeld iets anders"]}, told
assert read(b"Nummer;Toezegging\n1;2\n", "text/csv", "?kolommen=Kleur%3Dtekst")[0] == 400
assert read(b"Nummer;Toezegging\n1;2\n", "text/csv", "?soort=wensen")[0] == 400
assert read(b"PK\x03\x04stuk", TYPE)[1]["errors"][0]["code"] == "onleesbaar-blad"
assert read(b"{}", "application/json")[0] == 415 and read(b"a;b", "text/csv", role="lezer")[0] == 403
assert stored() == ROWS - 40

# What was chosen for these headers is remembered; wrong use says what there is.
small = stack.folder / "klein.csv"
small.write_text("Nummer;Wat;Datum;Aan;Bewindspersoon\nTZ202406-7;Voorbeeld iets anders;1-6-2024;commissie J&V;MinJenV\n")
assert "kolom-ontbreekt" in stack.tool("import", "csv", small)
assert "1 nieuw" in stack.tool("import", "csv", small, "--kolom", "Wat=tekst")
assert "onthouden" in stack.tool("import", "csv", small) and "1 nieuw" in stack.tool("import", "csv", small)
assert stack.run(BIN / "gestand", "import", "csv", small, "--kolom", "Wat=kleur").returncode == 2
assert stack.run(BIN / "gestand", "import", "xlsx", small).returncode == 2


# Motions and requests come in with what happened to them, and are known again; so is our own export when it comes back.
def settles(kind, heads, lines):
    file = stack.folder / f"{kind}.csv"
    file.write_text("\n".join([heads, *lines]) + "\n")
    for done in (f"{len(lines)} nieuw, 0 gewijzigd, 0 ongewijzigd, 0 fout", f"0 nieuw, 0 gewijzigd, {len(lines)} ongewijzigd, 0 fout"):
        out = stack.tool("import", "csv", file, "--soort", kind, "--voer-uit")
        assert done in out and "0 geweigerd" in out, out
    for form in ("csv", "xlsx"):
        back = stack.folder / f"terug.{form}"
        back.write_bytes(stack.get(f"/v1/{kind}?formaat={form}").body)
        out = stack.tool("import", form, back, "--soort", kind)
        assert f"0 nieuw, 0 gewijzigd, {len(lines)} ongewijzigd, 0 fout; 0 fouten" in out, out


settles("moties", "Kamerstuk;Titel;Datum;Indiener;Fractie;Verantwoordelijke;Appreciatie;Datum appreciatie;Status;Stemdatum;Deadline;Directie;Opmerking", [
    "26 643, nr. 1172;Voorbeeldmotie een;17-05-2024;Voorbeeld Ellian;VVD;MinJenV;Oordeel Kamer;18-05-2024;aangenomen;21-05-2024;voor de zomer;Politie;Let op",
    "26643-1173;Voorbeeldmotie twee;17-05-2024;A (VVD), B (PvdA);;Minister van BZK;;;aangehouden;21-05-2024;;AI;",
    "kst-26643-1174;Voorbeeldmotie drie;17-05-2024;A (VVD);;Minister van BZK;ontraden;17-05-2024;verworpen;21-05-2024;;;",
    "26643-1175;Voorbeeldmotie vier;17-05-2024;A (VVD);;Minister van BZK;;;overgenomen;17-05-2024;eind 2024;;"])
first = stack.get("/v1/moties?q=26643-1172").json["resultaten"][0]
assert (first["status"], first["appreciatie"]["oordeel"], first["termijn"]["datum"], first["directie"]) == ("aangenomen", "oordeel-kamer", "2024-07-04", "directie-politie"), first
settles("kamerverzoeken", "Verzoek;Datum;Gevraagd door;Verantwoordelijke;Termijn;Status;Afgedaan op;Voorwaarde", [
    "Voorbeeld: graag een brief.;2024-05-17;commissie J&V;MinJenV;binnen twee weken;;;",
    "Voorbeeld: een ander verzoek.;2024-05-18;Voorbeeld Mutluer (PvdA);Min BZK;;deels afgedaan;2024-05-20;",
    "Voorbeeld: met voorwaarde.;2024-05-18;Voorbeeld Mutluer (PvdA), commissie J&V;Min BZK;voor de zomer;;;als het debat is gehouden",
    "Voorbeeld: vervallen.;2024-05-18;Voorbeeld Mutluer (PvdA);;;vervallen;2024-05-20;"])
print(f"{ROWS} rows with 40 faults: dry run {dry['seconds']:.1f} s (CSV {other['seconds']:.1f} s), killed at {at_kill} and done in {took:.1f} s, once more in {again['seconds']:.1f} s")
