"""An edition of 120 items: texts and their approval, coverage, freeze; then its papers in every form, the same bytes for ever:
made again, after what they tell of has changed, after a rebuild of the read model, and by other processes."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
import papers
import work
from stack import Stack, wait_for

ITEMS = 120
stack = Stack("--no-demo", "--now", "2024-01-15T09:00:00+01:00")
vehicle = stack.post("/v1/vehikels", {"naam": "Voorbeeld Halfjaarbericht politie", "soort": "halfjaarbericht", "directie": "directie-politie"})["id"]


def edition(name, date, **more):
    return stack.post(f"/v1/vehikels/{vehicle}/edities", {"naam": name, "gepland": {"datum": date}, **more})["id"]


former = edition("Tweede halfjaarbericht politie 2023", "2024-02-01")
this = edition("Eerste halfjaarbericht politie 2024", "2024-07-02", sluitingsDatum="2024-06-20")


def commitment(nr, kind):
    by = {"gevraagdDoor": {"commissie": "Voorbeeldcommissie J&V"}} if kind == "kamerverzoeken" else {}
    return {"tekst": f"Voorbeeld {kind} {nr}: de Kamer krijgt vóór de zomer een brief over <onderwerp {nr}> & wat volgt.", "datum": "2024-01-12",
            "gedaanDoor": {"ambt": "minister-jenv", "naam": "Voorbeeld"}, "aan": [{"commissie": "Voorbeeldcommissie J&V"}],
            "bron": {"soort": "Commissiedebat", "titel": "Politie", "datum": "2024-01-12"}, "termijn": {"editie": this},
            "directie": "directie-politie", **by}


def made(nr):
    """Half of them motions; numbers in an order that is not that of people."""
    if nr < 60:
        body = work.motion(f"99001-{nr + 1}", dictum="verzoekt de regering\nom " + "een lange tekst " * (nr % 40), debat={
            "soort": "Tweeminutendebat", "titel": "Politie", "datum": "2024-01-10"})
        return "moties", stack.post("/v1/moties", body)["id"]
    kind = "toezeggingen" if nr < 100 else "kamerverzoeken"
    number = {"nummer": f"TZ202401-{300 - nr}"} if kind == "toezeggingen" else {}
    return kind, stack.post(f"/v1/{kind}", {**commitment(nr, kind), **number})["id"]


items = [made(nr) for nr in range(ITEMS)]
for nr, (kind, item) in enumerate(items):
    if nr % 3 < 2:
        stack.post(f"/v1/{kind}/{item}/koppelingen", {"editie": former, "rol": "tussenstand"})
    if kind == "moties":
        stack.post(f"/v1/{kind}/{item}/koppelingen", {"editie": this, "rol": "belofte"})
stack.post(f"/v1/edities/{this}/planningen", {"gepland": {"datum": "2024-07-04"}, "reden": "Voorbeeld: debat naar achteren"})
in_former = [item for nr, (_, item) in enumerate(items) if nr % 3 < 2]


def write(where, item, text, role="behandelaar", **more):
    return stack.post(f"/v1/edities/{where}/bijdragen", {"item": item, "tekst": text}, role=role, **more)


def approve(where, item, text, role="coordinator", **more):
    return stack.post(f"/v1/edities/{where}/bijdragen", {"item": item, "tekst": text, "akkoord": True}, role=role, **more)


for item in in_former:
    write(former, item, "Er wordt aan gewerkt.")
stack.post(f"/v1/edities/{former}/vaststellingen", {})
stack.clock("2024-02-01T12:00:00+01:00")
stack.post(f"/v1/edities/{former}/verzendingen", {"datum": "2024-02-01", "kamerstuk": "29628-1200"})

# What happens between two editions: some are done, some have another title, most have another text.
done = [(kind, item) for kind, item in items if kind == "toezeggingen"][:6]
for kind, item in done:
    stack.post(f"/v1/{kind}/{item}/voldoeningen", {"datum": "2024-02-01", "brief": "29628-1201"})
stack.call("PATCH", f"/v1/moties/{items[0][1]}", {"titel": "=HYPERLINK(\"http://example.org\")", "reden": "Voorbeeld van kwade wil"})
stack.clock("2024-06-19T12:00:00+02:00")
# A motion is held until this edition, which has moved: it lapses before the edition goes out.
held = items[7][1]
stack.post(f"/v1/moties/{held}/aanhoudingen", {"datum": "2024-04-02", "totEditie": this})
lapses = stack.get(f"/v1/moties/{held}").json["aanhouding"]["vervaltDatum"]
assert lapses < "2024-07-02", lapses
texts = {item: f"De regering heeft dit op {nr} mei 2024 opgepakt.\nDe Kamer is geïnformeerd <zie bijlage> & later meer." for nr, (_, item) in enumerate(items)}
unchanged = {in_former[9], in_former[10]}
for item in unchanged:
    texts[item] = "Er wordt aan gewerkt."
for nr, (_, item) in enumerate(items[:110]):
    write(this, item, texts[item])

# A second person approves the text as it stands.
target = items[1][1]
assert approve(this, target, texts[target], role="behandelaar", expect=409)["code"] == "tweede-persoon"
assert approve(this, target, "een andere tekst", expect=409)["code"] == "tweede-persoon"
assert approve(this, items[119][1], "nog niets geschreven", expect=409)["code"] == "tweede-persoon"
for _, item in items[:100]:
    standing = next(b for b in approve(this, item, texts[item])["bijdragen"] if b["item"] == item)
    assert standing["akkoord"] and standing["akkoordDoor"] != standing["door"] and standing["versie"] == 1, standing
texts[target] = "Bij nader inzien: anders."
assert not next(b for b in write(this, target, texts[target])["bijdragen"] if b["item"] == target)["akkoord"], "a new text is approved anew"
told = stack.get(f"/v1/edities/{this}/bijdragen?item={target}").json
assert [(b["handeling"], b["versie"], b["akkoord"]) for b in told["resultaten"]] == [("tekst", 1, False), ("akkoord", 1, True), ("tekst", 2, False)], told
assert told["resultaten"][1]["door"]["rol"] == "coordinator" and told["resultaten"][0]["tekst"] != told["resultaten"][2]["tekst"]
assert stack.get(f"/v1/edities/{this}/bijdragen").json["aantal"] == 211
assert stack.get(f"/v1/edities/{this}/bijdragen?item=x").status == 400 and stack.get(f"/v1/edities/{vehicle}/bijdragen").status == 404

stack.clock("2024-06-21T12:00:00+02:00")  # after the closing date
late = [item for _, item in items[110:113]]
for item in late:
    write(this, item, texts[item])
coverage = stack.get(f"/v1/edities/{this}/dekking").json
assert coverage["aantallen"] == {"akkoord": 99, "tekst-gereed": 14, "ontbreekt": 7, "gepland": 0}, coverage["aantallen"]
assert coverage["naSluiting"] == 3 and {row["id"] for row in coverage["resultaten"] if row.get("naSluiting")} == set(late)

# Before the freeze: a draft, and it says so in every form.
PAPERS = [f"/v1/edities/{this}/bijlage", f"/v1/edities/{this}/begrotingsbijlage"]
FORMS = [(path, form) for path in PAPERS for form in papers.TYPES]


def fetch(path, form, by_header=True):
    answer = stack.get(path, Accept=papers.TYPES[form]) if by_header else stack.get(f"{path}?formaat={form}")
    assert answer.status == 200 and answer.headers["Content-Type"].startswith(papers.TYPES[form]), (path, form, answer.status, answer.body[:300])
    return answer.body


def all_papers(by_header=True):
    return {(path, form): fetch(path, form, by_header) for path, form in FORMS}


drafts = all_papers()
for path in PAPERS:
    assert json.loads(drafts[path, "json"])["concept"] is True
    assert {row["Vaststelling"] for row in papers.table(drafts[path, "csv"])} == {"CONCEPT"}
    assert any(p.startswith("CONCEPT") for p in papers.odt(drafts[path, "odt"])["paragraphs"])
    sheets, _ = papers.xlsx(drafts[path, "xlsx"])
    assert "CONCEPT" in str(sheets[1]["rows"])

frozen = stack.post(f"/v1/edities/{this}/vaststellingen", {})
moment = frozen["vastgesteld"]["vastgesteldOp"]
first = all_papers()
assert all(json.loads(first[path, "json"])["stand"] == moment for path in PAPERS)
assert all_papers(by_header=False) == first, "the same in a link as by the Accept header"

# What it tells.
appendix = json.loads(first[PAPERS[0], "json"])
rows = appendix["resultaten"]
assert appendix["concept"] is False and appendix["aantal"] == len(rows) == ITEMS
assert (appendix["aantallen"]["motie"], appendix["aantallen"]["toezegging"], appendix["aantallen"]["kamerverzoek"]) == (60, 40, 20)
assert [row["soort"] for row in rows] == ["motie"] * 60 + ["toezegging"] * 40 + ["kamerverzoek"] * 20
assert [row["nummer"] for row in rows[:60]] == [f"99001-{n}" for n in range(1, 61)], "numbers as people count"
assert [row["nummer"] for row in rows[60:100]] == [f"TZ202401-{n}" for n in range(201, 241)]
assert [row["id"] for row in rows[100:] if "nummer" not in row] == sorted(row["id"] for row in rows[100:] if "nummer" not in row)
by_id = {row["id"]: row for row in rows}
assert appendix["vorigeEditie"]["id"] == former
for _, item in items:
    row, listed = by_id[item], item in in_former
    expected = "nieuw" if not listed else "afgedaan" if item in {i for _, i in done} else "ongewijzigd" if item in unchanged else "gewijzigd"
    assert row["wijziging"] == expected, (expected, row)
assert by_id[items[0][1]]["gewijzigd"] == ["standVanZaken", "titel"], by_id[items[0][1]]
assert by_id[target]["standVanZaken"]["akkoord"] is False and by_id[target]["standVanZaken"]["versie"] == 2
assert by_id[late[0]]["standVanZaken"]["naSluiting"] is True and "standVanZaken" not in by_id[items[119][1]]
assert rows[0]["vindplaats"] == "Kamerstukken II 99 001, nr. 1; Tweeminutendebat Politie, 10 januari 2024", rows[0]["vindplaats"]
promise = by_id[items[70][1]]
assert promise["door"] == ["Minister van Justitie en Veiligheid, Voorbeeld"] and promise["termijn"]["datum"] == "2024-07-04", promise
assert rows[-1]["door"] == ["Voorbeeldcommissie J&V"] and rows[0]["rollen"] == ["belofte"]

# Of a held motion: the moved term of this edition, and the day on which it lapses beside it.
assert frozen["opmaak"] == appendix["opmaak"] == 2
assert by_id[held]["termijn"] == {"datum": "2024-07-04", "soort": "editie", "status": "nadert", "eersteDatum": "2024-07-02", "verschuivingen": 1}, by_id[held]
assert by_id[held]["vervalt"] == {"datum": lapses} and [row["id"] for row in rows if "vervalt" in row] == [held]
assert by_id[held]["gewijzigd"] == ["standVanZaken", "status", "vervalt"], by_id[held]

# The same rows in every form; a text that begins like a formula stays a text.
table = papers.table(first[PAPERS[0], "csv"])
assert [row["Id"] for row in table] == [row["id"] for row in rows]
assert table[0]["Titel"].startswith("'=HYPERLINK") and table[70]["Stand van zaken"] == rows[70]["standVanZaken"]["tekst"]
assert {row["Id"]: (row["Termijn"], row["Vervalt"]) for row in table if row["Vervalt"]} == {held: ("2024-07-04", lapses)}
sheets, core = papers.xlsx(first[PAPERS[0], "xlsx"])
assert [cells["W"] for cells in sheets[0]["rows"][1:]] == [row["id"] for row in rows] and sheets[0]["rows"][1]["D"].startswith("=HYPERLINK")
assert all(isinstance(cells["A"], float) and isinstance(cells["O"], float) for cells in sheets[0]["rows"][1:]), "numbers and dates are typed"
assert core["creator"] == "Gestand" and core["created"] == moment[:19] + "Z", core
paper = papers.odt(first[PAPERS[0], "odt"])
assert paper["headings"] == [(1, "Moties, toezeggingen en aanvullende verzoeken – Eerste halfjaarbericht politie 2024"),
                             (2, "Moties"), (2, "Toezeggingen"), (2, "Aanvullende verzoeken")], paper["headings"]
assert [len(t["rows"]) for t in paper["tables"]] == [60, 40, 20] and "Stand van zaken" in paper["tables"][0]["titles"]
assert "(nog niet akkoord)" in paper["tables"][0]["rows"][1][3] and "<zie bijlage> & later" in paper["tables"][0]["rows"][2][3]
lapses_on = "-".join(reversed(lapses.split("-")))
assert paper["tables"][0]["rows"][7][5] == f"04-07-2024\neerst 02-07-2024, 1× verplaatst\nvervalt {lapses_on}", paper["tables"][0]["rows"][7]
assert not any(p.startswith("CONCEPT") for p in paper["paragraphs"]) and paper["meta"]["date"] == moment
annex = json.loads(first[PAPERS[1], "json"])["delen"]
assert [(p["soort"], len(p["inBehandeling"]), len(p["afgedaan"])) for p in annex] == [("motie", 60, 0), ("toezegging", 34, 6)]
assert [t["titles"] for t in papers.odt(first[PAPERS[1], "odt"])["tables"]] == [["Omschrijving", "Vindplaats", "Stand van zaken"]] * 3

# Everything that it tells of changes; the papers do not.
kind, item = items[5]
stack.call("PATCH", f"/v1/{kind}/{item}", {"titel": "Voorbeeld: een heel andere titel", "reden": "toets"})
stack.post(f"/v1/moties/{items[6][1]}/intrekkingen", {"datum": "2024-06-21"})
stack.post(f"/v1/moties/{held}/aanhoudingen", {"datum": "2024-06-18"})  # again: it lapses later
for kind, item in items[8:11]:
    link = next(k for k in stack.get(f"/v1/{kind}/{item}").json["koppelingen"] if k["editie"] == this)
    assert stack.call("DELETE", f"/v1/{kind}/{item}/koppelingen/{link['id']}").status == 200
extra = stack.post("/v1/moties", work.motion("99001-999"))["id"]
stack.post(f"/v1/moties/{extra}/koppelingen", {"editie": this, "rol": "belofte"})
stack.post(f"/v1/toezeggingen/{items[70][1]}/voldoeningen", {"datum": "2024-06-20", "brief": "29628-1210"})
office = next(a for a in stack.get("/v1/ambten").json["resultaten"] if a["code"] == "minister-jenv")["id"]
assert stack.call("PATCH", f"/v1/ambten/{office}", {"naam": "Minister van iets anders"}, role="beheerder").status == 200
stack.call("PATCH", f"/v1/vehikels/{vehicle}", {"naam": "Voorbeeld met een andere naam"})
stack.post(f"/v1/edities/{this}/planningen", {"gepland": {"datum": "2024-07-09"}, "reden": "toets"})
assert write(this, target, "te laat", expect=409)["code"] == "status-laat-niet-toe"
assert all_papers() == first, "after what it tells of has changed"
stack.clock("2024-07-09T12:00:00+02:00")
stack.post(f"/v1/edities/{this}/verzendingen", {"datum": "2024-07-09", "kamerstuk": "29628-1217"})
assert all_papers() == first, "after it was sent"
work.live_equals_rebuild(stack)
assert all_papers() == first, "after a rebuild of the read model"
for name in [name for name in stack.pids() if name.startswith(("gateway", "overview"))]:
    stack.kill(name)
stack.up()
assert all_papers() == first, "by other processes"
stack.run(pathlib.Path(__file__).resolve().parents[2] / "deploy/down")
stack.up()
wait_for("an answer", lambda: stack.get(PAPERS[0]).status == 200)
assert all_papers() == first, "after a restart of everything"

# What a later edition is compared with is this one, as it was frozen.
later = edition("Tweede halfjaarbericht politie 2024", "2024-12-19")
stack.post(f"/v1/moties/{items[5][1]}/koppelingen", {"editie": later, "rol": "afdoening"})
then = json.loads(fetch(f"/v1/edities/{later}/bijlage", "json"))
assert then["vorigeEditie"]["id"] == this and then["vorigeEditie"]["stand"] == moment, then["vorigeEditie"]
assert then["resultaten"][0]["wijziging"] == "gewijzigd" and "titel" in then["resultaten"][0]["gewijzigd"], then["resultaten"]

# A person gets the same file from the page of the edition, and a list with the filters of its page.
page = papers.visitor(stack)
assert f"/edities/{this}/bijlage?formaat=odt" in page(f"/edities/{this}").read().decode()
answer = page(f"/edities/{this}/bijlage?formaat=odt")
assert answer.read() == first[PAPERS[0], "odt"] and answer.headers["Content-Disposition"] == 'attachment; filename="bijlage-eerste-halfjaarbericht-politie-2024-2024-07-04.odt"'
wanted = [row["id"] for row in stack.pages("/v1/moties?status=ingetrokken,aangehouden&sorteer=-nummer")]
lists = {form: page(f"/moties?status=ingetrokken,aangehouden&sorteer=-nummer&page=2&formaat={form}").read() for form in ("csv", "xlsx", "odt")}
assert len(wanted) == 2 and [row["id"] for row in papers.table(lists["csv"])] == wanted
sheet = papers.xlsx(lists["xlsx"])[0][0]["rows"]
titles = {title: column for column, title in sheet[0].items()}
assert [row[titles["id"]] for row in sheet[1:]] == wanted and all(row[titles["ingediendDatum"]] == 45301 for row in sheet[1:]), sheet
told = papers.odt(lists["odt"])["tables"][0]
assert [row[-1] for row in told["rows"]] == wanted and told["titles"] == list(papers.table(lists["csv"])[0])

# Refusals.
assert stack.get(PAPERS[0], Accept="application/pdf").status == 406
assert stack.get(f"{PAPERS[0]}?formaat=pdf").json["errors"][0]["location"] == "formaat"
assert stack.get(f"{PAPERS[0]}?iets=1").status == 400 and stack.get(f"/v1/edities/{vehicle}/bijlage").status == 404
pages = papers.office_opens({f"{path.rsplit('/', 1)[1]}-{form}.{form}": data for (path, form), data in first.items() if form in ("xlsx", "odt")})
assert all(count > 1 for count in pages.values()), pages
print(f"the papers of an edition of {ITEMS} items hold{': ' + str(pages) if pages else ''}")
