#!/usr/bin/python3
"""kill.py [--commands 2000] [--motions 6000] [--seed N] [--keep]

Kills while people work, from outside, on a stack of its own: `kill -9` of every service and of PostgreSQL in turn, during 2,000 commands and
during an import; `deploy/up` heals. At the end: every acknowledged command is there exactly once, the live read model equals a fresh rebuild,
`gestand verify` finds nothing, nothing is parked, and the stack works. Exit 0 only if all of that holds.
"""
import argparse, gzip, json, os, random, re, shutil, signal, socket, subprocess, sys, tempfile, threading, time
import urllib.error, urllib.request
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
PASSING = {0, 429, 500, 502, 503, 504}  # asked again under the same key
faults = []


def check(holds, what, *seen):
    print(("  ok  " if holds else "  NOT ") + what, *[] if holds else [str(one)[:300] for one in seen], flush=True)
    if not holds:
        faults.append(what)
    return holds


class Stack:
    def __init__(self):
        self.data = Path(tempfile.mkdtemp(prefix="gestand-chaos-"))
        self.data.chmod(0o755)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def run(self, program, *words, timeout=900):
        return subprocess.run([str(SOURCE / program), *words, "--data", str(self.data)], capture_output=True, text=True, timeout=timeout)

    def up(self):
        return self.run("deploy/up", "--port", str(self.port), "--no-demo")

    def tool(self, *words, timeout=900):
        return self.run("build/release/bin/gestand", *words, timeout=timeout)

    def pids(self):
        lines = self.run("deploy/status").stdout.splitlines()
        found = [re.match(r"(\S+)\s+\S+\s+pid=(\d+)", line) for line in lines]
        return {one[1]: int(one[2]) for one in found if one}

    def call(self, method, path, body=None, key=None, timeout=10):
        headers = {"Accept": "application/json", "Authorization": "Bearer " + self.token}
        if key:
            headers["Idempotency-Key"] = key
        if body is not None:
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", None if body is None else json.dumps(body).encode(), headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as reply:
                return reply.status, json.loads(reply.read() or b"null")
        except urllib.error.HTTPError as error:
            text = error.read()
            return error.code, text.decode(errors="replace")
        except Exception as error:  # a connection that was cut: the outcome is unknown
            return 0, str(error)

    @property
    def token(self):
        return (self.data / "tokens" / "coordinator.token").read_text().strip()

    def persist(self, method, path, body=None, key=None, seconds=120):
        """Asks until there is an answer; how often it was in doubt stands in the third place."""
        end, doubts = time.monotonic() + seconds, 0
        while True:
            status, answer = self.call(method, path, body, key)
            if status not in PASSING or time.monotonic() > end:
                return status, answer, doubts
            doubts += 1
            time.sleep(0.1)


class Killer(threading.Thread):
    """Kills every process in turn, in a new order each round, and lets `up` heal; so each of them dies as often as the others."""

    def __init__(self, stack, chance):
        super().__init__(daemon=True)
        self.stack, self.chance, self.over = stack, chance, threading.Event()
        self.deaths = {}

    def run(self):
        order = []
        while not self.over.wait(self.chance.uniform(0.3, 1.5)):
            alive = self.stack.pids()
            if not order:
                order = self.chance.sample(sorted(alive), len(alive))
            name = order.pop() if order else None
            if name not in alive:
                continue
            try:
                os.kill(alive[name], signal.SIGKILL)
                self.deaths[name] = self.deaths.get(name, 0) + 1
            except ProcessLookupError:
                continue
            self.over.wait(self.chance.uniform(0, 0.5))
            self.stack.up()

    def stop(self):
        self.over.set()
        self.join()
        healed = self.stack.up()
        check(healed.returncode == 0, "up heals after the last kill", healed.stderr[-300:])
        print("  kills:", ", ".join(f"{name} {n}" for name, n in sorted(self.deaths.items())))


