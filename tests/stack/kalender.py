"""What people enter into the calendar moves what hangs on it: words, windows of editions and what hangs on those, lapses of held motions,
working days, elections. The preview says the same as what then happens; withdrawing moves it back; two replicas, a restart and a rebuild."""
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import BIN, SOURCE, Stack, wait_for
from work import live_equals_rebuild, motion, nothing_parked, together

MANY = 1000
stack = Stack("--no-demo", "--replicas", "2", "--now", "2027-03-01T09:00:00+01:00")


def calendar(query=""):
    return stack.get(f"/v1/kalender{query}").json


def enter(name, body, expect=201, **more):
    return stack.post(f"/v1/kalender/{name}", {"bron": "voorbeeld", **body}, expect=expect, role="beheerder", **more)


def change(name, entry, body, method="PATCH", expect=200):
    answer = stack.call(method, f"/v1/kalender/{name}/{entry}", body, role="beheerder")
    assert answer.status == expect, (answer.status, answer.body[:500])
    return answer.json


def commitment(term, **more):
    return stack.post("/v1/toezeggingen", {
        "tekst": "Voorbeeld: de Kamer krijgt een brief.", "datum": "2027-02-23", "gedaanDoor": {"ambt": "minister-jenv"},
        "aan": [{"commissie": "Voorbeeld"}], "directie": "directie-politie", "termijn": term, **more})["id"]


def term_of(item, path="toezeggingen"):
    return stack.get(f"/v1/{path}/{item}").json["termijnen"][0]


def due(item, path="toezeggingen"):
    return term_of(item, path)["datum"]


def terms():
    return {one["id"]: one["datum"] for one in stack.pages("/v1/termijnen?sorteer=datum") if "datum" in one}


def editions():
    return {one["id"]: one["geplandDatum"] for one in stack.pages("/v1/edities")}


def foretold(body):
    """What the preview says: {id: (from, to)} of terms and of editions."""
    told = stack.post("/v1/kalender/_voorspel", body, role="lezer")
    assert told["aantal"] == len(told["verschuivingen"]), told["aantal"]
    return ({one["termijn"]: (one["van"], one["naar"]) for one in told["verschuivingen"]},
            {one["editie"]: (one["van"], one["naar"]) for one in told["edities"]})


def as_foretold(body, act):
    """Does it, and sees that exactly that moved which the preview said."""
    expected, before = foretold(body), (terms(), editions())
    answer = act()

    def moved():
        after = (terms(), editions())
        return tuple({one: (was[one], now[one]) for one in was if now[one] != was[one]} for was, now in zip(before, after))

    wait_for("what was foretold", lambda: moved() == expected) if moved() != expected else None
    assert moved() == expected, (moved(), expected)
    return answer, expected


# Nothing entered: the table, a pattern, and a warning that it ends.
start = calendar()
assert start["versie"] == "kalender-2025.1" and start["invoer"]["nummer"] == 0 and "voorbij" in start["waarschuwing"], start["versie"]
logged = "".join(file.read_text() for file in stack.data.glob("**/organisation*.log"))
assert "the calendar ends within twelve months" in logged, "said at the start"

# Bad input changes nothing, and says all that is wrong.
assert stack.post("/v1/kalender/recessen", {}, expect=403, role="coordinator")["code"] == "geen-recht"
errors = {one["location"] for one in enter("recessen", {"soort": "paasreces", "jaar": 1, "eersteDag": "x", "bron": "", "vanaf": 1}, 400)["errors"]}
assert errors == {"soort", "jaar", "eersteDag", "laatsteDag", "bron", "vanaf"}, errors
errors = {one["location"] for one in enter("vrijedagen", {"datum": "2027-09-06"}, 400)["errors"]}
assert errors == {"naam"}, errors
assert enter("gebeurtenissen", {"soort": "prinsjesdag", "datum": "2027-09-21"}, 400)["errors"][0]["location"] == "soort"
assert enter("verkiezingen", {"datum": "2027-05-05", "nieuweKamerDatum": "2027-05-05"}, 400)["errors"][0]["code"] == "samenkomst-voor-verkiezing"
assert enter("vrijedagen", {"datum": "2027-12-25", "naam": "Kerst"}, 409)["code"] == "dag-is-al-vrij"
assert enter("recessen", {"soort": "herfstreces", "jaar": 2024, "eersteDag": "2024-07-20", "laatsteDag": "2024-07-28"}, 409)["code"] == "reces-overlapt"
assert stack.post("/v1/kalender/_voorspel", {}, expect=400)["errors"] and calendar()["versie"] == start["versie"]

