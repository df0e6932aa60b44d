"""Two replicas of every service: which of them is asked must make no difference to what is refused, done and told."""
import datetime
import pathlib
import random
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import Stack, wait_for
from work import alerts_once, motion, nothing_parked, seeded, together

chance = seeded()
stack = Stack("--no-demo", "--replicas", "2")
REPLICAS = ["motions-1", "motions-2"]
begun = time.monotonic()


def send(path, body, key=None, version=None):
    headers = {"Idempotency-Key": key} if key else {}
    if version is not None:
        headers["If-Match"] = f'"{version}"'
    return stack.call("POST", path, body, **headers)


def code(answer):
    return answer.json.get("code") if answer.status >= 400 else None


def outcomes(answers):
    """How often each (status, code): {(201, None): 1, (409, "nummer-bestaat-al"): 7}."""
    seen = [(answer.status, code(answer)) for answer in answers]
    return {one: seen.count(one) for one in seen}


def published():
    return [stack.metric(name, "gestand_bus_published_total") for name in REPLICAS]


def both_worked(before, what):
    """What a replica commits it publishes itself; its beacon, once a second, does not count."""
    rest = time.monotonic() - begun + 5
    made = [now - then - rest for now, then in zip(published(), before)]
    assert min(made) > 0.2 * max(made) > 10, f"{what}: not both replicas committed: {made}"


# One number for many at once: in three spellings, and the same for the number of the case.
before = published()
for nr in range(1, 61):
    spellings = [f"99060-{nr}", f"99 060, nr. {nr}", f"kst-99060-{nr}"]
    bodies = [motion(spellings[i % 3]) if nr % 2 else motion(f"99061-{nr * 8 + i}", zaaknummer=f"2024Z{nr:05}")
              for i in range(8)]
    found = outcomes(together(8, lambda i: send("/v1/moties", bodies[i], f"nummer-{nr}-{i}")))
    assert found == {(201, None): 1, (409, "nummer-bestaat-al"): 7}, (nr, found)
assert stack.get("/v1/moties").json["aantal"] == 60

# One key for many at once: one effect and one answer, also where the effect itself would make a second one refused.
for nr in range(1, 41):
    answers = together(8, lambda i: send("/v1/moties", motion(f"99062-{nr}"), f"sleutel-{nr}"))
    assert {(a.status, a.body) for a in answers} == {(201, answers[0].body)}, (nr, outcomes(answers))
    item, version = f"/v1/moties/{answers[0].json['id']}", 1
    for verb, body in [("aanhoudingen", {}), ("hervattingen", {}), ("stemmingen", {"uitslag": "aangenomen"})]:
        last = version if nr % 2 else None
        answers = together(8, lambda i: send(f"{item}/{verb}", {"datum": "2024-02-01", **body}, f"{verb}-{nr}", last))
        assert {(a.status, a.body) for a in answers} == {(200, answers[0].body)}, (nr, verb, outcomes(answers))
        version += 1
    assert stack.get(item).json["versie"] == version == 4
assert stack.get("/v1/moties").json["aantal"] == 100
both_worked(before, "creations")

# A refusal is never made from an old stand of the item, nor an acceptance: one after the other, by whichever replica.
before = published()
walks = [random.Random(chance.random()) for _ in range(12)]


def walk(nr):
    mine = walks[nr]
    item = f"/v1/moties/{send('/v1/moties', motion(f'99063-{nr + 1}')).json['id']}"
    held, version, refused = False, 1, 0
    for step in range(60):
        verb, fits = mine.choice([("aanhoudingen", True), ("hervattingen", held), ("stemmingen", not held)])
        body = {"datum": "2024-02-01", **({"uitslag": "gestaakt"} if verb == "stemmingen" else {})}
        told = mine.choice([None, version, version - 1])
        wanted = (412, "verouderd") if told == version - 1 else (200, None) if fits else (409, "status-laat-niet-toe")
        answer = send(f"{item}/{verb}", body, version=told)
        assert (answer.status, code(answer)) == wanted, (nr, step, verb, held, version, told, answer.body)
        if answer.status == 200:
            version += 1
            held = {"aanhoudingen": True, "hervattingen": False}.get(verb, held)
            assert answer.json["versie"] == version, (nr, step, answer.json["versie"], version)
        refused += answer.status != 200
    assert stack.get(item).json["versie"] == version
    return refused


assert sum(together(len(walks), walk)) > 100
both_worked(before, "alternating commands")

# Of many who may each be the one, exactly one is.
for nr in range(20):
    item = f"/v1/moties/{send('/v1/moties', motion(f'99064-{nr + 1}')).json['id']}"
    found = outcomes(together(6, lambda i: send(f"{item}/notities", {"tekst": f"{i}"}, version=1)))
    assert found == {(200, None): 1, (412, "verouderd"): 5}, found
    for verb, body in [("aanhoudingen", {}), ("hervattingen", {}), ("stemmingen", {"uitslag": "verworpen"})]:
        body["datum"] = "2024-02-01"
        found = outcomes(together(4, lambda i: send(f"{item}/{verb}", body, f"{verb}-{nr}-{i}")))
        assert verb == "aanhoudingen" or found == {(200, None): 1, (409, "status-laat-niet-toe"): 3}, (verb, found)

# An appreciation by another office alerts once, while each replica of alerts in turn dies and comes back.
expected = {}


def appreciate(nr):
    made = stack.post("/v1/moties", motion(f"99065-{nr + 1}"))
    given = {"oordeel": "ontraden", "door": "minister-bzk", "datum": "2024-01-11"}
    stack.post(f"/v1/moties/{made['id']}/appreciaties", given)
    expected[made["id"]] = 1


for nr in range(36):
    appreciate(nr)
    if nr % 6 == 5:
        stack.kill(f"alerts-{1 + nr // 6 % 2}")
        if nr % 12 == 11:
            stack.up()
stack.up()


def all_sent():
    return sum(a["item"] in expected and a["status"] == "verzonden" for a in stack.alerts()) >= sum(expected.values())


wait_for("an alert for each", all_sent, 40)
alerts_once(stack, expected)

# Half of them is enough: the other replicas take over when the leases of the dead are over, and nobody heals these.
stack.kill("overview-1", "deadlines-1", "alerts-1")
for nr in range(36, 40):
    appreciate(nr)
item = next(reversed(expected))
stack.post(f"/v1/moties/{item}/termijnen", {"termijn": {"datum": str(datetime.date.today() + datetime.timedelta(5))}})
expected[item] += 1
assert stack.persist("GET", "/v1/moties?q=99065").json["aantal"] == 40
wait_for("an alert for each, also for the deadline", all_sent, 40)
stack.up()
alerts_once(stack, expected)
nothing_parked(stack)
stack.tool("verify")
print("two replicas decide as one")
