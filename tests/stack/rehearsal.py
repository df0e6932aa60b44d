"""A rehearsal of thirty days equals what then goes out: thresholds in calendar and working days, a ladder that nobody answers, an edition that speaks for what
hangs on it, an overview of the week, quiet hours and days off. And a rule that is tried before it is there brings what was said once it is."""
import datetime
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import Stack, wait_for

DAY = datetime.timedelta(days=1)
START = datetime.date(2024, 4, 22)  # the recess of May, King's Day, Ascension and Whitsun lie ahead

stack = Stack("--no-demo", "--now", f"{START}T09:00:00+02:00")
rules = {r["naam"]: r["id"] for r in stack.get("/v1/meldingregels").json["resultaten"]}


def rule(name, **change):
    answer = stack.call("PATCH", f"/v1/meldingregels/{rules[name]}", change)
    assert answer.status == 200, answer.body


rule("Elke termijn in beheer", ladder=[{"naWerkdagen": 2, "ontvanger": "coordinatoren"}, {"naWerkdagen": 3, "ontvanger": "directie-ai"}])
rule("Editie nadert, in plaats van haar zaken", actief=True)
rule("Weekoverzicht", actief=True)
stack.post("/v1/meldingregels", {"naam": "Werkdagen", "drempels": [-5, -2], "eenheid": "werkdag", "ontvanger": "coordinatoren", "soorten": ["datum"]})
stack.post("/v1/bezorgvoorkeuren", {"ontvanger": "directie-politie", "stilVanaf": "19:00", "stilTot": "08:00", "vrijeDagen": False})
stack.post("/v1/bezorgvoorkeuren", {"ontvanger": "coordinatoren", "ritme": "dag", "tijd": "09:00"})
refused = stack.post("/v1/bezorgvoorkeuren", {"ontvanger": "wie", "ritme": "maand", "tijd": "9", "x": 1}, expect=400)
assert len(refused["errors"]) >= 3, refused

vehicle = stack.post("/v1/vehikels", {"naam": "Voorbeeldbericht", "soort": "halfjaarbericht", "directie": "directie-politie"})["id"]
edition = stack.post(f"/v1/vehikels/{vehicle}/edities", {"naam": "Voorbeeldbericht 2024", "gepland": {"datum": "2024-05-24"}})["id"]
for nr in range(12):
    made = stack.post("/v1/toezeggingen", {"tekst": f"Voorbeeld {nr} is de Kamer te informeren.", "datum": "2024-04-01", "gedaanDoor": {"ambt": "minister-jenv"},
                                           "aan": [{"commissie": "Voorbeeld"}], "directie": ["directie-politie", "directie-ai"][nr % 2],
                                           "termijn": {"editie": edition} if nr % 4 == 0 else {"datum": str(START + (5 + 3 * nr) * DAY)}})


def key(alert):
    return (alert["effectieveDatum"], alert["regel"], alert["drempel"], alert.get("trede", 0), alert["item"], alert["ontvanger"], alert["termijnDatum"])


stack.clock(f"{START}T09:30:00+02:00")  # all that is due at once is told
before = {a["id"] for a in stack.alerts()}
rehearsed = stack.get("/v1/meldingregels/_voorspel?dagen=30").json
assert rehearsed["aantal"] > 40, rehearsed["aantal"]
assert {"trede", "klok"} <= {name for one in rehearsed["resultaten"] for name in one}, "steps of the ladder and clocks, too"

# A rule before it is there.
body = {"naam": "Proef", "drempels": [-3], "eenheid": "werkdag", "ontvanger": "directie-ai", "itemSoorten": ["toezegging"]}
tried = stack.post("/v1/meldingregels/_voorspel?dagen=30", body, role="lezer")
assert 0 < tried["aantal"] < rehearsed["aantal"]
assert stack.post("/v1/meldingregels/_voorspel", {"naam": "x", "drempels": "y", "z": 1}, expect=400)["errors"]
assert "Proef" not in {r["naam"] for r in stack.get("/v1/meldingregels").json["resultaten"]}, "nothing is stored"
made = stack.post("/v1/meldingregels", body)["id"]

said = {key(a): a["verwachtOp"] for a in rehearsed["resultaten"]}
moment = lambda text: datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
day = START
while day < START + 30 * DAY:
    day += DAY
    for time in ("07:00:00", "09:00:00"):  # the last look at the clock is that of half past nine, and of nine
        stack.clock(f"{day}T{time}+02:00")
        now = moment(f"{day}T{time}+02:00")
        waiting = lambda: [a for a in stack.get("/v1/meldingen?status=gepland,mislukt&pageSize=500").json["resultaten"] if key(a) in said and moment(said[key(a)]) <= now]
        wait_for("what is to leave by now", lambda: not waiting())
came = [a for a in stack.alerts() if a["id"] not in before]
by_rule = lambda alerts, wanted: sorted(key(a) for a in alerts if (a["regel"] == made) == wanted)
assert by_rule(came, False) == sorted(key(a) for a in rehearsed["resultaten"]), set(by_rule(came, False)) ^ {key(a) for a in rehearsed["resultaten"]}
anonymous = lambda keys: sorted((k[0], *k[2:]) for k in keys)
assert anonymous(by_rule(came, True)) == anonymous(key(a) for a in tried["resultaten"]), "what was tried is what came"

# When it leaves is what was said: by the first look at the clock at or after it.
for alert in came:
    if key(alert) in said and alert["status"] == "verzonden":
        assert datetime.timedelta(0) <= moment(alert["verzondenOp"]) - moment(said[key(alert)]) < datetime.timedelta(hours=2), (alert, said[key(alert)])
print(f"{len(came)} alerts in 30 days as rehearsed, {sum(1 for a in came if a.get('trede'))} of them up the ladder")
stack.tool("verify")
