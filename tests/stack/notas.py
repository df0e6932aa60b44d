#!/usr/bin/env python3
"""A nota on a stack of its own: read, stored, its withheld words looked for everywhere; a letter that settles items."""
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support.stack import SOURCE, Stack  # noqa: E402

RARE = ["zwaluwstaart", "Roodmus", "KLMN", "A. de Vries"]
text = (SOURCE / "tests/unit/documents/notas/01-herstelbrief.txt").read_text()
stack = Stack("--no-demo")

read = subprocess.run([SOURCE / "build/release/bin/gestand", "nota", "--json", "-"], input=text.encode(), capture_output=True, check=True)

nota = json.loads(read.stdout)["nota"]
motion = stack.post("/v1/moties", {"nummer": "26643-1172", "titel": "Gezichtsherkenning", "indieners": [{"naam": "Kathmann"}],
                                   "ingediendDatum": "2024-05-16", "verantwoordelijke": "minister-jenv", "directie": "directie-politie"})
nota["koppelingen"] = [motion["id"]]
nota["route"] = [{"station": "Directeur Roodmus", "paraaf": "KLMN"}]
stored = stack.post("/v1/notas", nota, role="behandelaar")
one = f"/v1/notas/{stored['id']}"

whole = stack.call("GET", one, role="behandelaar").body
assert all(word in (whole if isinstance(whole, str) else whole.decode()) for word in RARE), whole

# A correction reaches what is withheld; the paragraphs that it does not tell keep their words.
paragraphs = [dict(one) if one["openbaar"] else {"openbaar": False} for one in nota["paragrafen"]]
changed = stack.call("PATCH", one, {"auteur": "B. Kwikstaart", "paragrafen": paragraphs, "reden": "naam hersteld"}, role="behandelaar")
assert changed.status == 200, changed.body
assert "Kwikstaart" not in changed.body.decode(), changed.body
whole = stack.call("GET", one, role="behandelaar").body.decode()
assert "B. Kwikstaart" in whole and "zwaluwstaart" in whole and "A. de Vries" not in whole, whole
RARE.append("Kwikstaart")
for body, status, code in [({"titel": "x"}, 400, "ontbreekt"), ({"reden": "x"}, 400, "niets-te-wijzigen"),
                           ({"kleur": "rood", "reden": "x"}, 400, "onbekend-veld")]:
    refused = stack.call("PATCH", one, body, role="behandelaar")
    assert refused.status == status and code in [one["code"] for one in refused.json["errors"]], (body, refused.body)
assert stack.call("PATCH", one, {"titel": "x", "reden": "x"}, role="lezer").status == 403

for role in ("lezer", "behandelaar", "coordinator"):
    for path in (one, "/v1/notas", "/v1/notas?q=zwaluwstaart", f"/v1/notas?item={motion['id']}", one + "/gebeurtenissen",
                 "/v1/gebeurtenissen?limit=1000", "/v1/notas?formaat=csv", f"/v1/moties/{motion['id']}", "/v1/werkvoorraad",
                 "/v1/notas?q=Kwikstaart", "/v1/werkvoorraad?q=zwaluwstaart", "/v1/openapi.json"):
        if path == one and role != "lezer":
            continue
        reply = stack.call("GET", path, role=role)
        body = reply.body if isinstance(reply.body, str) else reply.body.decode("utf-8", "replace")
        assert reply.status == 200, (path, reply.status, body)
        assert not [word for word in RARE if word in body], (role, path)

for log in (stack.data / "log").rglob("*"):
    if log.is_file():
        assert not [word for word in RARE if word in log.read_text(errors="replace")], log

letter = stack.post("/v1/brieven", {"kamerstuk": "26643-1180", "titel": "Brief", "datum": "2024-06-01", "van": "minister-jenv", "items": [motion["id"]]})
proposal = stack.get(f"/v1/moties/{motion['id']}").json["voorstellen"][0]
assert (proposal["brief"], proposal["status"]) == (letter["id"], "open"), proposal
decided = stack.post(f"/v1/moties/{motion['id']}/voorstellen/{proposal['id']}/besluiten", {"besluit": "aanvaard", "datum": "2024-06-02"})
assert decided["voorstellen"][0]["status"] == "aanvaard", decided
for body, code in [({"titel": "B", "datum": "2024-06-01", "van": "minister-niemand"}, "onbekende-code"),
                   ({"titel": "B", "datum": "2099-01-01", "van": "minister-jenv"}, "datum-in-toekomst"),
                   ({"titel": "B", "datum": "2024-06-01", "van": "minister-jenv", "items": [stored["id"]]}, "onbekende-id")]:
    refused = stack.call("POST", "/v1/brieven", body)
    assert refused.status == 400 and refused.json["errors"][0]["code"] == code, (body, refused.body)
print("notas: goed")
