"""generate.py COUNT FOLDER: COUNT made-up motions, in the files and attributes that `gestand import tweedekamer` reads. The same bytes
each time: nothing in it depends on the clock. About a motion in a hundred speaks of "politie"; a fifth is held, a fifth is open."""
import datetime
import gzip
import json
import pathlib
import random
import sys
import uuid

count, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
chance = random.Random(20251002)
syllables = ["be", "ver", "ge", "ont", "lan", "der", "stel", "ring", "heid", "schap", "woon", "zorg", "ker", "mer", "veld", "baar", "loos", "taal"]
words = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(6000)]
weights = [1 / (rank + 3) for rank in range(len(words))]  # as in a language: few are frequent, most are rare
stock = chance.choices(words, weights, k=400_000)
names = [f"Voorbeeld{chance.choice(syllables)}{chance.choice(syllables)}" for _ in range(150)]
opinions = ["Oordeel Kamer", "Ontraden", "Overgenomen", "Ontijdig", None]
first_day = datetime.date(2015, 1, 6)


def prose(length):
    begin = chance.randrange(len(stock) - length)
    return " ".join(stock[begin:begin + length])


def motion(nr):
    dossier, serial = 99001 + nr % 99, nr // 99 + 1
    tabled = first_day + datetime.timedelta(days=nr * 3900 // count)
    fate = chance.random()
    subject = prose(chance.randint(6, 14)) + (" politie" if chance.random() < 0.01 else "")
    case = {"Id": str(uuid.UUID(int=chance.getrandbits(128), version=4)), "Nummer": f"{tabled.year}Z{nr:05}", "Soort": "Motie",
            "Titel": f"Voorbeelddossier {dossier}", "Onderwerp": f"Motie over {subject}", "GestartOp": f"{tabled}T00:00:00+01:00",
            "Termijn": f"{tabled + datetime.timedelta(days=84)}T00:00:00+01:00" if fate < 0.2 else None, "Volgnummer": serial,
            "Afgedaan": fate > 0.4, "GewijzigdOp": f"{tabled}T12:00:00+01:00", "Verwijderd": False, "Kabinetsappreciatie": chance.choice(opinions)}
    movers = chance.sample(names, chance.randint(1, 4))
    requests = [f"verzoekt de regering {prose(chance.randint(12, 30))}" for _ in range(chance.choice([1, 1, 1, 2]))]
    grounds = "".join(f"constaterende dat {prose(chance.randint(12, 25))};\n" for _ in range(3))
    text = {"Zaak_Id": case["Id"], "kst": f"kst-{dossier}-{serial}", "ondertekenaars": movers, "verzoeken": requests,
            "tekst": "De Kamer,\ngehoord de beraadslaging,\n" + grounds + ",\n".join(requests) + ",\nen gaat over tot de orde van de dag.\n" + "\n".join(movers)}
    return case, text


folder.mkdir(parents=True, exist_ok=True)
with gzip.open(folder / "zaak_motie_alle.jsonl.gz", "wt", 1) as cases, gzip.open(folder / "motie_tekst.jsonl.gz", "wt", 1) as texts:
    for nr in range(count):
        case, text = motion(nr)
        print(json.dumps(case), file=cases)
        print(json.dumps(text), file=texts)
