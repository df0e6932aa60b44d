"""One act on many items: 500 motions and commitments go to another directorate from a day ahead, in one request; seen before it is done, done once
under one key, undone by other events. What cannot be done is said for each item, and a faulty request changes nothing at all."""
import pathlib
import sys
import time
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import Stack, wait_for

stack = Stack("--no-demo", "--now", "2026-03-02T09:00:00+01:00")
edition = stack.post(f"/v1/vehikels/{stack.post('/v1/vehikels', {'naam': 'Voorbeeldbericht', 'soort': 'halfjaarbericht'})['id']}/edities",
                     {"naam": "Eerste", "gepland": {"datum": "2026-07-01"}})["id"]


def make(n):
    if n % 5:
        return stack.post("/v1/moties", {"nummer": f"99071-{n}", "titel": f"Voorbeeld {n}", "indieners": [{"naam": "A", "fractie": "B"}], "ingediendDatum": "2026-01-12",
                                         "verantwoordelijke": "minister-jenv", "directie": "directie-politie"})["id"]
    return stack.post("/v1/toezeggingen", {"tekst": f"De Kamer wordt geinformeerd over voorbeeld {n}.", "datum": "2026-01-12", "gedaanDoor": {"ambt": "minister-jenv"},
                                           "aan": [{"naam": "A", "fractie": "B"}], "termijn": {"datum": "2026-06-01"}, "directie": "directie-politie"})["id"]


with ThreadPoolExecutor(8) as pool:
    ids = list(pool.map(make, range(1, 501)))


def directorates():
    return {one["id"]: one["directie"] for one in stack.pages("/v1/werkvoorraad?sorteer=nummer")}


def heads():
    return stack.tool("verify").strip().splitlines()[-1]


# Seen before it is done.
before = heads()
wish = {"verb": "toewijzingen", "filter": {"directie": "directie-politie"}, "gegevens": {"directie": "directie-ai", "vanafDatum": "2026-04-01"}, "reden": "herverdeling"}
seen = stack.post("/v1/handelingen", {**wish, "proef": True})
assert seen["aantallen"] == {"gewijzigd": 500, "ongewijzigd": 0, "geweigerd": 0}, seen["aantallen"]
assert {c["veld"].split("/")[0] for c in seen["resultaten"][0]["wijziging"]} == {"toewijzingen"}, seen["resultaten"][0]
assert heads() == before, "a trial records nothing"

# Done, once under one key.
begun = time.monotonic()
done = stack.post("/v1/handelingen", wish, **{"Idempotency-Key": "overdracht"})
print(f"500 items assigned in {time.monotonic() - begun:.2f} s")
assert done["aantallen"]["gewijzigd"] == 500, done["aantallen"]
after = heads()
assert stack.post("/v1/handelingen", wish, **{"Idempotency-Key": "overdracht"}) == done, "the same key gives the same answer"
assert heads() == after, "and one effect"
assert set(directorates().values()) == {"directie-politie"}, "it begins to count on its day"
stack.clock("2026-04-01T09:00:00+02:00")
assert set(directorates().values()) == {"directie-ai"}
history = stack.get(f"/v1/moties/{next(i for i in ids if i not in ())}/gebeurtenissen").json["resultaten"]
assert history[-1]["soort"] == "toegewezen", history[-1]

# The list to sign: who hands over what to whom, in every form; for who counts and for who signs.
path = f"/v1/handelingen/{done['id']}/overdrachtslijst"
listed = stack.get(path).json
assert listed["aantal"] == 500 and listed["naar"]["directie"] == "directie-ai" and {row["van"]["directie"] for row in listed["resultaten"]} == {"directie-politie"}, listed["resultaten"][0]
table = stack.get(path + "?formaat=csv").body.decode().splitlines()
assert len(table) == 501 and table[0].startswith("Soort,Nummer,Titel"), table[:2]
for form in ("xlsx", "odt"):
    assert stack.get(path + f"?formaat={form}").body == stack.get(path + f"?formaat={form}").body, "made twice, the same bytes"
assert stack.get("/v1/handelingen/00000000-0000-4000-8000-000000000001/overdrachtslijst").status == 404

