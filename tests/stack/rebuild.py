"""A rebuild while people write and read: no read fails, none shows less than there was, both models end the same.

Two replicas, because each of them follows the pointer for itself.
"""
import datetime
import itertools
import pathlib
import random
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
import open_data
from stack import Stack
from work import live_equals_rebuild, motion, nothing_parked, seeded, together

IMPORTED, WRITERS, READERS = 5000, 4, 2
LISTS = ["/v1/moties?pageSize=20", "/v1/werkvoorraad?pageSize=20&sorteer=-gewijzigdOp", "/v1/moties?q=Voorbeeld&page=3&pageSize=20"]
chance = seeded()
stack = Stack("--no-demo", "--replicas", "2")
stack.tool("import", "tweedekamer", str(open_data.motions(stack.folder / "open-data", IMPORTED)))
imported = [one["id"] for one in stack.pages("/v1/moties?sorteer=datum")]
assert len(imported) == IMPORTED, len(imported)

over, made, versions, numbers = threading.Event(), [], {}, itertools.count(1)
writes, reads = itertools.count(), itertools.count()
chances = [random.Random(chance.random()) for _ in range(WRITERS + READERS)]
ahead = datetime.date.today() + datetime.timedelta(400)


def write(mine, items):
    """Each writer has items of his own, so that he knows the version that he must be answered."""
    while not over.is_set():
        next(writes)
        if mine.random() < 0.1:
            answer = stack.post("/v1/moties", motion(f"99071-{next(numbers)}"), expect=201)
            versions[answer["id"]] = 1
            items.append(answer["id"])
            made.append(answer["id"])
            continue
        item = mine.choice(items)
        term = {"termijn": {"datum": str(ahead)}}
        verb, body = mine.choice([("notities", {"tekst": "voorbeeld"}), ("termijnen", term)])
        answer = stack.post(f"/v1/moties/{item}/{verb}", body, expect=200)
        assert answer["versie"] == versions.get(item, 1) + 1, (item, answer["versie"], versions.get(item))
        versions[item] = answer["versie"]


def read(mine):
    """What was acknowledged before a question was put, its answer shows."""
    while not over.is_set():
        next(reads)
        for path, before in [(path, (0 if "werk" in path else IMPORTED) + len(made)) for path in LISTS]:
            answer = stack.get(path)
            assert answer.status == 200, (path, answer.status, answer.body[:300])
            assert answer.json["aantal"] >= before, (path, answer.json["aantal"], before)
            assert len(answer.json["resultaten"]) >= min(before, 20), (path, answer.body[:300])
        item, version = mine.choice(list(versions.items()) or [(imported[0], 1)])
        answer = stack.get(f"/v1/moties/{item}")
        assert answer.status == 200 and answer.json["versie"] >= version, (answer.status, answer.body[:300], version)


def work(nr):
    try:
        if nr < WRITERS:
            write(chances[nr], imported[nr::WRITERS][:100])
        elif nr < WRITERS + READERS:
            read(chances[nr])
        else:
            time.sleep(1)
            for _ in range(2):
                begun = time.monotonic()
                print(stack.tool("rebuild").splitlines()[-1], f"in {time.monotonic() - begun:.1f} s", flush=True)
    finally:
        over.set()


together(WRITERS + READERS + 1, work)
print(f"{next(writes)} writes and {next(reads)} rounds of reads meanwhile", flush=True)
assert len(made) > 10
stack.tool("verify")
nothing_parked(stack)
live_equals_rebuild(stack)
print("a rebuild disturbs nobody")