def commands(stack, count, chance):
    """Workers that make motions and then note, appreciate and hold them; each command under a key of its own until it is answered."""
    acknowledged, odd, doubts, lock = {}, [], [0], threading.Lock()
    numbers = iter(range(1, 10**9))

    def done():
        with lock:
            return sum(len(one["keys"]) + 1 for one in acknowledged.values()) >= count

    def work(nr):
        mine = random.Random(f"{nr}")
        while not done():
            with lock:
                number = f"99050-{next(numbers)}"
            body = {"nummer": number, "titel": f"Voorbeeld {number}", "indieners": [{"naam": "Voorbeeld", "fractie": "VBD"}], "ingediendDatum": "2024-01-10",
                    "verantwoordelijke": "minister-jenv", "directie": "directie-politie"}
            status, made, unsure = stack.persist("POST", "/v1/moties", body, f"maak-{number}")
            if status != 201:
                with lock:
                    odd.append(("maak", status, str(made)[:200]))
                continue
            item = {"id": made["id"], "keys": []}
            with lock:
                acknowledged[number] = item
                doubts[0] += unsure
            for step in range(mine.randint(1, 4)):
                key = f"{number}-{step}"
                path, body = [("notities", {"tekst": key}),
                              ("termijnen", {"termijn": {"datum": f"2030-01-{step + 1:02}"}, "toelichting": key})][step % 2]
                status, answer, unsure = stack.persist("POST", f"/v1/moties/{made['id']}/{path}", body, key)
                with lock:
                    doubts[0] += unsure
                    if status == 200:
                        item["keys"].append((path, key, answer["versie"]))
                    else:
                        odd.append((path, status, str(answer)[:200]))

    killer = Killer(stack, chance)
    killer.start()
    workers = [threading.Thread(target=work, args=(nr,)) for nr in range(6)]
    [one.start() for one in workers]
    [one.join() for one in workers]
    killer.stop()
    total = sum(len(one["keys"]) + 1 for one in acknowledged.values())
    print(f"  {total} commands acknowledged, asked again {doubts[0]} times")
    check(not odd, "every command was answered by a success in the end", odd[:3])
    check(min(killer.deaths.values(), default=0) > 0 and len(killer.deaths) >= 9, "every service and PostgreSQL died", killer.deaths)
    return acknowledged


def once(stack, acknowledged):
    """Every acknowledged command is there, and once: the item, its number, its notes and deadlines, and no version besides."""
    wrong = []
    for number, item in acknowledged.items():
        status, found, _ = stack.persist("GET", f"/v1/moties/{item['id']}")
        if status != 200 or found["nummer"] != number:
            wrong.append((number, status))
            continue
        notes = sum(1 for path, _, _ in item["keys"] if path == "notities")
        terms = [key for path, key, _ in item["keys"] if path == "termijnen"]
        shown = [one.get("toelichting") for one in found["termijnen"]]
        if found["versie"] != 1 + len(item["keys"]) or len(found["notities"]) != notes or sorted(shown) != sorted(terms):
            wrong.append((number, found["versie"], 1 + len(item["keys"]), shown, terms))
    check(not wrong, f"each of {len(acknowledged)} motions has each acknowledged command once", len(wrong), wrong[:3])
    listed = {one["nummer"]: 0 for one in pages(stack, "/v1/moties?q=Voorbeeld&") if one.get("nummer", "").startswith("99050-")}
    check(set(listed) == set(acknowledged), "the list shows exactly the acknowledged ones", len(listed), len(acknowledged))
    # The same key, long after: the same item, and nothing new.
    for number in random.Random(3).sample(sorted(acknowledged), min(50, len(acknowledged))):
        body = {"nummer": number, "titel": f"Voorbeeld {number}", "indieners": [{"naam": "Voorbeeld", "fractie": "VBD"}], "ingediendDatum": "2024-01-10",
                "verantwoordelijke": "minister-jenv", "directie": "directie-politie"}
        status, answer, _ = stack.persist("POST", "/v1/moties", body, f"maak-{number}")
        if status != 201 or answer["id"] != acknowledged[number]["id"] or answer["versie"] != 1:
            return check(False, "a key asked again gives its first answer", number, status, answer)
    return check(True, "a key asked again gives its first answer")


def pages(stack, path):
    out, page = [], 1
    while True:
        status, answer, _ = stack.persist("GET", f"{path}page={page}&pageSize=500&sorteer=nummer")
        if status != 200 or not answer["resultaten"]:
            return out
        out += answer["resultaten"]
        page += 1