# Undone, except where somebody built upon it since.
built_upon = ids[0]
stack.post(f"/v1/moties/{built_upon}/toewijzingen", {"directie": "directie-rechtsbestel", "vanafDatum": "2026-04-01"})
undone = stack.post(f"/v1/handelingen/{done['id']}/terugdraaiingen", {"reden": "te vroeg"})
assert undone["aantallen"] == {"gewijzigd": 499, "ongewijzigd": 0, "geweigerd": 1}, undone["aantallen"]
refused = next(row for row in undone["resultaten"] if row["uitkomst"] == "geweigerd")
assert (refused["item"], refused["code"]) == (built_upon, "correctie-niet-mogelijk"), refused
now = directorates()
assert now[built_upon] == "directie-rechtsbestel" and set(now.values()) == {"directie-rechtsbestel", "directie-politie"}, set(now.values())
assert stack.post(f"/v1/handelingen/{done['id']}/terugdraaiingen", {"reden": "nog eens"}, expect=409)["code"] == "al-teruggedraaid"
assert stack.get(f"/v1/handelingen/{done['id']}").json["teruggedraaid"]["reden"] == "te vroeg"

# Link and move; each item says why not.
linked = stack.post("/v1/handelingen", {"verb": "koppelingen", "items": ids[:10], "gegevens": {"editie": edition, "rol": "belofte"}})
assert linked["aantallen"]["gewijzigd"] == 10, linked
assert stack.get(f"/v1/handelingen/{linked['id']}/overdrachtslijst").json["code"] == "geen-overdracht"
again = stack.post("/v1/handelingen", {"verb": "koppelingen", "items": ids[:12], "gegevens": {"editie": edition, "rol": "belofte"}})
assert again["aantallen"] == {"gewijzigd": 2, "ongewijzigd": 10, "geweigerd": 0}, again["aantallen"]
moved = stack.post("/v1/handelingen", {"verb": "termijnverplaatsingen", "items": ids[12:25], "gegevens": {"termijn": {"datum": "2026-09-01"}, "reden": "later"}})
without = [row for row in moved["resultaten"] if row["uitkomst"] == "geweigerd"]
assert moved["aantallen"]["gewijzigd"] == 3 and {row["code"] for row in without} == {"geen-termijn"}, moved["aantallen"]
term = stack.get(f"/v1/toezeggingen/{ids[14]}").json["termijn"]
assert (term["datum"], term["eersteDatum"], term["verschuivingen"]) == ("2026-09-01", "2026-06-01", 1), term

# Proposals to close: a sent edition and a letter propose, one list has them all, and a selection of it is decided in one act.
sent = stack.post(f"/v1/vehikels/{stack.post('/v1/vehikels', {'naam': 'Voorbeeldbrief', 'soort': 'verzamelbrief'})['id']}/edities",
                  {"naam": "Verzonden", "gepland": {"datum": "2026-04-10"}})["id"]
by_edition, by_letter = ids[30:36], ids[40:43]  # of both kinds
stack.post("/v1/handelingen", {"verb": "koppelingen", "items": by_edition, "gegevens": {"editie": sent, "rol": "afdoening"}})
stack.post(f"/v1/edities/{sent}/verzendingen", {"datum": "2026-04-01", "kamerstuk": "29628-1172"})
letter = stack.post("/v1/brieven", {"titel": "Voorbeeld van een brief", "datum": "2026-04-01", "van": "minister-jenv", "kamerstuk": "29628-1173", "items": by_letter})["id"]


def proposed(value):
    return {one["id"] for one in stack.pages(f"/v1/werkvoorraad?isOpen=true&voorstel={value}")}


