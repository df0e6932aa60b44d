"""What was said behind closed doors is followed as any other promise, and its words reach nobody who may not read them: no lezer, no other directorate, no event, feed, list, export, search, mail or log line."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import Stack, wait_for

SECRET, LATER = "zebravinkenplan", "kwartelnestbrief"
stack = Stack("--no-demo", "--now", "2024-05-17T09:00:00+02:00")
base = {"datum": "2024-05-16", "gedaanDoor": {"ambt": "minister-jenv"}, "aan": [{"naam": "A", "fractie": "B"}], "directie": "directie-politie", "termijn": {"datum": "2024-06-01"}}
problem = stack.call("POST", "/v1/toezeggingen", base | {"tekst": "x", "vertrouwelijk": True, "bron": {"soort": "Technische briefing", "titel": "Besloten", "passage": SECRET}})
assert problem.status == 400 and problem.json["errors"][0]["location"] == "bron/passage", problem.body
made = stack.post("/v1/toezeggingen", base | {"tekst": f"De minister stuurt het {SECRET}.", "vertrouwelijk": True})
item = made["id"]
assert SECRET in made["tekst"] and made["titel"] == "Vertrouwelijke toezegging", "who wrote it reads it back"
note = stack.post(f"/v1/toezeggingen/{item}/notities", {"tekst": f"zie {SECRET}", "vertrouwelijk": True}, expect=200)
stack.call("PATCH", f"/v1/toezeggingen/{item}", {"tekst": f"De minister stuurt de {LATER}.", "reden": "preciezer"}, role="behandelaar")

bound = stack.call("POST", "/v1/tokens", {"rol": "behandelaar", "directie": "directie-ai", "naam": "ander"}, role="beheerder")
assert bound.status == 201, bound.body
stack.tokens["ander"] = bound.json["token"]
own = stack.call("POST", "/v1/tokens", {"rol": "behandelaar", "directie": "directie-politie", "naam": "eigen"}, role="beheerder")
stack.tokens["eigen"] = own.json["token"]

PATHS = [f"/v1/toezeggingen/{item}", "/v1/toezeggingen", "/v1/werkvoorraad", f"/v1/toezeggingen/{item}/gebeurtenissen", "/v1/gebeurtenissen?limit=500", "/v1/toezeggingen?formaat=csv",
         "/v1/werkvoorraad?formaat=csv", f"/v1/toezeggingen?q={SECRET}", f"/v1/toezeggingen?q={LATER}", "/v1/dashboard", "/v1/termijnen", "/v1/meldingen"]
for role in ("behandelaar", "eigen"):
    assert LATER in stack.get(f"/v1/toezeggingen/{item}", role=role).json["tekst"], role
    history = stack.get(f"/v1/toezeggingen/{item}/gebeurtenissen", role=role).body.decode()
    assert SECRET in history and LATER in history, f"{role}: the history of what he may read is whole"
for role in ("lezer", "ander"):
    for path in PATHS:
        answer = stack.call("GET", path, role=role)
        assert answer.status == 200, f"{path}: {answer.status}"
        for word in (SECRET, LATER):
            assert word not in answer.body.decode(), f"{role} reads it at {path}"
    shown = stack.get(f"/v1/toezeggingen/{item}", role=role).json
    assert shown["tekst"] == "vertrouwelijk" and shown["termijn"]["datum"] == "2024-06-01" and shown["notities"][0]["tekst"] == "vertrouwelijk", shown
for path in (f"/v1/toezeggingen?q={LATER}", f"/v1/werkvoorraad?q={SECRET}"):
    assert stack.get(path).json["aantal"] == 0, "it cannot be guessed by searching"
wait_for("the mail about its term", stack.mails)
assert not [mail for mail in stack.mails() if SECRET in str(mail) or LATER in str(mail)]
assert "Vertrouwelijke toezegging" in "".join(str(mail) for mail in stack.mails())
for log in stack.data.rglob("*.log"):
    text = log.read_text(errors="replace")
    assert SECRET not in text and LATER not in text, log

again = stack.call("PATCH", f"/v1/toezeggingen/{item}", {"vertrouwelijk": True, "reden": "is het al"})
assert again.status in (200, 409), again.body
opened = stack.call("PATCH", f"/v1/toezeggingen/{item}", {"vertrouwelijk": False, "reden": "openbaar gemaakt bij brief"}).json
assert LATER in opened["tekst"] and "vertrouwelijk" not in opened
assert LATER in stack.get(f"/v1/toezeggingen/{item}", role="lezer").json["tekst"] and stack.get(f"/v1/toezeggingen?q={LATER}", role="lezer").json["aantal"] == 1
refused = stack.call("PATCH", f"/v1/toezeggingen/{item}", {"vertrouwelijk": True, "reden": "toch niet"})
assert refused.status == 409 and refused.json["code"] == "was-openbaar", refused.body
stack.tool("verify")
