#!/usr/bin/python3
"""kill.py [--commands 2000] [--motions 6000] [--rounds 1] [--replicas 1] [--seed N] [--keep]

Kills while people work, from outside, on a stack of its own: `kill -9` of every service and of PostgreSQL in turn,
during 2,000 commands and during imports (and of an import itself); `deploy/up` heals. Work goes on until each of them
has died as many times as there are rounds. At the end every acknowledged command is there exactly once, so is every
alert and mail, the live read model equals a fresh rebuild, `gestand verify` finds nothing, nothing is parked, and the
stack works.
"""
import argparse
import datetime
import itertools
import os
import pathlib
import random
import signal
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "stack/support"))
import open_data
from stack import BIN, SOURCE, Stack, wait_for
from work import alerts_once, live_equals_rebuild, motion, nothing_parked, together

PEOPLE = 6


def day(ahead):
    return str(datetime.date.today() + datetime.timedelta(ahead))


class Killer(threading.Thread):
    """Kills every process in turn, in a new order each round, at times two at once, and lets `up` heal."""

    def __init__(self, stack, chance, rounds, tool=lambda: None):
        super().__init__(daemon=True)
        self.stack, self.chance, self.tool = stack, chance, tool
        alive = sorted(stack.pids())
        self.left = [name for _ in range(rounds) for name in chance.sample(alive, len(alive))]
        self.done, self.ups, self.fault = 0, [], None

    def run(self):
        try:
            while self.left:
                time.sleep(self.chance.uniform(0.2, 1.0))
                names, self.left = self.left[:(many := self.chance.choice([1, 1, 1, 2]))], self.left[many:]
                self.stack.kill(*set(names))
                if (tool := self.tool()) and self.chance.random() < 0.3:
                    tool.kill()
                time.sleep(self.chance.uniform(0, 0.5))
                begun = time.monotonic()
                self.stack.up()
                self.ups.append(time.monotonic() - begun)
                self.done += len(names)
        except BaseException as error:  # pylint: disable=broad-except
            self.fault, self.left = error, []

    def end(self):
        self.join()
        if self.fault:
            raise self.fault
        mean = sum(self.ups) / len(self.ups)
        print(f"  {self.done} kills; up healed in {mean:.1f} s, at most {max(self.ups):.1f}", flush=True)


class Item:
    """A motion, and what was acknowledged of it: each command under a key of its own, asked until it is answered."""

    def __init__(self, stack, number):
        self.stack, self.number, self.version, self.doubts = stack, number, 0, 0
        self.notes, self.terms, self.held = [], [], False
        self.id = self.ask("/v1/moties", motion(number), 201)["id"]

    def ask(self, path, body, wanted=200):
        answer = self.stack.persist("POST", path, body, f"{self.number}/{self.version}")
        assert answer.status == wanted, (self.number, path, answer.status, answer.body, answer.doubts)
        self.version += 1
        self.doubts += answer.doubts
        assert answer.json["versie"] == self.version, (self.number, path, answer.json["versie"], self.version)
        return answer.json

    def command(self, chance):
        """A note, a deadline that alerts, one that does not yet, or held and resumed in turn: refused if done twice."""
        what = chance.randrange(4)
        if what == 0:
            self.ask(f"/v1/moties/{self.id}/notities", {"tekst": f"{self.number} {self.version}"})
            self.notes.append(self.version)
        elif what == 1:
            verb = "hervattingen" if self.held else "aanhoudingen"
            self.ask(f"/v1/moties/{self.id}/{verb}", {"datum": day(0)})
            self.held = not self.held
        else:
            date = day(10 if what == 2 else 1000 + self.version)
            self.ask(f"/v1/moties/{self.id}/termijnen", {"termijn": {"datum": date}})
            self.terms.append(date)

    def same_as(self, shown):
        terms = [term["datum"] for term in shown["termijnen"] if term["soort"] == "datum"]
        return (shown["id"], shown["versie"], shown["status"], len(shown["notities"]), terms) == (
            self.id, self.version, "aangehouden" if self.held else "ingediend", len(self.notes), self.terms)


