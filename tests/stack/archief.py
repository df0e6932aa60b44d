"""A closed motion as a bundle for the archive: its MDTO, its text, its events with their hashes; the same bytes again; what a lezer may
not read; a changed byte; and the folder that `gestand archief` fills."""
import io
import pathlib
import subprocess
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
import mdto
from papers import odt, office_opens, package, visitor
from stack import BIN, Stack, wait_for

SECRET = "zwaluwstaartverbinding"
NAMES = {"informatieobject.mdto.xml", "item.odt", "item.odt.bestand.mdto.xml", "gebeurtenissen.jsonl",
         "gebeurtenissen.jsonl.bestand.mdto.xml", "sha256sums.txt"}
stack = Stack("--no-demo", "--now", "2024-05-16T20:00:00+02:00")


def bundle(path, role="behandelaar"):
    answer = stack.get(path + "/archief", role=role, Accept="application/zip")
    assert answer.status == 200 and answer.headers["Content-Type"] == "application/zip", (answer.status, answer.body[:400])
    assert answer.headers["Content-Disposition"].startswith("attachment; filename="), answer.headers["Content-Disposition"]
    return answer.body


def verify(data):
    file = stack.folder / "bundel.zip"
    file.write_bytes(data)
    done = subprocess.run([BIN / "gestand", "verify", "--archief", file], capture_output=True, text=True)
    return done.returncode, done.stdout


