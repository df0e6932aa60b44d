"""A folder of open data of our own making, of the shape of the Tweede Kamer's."""
import gzip
import json
import pathlib


def motions(folder, count, first=0):
    """`count` motions of 2023 from number `first`; half of them settled, none with a directorate of ours."""
    folder = pathlib.Path(folder)
    folder.mkdir()
    with gzip.open(folder / "zaak_motie_alle.jsonl.gz", "wt") as out:
        for nr in range(first, first + count):
            row = {"Id": f"{nr:08x}-0000-4000-8000-{nr * 7919 % 2**48:012x}", "Nummer": f"2023Z{nr:05}",
                   "Soort": "Motie", "Titel": "Voorbeeld", "Onderwerp": f"Voorbeeldmotie {nr}", "Status": "Vrijgegeven",
                   "GestartOp": "2023-02-01T00:00:00+01:00", "Vergaderjaar": "2022-2023", "Volgnummer": nr,
                   "Afgedaan": nr % 2 == 0, "GewijzigdOp": "2023-02-02T00:00:00+01:00",
                   "ApiGewijzigdOp": "2023-02-02T00:00:00Z", "Verwijderd": False, "Kabinetsappreciatie": None,
                   "Termijn": None}
            out.write(json.dumps(row) + "\n")
    return folder
