"""Spreadsheets as people send them, made with the standard library only: XLSX by its parts, CSV as Excel writes it."""
import csv
import datetime
import io
import zipfile
from xml.sax.saxutils import escape

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIRST = datetime.date(1899, 12, 30)


class Fault(str):
    """The result of a formula that failed."""


def column(nr):
    name = ""
    while nr >= 0:
        name, nr = chr(65 + nr % 26) + name, nr // 26 - 1
    return name


def cell(place, value, strings):
    if value is None or value == "":
        return ""
    if isinstance(value, Fault):
        return f'<c r="{place}" t="e"><f>1/0</f><v>{escape(value)}</v></c>'
    if isinstance(value, datetime.date):
        return f'<c r="{place}" s="1"><v>{(value - FIRST).days}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value}</v></c>'
    index = strings.setdefault(value, len(strings))
    return f'<c r="{place}" t="s"><v>{index}</v></c>'


def xlsx(rows, name="Toezeggingen"):
    """Rows of values; a date is a day with a format, as a spreadsheet keeps it."""
    strings = {}
    body = "".join(f'<row r="{nr}">' + "".join(cell(f"{column(i)}{nr}", value, strings) for i, value in enumerate(row)) + "</row>"
                   for nr, row in enumerate(rows, 1))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="r" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{NS}" xmlns:r="{REL}"><sheets><sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{REL}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r3" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": f'{head}<styleSheet xmlns="{NS}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{NS}"><sheetData>{body}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'{head}<sst xmlns="{NS}">' + "".join(f"<si><t>{escape(text)}</t></si>" for text in strings) + "</sst>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package_file:
        for path, text in parts.items():
            package_file.writestr(path, text)
    return out.getvalue()


def excel_csv(rows, encoding="cp1252"):
    """As a Dutch Excel writes it: semicolons, dd-mm-jjjj, Windows-1252."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([value.strftime("%d-%m-%Y") if isinstance(value, datetime.date) else "" if value is None else value for value in row])
    return out.getvalue().encode(encoding)