# What will move, and what will not.
autumn = commitment({"tekst": "voor het herfstreces"})
by_hand = commitment({"tekst": "voor het herfstreces"})
fixed = commitment({"datum": "2027-10-14"})
working = commitment({"relatief": {"aantal": 5, "eenheid": "werkdag", "vanafDatum": "2027-09-01"}})
in_words = commitment({"tekst": "binnen 140 werkdagen"})
stack.post(f"/v1/toezeggingen/{by_hand}/termijnen/{term_of(by_hand)['id']}/verplaatsingen", {"termijn": {"datum": "2027-10-13"}, "reden": "afgesproken"})
vehicle = stack.post("/v1/vehikels", {"naam": "Voorbeeldbericht", "soort": "halfjaarbericht", "directie": "directie-politie"})["id"]
edition = stack.post(f"/v1/vehikels/{vehicle}/edities", {"naam": "najaar", "gepland": {"venster": "voor-herfstreces", "jaar": 2027}})["id"]
planned = stack.post(f"/v1/vehikels/{vehicle}/edities", {"naam": "vast", "gepland": {"datum": "2027-10-14"}})["id"]
hanging = commitment({"editie": edition})
held = stack.post("/v1/moties", motion("99070-1", ingediendDatum="2027-02-16"))["id"]
stack.post(f"/v1/moties/{held}/aanhoudingen", {"datum": "2027-02-23"})
assert {due(one) for one in (autumn, fixed, hanging)} == {"2027-10-14"} and due(by_hand) == "2027-10-13"
assert due(working) == "2027-09-08" and due(held, "moties") == "2027-05-18"

# A recess: words, the window, and what hangs on the edition; each with its trace.
recess = {"soort": "herfstreces", "jaar": 2027, "eersteDag": "2027-10-22", "laatsteDag": "2027-11-01"}
entered, moved = as_foretold({"recessen": [recess]}, lambda: enter("recessen", {**recess, "toelichting": "brief van de Griffie"}, **{"Idempotency-Key": "herfst"}))
assert enter("recessen", {**recess, "toelichting": "brief van de Griffie"}, **{"Idempotency-Key": "herfst"}) == entered, "the same answer"
assert moved[1] == {edition: ("2027-10-14", "2027-10-21")} and len(moved[0]) == 2, moved
assert {due(one) for one in (autumn, hanging)} == {"2027-10-21"} and due(fixed) == "2027-10-14" and due(by_hand) == "2027-10-13"
term = term_of(autumn)
assert term["eersteDatum"] == "2027-10-14" and term["verschuivingen"] == 1, term
assert "herfstreces 2027" in term["uitleg"][-1]["stap"] and term["uitleg"][-1]["bron"] == "voorbeeld", term["uitleg"][-1]
assert (term["uitleg"][-1]["van"], term["uitleg"][-1]["naar"]) == ("2027-10-14", "2027-10-21")
told = stack.get(f"/v1/edities/{edition}").json
assert told["verschuivingen"] == 1 and told["eersteDatum"] == "2027-10-14" and any("kalender-2025.1+1" in s["stap"] for s in told["uitleg"]), told["uitleg"]
history = stack.get(f"/v1/toezeggingen/{autumn}/gebeurtenissen").json["resultaten"]
assert history[-1]["type"] == "nl.termijnen.termijn-verplaatst" and history[-1]["door"]["id"] == "deadlines", history[-1]
now = calendar("?jaar=2027")
shown = next(one for one in now["recessen"] if one["soort"] == "herfstreces")
assert now["versie"] == "kalender-2025.1+1" and shown["id"] == entered["laatste"] and shown["bron"] == "voorbeeld" and not shown["verwacht"], shown
assert now["bekendTot"] == start["bekendTot"] and "waarschuwing" in now, "a recess beyond a gap leaves the gap"
assert enter("recessen", recess, 409)["code"] == "reces-bestaat-al"
assert enter("recessen", {"soort": "kerstreces", "jaar": 2027, "eersteDag": "2027-11-01", "laatsteDag": "2027-11-03"}, 409)["code"] == "reces-overlapt"
new = commitment({"tekst": "voor het herfstreces"})
wait_for("the owners reckon by it as well", lambda: term_of(new)["datum"] == "2027-10-21")

