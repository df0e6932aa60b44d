"""A law and a living framework as what items wait for: stages with their day, versions, a term that hangs on the planned day, and a sending without a paper of the Chamber."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import Stack

stack = Stack("--no-demo", "--now", "2024-05-17T09:00:00+02:00")
law = stack.post("/v1/vehikels", {"naam": "Wet gezichtsherkenning politie", "soort": "wetgeving", "directie": "directie-politie"})["id"]
bill = stack.post(f"/v1/vehikels/{law}/edities", {"naam": "Wetsvoorstel", "gepland": {"datum": "2025-12-31"}, "versieaanduiding": "1e nota van wijziging"})["id"]
report = stack.post("/v1/vehikels", {"naam": "Halfjaarbericht politie", "soort": "halfjaarbericht"})["id"]
edition = stack.post(f"/v1/vehikels/{report}/edities", {"naam": "Eerste", "gepland": {"datum": "2024-06-19"}})["id"]
motion = stack.post("/v1/moties", {"nummer": "99001-1", "titel": "Wettelijke grondslag", "ingediendDatum": "2024-05-16", "indieners": [{"naam": "A", "fractie": "B"}],
                                   "verantwoordelijke": "minister-jenv", "directie": "directie-politie"})["id"]
stack.post(f"/v1/moties/{motion}/koppelingen", {"editie": bill, "rol": "afdoening"}, expect=200)


def stand(where, body, expect=200, **more):
    answer = stack.call("POST", f"/v1/edities/{where}/standen", body, **more)
    assert answer.status == expect, f"{answer.status} {answer.body[:400]}"
    return answer.json


stand(bill, {"stand": "internetconsultatie", "datum": "2023-11-01", "vindplaats": "https://voorbeeld.example.org/consultatie"})
now = stand(bill, {"stand": "raad-van-state", "datum": "2024-05-02"})
assert now["stand"] == {"stand": "raad-van-state", "datum": "2024-05-02"} and len(now["standen"]) == 2, now
assert {f["location"] for f in stand(bill, {"stand": "concept", "datum": "2030-01-01", "x": 1}, expect=400)["errors"]} == {"stand", "datum", "x"}
assert stand(edition, {"stand": "concept", "datum": "2024-05-02"}, expect=409)["code"] == "geen-standen"
assert stand(bill, {"stand": "in-werking", "datum": "2024-05-02"}, expect=403, role="lezer")["status"] == 403
item = stack.get(f"/v1/moties/{motion}").json
assert item["edities"][0]["stand"]["stand"] == "raad-van-state" and item["termijn"]["datum"] == "2025-12-31", item["edities"]
stack.post(f"/v1/edities/{bill}/planningen", {"gepland": {"datum": "2026-07-01"}, "reden": "nota van wijziging"}, expect=200)
moved = stack.get(f"/v1/moties/{motion}").json["termijn"]
assert (moved["datum"], moved["eersteDatum"], moved["verschuivingen"]) == ("2026-07-01", "2025-12-31", 1), moved

# In force: published in the Staatsblad, not in a paper of the Chamber; a report cannot be sent so.
assert stack.call("POST", f"/v1/edities/{edition}/verzendingen", {"datum": "2024-05-17", "vindplaats": "Stb. 2024, 99"}).status == 400
assert stack.call("POST", f"/v1/edities/{bill}/verzendingen", {"datum": "2024-05-17"}).json["errors"][0]["location"] == "kamerstuk"
sent = stack.post(f"/v1/edities/{bill}/verzendingen", {"datum": "2024-05-17", "vindplaats": "Stb. 2024, 99"}, expect=200)
assert sent["verzonden"] == {"datum": "2024-05-17", "vindplaats": "Stb. 2024, 99"}, sent["verzonden"]
stand(bill, {"stand": "in-werking", "datum": "2024-05-17"})
proposal = stack.get(f"/v1/moties/{motion}").json["voorstellen"][0]
assert proposal["status"] == "open" and "kamerstuk" not in proposal, proposal
assert stack.call("PATCH", f"/v1/edities/{edition}", {"versieaanduiding": "2", "naam": "Eerste van 2024"}).json["versieaanduiding"] == "2"
stack.tool("verify")
