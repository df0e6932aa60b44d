"""`peilDatum` gives back what was shown: over a random history of 50 days, at the end of each day every list, item, dashboard and coverage is kept as it was
answered then; afterwards, and after a rebuild of the read model, the same questions with `peilDatum` give the same answers."""
import datetime
import json
import pathlib
import random
import sys
import zoneinfo

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import Stack

seed = int(sys.argv[1]) if len(sys.argv) > 1 else 20240516
print(f"seed {seed}")
chance = random.Random(seed)
begin = datetime.date(2024, 2, 20)  # 50 steps from here go over both clock changes, two recesses and a year's end
stack = Stack("--no-demo", "--now", f"{begin}T08:00:00+01:00")
offices, directorates = ["minister-jenv", "staatssecretaris-rechtsbescherming", "minister-bzk"], ["directie-politie", "directie-ai", "directie-rechtsbestel"]
day, items, editions, history = begin, [], [], []
vehicle = stack.post("/v1/vehikels", {"naam": "Halfjaarbericht", "soort": "halfjaarbericht"})["id"]


def clock(hour, minute):
    stack.clock(datetime.datetime(day.year, day.month, day.day, hour, minute, tzinfo=zoneinfo.ZoneInfo("Europe/Amsterdam")).isoformat())


def some_day(low, high):
    return str(day + datetime.timedelta(days=chance.randint(low, high)))


def new_motion():
    body = {"nummer": f"99060-{len(items) + 1}", "titel": f"Voorbeeld over {chance.choice(['toezicht', 'wapens', 'registratie'])}", "indieners": [{"naam": "A", "fractie": chance.choice("BCD")}],
            "verzoeken": ["een", "twee"], "ingediendDatum": some_day(-9, 0), "verantwoordelijke": chance.choice(offices)}
    if chance.random() < 0.8:
        body["directie"] = chance.choice(directorates)
    items.append(("moties", stack.post("/v1/moties", body)["id"]))


def new_commitment():
    body = {"tekst": "De minister stuurt een brief.", "datum": some_day(-9, 0), "gedaanDoor": {"ambt": chance.choice(offices)}, "aan": [{"naam": "A", "fractie": "B"}], "directie": chance.choice(directorates)}
    if chance.random() < 0.7:
        body["termijn"] = chance.choice([{"datum": some_day(1, 90)}, {"tekst": "voor het zomerreces"}, {"relatief": {"aantal": 3, "eenheid": "week"}}])
    items.append(("toezeggingen", stack.post("/v1/toezeggingen", body)["id"]))


def new_edition():
    editions.append(stack.post(f"/v1/vehikels/{vehicle}/edities", {"naam": f"Editie {len(editions) + 1}", "gepland": {"datum": some_day(20, 200)}})["id"])


def fact():
    """Any verb on any item; what the rules refuse is refused."""
    kind, item = chance.choice(items)
    today = str(day)
    verbs = [("toewijzingen", {"directie": chance.choice(directorates), "vanafDatum": some_day(-3, 20)}), ("termijnen", {"termijn": {"datum": some_day(1, 60)}}), ("notities", {"tekst": f"notitie {chance.random()}"}),
             ("koppelingen", {"editie": chance.choice(editions), "rol": chance.choice(["belofte", "tussenstand", "afdoening"])})]
    if kind == "moties":
        verbs += [("appreciaties", {"oordeel": chance.choice(["oordeel-kamer", "ontraden"]), "door": chance.choice(offices), "datum": today, **({"herstelt": True} if chance.random() < 0.5 else {})}),
                  ("aanhoudingen", {"datum": today, "totEditie": chance.choice(editions)}), ("hervattingen", {"datum": today}), ("stemmingen", {"datum": today, "uitslag": chance.choice(["aangenomen", "verworpen"])}),
                  ("uitvoeringen", {"uitvoering": chance.choice(["in-uitvoering", "uitgevoerd", "gemeld"]), "datum": today, "verzoek": 1}), ("intrekkingen", {"datum": today})]
    else:
        verbs += [("voldoeningen", {"datum": today, "deels": chance.random() < 0.5})]
    verb, body = chance.choice(verbs)
    stack.post(f"/v1/{kind}/{item}/{verb}", body, expect=(200, 201, 409))


def edition_fact():
    edition, choice = chance.choice(editions), chance.random()
    if choice < 0.5:
        stack.post(f"/v1/edities/{edition}/planningen", {"gepland": {"datum": some_day(5, 150)}, "reden": "verschoven"}, expect=(200, 409))
    elif choice < 0.8 and items:
        stack.post(f"/v1/edities/{edition}/bijdragen", {"item": chance.choice(items)[1], "tekst": "Stand van zaken."}, expect=(200, 201, 409))
    else:
        stack.post(f"/v1/edities/{edition}/verzendingen", {"datum": str(day), "kamerstuk": f"29628-{1000 + len(history)}"}, expect=(200, 409))


def questions():
    chosen = chance.sample(items, min(4, len(items)))
    return ["/v1/moties?pageSize=500&sorteer=nummer", "/v1/toezeggingen?pageSize=500", "/v1/werkvoorraad?pageSize=500&sorteer=-termijn", "/v1/termijnen?pageSize=500", "/v1/edities?pageSize=500", "/v1/dashboard",
            "/v1/werkvoorraad?isVerlopen=true&pageSize=500", "/v1/moties?status=aangehouden", "/v1/werkvoorraad?directie=directie-ai&pageSize=500", "/v1/dashboard?directie=directie-politie", f"/v1/moties?q=toezicht&pageSize=500",
            *[f"/v1/{kind}/{item}" for kind, item in chosen], f"/v1/edities/{chance.choice(editions)}/dekking"]


def shown(path):
    answer = stack.get(path)
    assert answer.status == 200, f"{path}: {answer.status} {answer.body[:300]}"
    told = answer.json
    told.pop("stand", None)  # the moment of the question itself

    def plain(value):  # the lists behind numbers carry the day that was asked for
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items() if k != "lijst"}
        return [plain(one) for one in value] if isinstance(value, list) else value
    return plain(told)


new_edition()
new_motion()
new_commitment()
for step in range(50):
    for _ in range(chance.randint(1, 7)):
        chance.choices([new_motion, new_commitment, new_edition, edition_fact, fact], [3, 2, 1, 1, 8])[0]()
    clock(23, 30)
    history += [(day, path, shown(path)) for path in questions()]
    day += datetime.timedelta(days=chance.choice([1, 1, 1, 2, 3, 7, 20]))
    clock(chance.randint(8, 18), 0)


def differing():
    wrong = []
    for then, path, answer in history:
        now = shown(path + ("&" if "?" in path else "?") + f"peilDatum={then}")
        if now != answer:
            wrong.append((str(then), path, answer, now))
    return wrong


def first_difference(one, other, place=""):
    if type(one) is type(other) and isinstance(one, dict):
        for key in sorted({*one, *other}):
            if one.get(key) != other.get(key):
                return first_difference(one.get(key), other.get(key), f"{place}/{key}")
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for n, (a, b) in enumerate(zip(one, other)):
            if a != b:
                return first_difference(a, b, f"{place}/{n}")
    return f"{place}: then {json.dumps(one)[:400]} now {json.dumps(other)[:400]}"


for what in ["live", "rebuilt"]:
    wrong = differing()
    assert not wrong, f"{what}: {len(wrong)} of {len(history)} differ; {wrong[0][0]} {wrong[0][1]}{first_difference(wrong[0][2], wrong[0][3])}"
    print(f"{what}: {len(history)} answers of 50 days over {len(items)} items are as they were")
    stack.tool("rebuild")
