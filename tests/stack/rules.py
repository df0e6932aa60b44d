"""A rule is made, rehearsed, changed and ended over HTTP: what the rehearsal says is what then goes out, and an ended rule is silent."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import Stack, wait_for

stack = Stack("--no-demo", "--now", "2026-03-02T09:00:00+01:00")
item = stack.post("/v1/toezeggingen", {"tekst": "De minister stuurt een brief.", "datum": "2026-03-01", "gedaanDoor": {"ambt": "minister-jenv"}, "aan": [{"naam": "A", "fractie": "B"}],
                                       "termijn": {"datum": "2026-03-20"}, "directie": "directie-politie"})["id"]
built_in = next(rule for rule in stack.get("/v1/meldingregels").json["resultaten"] if rule["naam"].startswith("Elke termijn"))
rule = stack.post("/v1/meldingregels", {"naam": "Tien dagen vooraf", "drempels": [-10, -3], "directies": ["directie-politie"]})


def patch(body, expect=200, role="coordinator", **headers):
    answer = stack.call("PATCH", f"/v1/meldingregels/{rule['id']}", body, role=role, **headers)
    assert answer.status == expect, f"{answer.status} {answer.body[:400]}"
    return answer.json


assert patch({"actief": "nee", "x": 1}, expect=400)["errors"][0]["location"] in ("actief", "x")
assert patch({"drempels": [-5]}, expect=403, role="behandelaar")
changed = patch({"drempels": [-10, -4]}, **{"Idempotency-Key": "vier"})
assert changed["drempels"] == [-10, -4] and changed["versie"] == 2, changed
assert patch({"drempels": [-10, -4]}, **{"Idempotency-Key": "vier"}) == changed, "the same key gives the same answer"
assert stack.call("PATCH", "/v1/meldingregels/00000000-0000-4000-8000-000000000000", {"actief": False}).status == 404

rehearsed = {(one["regel"], one["drempel"], one["effectieveDatum"]) for one in stack.get("/v1/meldingregels/_voorspel?dagen=30").json["resultaten"]}
assert (rule["id"], -10, "2026-03-10") in rehearsed and (rule["id"], -4, "2026-03-16") in rehearsed, rehearsed
stack.clock("2026-03-12T09:00:00+01:00")
wait_for("the alert at ten days", lambda: [a for a in stack.alerts() if a["regel"] == rule["id"] and a["status"] == "verzonden"])
patch({"actief": False})
stack.clock("2026-04-01T09:00:00+02:00")
went = wait_for("the other rule goes on", lambda: stack.alerts() if any(a["regel"] == built_in["id"] and a["drempel"] == 8 and a["status"] == "verzonden" for a in stack.alerts()) else None)
told = {(a["regel"], a["drempel"], a["effectieveDatum"]) for a in went}
assert [a["drempel"] for a in went if a["regel"] == rule["id"]] == [-10], "an ended rule is silent"
expected = {one for one in rehearsed if one[0] == built_in["id"] and one[2] <= "2026-04-01"}
assert expected <= told, f"rehearsed and not sent: {expected - told}"
