"""What several tests do with a stack: people who work at once, bodies of items, and what must hold afterwards."""
import os
import random
import re
import threading
import time

from stack import words_of


def seeded():
    """A source of chance that a failed run names, so that it can be had again: SEED=n."""
    seed = int(os.environ.get("SEED", time.time()))
    print(f"seed {seed}", flush=True)
    return random.Random(seed)


def together(count, work):
    """work(0) … work(count - 1) at once, from one starting shot; their answers in order. What one raises is raised."""
    answers, raised, shot = [None] * count, [], threading.Barrier(count)

    def one(nr):
        try:
            shot.wait(30)
            answers[nr] = work(nr)
        except BaseException as error:  # pylint: disable=broad-except
            raised.append(error)

    threads = [threading.Thread(target=one, args=(nr,)) for nr in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if raised:
        raise raised[0]
    return answers


def motion(number, **more):
    """The body of a motion in beheer of the police directorate."""
    return {"nummer": number, "titel": f"Voorbeeld {number}", "indieners": [{"naam": "Voorbeeld", "fractie": "VBD"}],
            "ingediendDatum": "2024-01-10", "verantwoordelijke": "minister-jenv", "directie": "directie-politie", **more}


READ_MODEL = ["/v1/moties?sorteer=nummer", "/v1/toezeggingen?sorteer=nummer", "/v1/werkvoorraad?sorteer=nummer",
              "/v1/termijnen?sorteer=datum", "/v1/edities"]


def live_equals_rebuild(stack):
    """The read model that grew event by event shows the same as one made anew from the logs."""
    live = [stack.pages(path) for path in READ_MODEL]
    stack.tool("rebuild")
    for path, before, after in zip(READ_MODEL, live, [stack.pages(path) for path in READ_MODEL]):
        differ = [(a, b) for a, b in zip(before, after) if a != b]
        assert before == after, f"{path}: {len(before)} live, {len(after)} rebuilt, {len(differ)} differ: {differ[:1]}"
    assert live[0], "an empty read model proves nothing"


def nothing_parked(stack):
    shown = stack.tool("geparkeerd", "toon")
    assert not re.search(r"nl\.[a-z]+\.", shown), shown


def alerts_once(stack, expected):
    """`expected` says {motion: how many alerts}. Each is there, sent, not twice, and stands in exactly one mail."""
    alerts = [alert for alert in stack.alerts() if alert["item"] in expected]
    keys = [(a["item"], a["regel"], a.get("drempel"), a.get("termijn"), a["ontvanger"]) for a in alerts]
    assert len(keys) == len(set(keys)), "an alert is there twice"
    mails = stack.mails()
    named = {mail["Message-ID"].strip("<>") for mail in mails}
    assert len(named) == len(mails) and named >= {a["berichtId"] for a in alerts}, (len(named), len(mails))
    in_mails = [item for mail in mails
                for item in re.findall(r"/moties/([0-9a-f-]{36})", words_of(mail))]
    for item, count in expected.items():
        sent = [a["status"] for a in alerts if a["item"] == item]
        assert sent == ["verzonden"] * count, (item, sent, count)
        assert in_mails.count(item) == count, (item, in_mails.count(item), count)
