"""The real story of motion 26643-1172 on police face recognition, by HTTP on a simulated clock (README, docs/glossary.md)."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import Stack, wait_for

stack = Stack("--no-demo", "--now", "2024-05-16T20:00:00+02:00")
vehicle = stack.post("/v1/vehikels", {"naam": "Halfjaarbericht politie", "soort": "halfjaarbericht", "directie": "directie-politie"})
edition = stack.post(f"/v1/vehikels/{vehicle['id']}/edities",
                     {"naam": "Eerste halfjaarbericht politie 2024", "gepland": {"venster": "voor-zomerreces", "jaar": 2024}})
assert edition["geplandDatum"] == "2024-07-04", edition
E = edition["id"]

motion = stack.post("/v1/moties", {
    "nummer": "26 643, nr. 1172", "zaaknummer": "2024Z08422", "titel": "Voorbeeld: grondslag voor gezichtsherkenning door de politie",
    "verzoeken": ["een wettelijke grondslag met kaders", "nieuwe toepassingen in het Algoritmeregister"],
    "indieners": [{"naam": "Kathmann", "fractie": "GroenLinks-PvdA"}], "ingediendDatum": "2024-05-16",
    "debat": {"soort": "Tweeminutendebat", "titel": "Inzet algoritmes en data-ethiek", "datum": "2024-05-16"},
    "verantwoordelijke": "minister-jenv", "directie": "directie-ai"})
M = motion["id"]
assert motion["nummer"] == "26643-1172" and [v["nummer"] for v in motion["verzoeken"]] == [1, 2], motion
given = stack.post(f"/v1/moties/{M}/appreciaties", {"oordeel": "oordeel-kamer", "door": "staatssecretaris-bzk", "datum": "2024-05-16"})
assert given["appreciatie"]["doorAnder"] is True, given["appreciatie"]

stack.clock("2024-05-17T12:00:00+02:00")
second = {"oordeel": "verzoek-aanhouden", "door": "minister-jenv", "datum": "2024-05-17"}
refused = stack.post(f"/v1/moties/{M}/appreciaties", second, expect=409)
assert refused["code"] == "appreciatie-bestaat-al", refused
corrected = stack.post(f"/v1/moties/{M}/appreciaties", {**second, "herstelt": True, "brief": "26643-1173"})
assert [a["oordeel"] for a in corrected["appreciaties"]] == ["oordeel-kamer", "verzoek-aanhouden"], corrected["appreciaties"]
asked = stack.post(f"/v1/moties/{M}/aanhoudingsverzoeken", {"door": "minister-jenv", "datum": "2024-05-17", "totEditie": E, "brief": "26643-1173"})
assert asked["status"] == "ingediend" and asked["koppelingen"][0]["rol"] == "belofte", asked

stack.clock("2024-05-21T16:00:00+02:00")
key = {"Idempotency-Key": "aanhouding"}
held = stack.post(f"/v1/moties/{M}/aanhoudingen", {"datum": "2024-05-21", "totEditie": E}, **key)
assert held["status"] == "aangehouden" and held["aanhouding"]["vervaltDatum"] == "2024-09-03", held
assert {(t["soort"], t["datum"]) for t in held["termijnen"]} == {("editie", "2024-07-04"), ("vervalt", "2024-09-03")}, held["termijnen"]

stack.post(f"/v1/edities/{E}/planningen", {"gepland": {"datum": "2024-06-19"}, "reden": "het debat is naar voren gehaald"})
read = stack.get(f"/v1/moties/{M}").json
moved = next(t for t in read["termijnen"] if t["soort"] == "editie")
assert (moved["datum"], moved["eersteDatum"], moved["verschuivingen"]) == ("2024-06-19", "2024-07-04", 1), moved
assert "naar voren" in str(moved["uitleg"]), moved["uitleg"]
assert stack.post(f"/v1/moties/{M}/aanhoudingen", {"datum": "2024-05-21", "totEditie": E}, **key) == held, "the same key gives the same answer for ever"

# The clock goes on over the thresholds; in between every service is killed, one after the other.
services = [name for name in stack.pids() if name != "postgres"]
days = ["2024-06-05", "2024-06-12", "2024-06-18"]
for day in days:
    stack.clock(f"{day}T08:00:00+02:00")
    for name in services:
        stack.kill(name)
        stack.up()
stack.kill("postgres")
stack.up()
due = wait_for("three alerts about 19 June, all sent",
               lambda: [a for a in stack.alerts() if a.get("termijnDatum") == "2024-06-19" and a["status"] == "verzonden" and a.get("drempel") in (-14, -7, -1)]
               if len([a for a in stack.alerts() if a.get("termijnDatum") == "2024-06-19" and a["status"] == "verzonden"]) >= 3 else None, 60)
assert sorted(a["drempel"] for a in due) == [-14, -7, -1], due
every = stack.alerts()
keys = [(a["item"], a["regel"], a.get("drempel"), a.get("termijnDatum"), a["ontvanger"]) for a in every]
assert len(keys) == len(set(keys)), keys
identifiers = [line for mail in (stack.data / "post").glob("**/*.eml") for line in mail.read_text(errors="replace").splitlines() if line.lower().startswith("message-id:")]
assert len(identifiers) == len(set(identifiers)) >= 3, identifiers

stack.clock("2024-06-19T15:00:00+02:00")
stack.post(f"/v1/edities/{E}/verzendingen", {"datum": "2024-06-19", "kamerstuk": "29628-1217"})
read = stack.get(f"/v1/moties/{M}").json
assert read["status"] == "aangehouden" and read["uitvoering"] == "nvt", "nothing closes by itself"
proposal = next(p for p in read["voorstellen"] if p["status"] == "open" and p["kamerstuk"] == "29628-1217")
assert next(t for t in read["termijnen"] if t["soort"] == "editie")["status"] == "gehaald", read["termijnen"]

stack.clock("2024-08-27T08:00:00+02:00")  # 69 days in one leap
lapse = wait_for("the lapse is alerted", lambda: [a for a in stack.alerts() if a.get("termijnDatum") == "2024-09-03"] or None)
assert {a["drempel"] for a in lapse} >= {-30, -14, -7}, lapse
assert all(a["ingehaald"] for a in lapse if a.get("drempel") in (-30, -14)), lapse

decided = stack.post(f"/v1/moties/{M}/voorstellen/{proposal['id']}/besluiten", {"besluit": "afgewezen", "datum": "2024-06-20"})
assert next(p for p in decided["voorstellen"] if p["id"] == proposal["id"])["status"] == "afgewezen", decided["voorstellen"]
assert stack.get("/v1/moties?status=aangehouden&peilDatum=2024-05-20").json["aantal"] == 0
assert stack.get("/v1/moties?status=aangehouden&peilDatum=2024-05-21").json["aantal"] == 1

person = stack.post("/v1/medewerkers", {"naam": "V. Voorbeeld", "directie": "directie-politie"}, role="beheerder")
choices = stack.get("/v1/keuzes").json
assert {"id": person["id"], "naam": "V. Voorbeeld"} in choices["medewerkers"], choices["medewerkers"]
assert {"id": E, "naam": "Eerste halfjaarbericht politie 2024", "status": "verzonden"} in choices["edities"], choices["edities"]
assert {"code": "directie-politie", "naam": "Directie Politie"} in choices["directies"] and choices["ambten"], choices
stack.tool("verify")
print("the story of 26643-1172 holds")
