"""Events pushed to other systems by real HTTP: signed, each delivered however often the receiver fails or the service dies, the same id in every attempt, one slow receiver in nobody's way; a trial, a resending, an end."""
import base64
import hashlib
import hmac
import http.server
import json
import pathlib
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import Stack, wait_for


class Receiver(http.server.ThreadingHTTPServer):
    """Keeps what it took; `behaviour` decides what it answers: a status, or "hang" and "drop"."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.got, self.behaviour, self.tries = [], lambda nr: 204, 0
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/gestand"

    def handle_error(self, request, address):
        pass  # a sender that was killed


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.tries += 1
        answer = self.server.behaviour(self.server.tries)
        took = answer in ("hang", 200, 204)
        if took:
            self.server.got.append((dict(self.headers), body))
        if answer == "hang":
            time.sleep(4)  # it has it, and says so late
            answer = 204
        if answer == "drop":
            self.connection.close()
            return
        self.send_response(answer)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


stack = Stack("--no-demo", "--now", "2024-05-17T09:00:00+02:00", "--replicas", "2")
good, flaky = Receiver(), Receiver()


def make(body, role="beheerder", **headers):
    return stack.call("POST", "/v1/webhooks", body, role=role, **headers)


assert make({"url": good.url, "soorten": ["nl.moties."]}, role="coordinator").status == 403
for url in ("ftp://example.org/", "http://example.org/", "https://naam:geheim@example.org/", "example.org", "https:///x", "https://example.org/ x"):
    assert make({"url": url, "soorten": ["nl.moties."]}).json["errors"][0]["location"] == "url", url
assert {f["location"] for f in make({"url": "x", "soorten": ["nl.organisatie.token-"], "y": 1}).json["errors"]} == {"url", "soorten/0", "y"}
assert make({"url": good.url, "soorten": []}).status == 400

hooks = {}
for name, receiver in (("goed", good), ("grillig", flaky)):
    made = make({"url": receiver.url, "soorten": ["nl.moties.", "nl.meldingen.melding-"], "naam": name}, **{"Idempotency-Key": name})
    assert made.status == 201 and made.json["geheim"].startswith("whsec_"), made.body
    again = make({"url": receiver.url, "soorten": ["nl.moties.", "nl.meldingen.melding-"], "naam": name}, **{"Idempotency-Key": name})
    assert again.json["id"] == made.json["id"] and "geheim" not in again.json, "the secret is shown once"
    hooks[name] = made.json
assert hooks["goed"]["geheim"] not in stack.get("/v1/gebeurtenissen?limit=1000").body.decode()
assert stack.get("/v1/webhooks", role="beheerder").json["aantal"] == 2


began = time.time()  # a delivery is signed with the moment of its sending


def verified(headers, body, secret):
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    wanted = base64.b64encode(hmac.new(base64.b64decode(secret.removeprefix("whsec_")), signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{wanted}", "the signature"
    assert began - 1 <= int(headers["webhook-timestamp"]) <= time.time() + 1 and headers["Content-Type"].startswith("application/cloudevents+json")
    return json.loads(body)


number = 0


def motion():
    global number
    number += 1
    return stack.persist("POST", "/v1/moties", {"nummer": f"99001-{number}", "titel": "Motie", "ingediendDatum": "2024-05-16", "indieners": [{"naam": "A", "fractie": "B"}],
                                                "verantwoordelijke": "minister-jenv", "directie": "directie-politie"}, key=f"motie-{number}")


def feed():
    cursor, out = "", {}
    while True:
        page = stack.get(f"/v1/gebeurtenissen?limit=1000{cursor}").json
        out |= {event["id"]: event for event in page["resultaten"] if event["type"].startswith(("nl.moties.", "nl.meldingen.melding-"))}
        if not page["resultaten"]:
            return out
        cursor = f"&na={page['volgende']}"


def received(receiver, secret):
    return {event["id"]: event for event in (verified(headers, body, secret) for headers, body in receiver.got) if event["type"] != "nl.meldingen.webhook-proef"}


# Refused, dropped and taken late: nothing is lost, and the other receiver does not wait for it.
flaky.behaviour = lambda nr: 500 if nr % 4 == 1 else "drop" if nr % 4 == 2 else 204
for _ in range(10):
    motion()
wait_for("all at the good one", lambda: set(received(good, hooks["goed"]["geheim"])) >= set(feed()))
wait_for("all at the flaky one", lambda: set(received(flaky, hooks["grillig"]["geheim"])) >= set(feed()), seconds=90)
events, got = feed(), received(good, hooks["goed"]["geheim"])
assert got == events, "what is pushed is what the feed tells, hash and all"
assert len({headers["webhook-id"] for headers, _ in good.got}) == len(good.got) == len(events), "the good one got each once"

# The service dies while a receiver is taking its time: the same id again, counted, and nothing lost.
flaky.behaviour = lambda nr: "hang" if nr % 5 == 0 else 204
for nr in range(12):
    motion()
    if nr % 4 == 1:
        stack.kill("alerts-1", "alerts-2")
        stack.up("--replicas", "2")
wait_for("all of it after the kills", lambda: set(received(flaky, hooks["grillig"]["geheim"])) >= set(feed()), seconds=120)
wait_for("all of it at the good one", lambda: set(received(good, hooks["goed"]["geheim"])) >= set(feed()), seconds=60)
ids = [headers["webhook-id"] for headers, _ in flaky.got]
print(f"{len(set(ids))} events, {len(ids) - len(set(ids))} of them twice under the same id, {flaky.tries} attempts")

# A trial, its resending, and an end.
base = f"/v1/webhooks/{hooks['goed']['id']}"
trial = stack.call("POST", f"{base}/proeven", {}, role="beheerder", **{"Idempotency-Key": "proef"}).json
assert stack.call("POST", f"{base}/proeven", {}, role="beheerder", **{"Idempotency-Key": "proef"}).json["id"] == trial["id"]
wait_for("the trial", lambda: [h for h, _ in good.got if h["webhook-id"] == trial["id"]])
shown = lambda: next(one for one in stack.get(f"{base}/leveringen?pageSize=500", role="beheerder").json["resultaten"] if one["id"] == trial["id"])
wait_for("its outcome", lambda: shown()["status"] == "verzonden")
assert shown()["antwoord"] == 204 and shown()["pogingen"] == 1, shown()
assert stack.call("POST", f"{base}/leveringen/{trial['id']}/herzendingen", {}, role="beheerder").status == 200
wait_for("the trial again", lambda: len([h for h, _ in good.got if h["webhook-id"] == trial["id"]]) == 2)
assert stack.call("POST", f"{base}/leveringen/00000000-0000-4000-8000-000000000001/herzendingen", {}, role="beheerder").status == 404
ended = stack.call("PATCH", base, {"actief": False, "reden": "voorbij"}, role="beheerder")
assert ended.status == 200 and ended.json["actief"] is False, ended.body
assert stack.call("POST", f"{base}/proeven", {}, role="beheerder").json["code"] == "webhook-beeindigd"
before = len(good.got)
motion()
wait_for("the other still gets it", lambda: set(received(flaky, hooks["grillig"]["geheim"])) >= set(feed()), seconds=60)
assert len(good.got) == before, "an ended webhook is silent"
stack.tool("verify")
