"""One event of each type that the services make beside motions (tests/integration/event_examples_test.cpp), driven over HTTP, beside its example in docs/events: the same names and types.
A change of shape is a change of what outsiders read: GESTAND_WRITE_EXAMPLES=1 writes the examples anew, and the difference is reviewed."""
import http.server
import json
import os
import pathlib
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import SOURCE, Stack, wait_for

EXAMPLES = SOURCE / "docs/events"
stack = Stack("--no-demo", "--now", "2024-05-17T09:00:00+02:00")


def do(path, body=None, method="POST", role="coordinator"):
    answer = stack.call(method, path, body, role=role)
    assert answer.status < 300, f"{method} {path}: {answer.status} {answer.body[:400]}"
    return answer.json


def ids_of(item, path, name):
    return [one["id"] for one in stack.get(f"{path}/{item}").json[name]]


vehicle = do("/v1/vehikels", {"naam": "Voorbeeldbericht", "soort": "halfjaarbericht", "directie": "directie-politie"})["id"]
do(f"/v1/vehikels/{vehicle}", {"naam": "Voorbeeldbericht politie"}, "PATCH")
law = do("/v1/vehikels", {"naam": "Voorbeeldwet", "soort": "wetgeving"})["id"]


def edition(name, day="2024-07-04", of=vehicle):
    return do(f"/v1/vehikels/{of}/edities", {"naam": name, "gepland": {"datum": day}, "sluitingsDatum": "2024-06-01"})["id"]


def send(one):
    do(f"/v1/edities/{one}/verzendingen", {"datum": "2024-05-17", "kamerstuk": "99001-9"})


def promises(path, base):
    def made(**more):
        return do(path, base | more)["id"]

    def verb(item, name, body):
        return do(f"{path}/{item}/{name}", body)

    one, other = made(), made(tekst="Voorbeeld is de Kamer hierover te informeren, nogmaals.")
    verb(one, "toewijzingen", {"directie": "directie-ai", "verantwoordelijke": "minister-jenv", "vanafDatum": "2024-06-01"})
    verb(one, "termijnen", {"termijn": {"tekst": "voor 1 oktober 2024"}, "soort": "extern", "toelichting": "toegezegd"})
    term = ids_of(one, path, "termijnen")[0]
    verb(one, f"termijnen/{term}/verplaatsingen", {"termijn": {"datum": "2024-11-01"}, "reden": "meer tijd"})
    verb(one, "uitstelverzoeken", {"nieuweTermijn": {"datum": "2024-12-01"}, "reden": "onderzoek"})
    verb(one, "uitstelbesluiten", {"verzoek": ids_of(one, path, "uitstelverzoeken")[0], "besluit": "toegestaan", "door": "minister-jenv", "datum": "2024-05-17"})
    verb(one, "uitstelverzoeken", {"nieuweTermijn": {"datum": "2025-01-01"}, "reden": "onderzoek"})
    verb(one, "uitstelbesluiten", {"verzoek": ids_of(one, path, "uitstelverzoeken")[1], "besluit": "afgewezen", "door": "De commissie", "datum": "2024-05-17"})
    do(f"{path}/{one}/termijnen/{term}", None, "DELETE")
    verb(one, "relaties", {"soort": "herhaling", "naar": other})
    verb(one, "verwijzingen", {"soort": "document", "titel": "Voorbeeld", "nummer": "99001-8", "url": "https://voorbeeld.example.org/", "sha256": "a" * 64, "omvang": 12})
    do(f"{path}/{one}/verwijzingen/{ids_of(one, path, 'verwijzingen')[0]}", {"reden": "hoort elders"}, "DELETE")
    verb(one, "notities", {"tekst": "voorbeeld", "vertrouwelijk": True})
    do(f"{path}/{one}/notities/{ids_of(one, path, 'notities')[0]}", {"reden": "verzoek"}, "DELETE")
    verb(one, "voldoeningen", {"datum": "2024-05-17", "brief": "99001-5", "deels": True})
    do(f"{path}/{one}", {"tekst": "Voorbeeld is de Kamer te informeren.", "reden": "tikfout"}, "PATCH")
    report = edition("gekoppeld")
    verb(one, "koppelingen", {"editie": report, "rol": "afdoening", "tekst": "stand"})
    do(f"{path}/{one}/koppelingen/{ids_of(one, path, 'koppelingen')[0]}", None, "DELETE")
    verb(one, "samenvoegingen", {"naar": other, "reden": "dubbel"})
    verb(one, "splitsingen", {"reden": "toch niet"})
    history = stack.get(f"{path}/{one}/gebeurtenissen").json["resultaten"]
    verb(one, "correcties", {"gebeurtenis": next(e["id"] for e in history if e["type"].endswith("-toegewezen")), "reden": "verkeerd"})
    for decision in ("aanvaard", "afgewezen"):
        item, report = made(), edition(decision)
        verb(item, "koppelingen", {"editie": report, "rol": "afdoening"})
        send(report)
        verb(item, f"voorstellen/{ids_of(item, path, 'voorstellen')[0]}/besluiten", {"besluit": decision, "datum": "2024-05-17", "toelichting": "gezien"})
    verb(made(), "voldoeningen", {"datum": "2024-05-17", "brief": "99001-6"})
    verb(made(), "vervallenverklaringen", {"datum": "2024-05-17", "reden": "achterhaald", "brief": "99001-6"})
    waits = made(voorwaarde="zodra het advies er is", termijn={"tekst": "binnen drie maanden"})
    verb(waits, "voorwaardecontroles", {"datum": "2024-05-17", "toelichting": "nog niet"})
    verb(waits, "voorwaardevervullingen", {"datum": "2024-05-17", "toelichting": "advies ontvangen"})
    return other