def commands(stack, count, rounds, chance):
    """People work while the killer goes round; what they were told is what must be there."""
    killer = Killer(stack, chance, rounds)
    numbers, given, items = itertools.count(1), itertools.count(), [[] for _ in range(PEOPLE)]
    chances = [random.Random(chance.random()) for _ in range(PEOPLE)]

    def work(nr):
        mine = chances[nr]
        while next(given) < count or killer.is_alive():
            if not items[nr] or mine.random() < 0.2:
                items[nr].append(Item(stack, f"99080-{next(numbers)}"))
            else:
                mine.choice(items[nr][-20:]).command(mine)

    killer.start()
    together(PEOPLE, work)
    killer.end()
    every = [item for mine in items for item in mine]
    done, doubts = sum(item.version for item in every), sum(item.doubts for item in every)
    print(f"  {done} commands acknowledged on {len(every)} motions, asked again {doubts} times", flush=True)
    assert doubts > 0, "no kill was felt"
    return every


def once(stack, items, chance):
    """Every acknowledged command is there, and once; a key asked again, long after, gives its first answer."""
    listed = {one["nummer"]: one for one in stack.pages("/v1/moties?sorteer=nummer") if "nummer" in one}
    assert listed.keys() == {item.number for item in items}, (len(listed), len(items))
    for item in items:
        assert item.same_as(listed[item.number]), (vars(item), listed[item.number])
    for item in chance.sample(items, min(50, len(items))):
        again = stack.post("/v1/moties", motion(item.number), expect=201, **{"Idempotency-Key": f"{item.number}/0"})
        assert (again["id"], again["versie"]) == (item.id, 1), again
    expected = {item.id: item.terms.count(day(10)) for item in items}
    due = sum(expected.values())
    wait_for("each alert is sent", lambda: sum(a["status"] == "verzonden" for a in stack.alerts()) >= due, 90)
    alerts_once(stack, expected)


def imports(stack, count, rounds, chance):
    """Imports while the killer goes round, each asked again until it ends well; a repeated one appends nothing."""
    running, folders = [None], []
    before = stack.get("/v1/moties").json["aantal"]
    killer = Killer(stack, chance, rounds, lambda: running[0])
    killer.start()
    tries = 0
    while len(folders) * count < 6000 or killer.is_alive():
        folders.append(open_data.motions(stack.folder / f"open-data-{len(folders)}", count, len(folders) * count))
        for attempt in range(40):
            words = [BIN / "gestand", "import", "tweedekamer", folders[-1], "--data", stack.data]
            running[0] = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            told = running[0].communicate()[0]
            tries += 1
            if running[0].returncode == 0:
                break
            assert attempt < 39 and killer.fault is None, told[-500:]
    killer.end()
    print(f"  {len(folders)} imports of {count} motions went through in {tries} tries", flush=True)
    heads = stack.tool("verify")
    for folder in folders:
        stack.tool("import", "tweedekamer", str(folder))
    assert stack.tool("verify") == heads, "a repeated import appended something"
    found = stack.get("/v1/moties").json["aantal"] - before
    assert found == len(folders) * count, (found, len(folders) * count)


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--commands", type=int, default=2000)
    words.add_argument("--motions", type=int, default=2000, help="of one import; there are as many as the kills need")
    words.add_argument("--rounds", type=int, default=1, help="of kills, in each of the two parts")
    words.add_argument("--replicas", type=int, default=1)
    words.add_argument("--seed", type=int, default=int(time.time()))
    words.add_argument("--keep", action="store_true", help="leave the stack and its data")
    wish = words.parse_args()
    print(f"seed {wish.seed}", flush=True)
    chance, stack = random.Random(wish.seed), Stack("--no-demo", "--replicas", str(wish.replicas))
    if wish.keep:
        stack.keep()
    begun = time.monotonic()

    def part(what):
        print(f"{time.monotonic() - begun:4.0f} s  {what}", flush=True)

    part(f"kills during {wish.commands} commands")
    items = commands(stack, wish.commands, wish.rounds, chance)
    part("what was acknowledged")
    once(stack, items, chance)
    part("kills during imports")
    imports(stack, wish.motions, wish.rounds, chance)
    part("what was acknowledged, again")
    once(stack, items, chance)
    part("a rebuild")
    live_equals_rebuild(stack)
    nothing_parked(stack)
    assert stack.run(SOURCE / "deploy/status").returncode == 0, "not everything is ready at the end"
    part("everything acknowledged is there, once")


if __name__ == "__main__":
    main()