assert proposed("ja") == {*by_edition, *by_letter}
assert (proposed("editie"), proposed(sent), proposed("brief"), proposed(letter)) == (set(by_edition), set(by_edition), set(by_letter), set(by_letter))
counted = next(one for one in stack.get("/v1/edities?pageSize=500").json["resultaten"] if one["id"] == sent)["voorstellen"]
assert counted["aantal"] == len(by_edition) == stack.get(counted["lijst"]).json["aantal"], counted
assert stack.get("/v1/dashboard").json["voorstellen"]["aantal"] == 9
assert len(stack.get("/v1/werkvoorraad?voorstel=ja&formaat=csv&kolommen=nummer").body.decode().splitlines()) == 10
accept = {"verb": "voorstelbesluiten", "gegevens": {"besluit": "aanvaard", "datum": "2026-04-01"}}
seen = stack.post("/v1/handelingen", {**accept, "filter": {"voorstel": "ja"}, "proef": True})
assert seen["aantallen"] == {"gewijzigd": 9, "ongewijzigd": 0, "geweigerd": 0}, seen["aantallen"]
wish = {**accept, "items": [*by_edition[:4], *by_letter, ids[50]]}
done = stack.post("/v1/handelingen", wish, **{"Idempotency-Key": "voorstellen"})
assert done["aantallen"] == {"gewijzigd": 7, "ongewijzigd": 0, "geweigerd": 1}, done
assert next(row for row in done["resultaten"] if row["item"] == ids[50])["code"] == "geen-voorstel", done
assert stack.post("/v1/handelingen", wish, **{"Idempotency-Key": "voorstellen"}) == done, "the same answer, though nothing is proposed any more"
assert proposed("ja") == set(by_edition[4:])
kept = next(i for i in by_letter if stack.get(f"/v1/moties/{i}").status == 200)
assert [(one["status"], one.get("brief")) for one in stack.get(f"/v1/moties/{kept}").json["voorstellen"]] == [("aanvaard", letter)]
stack.post(f"/v1/handelingen/{done['id']}/terugdraaiingen", {"reden": "te snel"})
assert proposed("ja") == {*by_edition, *by_letter}, "undone: open again"

# Themes of many: put on and taken off, the others stay; undone they are as before.
def themes(item):
    kind = "moties" if stack.get(f"/v1/moties/{item}").status == 200 else "toezeggingen"
    return stack.get(f"/v1/{kind}/{item}").json.get("themas", [])


tagged = [by_edition[0], *by_letter[:2], ids[50]]
stack.post("/v1/handelingen", {"verb": "themas", "items": tagged, "gegevens": {"erbij": ["toezicht", "algoritmes"]}})
assert all(themes(item)[-2:] == ["toezicht", "algoritmes"] for item in tagged), [themes(item) for item in tagged]
assert stack.get("/v1/werkvoorraad?thema=algoritmes").json["aantal"] == 4
wish = {"verb": "themas", "items": [*tagged, by_edition[1]], "gegevens": {"erbij": ["algoritmes"], "eraf": ["toezicht"]}, "reden": "anders ingedeeld"}
assert stack.post("/v1/handelingen", {**wish, "proef": True})["aantallen"] == {"gewijzigd": 5, "ongewijzigd": 0, "geweigerd": 0}
done = stack.post("/v1/handelingen", wish)
assert stack.get("/v1/werkvoorraad?thema=toezicht").json["aantal"] == 0
again = stack.post("/v1/handelingen", {**wish, "proef": True})
assert again["aantallen"] == {"gewijzigd": 0, "ongewijzigd": 5, "geweigerd": 0}, again
stack.post(f"/v1/handelingen/{done['id']}/terugdraaiingen", {"reden": "toch niet"})
assert [themes(item)[-2:] for item in tagged] == [["toezicht", "algoritmes"]] * 4 and "algoritmes" not in themes(by_edition[1])
for given in ({}, {"erbij": "x", "z": 1}, {"erbij": [], "eraf": []}, {"erbij": ["x" * 101]}):
    assert stack.post("/v1/handelingen", {"verb": "themas", "items": tagged, "gegevens": given}, expect=400)["errors"], given

# Nonsense changes nothing, and every fault is named.
before = heads()
wrong = stack.post("/v1/handelingen", {"verb": "toewijzingen", "items": ids[:3], "gegevens": {"directie": "bestaat-niet", "vanafDatum": "gisteren", "x": 1}}, expect=400)
assert len(wrong["errors"]) == 3, wrong
wrong = stack.post("/v1/handelingen", {"verb": "opheffen", "items": ["x"], "filter": {}, "gegevens": {}, "y": 1}, expect=400)
assert {e["location"] for e in wrong["errors"]} >= {"verb", "items", "items/0", "y"}, wrong
wrong = stack.post("/v1/handelingen", {"verb": "toewijzingen", "items": ["00000000-0000-4000-8000-000000000001"], "gegevens": {}}, expect=400)
assert wrong["errors"][0]["code"] == "onbekende-id", wrong
assert stack.call("POST", "/v1/handelingen", wish, role="behandelaar").status == 403
assert stack.post("/v1/handelingen/00000000-0000-4000-8000-000000000001/terugdraaiingen", {"reden": "x"}, expect=404)
assert heads() == before, "nothing of this was recorded"
