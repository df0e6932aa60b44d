"""Delivery under fire: a real SMTP server that refuses, waits and drops the connection after the final dot, a webhook receiver that hangs, and two replicas of the
alerts service that are killed at each step of a mail (evaluated, connected, receivers named, taken on, answered, being recorded) and at random.
Nothing is lost; a mail comes twice only under the same Message-ID and with the same bytes, and each such attempt is counted."""
import asyncio
import collections
import datetime
import email
import http.server
import os
import pathlib
import random
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import SOURCE, Stack, wait_for

try:
    from aiosmtpd.smtp import SMTP
except ImportError:
    print("skipped: python3-aiosmtpd is not there")
    sys.exit(77)

random.seed(20240516)
DAY = datetime.timedelta(days=1)
START = datetime.date(2024, 5, 17)


class Server:
    """Keeps every message that it took on. `at` is called at each step ("connected", "rcpt", "data", "answered") and may kill; `how` says what a message gets."""

    def __init__(self):
        self.messages, self.at, self.how = [], lambda step: None, lambda: "accept"
        self.loop, started = asyncio.new_event_loop(), threading.Event()

        def run():
            asyncio.set_event_loop(self.loop)
            server = self.loop.run_until_complete(self.loop.create_server(lambda: SMTP(self), "127.0.0.1", 0))
            self.port = server.sockets[0].getsockname()[1]
            started.set()
            self.loop.run_forever()

        threading.Thread(target=run, daemon=True).start()
        started.wait()

    async def step(self, name):
        await self.loop.run_in_executor(None, self.at, name)

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        await self.step("connected")
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        await self.step("rcpt")
        return "250 goed"

    async def handle_DATA(self, server, session, envelope):
        how = self.how()
        if how == "refuse":
            return "451 nu niet"
        if how == "delay":
            await asyncio.sleep(1.5)
        self.messages.append(bytes(envelope.original_content))
        await self.step("data")
        if how == "drop":
            server.transport.abort()
            return "250"
        if how == "accept":
            self.loop.call_later(0.005, lambda: self.loop.run_in_executor(None, self.at, "answered"))
        return "250 aangenomen"


class Receiver(http.server.BaseHTTPRequestHandler):
    got, tries = collections.Counter(), 0

    def do_POST(self):
        Receiver.tries += 1
        self.rfile.read(int(self.headers["Content-Length"]))
        Receiver.got[self.headers["webhook-id"]] += 1
        if Receiver.tries % 7 == 0:
            time.sleep(12)  # longer than anybody waits for it
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


receiver = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
receiver.handle_error = lambda request, address: None
threading.Thread(target=receiver.serve_forever, daemon=True).start()
server = Server()
os.environ["GESTAND_SMTP_URL"] = f"smtp://127.0.0.1:{server.port}"
stack = Stack("--no-demo", "--now", f"{START}T09:00:00+02:00", "--replicas", "2")
hook = stack.call("POST", "/v1/webhooks", {"url": f"http://127.0.0.1:{receiver.server_port}/", "soorten": ["nl.meldingen.melding-gepland"]}, role="beheerder").json["id"]
kills = collections.Counter()
dead = threading.Lock()


def kill_both(step):
    with dead:
        pids = stack.pids()
        for name in ("alerts-1", "alerts-2"):
            if name in pids:
                try:
                    os.kill(pids[name], 9)
                    kills[step] += 1
                except ProcessLookupError:
                    pass


def revive():
    with dead:
        stack.up("--replicas", "2")


def promise(date):
    made = stack.persist("POST", "/v1/toezeggingen", {
        "tekst": f"Voorbeeld voor {date} is de Kamer te informeren.", "datum": "2024-05-01", "gedaanDoor": {"ambt": "minister-jenv"},
        "aan": [{"commissie": "Voorbeeld"}], "directie": random.choice(["directie-politie", "directie-ai", "directie-rechtsbestel"]),
        "termijn": {"datum": str(date)}}, key=f"belofte-{date}-{random.random()}")
    assert made.status == 201, made.body


def everything_sent():
    alerts = stack.alerts()
    return alerts and all(a["status"] == "verzonden" for a in alerts)


def settle(what, seconds=90):
    revive()
    wait_for(what, everything_sent, seconds)


def leap(instant):
    """Moves the clock, whoever lives to see it evaluated."""
    threading.Thread(target=lambda: stack.run(stack_tool, "klok", instant), daemon=True).start()
    wait_for("the leap", lambda: instant[:10] in stack.run(stack_tool, "klok").stdout)


from stack import BIN  # noqa: E402: beside its use
stack_tool = BIN / "gestand"
for nr in range(60):
    promise(START + (nr % 30) * DAY)
settle("what was due at once")

