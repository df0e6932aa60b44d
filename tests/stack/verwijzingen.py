"""What else there is about an item: pointers to questions, papers and files elsewhere, on all three kinds, found again by number and title."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from papers import visitor
from stack import Stack
from work import live_equals_rebuild, motion

stack = Stack("--no-demo", "--now", "2024-05-17T09:00:00+02:00")
promise = {"tekst": "Voorbeeld: een brief.", "datum": "2024-05-16", "aan": [{"naam": "Voorbeeld"}], "directie": "directie-politie", "gedaanDoor": {"ambt": "minister-jenv"}}
made = {"moties": stack.post("/v1/moties", motion("99001-1")), "toezeggingen": stack.post("/v1/toezeggingen", promise),
        "kamerverzoeken": stack.post("/v1/kamerverzoeken", {**{k: v for k, v in promise.items() if k not in ("gedaanDoor", "aan")}, "gevraagdDoor": {"commissie": "Voorbeeldcommissie"}})}
for nr, (kind, item) in enumerate(made.items(), 1):
    one = f"/v1/{kind}/{item['id']}"
    assert item["verwijzingen"] == [] == stack.get(one).json["verwijzingen"], "there are none yet"
    question = {"soort": "kamervraag", "titel": f"Zeldzaamwoord{nr} over de brief", "nummer": f"2024z1234{nr}"}
    read = stack.post(one + "/verwijzingen", question)
    assert [(v["nummer"], v["soort"]) for v in read["verwijzingen"]] == [(f"2024Z1234{nr}", "kamervraag")], read["verwijzingen"]
    again = stack.post(one + "/verwijzingen", question)
    assert again["versie"] == read["versie"], "a repeat is harmless"
    both = stack.post(one + "/verwijzingen", {"soort": "document", "titel": "Nota", "nummer": "26 643, nr. 1173", "url": "https://example.org/nota.pdf", "sha256": "a" * 64, "omvang": 12})
    assert both["verwijzingen"][1]["nummer"] == "26643-1173" and both["verwijzingen"][1]["omvang"] == 12, both["verwijzingen"]
    for q in (f"2024Z1234{nr}", f"zeldzaamwoord{nr}"):
        assert [row["id"] for row in stack.get(f"/v1/{kind}?q={q}").json["resultaten"]] == [item["id"]], q

    for body, where in (({"soort": "kamervraag", "titel": "x", "nummer": "vraag 7"}, "nummer"), ({"soort": "overig", "titel": "x"}, "nummer"),
                        ({"soort": "overig", "titel": "x", "url": "javascript:alert(1)"}, "url"), ({"soort": "overig", "titel": "x", "url": "ftp://example.org"}, "url"),
                        ({"soort": "overig", "titel": "x", "nummer": "1", "sha256": "kort"}, "sha256"), ({"soort": "anders", "titel": "x", "nummer": "1"}, "soort")):
        refused = stack.post(one + "/verwijzingen", body, expect=400)
        assert [fault["location"] for fault in refused["errors"]] == [where], (body, refused)
    assert stack.call("POST", one + "/verwijzingen", question, role="lezer").status == 403

    page = visitor(stack)(f"/{kind}/{item['id']}").read().decode()
    assert 'href="https://example.org/nota.pdf"' in page and f"2024Z1234{nr}" in page, "the page shows them"
    gone = stack.call("DELETE", f"{one}/verwijzingen/{read['verwijzingen'][0]['id']}", {"reden": "hoort elders"})
    assert gone.status == 200 and len(gone.json["verwijzingen"]) == 1, gone.body
    assert stack.call("DELETE", f"{one}/verwijzingen/{read['verwijzingen'][0]['id']}").status == 404
    assert stack.get(f"/v1/{kind}?q=2024Z1234{nr}").json["aantal"] == 0, "what is gone is not found"
    told = [event["soort"] for event in stack.get(one + "/gebeurtenissen").json["resultaten"]]
    assert told[-3:] == ["verwijzing-toegevoegd", "verwijzing-toegevoegd", "verwijzing-verwijderd"], told
live_equals_rebuild(stack)
stack.tool("verify")
print("verwijzingen: goed")
