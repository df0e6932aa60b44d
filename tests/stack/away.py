"""Work goes on while overview, deadlines and alerts are away; when they come back nothing of it is missing or double.

An owner answers from its own log, so writing needs none of the three. Counted in writes, not in minutes: what is caught
up is events.
"""
import datetime
import itertools
import pathlib
import random
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import Stack, wait_for
from work import alerts_once, live_equals_rebuild, motion, nothing_parked, seeded, together

WRITES, PEOPLE = 3000, 6
AWAY = ["overview-1", "deadlines-1", "alerts-1"]
chance = seeded()
stack = Stack("--no-demo")


def day(ahead):
    return str(datetime.date.today() + datetime.timedelta(ahead))


class Item:
    def __init__(self, number, id):
        self.number, self.id, self.version = number, id, 1
        self.notes, self.terms, self.appreciated = 0, [], False  # terms: (id, date), date None: that of the edition

    def write(self, verb, body):
        """One write; what it answers is what must be there afterwards."""
        answer = stack.persist("POST", f"/v1/moties/{self.id}/{verb}", body, f"{self.number}/{self.version}")
        assert answer.status == 200, (answer.status, answer.body)
        self.version += 1
        assert answer.json["versie"] == self.version, (answer.json["versie"], self.version)
        return answer.json

    def terms_as(self, edition_date):
        return [(id, date or edition_date) for id, date in self.terms]

    def alerts(self):
        """A deadline in ten days is alerted at once, one in years not yet; an appreciation by another office always."""
        return self.appreciated + sum(date == day(10) for _, date in self.terms)


vehicle = stack.post("/v1/vehikels", {"naam": "Voorbeeldbericht", "soort": "halfjaarbericht"})
edition = stack.post(f"/v1/vehikels/{vehicle['id']}/edities", {"naam": "Eerste", "gepland": {"datum": day(900)}})
moves, numbers = [day(900)], itertools.count(1)


def work(items, mine, count):
    for step in range(count):
        if not items or mine.random() < 0.15:
            number = f"99070-{next(numbers)}"
            answer = stack.persist("POST", "/v1/moties", motion(number), number)
            assert answer.status == 201, (answer.status, answer.body)
            items.append(Item(number, answer.json["id"]))
            continue
        item, what = mine.choice(items), mine.random()
        if what < 0.05 and not item.appreciated:
            item.write("appreciaties", {"oordeel": "ontraden", "door": "minister-bzk", "datum": "2024-01-11"})
            item.appreciated = True
        elif what < 0.5:
            date = mine.choice([day(10), day(1000 + step), day(1001 + step), day(1002 + step)])
            if mine.random() < 0.3 and all(date for _, date in item.terms):
                date = None  # an edition gives an item one deadline
            shown = item.write("termijnen", {"termijn": {"datum": date} if date else {"editie": edition["id"]}})
            item.terms.append((shown["termijnen"][-1]["id"], date))
            assert [term["id"] for term in shown["termijnen"]] == [id for id, _ in item.terms], shown["termijnen"]
        else:
            item.write("notities", {"tekst": f"{item.number} {step}"})
            item.notes += 1


def move_edition():
    moves.append(day(900 + len(moves)))
    body = {"gepland": {"datum": moves[-1]}, "reden": "het loopt uit"}
    answer = stack.persist("POST", f"/v1/edities/{edition['id']}/planningen", body, f"verplaatsing-{len(moves)}")
    assert answer.status == 200, (answer.status, answer.body)


def everybody(count):
    def one(nr):
        if nr < PEOPLE:
            return work(mine[nr], chances[nr], count // PEOPLE)
        for _ in range(10):
            move_edition()

    together(PEOPLE + 1, one)
    return {item.id: item for items in mine for item in items}


mine = [[] for _ in range(PEOPLE)]
chances = [random.Random(chance.random()) for _ in range(PEOPLE)]
every = everybody(120)  # what was there before must not be done again
wait_for("the first alerts", lambda: len(stack.alerts()) == sum(item.alerts() for item in every.values()))

stack.kill(*AWAY)
begun = time.monotonic()
every = everybody(WRITES)
print(f"{WRITES} writes in {time.monotonic() - begun:.1f} s without {', '.join(AWAY)}", flush=True)
assert stack.get("/v1/moties").status == 503, "nobody was there to answer"
begun = time.monotonic()
stack.up()
listed = {one["id"]: one for one in stack.pages("/v1/moties?sorteer=nummer")}
print(f"back and caught up in {time.monotonic() - begun:.1f} s", flush=True)
assert listed.keys() == every.keys(), (len(listed), len(every))
for id, item in every.items():
    shown = listed[id]
    assert (shown["nummer"], shown["versie"]) == (item.number, item.version), (shown, item.version)
    assert [(term["id"], term["datum"]) for term in shown["termijnen"]] == item.terms_as(moves[-1]), (shown, item.terms)
    assert len(shown["notities"]) == item.notes and bool(shown["appreciaties"]) == item.appreciated, shown
terms = [(term["id"], term["item"], term["datum"]) for term in stack.pages("/v1/termijnen?sorteer=datum")]
wanted = [(term, id, date) for id, item in every.items() for term, date in item.terms_as(moves[-1])]
assert sorted(terms) == sorted(wanted), (len(terms), len(wanted), sorted(set(terms) ^ set(wanted))[:3])

expected = {id: item.alerts() for id, item in every.items()}
due = sum(expected.values())
wait_for("each alert is sent", lambda: sum(a["status"] == "verzonden" for a in stack.alerts()) >= due, 60)
print(f"{due} alerts after {time.monotonic() - begun:.1f} s", flush=True)
alerts_once(stack, expected)
nothing_parked(stack)
stack.tool("verify")
live_equals_rebuild(stack)
print("nothing was missed")