# Killed at each step of a mail, both replicas at once.
day = START
for step in ("connected", "rcpt", "data", "answered"):
    hit = threading.Event()

    def die(at, step=step, hit=hit):
        if at == step and not hit.is_set():
            hit.set()
            kill_both(step)

    server.at = die
    day += DAY
    leap(f"{day}T08:00:00+02:00")
    assert hit.wait(60), f"a mail that gets as far as {step}"
    server.at = lambda at: None
    settle(f"all of it after a death at {step}", 120)


def while_locked(table, seconds=1.5):
    """Another holds the table: who writes there stands still in the middle of it."""
    return subprocess.Popen([SOURCE / "deploy/pg", "psql", stack.data / "postgres", "postgres", "-XAtqc",
                             f"BEGIN; LOCK TABLE alerts.{table} IN EXCLUSIVE MODE; SELECT 'held'; SELECT pg_sleep({seconds}); COMMIT"],
                            stdout=subprocess.PIPE, text=True)


# In the run of a day, and while what was sent is being recorded: they stand still there, and die.
for table, step in (("watermark", "evaluating"), ("alert", "recording")):
    day += DAY
    if step == "evaluating":
        with while_locked(table):
            leap(f"{day}T08:00:00+02:00")
            time.sleep(0.7)  # they run into the lock; nothing tells when
            kill_both(step)
    else:
        arrived = threading.Event()
        server.at = lambda at: arrived.set() if at == "data" else None
        server.how = lambda: "delay"  # time to take the lock after the intent and before the record
        leap(f"{day}T08:00:00+02:00")
        wait_for("an intent", lambda: "1" in subprocess.run([SOURCE / "deploy/pg", "psql", stack.data / "postgres", "postgres", "-XAtqc", "SELECT 1 FROM alerts.mail WHERE state = 'onderweg' LIMIT 1"], capture_output=True, text=True).stdout, 30)
        with while_locked(table, 3):
            assert arrived.wait(30)
            time.sleep(0.7)
            kill_both(step)
        server.how, server.at = lambda: "accept", lambda at: None
    settle(f"all of it after a death while {step}", 120)

# At random, under a server that does as it likes.
server.how = lambda: random.choices(["accept", "refuse", "drop", "delay"], [6, 2, 1, 1])[0]
for nr in range(10):
    day += DAY
    leap(f"{day}T08:00:00+02:00")
    promise(day + 9 * DAY)
    time.sleep(random.uniform(0.05, 0.8))
    if nr % 2:
        kill_both("random")
    else:
        with dead:
            stack.kill(random.choice(["alerts-1", "alerts-2"]))
            kills["random"] += 1
    revive()
server.how = lambda: "accept"
settle("all of it after the fire", 180)

# What the deadlines and the rule say, by hand, against what there is.
deadlines = {t["item"]: datetime.date.fromisoformat(t["datum"]) for t in stack.pages("/v1/termijnen")}
told = collections.defaultdict(list)
for a in stack.alerts():
    told[a["item"]].append(a)
    assert a["status"] == "verzonden", a
keys = [(a["item"], a["regel"], a["drempel"], a["termijnDatum"]) for a in stack.alerts() if a["itemSoort"] != "kanaal"]
assert len(keys) == len(set(keys)), "no alert twice"
for item, date in deadlines.items():
    for threshold in (-14, -7, -1, 1, 8):
        if START < date + threshold * DAY <= day and date >= START + 30 * DAY and threshold > -9:
            continue  # made on the way: at once, or not yet
        if START < date + threshold * DAY <= day and date < START + 30 * DAY:
            assert threshold in {a["drempel"] for a in told[item]}, (item, date, threshold)

# Each was mailed: the mails name every alert's message; a repeat is the same bytes under the same id, and counted.
by_id = collections.defaultdict(list)
for message in server.messages:
    by_id[email.message_from_bytes(message)["Message-ID"].strip("<>")].append(message)
assert {a["berichtId"] for a in stack.alerts()} <= set(by_id), "0 lost"
assert all(len(set(messages)) == 1 for messages in by_id.values()), "the same bytes"
repeats = sum(len(messages) - 1 for messages in by_id.values())
counted = stack.metric("alerts-1", "gestand_alerts_resent_total")
assert repeats <= counted, f"{repeats} repeats, {counted} counted"
wait_for("every alert at the webhook", lambda: all(d["status"] == "verzonden" for d in stack.get(f"/v1/webhooks/{hook}/leveringen?pageSize=500", role="beheerder").json["resultaten"]), 180)
planned = stack.get(f"/v1/webhooks/{hook}/leveringen?pageSize=1", role="beheerder").json["aantal"]
assert len(Receiver.got) == planned, (len(Receiver.got), planned)
print(f"{len(keys)} alerts in {len(by_id)} mails, {sum(kills.values())} kills ({dict(kills)}): 0 lost, {repeats} mails twice under the same id, {counted:.0f} attempts after doubt; "
      f"webhook: {planned} events, {sum(Receiver.got.values()) - planned} twice under the same id")
stack.tool("verify")
