"""Opens what goes out, as strangers would: packages by their structure, and by an office suite where there is one."""
import csv
import io
import pathlib
import re
import shutil
import subprocess
import tempfile
import urllib.parse
import urllib.request
import xml.etree.ElementTree as tree
import zipfile

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
TYPES = {"json": "application/json", "csv": CSV, "xlsx": XLSX, "odt": ODT}

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def package(data):
    """Every entry is whole, dated the same for ever, and well-formed XML."""
    file = zipfile.ZipFile(io.BytesIO(data))
    assert file.testzip() is None
    assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}, [e.date_time for e in file.infolist()]
    return {name: tree.fromstring(file.read(name)) if name.endswith((".xml", ".rels")) else file.read(name) for name in file.namelist()}


def plain(element):
    """The text of a paragraph, with its line breaks."""
    out = element.text or ""
    for part in element:
        out += {f"{TEXT}line-break": "\n", f"{TEXT}tab": "\t"}.get(part.tag, "") + plain(part) + (part.tail or "")
    return out


def odt(data):
    """{headings, paragraphs, tables: [{titles, rows}], meta}; what makes it accessible is asserted."""
    assert data[30:38] == b"mimetype" and data[38:38 + len(ODT)] == ODT.encode(), "the kind stands uncompressed at its fixed place"
    parts = package(data)
    first = zipfile.ZipFile(io.BytesIO(data)).infolist()[0]
    assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED
    listed = {entry.attrib["{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path"] for entry in parts["META-INF/manifest.xml"]}
    assert listed == {"/"} | set(parts) - {"mimetype", "META-INF/manifest.xml"}, listed
    body = parts["content.xml"].find(f"{OFFICE}body/{OFFICE}text")
    tables = []
    for table in body.iter(f"{TABLE}table"):
        columns = table.findall(f"{TABLE}table-column")
        titles = [plain(cell[0]) for cell in table.find(f"{TABLE}table-header-rows/{TABLE}table-row")]
        rows = [[plain(cell[0]) for cell in row] for row in table.findall(f"{TABLE}table-row")]
        assert all(len(row) == len(titles) == len(columns) for row in rows)
        tables.append({"titles": titles, "rows": rows})
    meta = {part.tag.split("}")[1]: part.text for part in parts["meta.xml"][0]}
    styles = tree.tostring(parts["styles.xml"]).decode()
    assert re.search(r':language="nl"', styles) and re.search(r':country="NL"', styles), "the language of the text"
    assert meta["language"] == "nl-NL" and meta["title"], meta
    return {"headings": [(int(h.attrib[f"{TEXT}outline-level"]), plain(h)) for h in body.iter(f"{TEXT}h")],
            "paragraphs": [plain(p) for p in body.findall(f"{TEXT}p")], "tables": tables, "meta": meta}


def xlsx(data):
    """[{name, rows}] of its sheets: texts as texts, dates as numbers of days with a format; no formula anywhere."""
    parts = package(data)
    names = [sheet.attrib["name"] for sheet in parts["xl/workbook.xml"].iter(f"{SHEET}sheet")]
    shared = [t.text or "" for t in parts["xl/sharedStrings.xml"].iter(f"{SHEET}t")] if "xl/sharedStrings.xml" in parts else []
    out = []
    for nr, name in enumerate(names, 1):
        sheet = parts[f"xl/worksheets/sheet{nr}.xml"]
        assert not list(sheet.iter(f"{SHEET}f")), "a formula"
        assert sheet.find(f".//{SHEET}pane").attrib["state"] == "frozen"
        assert sheet.find(f"{SHEET}cols") is not None
        rows = []
        for row in sheet.iter(f"{SHEET}row"):
            cells = {}
            for cell in row:
                column = re.match(r"[A-Z]+", cell.attrib["r"])[0]
                if cell.attrib.get("t") == "inlineStr":
                    cells[column] = "".join(t.text or "" for t in cell.iter(f"{SHEET}t"))
                elif cell.attrib.get("t") == "s":
                    cells[column] = shared[int(cell.find(f"{SHEET}v").text)]
                elif cell.find(f"{SHEET}v") is not None:
                    cells[column] = float(cell.find(f"{SHEET}v").text)
            rows.append(cells)
        out.append({"name": name, "rows": rows})
    core = {part.tag.split("}")[1]: part.text for part in parts["docProps/core.xml"]}
    return out, core


def table(data, **more):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8")), **more))


def visitor(stack, role="behandelaar"):
    """Signs in as people do; answers a function that gets a page."""
    keeps = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    home = f"http://127.0.0.1:{stack.port}"
    keeps.open(f"{home}/inloggen", urllib.parse.urlencode({"token": stack.token(role)}).encode(), timeout=15).read()
    return lambda path: keeps.open(home + path, timeout=15)


def office_opens(files):
    """`files` {name: bytes} become PDF by LibreOffice, where it is installed; answers {name: number of pages}."""
    if not shutil.which("soffice"):
        print("LibreOffice is not installed: the papers were checked by their structure only", flush=True)
        return {}
    folder = pathlib.Path(tempfile.mkdtemp(prefix="gestand-papers-"))
    try:
        for name, data in files.items():
            (folder / name).write_bytes(data)
        done = subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder,
                               *(folder / name for name in files)], capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr[-500:]
        pages = {}
        for name in files:
            made = (folder / name).with_suffix(".pdf")
            assert made.exists() and made.read_bytes().startswith(b"%PDF"), f"{name} was not opened: {done.stderr[-500:]}"
            pages[name] = len(re.findall(rb"/Type\s*/Page[^s]", made.read_bytes()))
        return pages
    finally:
        shutil.rmtree(folder, ignore_errors=True)