# A second entry that changes nothing of it; a term that is reckoned by both.
day = {"datum": "2027-09-06", "naam": "Brugdag", "gelijkgesteld": True}
_, moved = as_foretold({"vrijedagen": [day]}, lambda: enter("vrijedagen", day))
assert due(working) == "2027-09-09" and len(moved[0]) == 2 and due(in_words) not in (None, ""), moved
assert [one for one in calendar("?jaar=2027")["feestdagen"] if one["naam"] == "Brugdag"][0]["gelijkgesteld"] is True

# The lapse of a held motion: the first sitting day after a recess that is entered, and the sitting of a new Chamber.
may = {"kamer": "TK", "soort": "meireces", "jaar": 2027, "eersteDag": "2027-04-30", "laatsteDag": "2027-05-24"}
answer, _ = as_foretold({"recessen": [may]}, lambda: enter("recessen", may))
may_entry = answer["laatste"]
assert due(held, "moties") == "2027-05-25" and stack.get(f"/v1/moties/{held}").json["aanhouding"]["vervaltDatum"] == "2027-05-25"
election = {"kamer": "TK", "datum": "2027-05-05"}
answer, moved = as_foretold({"verkiezingen": [election]}, lambda: enter("verkiezingen", election))
assert moved == ({}, {}), "until it is known when the new Chamber sits"
polls = answer["laatste"]
sits = {"nieuweKamerDatum": "2027-05-12"}
as_foretold({"verkiezingen": [{"id": polls, **sits}]}, lambda: change("verkiezingen", polls, {**sits, "reden": "bekend geworden"}))
assert due(held, "moties") == "2027-05-12" and term_of(held, "moties")["verschuivingen"] == 2
assert stack.post("/v1/termijnen/_bereken", {"tekst": "voor de verkiezingen"})["datum"] == "2027-05-04"
as_foretold({"intrekken": [polls]}, lambda: change("verkiezingen", polls, {"reden": "geen verkiezing"}, "DELETE"))
assert due(held, "moties") == "2027-05-25"
change("verkiezingen", polls, None, "DELETE", 404)
assert change("recessen", may_entry, {"laatsteDag": "2027-05-24"})["nummer"] == calendar()["invoer"]["nummer"], "a repeat is harmless"

# A day that nobody knew.
unknown = stack.call("POST", "/v1/termijnen/_bereken", {"tekst": "voor de begrotingsbehandeling"})
assert unknown.status == 400 and unknown.json["errors"][0]["code"] == "datum-onbekend"
event = enter("gebeurtenissen", {"soort": "begrotingsbehandeling", "datum": "2027-11-16"})["laatste"]
assert stack.post("/v1/termijnen/_bereken", {"tekst": "voor de begrotingsbehandeling"})["datum"] == "2027-11-15"
budget = wait_for("the owners know it as well", lambda: stack.call("POST", "/v1/toezeggingen", {
    "tekst": "Voorbeeld", "datum": "2027-02-23", "gedaanDoor": {"ambt": "minister-jenv"}, "aan": [{"commissie": "Voorbeeld"}],
    "directie": "directie-politie", "termijn": {"tekst": "voor de begrotingsbehandeling"}}).json.get("id"))
as_foretold({"gebeurtenissen": [{"id": event, "datum": "2027-11-23"}]}, lambda: change("gebeurtenissen", event, {"datum": "2027-11-23", "reden": "verplaatst"}))
assert due(budget) == "2027-11-22"
as_foretold({"intrekken": [event]}, lambda: change("gebeurtenissen", event, None, "DELETE"))
assert due(budget) == "2027-11-22", "where the calendar gives no day, the last one stays"

# Alerts: anew for another date, and not again for one of which they were told.
change("recessen", may_entry, {"reden": "toets"}, "DELETE")
soon = commitment({"tekst": "voor het meireces"})
assert due(soon) == "2027-04-22"
stack.clock("2027-03-24T09:00:00+01:00")


def alerts():
    return sorted((one["termijnDatum"], one["drempel"]) for one in stack.alerts() if one["item"] == soon)


wait_for("the alert of thirty days", lambda: alerts() == [("2027-04-22", -30)])
again = enter("recessen", {**may, "eersteDag": "2027-04-16", "laatsteDag": "2027-05-10"})["laatste"]
assert due(soon) == "2027-04-15"
wait_for("an alert for the other date", lambda: alerts() == [("2027-04-15", -30), ("2027-04-22", -30)])
change("recessen", again, {"reden": "toets"}, "DELETE")
assert due(soon) == "2027-04-22"
stack.clock("2027-03-25T06:00:00+01:00")
assert alerts() == [("2027-04-15", -30), ("2027-04-22", -30)], "moved there and back: not told twice"

