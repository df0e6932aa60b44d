"""The second real case, by HTTP on a simulated clock: the promise to send the framework for police face recognition, announced in the first half-year
report of 2022 and kept by letter on 22 February 2023, with its slip visible; beside it the standing promise that the Chamber is told should the police
use another system than CATCH. And what goes with writing a promise down: the check of its text, what is like it, and notes that not everybody reads."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import Stack, wait_for

stack = Stack("--no-demo", "--now", "2022-06-15T10:00:00+02:00")
vehicle = stack.post("/v1/vehikels", {"naam": "Halfjaarbericht politie", "soort": "halfjaarbericht", "directie": "directie-politie"})["id"]
first = stack.post(f"/v1/vehikels/{vehicle}/edities", {"naam": "Eerste halfjaarbericht politie 2022", "gepland": {"datum": "2022-06-15"}})["id"]
second = stack.post(f"/v1/vehikels/{vehicle}/edities", {"naam": "Tweede halfjaarbericht politie 2022", "gepland": {"datum": "2022-12-15"}})["id"]

# Announced in the first report of 2022: after the summer.
text = "De minister stuurt de Kamer na afronding het inzetkader voor gezichtsherkenningstechnologie door de politie, in het najaar van 2022."
check = stack.post("/v1/toezeggingen/_toets", {"tekst": "Ik zal dit meenemen en kom daarop terug."}, role="lezer")
assert {f["code"] for f in check["bevindingen"]} >= {"vage-toezegging", "geen-termijn", "geen-levering"} and check["vergelijkbaar"] == [], check
assert stack.post("/v1/toezeggingen/_toets", {"tekst": text})["bevindingen"] == []
frame = stack.post("/v1/toezeggingen", {
    "tekst": text, "datum": "2022-06-15", "gedaanDoor": {"ambt": "minister-jenv"}, "aan": [{"commissie": "Justitie en Veiligheid"}],
    "bron": {"soort": "halfjaarbericht", "titel": "Eerste halfjaarbericht politie 2022", "datum": "2022-06-15", "passage": "Het kader gaat in het najaar naar de Kamer."},
    "termijn": {"tekst": "najaar 2022"}, "directie": "directie-politie"})
F = frame["id"]
assert (frame["termijn"]["datum"], frame["termijn"]["soort"], frame["termijn"]["verschuivingen"]) == ("2022-12-20", "periode", 0), frame["termijn"]
stack.post(f"/v1/toezeggingen/{F}/koppelingen", {"editie": first, "rol": "tussenstand"})
stack.post(f"/v1/edities/{first}/verzendingen", {"datum": "2022-06-15", "kamerstuk": "29628-1100"})
like = stack.post("/v1/toezeggingen/_toets", {"tekst": text.replace("De minister stuurt de Kamer", "De Kamer krijgt van de minister"), "heeftTermijn": True})
assert [one["id"] for one in like["vergelijkbaar"]] == [F], like

# The standing promise: no clock until the condition is met.
standing = stack.post("/v1/toezeggingen", {
    "tekst": "De minister informeert de Kamer als de politie een ander systeem voor gezichtsherkenning gaat gebruiken dan CATCH.",
    "voorwaarde": "de politie gaat een ander systeem dan CATCH gebruiken", "termijn": {"relatief": {"aantal": 4, "eenheid": "week"}},
    "datum": "2022-06-15", "gedaanDoor": {"ambt": "minister-jenv"}, "aan": [{"commissie": "Justitie en Veiligheid"}], "directie": "directie-politie"})
S = standing["id"]
assert [t["soort"] for t in standing["termijnen"]] == ["voorwaarde"] and "datum" not in standing["termijnen"][0], standing["termijnen"]

# Autumn is not made: asked, allowed; the reason and the first date stay. A note that not everybody may read.
stack.clock("2022-11-20T10:00:00+01:00")
secret = "Zwartewoud is het hier niet mee eens."
noted = stack.post(f"/v1/toezeggingen/{F}/notities", {"tekst": secret, "vertrouwelijk": True})
stack.post(f"/v1/toezeggingen/{F}/notities", {"tekst": "Gemeld in het overleg."})
asked = stack.post(f"/v1/toezeggingen/{F}/uitstelverzoeken", {"nieuweTermijn": {"datum": "2023-03-01"}, "reden": "de toets op grondrechten is nog niet af"})
stack.post(f"/v1/toezeggingen/{F}/uitstelbesluiten", {"verzoek": asked["uitstelverzoeken"][-1]["id"], "besluit": "toegestaan", "door": "Tweede Kamer", "datum": "2022-11-20"})
read = stack.get(f"/v1/toezeggingen/{F}").json
own = next(t for t in read["termijnen"] if t["soort"] != "editie")
assert (own["datum"], own["eersteDatum"], own["verschuivingen"]) == ("2023-03-01", "2022-12-20", 1), read["termijnen"]
assert "grondrechten" in str(own["uitleg"]), own["uitleg"]
assert secret in str(read["notities"]) and secret in str(stack.get(f"/v1/toezeggingen/{F}/gebeurtenissen").json)
for path in [f"/v1/toezeggingen/{F}", f"/v1/toezeggingen/{F}/gebeurtenissen", "/v1/toezeggingen", "/v1/werkvoorraad", "/v1/gebeurtenissen"]:
    seen = stack.get(path, role="lezer").body.decode()
    assert "Zwartewoud" not in seen, f"{path} tells a lezer what is confidential"
assert "Gemeld in het overleg." in stack.get(f"/v1/toezeggingen/{F}", role="lezer").body.decode()
csv = stack.call("GET", "/v1/toezeggingen", role="lezer", Accept="text/csv").body.decode()
assert "Zwartewoud" not in csv

# Personal text that must go: nobody reads it any more, also not as of a day on which it stood; the log is whole.
note = stack.get(f"/v1/toezeggingen/{F}").json["notities"][0]
assert stack.call("DELETE", f"/v1/toezeggingen/{F}/notities/{note['id']}", {"reden": "AVG-verzoek"}, role="behandelaar").status == 403
assert stack.call("DELETE", f"/v1/toezeggingen/{F}/notities/{note['id']}").status == 400, "without a reason"
gone = stack.call("DELETE", f"/v1/toezeggingen/{F}/notities/{note['id']}", {"reden": "AVG-verzoek"})
assert gone.status == 200 and gone.json["notities"][0]["tekst"] == "verwijderd" and gone.json["notities"][0]["gewistDatum"] == "2022-11-20", gone.body
assert stack.call("DELETE", f"/v1/toezeggingen/{F}/notities/{note['id']}", {"reden": "nog eens"}).status == 409
for path in [f"/v1/toezeggingen/{F}", f"/v1/toezeggingen/{F}/gebeurtenissen", f"/v1/toezeggingen/{F}?peilDatum=2022-11-20", "/v1/toezeggingen", "/v1/gebeurtenissen?limit=1000"]:
    assert "Zwartewoud" not in stack.get(path).body.decode(), f"{path} still tells what was erased"
logs = list((stack.data / "log").iterdir())
assert logs and not [one.name for one in logs if "Zwartewoud" in one.read_text(errors="replace")], "no log line told it"
stack.tool("verify")

# Kept by letter, later than announced.
stack.clock("2023-02-22T16:00:00+01:00")
kept = stack.post(f"/v1/toezeggingen/{F}/voldoeningen", {"datum": "2023-02-22", "brief": "32761-258"})
assert kept["status"] == "voldaan" and kept["termijnen"][0]["status"] == "gehaald", kept
assert (kept["termijnen"][0]["eersteDatum"], kept["termijnen"][0]["verschuivingen"]) == ("2022-12-20", 1), kept["termijnen"]
assert kept["voldoeningen"][0]["brief"] == "32761-258", kept
assert stack.post(f"/v1/toezeggingen/{F}/voldoeningen", {"datum": "2023-02-22"}, expect=409)["code"] == "status-laat-niet-toe"
assert stack.post(f"/v1/toezeggingen/{F}/koppelingen", {"editie": second, "rol": "belofte"}, expect=409)["code"] == "status-laat-niet-toe"

# As it stood on the day of the second report: open, moved, not kept.
then = stack.get(f"/v1/toezeggingen/{F}?peilDatum=2022-12-15").json
assert then["status"] == "openstaand" and then["termijn"]["datum"] == "2023-03-01" and "voldoeningen" not in str(then.get("voldoeningen") or ""), then
assert stack.get("/v1/dashboard?peilDatum=2022-12-15").json["open"]["aantal"] == 2
assert stack.get("/v1/dashboard").json["open"]["aantal"] == 1, "the standing promise is still open"

# And should it ever come to that: the clock begins with the condition.
stack.clock("2024-10-01T10:00:00+02:00")
begun = stack.post(f"/v1/toezeggingen/{S}/voorwaardevervullingen", {"datum": "2024-09-30", "toelichting": "proef met een ander systeem"})
assert begun["termijn"]["datum"] == "2024-10-28" and begun["termijn"]["status"] == "nadert", begun["termijn"]
history = [e["soort"] for e in stack.get(f"/v1/toezeggingen/{S}/gebeurtenissen").json["resultaten"] if e["type"].startswith("nl.toezeggingen.")]
assert history == ["gedaan", "voorwaarde-vervuld"], history

alerts = wait_for("an alert about the term that began", lambda: [a for a in stack.alerts() if a["item"] == S and "termijn" in a and a["status"] == "verzonden"])
assert [(a["drempel"], a["termijnDatum"]) for a in alerts] == [(-30, "2024-10-28")], alerts
looked = sorted((a["drempel"], a["termijnDatum"]) for a in stack.alerts() if a["item"] == S and a.get("klok") == "controle")
assert looked == [(0, "2023-06-15"), (30, "2023-06-15"), (90, "2023-06-15")], "a year without a look at the condition"

stack.tool("verify")
