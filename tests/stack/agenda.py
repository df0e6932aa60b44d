"""A calendar feed, read by a client library of its own: stable ids, updates and cancellations, little said, the address its secret, revocable."""
import pathlib
import sys
import urllib.error
import urllib.request

import icalendar

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import Stack

stack = Stack("--no-demo", "--now", "2024-05-17T09:00:00+02:00")
base = {"datum": "2024-05-16", "gedaanDoor": {"ambt": "minister-jenv"}, "aan": [{"naam": "Voorbeeld", "fractie": "VBD"}]}


def promise(number, day, directorate="directie-politie"):
    return stack.post("/v1/toezeggingen", base | {"nummer": number, "tekst": "De minister stuurt het geheimgehouden plan.", "directie": directorate, "termijn": {"datum": day}})["id"]


one, other, elsewhere = promise("TZ202405-001", "2024-06-19"), promise("TZ202405-002", "2024-09-01"), promise("TZ202405-003", "2024-06-20", "directie-ai")


def make(body, role="behandelaar"):
    return stack.call("POST", "/v1/agendafeeds", body, role=role)


def read(path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{stack.port}{path}", timeout=10) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read()


def events(path):
    status, media, body = read(path)
    assert status == 200 and media.startswith("text/calendar"), (status, media)
    assert b"geheimgehouden" not in body and b"Voorbeeld" not in body, "a calendar travels: it says little"
    calendar = icalendar.Calendar.from_ical(body)
    assert calendar["version"] == "2.0" and str(calendar["x-wr-calname"]) == "Politie"
    return {str(event["summary"]).split()[-1]: event for event in calendar.walk("VEVENT")}


assert make({"naam": "x", "filter": {"directie": "directie-politie"}}, role="lezer").status == 403
assert make({"filter": {}}).json["errors"][0]["location"].startswith("filter")
assert make({"filter": {"directie": "bestaat-niet"}}).json["errors"][0]["location"] == "filter/directie"
assert {f["location"] for f in make({"filter": {"behandelaar": "geen"}, "x": 1}).json["errors"]} & {"filter/behandelaar"}
made = make({"naam": "Politie", "filter": {"directie": "directie-politie"}})
assert made.status == 201, made.body
path = made.json["adres"]
assert len(made.json["id"]) >= 22 and made.headers["Location"] == path, "at least 128 bits"
assert made.json["id"] not in stack.get("/v1/gebeurtenissen?limit=1000").body.decode(), "the secret is in no event"

before = events(path)
assert set(before) == {"TZ202405-001", "TZ202405-002"}, set(before)
first = before["TZ202405-001"]
assert str(first["dtstart"].dt) == "2024-06-19" and str(first["dtend"].dt) == "2024-06-20" and str(first["status"]) == "CONFIRMED"
assert first["url"].endswith(f"/toezeggingen/{one}")
term = stack.get(f"/v1/toezeggingen/{one}").json["termijn"]["id"]
stack.post(f"/v1/toezeggingen/{one}/termijnen/{term}/verplaatsingen", {"termijn": {"datum": "2024-07-01"}, "reden": "later"}, expect=200)
stack.post(f"/v1/toezeggingen/{other}/voldoeningen", {"datum": "2024-05-17", "brief": "99001-2"}, expect=200)
after = events(path)
moved, kept = after["TZ202405-001"], after["TZ202405-002"]
assert moved["uid"] == first["uid"] and int(moved["sequence"]) > int(first["sequence"]) and str(moved["dtstart"].dt) == "2024-07-01"
assert str(kept["status"]) == "CANCELLED" and kept["uid"] == before["TZ202405-002"]["uid"], "a calendar is told that it is over"

assert read("/v1/agendafeeds/" + "A" * 43)[0] == 404 and read("/v1/agendafeeds/x")[0] == 404
assert stack.call("DELETE", path, role="lezer").status == 403
assert stack.call("DELETE", path, role="behandelaar").status == 200
assert read(path)[0] == 404, "revoked"
assert stack.call("DELETE", path, role="behandelaar").status == 404
for log in stack.data.rglob("*.log"):
    assert made.json["id"] not in log.read_text(errors="replace"), f"the secret stands in {log.name}"