# Rules that count working days do so by the calendar as it is.
rule = stack.post("/v1/meldingregels", {"naam": "Twee werkdagen vooraf", "drempels": [-2], "eenheid": "werkdag"})["id"]


def rehearsed():
    found = stack.get("/v1/meldingregels/_voorspel?dagen=60").json["resultaten"]
    return [one["effectieveDatum"] for one in found if one["regel"] == rule and one["termijnDatum"] == "2027-04-22"]


wait_for("the rule as it is", lambda: rehearsed() == ["2027-04-20"])
off = enter("vrijedagen", {"datum": "2027-04-21", "naam": "Voorbeelddag"})["laatste"]
wait_for("the rule with the day off", lambda: rehearsed() == ["2027-04-19"])
change("vrijedagen", off, None, "DELETE")
wait_for("the rule as it was", lambda: rehearsed() == ["2027-04-20"])

# From a file, and again; also what another replica was asked.
file = stack.folder / "kalender.json"
file.write_text(json.dumps({"recessen": [{**may, "bron": "voorbeeld"}, {"kamer": "EK", "soort": "meireces", "jaar": 2027, "eersteDag": "2027-04-27",
                                                                         "laatsteDag": "2027-05-10", "bron": "voorbeeld"}],
                            "vrijedagen": [{"datum": "2027-05-07", "naam": "Dag na Hemelvaart", "bron": "voorbeeld"}]}))
assert "3 ingevoerd" in stack.tool("kalender", "laden", str(file))
version = calendar()["versie"]
assert "0 ingevoerd, 0 gewijzigd, 3 al aanwezig" in stack.tool("kalender", "laden", str(file)) and calendar()["versie"] == version
file.write_text(json.dumps({"recessen": [{**may, "laatsteDag": "2027-05-25", "bron": "voorbeeld"}]}))
assert "1 gewijzigd" in stack.tool("kalender", "laden", str(file)) and due(held, "moties") == "2027-05-26"
file.write_text(json.dumps({"recessen": [{"soort": "zomerreces"}]}))
assert stack.run(BIN / "gestand", "kalender", "laden", str(file)).returncode == 1

# Many at once, on two replicas: each one moved once.
made = [one for part in together(4, lambda nr: [commitment({"tekst": "voor het kerstreces van 2027"}) for _ in range(MANY // 4)]) for one in part]
christmas = {"soort": "kerstreces", "jaar": 2027, "eersteDag": "2027-12-24", "laatsteDag": "2028-01-10"}
told = stack.post("/v1/kalender/_voorspel", {"recessen": [christmas]})
assert told["aantal"] == MANY and len(told["verschuivingen"]) == MANY, told["aantal"]
christmas_entry = enter("recessen", christmas)["laatste"]
mine = lambda: {(one["datum"], one["verschuivingen"]) for one in stack.pages("/v1/termijnen?sorteer=datum") if one["item"] in set(made)}
wait_for("a thousand terms", lambda: mine() == {("2027-12-23", 1)}, 60)
answers = together(4, lambda nr: stack.call("PATCH", f"/v1/kalender/recessen/{christmas_entry}", {"eersteDag": f"2027-12-{24 + nr}"}, role="beheerder").status)
assert set(answers) == {200}, answers

# A restart, and a rebuild: the same.
before = (calendar(), terms(), editions())
live_equals_rebuild(stack)
nothing_parked(stack)
stack.run(SOURCE / "deploy/down")
stack.up()
wait_for("an answer", lambda: stack.get("/v1/kalender").status == 200)
assert (calendar(), terms(), editions()) == before, "after a restart"
history = stack.get("/v1/kalender/geschiedenis").json["resultaten"]
assert [one["type"].rsplit("kalender-", 1)[1] for one in history[:3]] == ["ingesteld", "reces-ingevoerd", "vrije-dag-ingevoerd"], history[:3]
assert history[1]["door"]["rol"] == "beheerder" and len(history) == calendar()["invoer"]["nummer"] + 1
assert not re.search("fout", stack.run(BIN / "gestand", "verify").stderr or "")
print(f"the calendar moves what hangs on it, {calendar()['invoer']['nummer']} entries, {MANY} terms at once")