def import_folder(count):
    """A folder of open data of our own making, of the shape of the Tweede Kamer's."""
    folder = Path(tempfile.mkdtemp(prefix="gestand-chaos-data-"))
    with gzip.open(folder / "zaak_motie_alle.jsonl.gz", "wt") as out:
        for nr in range(count):
            out.write(json.dumps({"Id": f"{nr:08x}-0000-4000-8000-{nr * 7919 % 2**48:012x}", "Nummer": f"2023Z{nr:05}", "Soort": "Motie", "Titel": "Voorbeeld", "Onderwerp": f"Voorbeeldmotie {nr}",
                                  "Status": "Vrijgegeven", "GestartOp": "2023-02-01T00:00:00+01:00", "Vergaderjaar": "2022-2023", "Volgnummer": nr, "Afgedaan": nr % 2 == 0,
                                  "GewijzigdOp": "2023-02-02T00:00:00+01:00", "ApiGewijzigdOp": "2023-02-02T00:00:00Z", "Verwijderd": False, "Kabinetsappreciatie": None, "Termijn": None}) + "\n")
    return folder


def importing(stack, count, chance):
    folder = import_folder(count)
    before = sum(1 for _ in pages(stack, "/v1/moties?"))
    killer = Killer(stack, chance)
    killer.start()
    tries, first = 0, None
    while tries < 40:
        tries += 1
        out = stack.tool("import", "tweedekamer", str(folder))
        first = first or out
        if out.returncode == 0:
            break
    killer.stop()
    print(f"  the import went through at try {tries}")
    check(out.returncode == 0, "an import that was cut off is finished by asking again", out.stdout[-200:], out.stderr[-300:])
    heads = verify(stack)
    again = stack.tool("import", "tweedekamer", str(folder))
    check(again.returncode == 0 and verify(stack) == heads, "a repeated import appends nothing", again.stdout[-200:])
    after = sum(1 for _ in pages(stack, "/v1/moties?"))
    check(after - before == count, "each imported motion is listed once", before, after, count)
    shutil.rmtree(folder)


def verify(stack):
    out = stack.tool("verify")
    check(out.returncode == 0, "verify finds no hole and no broken chain", out.stdout[-400:], out.stderr[-200:])
    return out.stdout


def live_equals_rebuild(stack):
    paths = ["/v1/moties?", "/v1/werkvoorraad?"]
    live = [pages(stack, path) for path in paths]
    out = stack.tool("rebuild")
    check(out.returncode == 0, "rebuild", out.stderr[-300:])
    fresh = [pages(stack, path) for path in paths]
    check(live == fresh and len(live[0]) > 0, "the live read model equals a fresh rebuild", [len(one) for one in live], [len(one) for one in fresh])


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--commands", type=int, default=2000)
    words.add_argument("--motions", type=int, default=6000)
    words.add_argument("--seed", type=int, default=int(time.time()))
    words.add_argument("--keep", action="store_true", help="leave the stack and its data")
    wish = words.parse_args()
    print(f"seed {wish.seed}", flush=True)
    chance, stack = random.Random(wish.seed), Stack()
    try:
        started = stack.up()
        if not check(started.returncode == 0, "a stack of its own starts", started.stderr[-500:]):
            return 1
        print(f"kills during {wish.commands} commands", flush=True)
        acknowledged = commands(stack, wish.commands, chance)
        once(stack, acknowledged)
        print(f"kills during an import of {wish.motions} motions", flush=True)
        importing(stack, wish.motions, chance)
        once(stack, acknowledged)
        live_equals_rebuild(stack)
        parked = stack.tool("geparkeerd", "toon")
        check(parked.returncode == 0 and not re.search(r"nl\.[a-z]+\.", parked.stdout), "nothing is parked", parked.stdout[-300:])
        ready = stack.run("deploy/status")
        check(ready.returncode == 0, "everything is ready at the end", ready.stdout)
    finally:
        if wish.keep:
            print(f"kept: {stack.data}, port {stack.port}")
        else:
            stack.run("deploy/down")
            shutil.rmtree(stack.data, ignore_errors=True)
    print(f"{len(faults)} fell short" + (": " + "; ".join(faults) if faults else ""))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
