"""Two records of one thing become one, and two again: what the double held goes along, nothing may be done to it meanwhile, and a split gives everything back."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "support"))
from stack import Stack

stack = Stack("--no-demo", "--now", "2024-05-17T09:00:00+02:00")
base = {"titel": "Motie over gezichtsherkenning", "ingediendDatum": "2024-05-16", "indieners": [{"naam": "Voorbeeld A", "fractie": "B"}], "verantwoordelijke": "minister-jenv"}
vehicle = stack.post("/v1/vehikels", {"naam": "Halfjaarbericht politie", "soort": "halfjaarbericht"})["id"]
edition = stack.post(f"/v1/vehikels/{vehicle}/edities", {"naam": "Eerste van 2024", "gepland": {"datum": "2024-06-19"}})["id"]
stays = stack.post("/v1/moties", base | {"nummer": "99001-1", "themas": ["gezichtsherkenning"]})["id"]
double = stack.post("/v1/moties", base | {"zaaknummer": "2024Z99001", "titel": "Gezichtsherkenning, motie", "directie": "directie-politie", "themas": ["politie"]})["id"]
stack.post(f"/v1/moties/{double}/koppelingen", {"editie": edition, "rol": "belofte"}, expect=200)
stack.post(f"/v1/moties/{double}/termijnen", {"termijn": {"datum": "2024-09-01"}}, expect=200)
chamber = stack.post("/v1/moties", base | {"nummer": "99002-A", "kamer": "EK"})["id"]
promise = stack.post("/v1/toezeggingen", {"tekst": "De minister stuurt een brief.", "datum": "2024-05-16", "gedaanDoor": {"ambt": "minister-jenv"}, "aan": [{"naam": "A", "fractie": "B"}]})["id"]


def act(item, verb, body, expect=200, role="coordinator", **headers):
    answer = stack.call("POST", f"/v1/moties/{item}/{verb}", body, role=role, **headers)
    assert answer.status == expect, f"{verb}: {answer.status} {answer.body[:400]}"
    return answer.json


def refused(item, verb, body, code):
    problem = act(item, verb, body, expect=409)
    assert problem["code"] == code and problem["detail"], problem


def motion(item):
    return stack.get(f"/v1/moties/{item}").json


why = {"reden": "twee keer ingevoerd"}
act(double, "samenvoegingen", {"naar": stays} | why, expect=403, role="behandelaar")
faults = act(double, "samenvoegingen", {"naar": promise, "x": 1}, expect=400)["errors"]
assert {f["location"] for f in faults} == {"reden", "x"}, faults
assert act(double, "samenvoegingen", {"naar": promise} | why, expect=400)["errors"][0]["code"] == "onbekende-id"
refused(double, "samenvoegingen", {"naar": double} | why, "samenvoegen-met-zichzelf")
refused(double, "samenvoegingen", {"naar": chamber} | why, "andere-kamer")
refused(double, "splitsingen", why, "niet-samengevoegd")
assert motion(double)["versie"] == 3, "a refusal changes nothing"
before = motion(double), motion(stays)

merged = act(double, "samenvoegingen", {"naar": stays} | why, **{"Idempotency-Key": "samen"})
assert merged["samengevoegdMet"]["item"] == stays and merged["koppelingen"] == [], merged
assert act(double, "samenvoegingen", {"naar": stays} | why, **{"Idempotency-Key": "samen"}) == merged, "the same key, the same answer"
one = motion(stays)
assert one["zaaknummer"] == "2024Z99001" and one["nummer"] == "99001-1" and one["directie"] == "directie-politie", one
assert sorted(one["themas"]) == ["gezichtsherkenning", "politie"]
assert [link["editie"] for link in one["koppelingen"]] == [edition]
assert sorted(t["datum"] for t in one["termijnen"]) == ["2024-06-19", "2024-09-01"] and one["dubbelen"][0]["item"] == double
assert {t["status"] for t in motion(double)["termijnen"]} == {"gestuit"}
work = stack.get("/v1/werkvoorraad").json["resultaten"]
assert [row["id"] for row in work] == [stays], "a double is nobody's work"
assert double in [row["id"] for row in stack.get("/v1/moties").json["resultaten"]], "but it is there"
assert stack.get("/v1/dashboard").json["open"]["aantal"] == 1
assert [row["id"] for row in stack.get(f"/v1/edities/{edition}/dekking").json["resultaten"]] == [stays]
assert stack.call("POST", "/v1/moties", base | {"zaaknummer": "2024Z99001"}, role="behandelaar").status == 409, "the number leads to the one that stays"
refused(double, "appreciaties", {"oordeel": "ontraden", "door": "minister-jenv", "datum": "2024-05-16"}, "samengevoegd")
refused(double, "samenvoegingen", {"naar": stays} | why, "samengevoegd")
refused(stays, "samenvoegingen", {"naar": chamber} | why, "andere-kamer")
other = stack.post("/v1/moties", base | {"nummer": "99001-2"})["id"]
refused(other, "samenvoegingen", {"naar": double} | why, "al-samengevoegd")
refused(stays, "samenvoegingen", {"naar": other} | why, "heeft-dubbelen")
stack.post(f"/v1/moties/{double}/notities", {"tekst": "was een dubbele"}, expect=200)
last = [e for e in stack.get(f"/v1/moties/{stays}/gebeurtenissen").json["resultaten"] if e["type"].endswith("motie-dubbel-opgenomen")][0]
refused(stays, "correcties", {"gebeurtenis": last["id"], "reden": "toch niet"}, "splits-eerst")

apart = act(double, "splitsingen", {"reden": "toch twee moties"})
assert "samengevoegdMet" not in apart and [link["editie"] for link in apart["koppelingen"]] == [edition]
now = motion(double), motion(stays)
assert now[0]["zaaknummer"] == "2024Z99001" and "zaaknummer" not in now[1] and now[1]["koppelingen"] == []
assert sorted(t["datum"] for t in now[0]["termijnen"] if t["status"] in ("loopt", "nadert")) == ["2024-06-19", "2024-09-01"]
assert not [t for t in now[1]["termijnen"] if t["status"] in ("loopt", "nadert")]
assert {row["id"] for row in stack.get("/v1/werkvoorraad").json["resultaten"]} == {stays, double}, "the directorate that it got stays"
assert stack.call("POST", "/v1/moties", base | {"zaaknummer": "2024Z99001"}, role="behandelaar").status == 409
act(double, "samenvoegingen", {"naar": stays} | why)  # and again
stack.tool("verify")
stack.tool("rebuild")
assert motion(stays)["dubbelen"][0]["item"] == double and motion(double)["samengevoegdMet"]["item"] == stays

# Themes: free words on items, and a managed list that says which ones the house uses.
theme = stack.call("POST", "/v1/themas", {"code": "gezichtsherkenning", "naam": "Gezichtsherkenning"}, role="beheerder")
assert theme.status == 201 and stack.call("POST", "/v1/themas", {"code": "gezichtsherkenning", "naam": "x"}, role="beheerder").status == 409
assert stack.call("POST", "/v1/themas", {"code": "x", "naam": "x"}).status == 403
assert [one["code"] for one in stack.get("/v1/themas").json["resultaten"]] == ["gezichtsherkenning"]
assert [row["id"] for row in stack.get("/v1/moties?thema=Gezichtsherkenning").json["resultaten"]] == [stays], "in any spelling"