def changed(data, name, change):
    """The same bundle with other bytes in one of its files, whole and well-made as a package."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, change(content) if entry == name else content)
    return out.getvalue()


# The terms are the archivist's: a provisional one is there from the start, and says so.
terms = stack.get("/v1/bewaartermijnen").json["resultaten"]
assert [(t["code"], t["waardering"]) for t in terms] == [("voorlopig", "bewaren")] and "voorlopig" in terms[0]["bron"].lower(), terms
TERM = {"code": "kamerstukken", "naam": "Voorbeeldcategorie", "soorten": ["motie"], "waardering": "vernietigen", "jaren": 20,
        "bron": "Voorbeeld van een selectielijst", "archiefvormer": "Voorbeeldministerie", "geldigVanaf": "2024-01-01"}
assert stack.call("POST", "/v1/bewaartermijnen", TERM).status == 403, "reference data are the beheerder's"
term = stack.post("/v1/bewaartermijnen", TERM, role="beheerder")
bad = stack.post("/v1/bewaartermijnen", {**TERM, "code": "x", "soorten": ["nota"]}, expect=400, role="beheerder")
assert bad["errors"][0]["location"] == "soorten", bad
assert stack.post("/v1/bewaartermijnen", {k: v for k, v in {**TERM, "code": "y"}.items() if k != "jaren"}, expect=409, role="beheerder")["code"] == "termijn-ontbreekt"
better = stack.call("PATCH", f"/v1/bewaartermijnen/{term['id']}", {"jaren": 10, "reden": "hersteld"}, role="beheerder")
assert better.status == 200 and better.json["jaren"] == 10, better.body

motion = stack.post("/v1/moties", {"nummer": "26643-1172", "titel": "Voorbeeld: grondslag voor <gezichtsherkenning> & kaders", "dictum": "verzoekt de regering",
                                   "indieners": [{"naam": "Voorbeeld", "fractie": "VBD"}], "ingediendDatum": "2024-05-16",
                                   "verantwoordelijke": "minister-jenv", "directie": "directie-politie", "themas": ["politie"]})
one = f"/v1/moties/{motion['id']}"
stack.post(one + "/termijnen", {"termijn": {"datum": "2024-05-24"}, "toelichting": "toegezegd in het debat"})
stack.post(one + "/notities", {"tekst": "Gewone notitie over de uitvoering."})
stack.post(one + "/notities", {"tekst": f"Vertrouwelijk: {SECRET}.", "vertrouwelijk": True})
stack.clock("2024-05-18T08:00:00+02:00")
alert = wait_for("the alert about the deadline is sent", lambda: next((a for a in stack.alerts() if a["item"] == motion["id"] and a["status"] == "verzonden"), None))

still_open = bundle(one)
assert "archief" not in stack.get(one).json, "nothing is said of the keeping of what is open"
assert not mdto.said(mdto.check(package(still_open)["informatieobject.mdto.xml"]), "bewaartermijn"), "no term runs yet"
stack.post(one + "/stemmingen", {"datum": "2024-05-17", "uitslag": "verworpen"})

kept = stack.get(one).json["archief"]
assert (kept["categorie"], kept["geslotenDatum"], kept["vernietigenVanaf"]) == ("kamerstukken", "2024-05-18", "2034-05-18"), kept
assert stack.get("/v1/moties").json["resultaten"][0]["archief"] == kept

first = bundle(one)
assert bundle(one) == first, "the same state gives the same bytes"
stack.clock("2024-07-01T08:00:00+02:00")
assert bundle(one) == first, "also on another day: no clock but the log's is in it"
parts = package(first)
assert set(parts) == NAMES, parts.keys()

described = mdto.check(parts["informatieobject.mdto.xml"])
assert mdto.said(described, "identificatie/identificatieKenmerk") == [motion["id"]]
assert mdto.said(described, "omschrijving")[0] == motion["titel"]
assert mdto.said(described, "waardering/begripCode") == ["V"]
assert mdto.said(described, "bewaartermijn/termijnLooptijd") == ["P10Y"] and mdto.said(described, "bewaartermijn/termijnEinddatum") == ["2034-05-18"]
assert mdto.said(described, "archiefvormer/verwijzingNaam") == ["Voorbeeldministerie"]
assert "Voorbeeld (VBD)" in mdto.said(described, "betrokkene/betrokkeneActor/verwijzingNaam")
history = stack.get(one + "/gebeurtenissen").json["resultaten"]
assert len(mdto.said(described, "event/eventTijd")) == len(history) >= 6, "each event of the history"
for name in ("item.odt", "gebeurtenissen.jsonl"):
    about = mdto.check(parts[name + ".bestand.mdto.xml"])
    assert mdto.said(about, "naam") == [name] and mdto.said(about, "isRepresentatieVan/verwijzingIdentificatie/identificatieKenmerk") == [motion["id"]]

paper = odt(parts["item.odt"])
everything = str(paper)
assert all(word in everything for word in (motion["titel"], "26643-1172", "toegezegd in het debat", "Gewone notitie", SECRET, alert["berichtId"], "Directie Politie")), everything
assert [title for level, title in paper["headings"] if level == 2] == ["Toewijzingen", "Termijnen", "Koppelingen, brieven en verwante zaken", "Notities", "Geschiedenis", "Meldingen"]
assert office_opens({"item.odt": parts["item.odt"]}).get("item.odt", 1) >= 1

# A lezer gets no text that the page of the item hides; the rest is the same, and so are the events.
poor = bundle(one, role="lezer")
poor_parts = package(poor)
assert SECRET not in str(odt(poor_parts["item.odt"])) and "Gewone notitie" in str(odt(poor_parts["item.odt"]))
assert poor_parts["gebeurtenissen.jsonl"] == parts["gebeurtenissen.jsonl"] and SECRET.encode() not in parts["gebeurtenissen.jsonl"]
assert any("Zonder de tekst van 1" in said for said in mdto.said(mdto.check(poor_parts["informatieobject.mdto.xml"]), "beperkingGebruik/beperkingGebruikNadereBeschrijving"))

# Offline, by itself: whole bundles pass, and every kind of tampering is found.
for whole in (first, poor, still_open):
    code, shown = verify(whole)
    assert code == 0 and "in orde" in shown, shown
for name in NAMES:
    code, shown = verify(changed(first, name, lambda content: content.replace(b"2024", b"2023", 1) if b"2024" in content else content[:-2] + b"zz"))
    assert code == 1 and "NIET IN ORDE" in shown, (name, shown)
code, shown = verify(changed(first, "gebeurtenissen.jsonl", lambda content: b"".join(line for nr, line in enumerate(content.splitlines(True)) if nr != 1)))
assert code == 1 and "er ontbreekt een gebeurtenis" in shown, shown
half = bytearray(first)
half[len(half) // 2] ^= 1
assert verify(bytes(half))[0] == 1, "a byte of the package itself"

# Erased text is in no later bundle, and the chain still holds.
note = next(n for n in stack.get(one).json["notities"] if n["vertrouwelijk"])
erased = stack.call("DELETE", f"{one}/notities/{note['id']}", {"reden": "verzoek van betrokkene"})
assert erased.status == 200, erased.body
after = bundle(one)
assert SECRET not in str(odt(package(after)["item.odt"])) and verify(after)[0] == 0

# A folder of all that is closed; again writes nothing, and what changed since gets a bundle of its own.
promise = stack.post("/v1/toezeggingen", {"tekst": "Voorbeeld: de Kamer krijgt een brief.", "datum": "2024-05-16", "gedaanDoor": {"ambt": "minister-jenv"},
                                          "aan": [{"naam": "Voorbeeld"}], "directie": "directie-politie"})
stack.post(f"/v1/toezeggingen/{promise['id']}/voldoeningen", {"datum": "2024-06-01", "brief": "26643-1180"})
folder = stack.folder / "archief"
assert "1 bundels geschreven" in stack.tool("archief", "--map", folder, "--peilDatum", "2024-05-31")
assert "1 bundels geschreven" in stack.tool("archief", "--map", folder)
assert "0 bundels geschreven" in stack.tool("archief", "--map", folder)
written = sorted(folder.iterdir())
assert len(written) == 2 and all(verify(file.read_bytes())[0] == 0 for file in written), written
assert next(f for f in written if f.name.startswith("motie-")).read_bytes() == after
assert mdto.said(mdto.check(package(bundle(f"/v1/toezeggingen/{promise['id']}"))["informatieobject.mdto.xml"]), "waardering/begripCode") == ["B"], "the provisional term keeps"
stack.post(one + "/notities", {"tekst": "Na het sluiten."})
assert "1 bundels geschreven" in stack.tool("archief", "--map", folder) and len(list(folder.iterdir())) == 3

# The page offers it.
page = visitor(stack, "lezer")
shown = page(f"/moties/{motion['id']}").read().decode()
assert f"/moties/{motion['id']}/archief" in shown and "18 mei 2034" in shown
assert page(f"/moties/{motion['id']}/archief").read() == bundle(one, role="lezer")
assert stack.get("/v1/moties/00000000-0000-4000-8000-000000000000/archief", Accept="application/zip").status == 404
assert stack.get(one + "/archief?peilDatum=2024-05-17", Accept="application/zip").status == 400
assert stack.get(one + "/archief", Accept="text/csv").status == 406
print("archief: goed")