base = {"tekst": "Voorbeeld is de Kamer hierover te informeren.", "datum": "2024-05-16", "directie": "directie-politie", "themas": ["voorbeeld"],
        "bron": {"soort": "Commissiedebat", "titel": "Voorbeeld", "datum": "2024-05-16", "passage": "voorbeeld"}}
by, to = {"ambt": "minister-jenv", "naam": "Voorbeeld"}, [{"naam": "Voorbeeld", "fractie": "VBD"}, {"commissie": "Voorbeeld"}]
kept = promises("/v1/toezeggingen", base | {"gedaanDoor": by, "aan": to})
asked = promises("/v1/kamerverzoeken", base | {"gevraagdDoor": to})

one = edition("bewogen", "2024-06-19")
do(f"/v1/toezeggingen/{kept}/koppelingen", {"editie": one, "rol": "belofte"})
do(f"/v1/edities/{one}/planningen", {"gepland": {"venster": "voor-zomerreces", "jaar": 2024}, "reden": "debat"})
do(f"/v1/edities/{one}", {"naam": "bewogen, en hernoemd"}, "PATCH")
do(f"/v1/edities/{one}/bijdragen", {"item": kept, "tekst": "voorbeeld"}, role="behandelaar")
do(f"/v1/edities/{one}/bijdragen", {"item": kept, "tekst": "voorbeeld", "akkoord": True})
do(f"/v1/edities/{one}/vaststellingen", {})
send(one)
gone = edition("vervalt")
do(f"/v1/kamerverzoeken/{asked}/koppelingen", {"editie": gone, "rol": "belofte"})
history = stack.get(f"/v1/edities/{one}/gebeurtenissen").json["resultaten"]
moved = edition("gecorrigeerd")
do(f"/v1/edities/{moved}/planningen", {"gepland": {"datum": "2024-09-01"}, "reden": "later"})
history = stack.get(f"/v1/edities/{moved}/gebeurtenissen").json["resultaten"]
do(f"/v1/edities/{moved}/correcties", {"gebeurtenis": history[-1]["id"], "reden": "niet verplaatst"})
do(f"/v1/edities/{gone}/annuleringen", {"reden": "geen debat"})
do(f"/v1/edities/{edition('wet', of=law)}/standen", {"stand": "raad-van-state", "datum": "2024-05-02", "vindplaats": "voorbeeld"})

many = do("/v1/handelingen", {"verb": "toewijzingen", "gegevens": {"directie": "directie-ai", "vanafDatum": "2024-06-01"}, "items": [kept, asked], "reden": "overdracht"})
do(f"/v1/handelingen/{many['id']}/terugdraaiingen", {"reden": "toch niet"})
nota = do("/v1/notas", {"titel": "Voorbeeldnota", "datum": "2024-05-16", "paragrafen": [{"nummer": "1", "titel": "Aanleiding", "tekst": "voorbeeld", "openbaar": True}], "koppelingen": [kept]}, role="behandelaar")["id"]
do(f"/v1/notas/{nota}", {"titel": "Voorbeeldnota, verbeterd", "reden": "tikfout"}, "PATCH", "behandelaar")
do("/v1/brieven", {"kamerstuk": "99001-7", "titel": "Voorbeeldbrief", "datum": "2024-05-16", "van": "minister-jenv", "items": [kept]}, role="behandelaar")

due = do("/v1/toezeggingen", base | {"gedaanDoor": by, "aan": to, "termijn": {"datum": "2024-05-20"}})["id"]
mine = lambda: [alert for alert in stack.alerts() if alert["item"] == due and alert["status"] == "verzonden"]
alert = wait_for("an alert that was sent", mine)[0]["id"]
do(f"/v1/meldingen/{alert}/sluimeringen", {"totDatum": "2024-05-18", "reden": "bij de minister"})
do(f"/v1/meldingen/{alert}/bevestigingen", {})
rule = do("/v1/meldingregels", {"naam": "Voorbeeld", "drempels": [-10], "directies": ["directie-politie"]})["id"]
do(f"/v1/meldingregels/{rule}", {"drempels": [-5]}, "PATCH")
do(f"/v1/meldingregels/{rule}", {"actief": False}, "PATCH")

