"""The alerts service is away for nine days: over thresholds, into the autumn recess and across the change of the clock. Back again it tells
every missed alert once, in order, in one mail that says so; what is due on the day itself is not called late."""
import datetime
import pathlib
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import Stack, wait_for, words_of

DAY = datetime.timedelta(days=1)
THRESHOLDS = [-30, -14, -7, -1, 1, 8] + [8 + 7 * n for n in range(1, 8)]
LAST_SEEN, BACK = datetime.date(2024, 10, 22), datetime.date(2024, 10, 31)  # the clock goes back on 27 October, the recess begins on the 25th

stack = Stack("--no-demo", "--now", f"{LAST_SEEN}T09:00:00+02:00")
terms = {}


def promise(nr, term):
    made = stack.post("/v1/toezeggingen", {"tekst": f"Voorbeeld {nr} is de Kamer te informeren.", "datum": "2024-10-01", "gedaanDoor": {"ambt": "minister-jenv"},
                                           "aan": [{"commissie": "Voorbeeld"}], "directie": "directie-politie", "termijn": term})
    terms[made["id"]] = datetime.date.fromisoformat(made["termijn"]["datum"])


for nr in range(40):
    promise(nr, {"datum": str(LAST_SEEN + (nr - 8) * DAY)})
promise(40, {"tekst": "voor het herfstreces"})
promise(41, {"tekst": "voor het einde van 2024"})
expected_at_once = {item for item, date in terms.items() if date - 30 * DAY <= LAST_SEEN}
wait_for("what was due at once", lambda: {a["item"] for a in stack.alerts() if a["status"] == "verzonden"} == expected_at_once)
before = {a["id"] for a in stack.alerts()}
mails_before = len(stack.mails())

stack.kill("alerts-1")
leap = threading.Thread(target=stack.clock, args=[f"{BACK}T08:00:00+01:00"])  # it returns when the evaluation is done
leap.start()
wait_for("the leap of the clock", lambda: str(BACK) in stack.tool("klok"))
stack.up()
leap.join()

missed = {(item, threshold, date + threshold * DAY) for item, date in terms.items() for threshold in THRESHOLDS if LAST_SEEN < date + threshold * DAY <= BACK}
assert len(missed) > 40 and any(day == BACK for *_, day in missed)
told = lambda: [a for a in stack.alerts() if a["id"] not in before]
wait_for("all that was missed", lambda: len(told()) >= len(missed) and all(a["status"] == "verzonden" for a in told()), seconds=60)
came = told()
keys = [(a["item"], a["drempel"], datetime.date.fromisoformat(a["effectieveDatum"])) for a in came]
assert len(keys) == len(set(keys)) and set(keys) == missed, (set(keys) ^ missed)
assert all(a["ingehaald"] == (a["effectieveDatum"] < str(BACK)) for a in came), "late is what was due before today"
new = stack.mails()
ids = {a["berichtId"] for a in came}
assert len(ids) == 1, f"one mail for all of it, not {len(ids)}"
assert len(new) == mails_before + 1
mail = next(m for m in new if m["Message-ID"].strip("<>") in ids)
text = words_of(mail)
html = words_of(mail, "text/html")
assert "ingehaald" in text and text.count("ingehaald: bereikt op") == sum(a["ingehaald"] for a in came), text[:500]
assert all(f"/toezeggingen/{item}" in html for item, *_ in missed)

# In order, day by day: the events of what was planned.
cursor, days = "", []
while True:
    page = stack.get(f"/v1/gebeurtenissen?limit=1000{cursor}").json
    days += [next(c["naar"] for c in e["data"]["wijziging"] if c["veld"] == "effectieveDatum") for e in page["resultaten"]
             if e["type"] == "nl.meldingen.melding-gepland" and e["subject"] not in before]
    if not page["resultaten"]:
        break
    cursor = f"&na={page['volgende']}"
assert days == sorted(days) and len(days) == len(missed), "the missed days in order"
print(f"{len(missed)} alerts of {(BACK - LAST_SEEN).days} days in one mail")
stack.tool("verify")
