"""The schema of MDTO 1.0.1 as far as our bundles use it, element by element in its order, written down by hand from
MDTO-XML1.0.1.xsd of the Nationaal Archief (https://www.nationaalarchief.nl/mdto/MDTO-XML1.0.1.xsd)."""
import re

NS = "{https://www.nationaalarchief.nl/mdto}"
DATE = r"\d{4}(-\d\d(-\d\d)?)?"
INSTANT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"

# type: [(element, type or pattern, least, most)]; None: any number
IDENTIFICATION = [("identificatieKenmerk", ".+", 1, 1), ("identificatieBron", ".+", 1, 1)]
REFERENCE = [("verwijzingNaam", ".+", 1, 1), ("verwijzingIdentificatie", IDENTIFICATION, 0, 1)]
CONCEPT = [("begripLabel", ".+", 1, 1), ("begripCode", ".+", 0, 1), ("begripBegrippenlijst", REFERENCE, 1, 1)]
TERM = [("termijnTriggerStartLooptijd", CONCEPT, 0, 1), ("termijnStartdatumLooptijd", r"\d{4}-\d\d-\d\d", 0, 1),
        ("termijnLooptijd", r"P\d+Y", 0, 1), ("termijnEinddatum", DATE, 0, 1)]
EVENT = [("eventType", CONCEPT, 1, 1), ("eventTijd", f"{DATE}|{INSTANT}", 0, 1), ("eventVerantwoordelijkeActor", REFERENCE, 0, 1),
         ("eventResultaat", ".+", 0, 1)]
PERIOD = [("dekkingInTijdType", CONCEPT, 1, 1), ("dekkingInTijdBegindatum", DATE, 1, 1), ("dekkingInTijdEinddatum", DATE, 0, 1)]
RELATED = [("gerelateerdInformatieobjectVerwijzing", REFERENCE, 1, 1), ("gerelateerdInformatieobjectTypeRelatie", CONCEPT, 1, 1)]
INVOLVED = [("betrokkeneTypeRelatie", CONCEPT, 1, 1), ("betrokkeneActor", REFERENCE, 1, 1)]
RESTRICTION = [("beperkingGebruikType", CONCEPT, 1, 1), ("beperkingGebruikNadereBeschrijving", ".+", 0, 1),
               ("beperkingGebruikDocumentatie", REFERENCE, 0, None), ("beperkingGebruikTermijn", TERM, 0, 1)]
CHECKSUM = [("checksumAlgoritme", CONCEPT, 1, 1), ("checksumWaarde", "[0-9a-f]{64}", 1, 1), ("checksumDatum", INSTANT, 1, 1)]
OBJECT = [("identificatie", IDENTIFICATION, 1, None), ("naam", ".+", 1, 1)]
INFORMATION_OBJECT = OBJECT + [
    ("aggregatieniveau", CONCEPT, 0, 1), ("classificatie", CONCEPT, 0, None), ("trefwoord", ".+", 0, None), ("omschrijving", "(?s).+", 0, None),
    ("raadpleeglocatie", [], 0, None), ("dekkingInTijd", PERIOD, 0, None), ("dekkingInRuimte", REFERENCE, 0, None), ("taal", "nl", 0, None),
    ("event", EVENT, 0, None), ("waardering", CONCEPT, 1, 1), ("bewaartermijn", TERM, 0, 1), ("informatiecategorie", CONCEPT, 0, 1),
    ("isOnderdeelVan", REFERENCE, 0, None), ("bevatOnderdeel", REFERENCE, 0, None), ("heeftRepresentatie", REFERENCE, 0, None),
    ("aanvullendeMetagegevens", REFERENCE, 0, None), ("gerelateerdInformatieobject", RELATED, 0, None), ("archiefvormer", REFERENCE, 1, None),
    ("betrokkene", INVOLVED, 0, None), ("activiteit", REFERENCE, 0, 1), ("beperkingGebruik", RESTRICTION, 1, None)]
FILE = OBJECT + [("omvang", r"\d+", 1, 1), ("bestandsformaat", CONCEPT, 1, 1), ("checksum", CHECKSUM, 1, None), ("URLBestand", ".+", 0, 1),
                 ("isRepresentatieVan", REFERENCE, 1, 1)]
ROOT = {"informatieobject": INFORMATION_OBJECT, "bestand": FILE}


def fits(element, kind, path=""):
    """Asserts that an element is what its type says, in the order of the schema."""
    path += "/" + element.tag.removeprefix(NS)
    if isinstance(kind, str):
        assert len(element) == 0 and re.fullmatch(kind, element.text or ""), f"{path}: {element.text!r} is not {kind}"
        return
    rest = list(element)
    for name, inner, least, most in kind:
        count = 0
        while rest and rest[0].tag == NS + name:
            fits(rest.pop(0), inner, path)
            count += 1
        assert count >= least and (most is None or count <= most), f"{path}: {count} times {name}"
    assert not rest, f"{path}: {rest[0].tag} is unknown or out of order"


def check(root):
    """What an MDTO file describes, after it was found to be as the schema says."""
    assert root.tag == NS + "MDTO" and len(root) == 1, root.tag
    described = root[0]
    fits(described, ROOT[described.tag.removeprefix(NS)])
    return described


def said(element, path):
    """The texts at a path of element names."""
    return [found.text for found in element.findall("/".join(NS + name for name in path.split("/")))]