wish = do("/v1/bezorgvoorkeuren", {"ontvanger": "directie-ai", "ritme": "dag", "tijd": "08:30"})["id"]
do(f"/v1/bezorgvoorkeuren/{wish}", {"stilVanaf": "18:00", "stilTot": "08:00", "vrijeDagen": False}, "PATCH")
do(f"/v1/bezorgvoorkeuren/{wish}", {"actief": False}, "PATCH")

# A channel that fails five times and then works.
class Wayward(http.server.BaseHTTPRequestHandler):
    status = 503

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(Wayward.status)
        self.end_headers()

    def log_message(self, *_):
        pass


far_side = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Wayward)
threading.Thread(target=far_side.serve_forever, daemon=True).start()
wayward = do("/v1/webhooks", {"url": f"http://127.0.0.1:{far_side.server_port}/", "soorten": ["nl.moties."], "naam": "grillig"}, role="beheerder")["id"]
trial = do(f"/v1/webhooks/{wayward}/proeven", {}, role="beheerder")["id"]
push = lambda: next(one for one in stack.get(f"/v1/webhooks/{wayward}/leveringen", role="beheerder").json["resultaten"] if one["id"] == trial)
for nr in range(5):
    wait_for(f"attempt {nr + 1}", lambda: push()["pogingen"] > nr and push()["status"] == "mislukt")
    Wayward.status = 503 if nr < 4 else 204
    do(f"/v1/webhooks/{wayward}/leveringen/{trial}/herzendingen", {}, role="beheerder")
wait_for("it works again", lambda: push()["status"] == "verzonden")
assert [one["status"] for one in stack.get("/v1/kanalen").json["resultaten"] if one["naam"] == "grillig"] == ["werkt"]
assert any(alert["itemSoort"] == "kanaal" and alert["ontvanger"] == "coordinatoren" for alert in stack.alerts()), "another channel told"

office = do("/v1/ambten", {"code": "minister-voorbeeld", "naam": "Voorbeeldminister", "bron": "voorbeeld"}, role="beheerder")["id"]
do(f"/v1/ambten/{office}", {"naam": "Minister van Voorbeeld", "reden": "tikfout"}, "PATCH", "beheerder")
feed = do("/v1/agendafeeds", {"naam": "voorbeeld", "filter": {"directie": "directie-politie"}})["adres"]
do(feed, None, "DELETE")
hook = do("/v1/webhooks", {"url": "https://voorbeeld.example.org/", "soorten": ["nl.termijnen."], "naam": "voorbeeld"}, role="beheerder")["id"]
do(f"/v1/webhooks/{hook}", {"naam": "anders"}, "PATCH", "beheerder")
do(f"/v1/webhooks/{hook}", {"actief": False}, "PATCH", "beheerder")
token = do("/v1/tokens", {"rol": "lezer", "naam": "voorbeeld"}, role="beheerder")["id"]
do(f"/v1/tokens/{token}/intrekkingen", {"reden": "voorbeeld"}, role="beheerder")


def events():
    cursor, found = "", []
    while True:
        page = stack.get(f"/v1/gebeurtenissen?limit=1000{cursor}").json
        found += page["resultaten"]
        if not page["resultaten"]:
            return found
        cursor = f"&na={page['volgende']}"


def shape(value):
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in sorted(value.items())}
    if isinstance(value, list):
        return sorted({json.dumps(shape(inner), sort_keys=True) for inner in value})
    return type(value).__name__


first = {}
for event in sorted(events(), key=lambda event: (event["time"], event["source"], event["logpart"], event["sequence"])):
    if not event["type"].startswith("nl.moties.motie-"):
        first.setdefault(event["type"], event)
assert len(first) > 60, sorted(first)
if os.environ.get("GESTAND_WRITE_EXAMPLES"):
    for name, event in first.items():
        (EXAMPLES / f"{name}.json").write_text(json.dumps(event, indent=2, sort_keys=True, ensure_ascii=False) + "\n")
documented = {path.stem: json.loads(path.read_text()) for path in EXAMPLES.glob("*.json") if not path.stem.startswith("nl.moties.motie-")}
wrong = [f"{name} has no example in docs/events" for name in first if name not in documented]
wrong += [f"{name} is documented and was not made" for name in documented if name not in first]
wrong += [f"{name}: {shape(documented[name])} is documented, {shape(event)} was made" for name, event in first.items() if name in documented and shape(documented[name]) != shape(event)]
assert not wrong, "\n".join(wrong)
print(f"{len(first)} types as documented")
