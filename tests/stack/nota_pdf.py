#!/usr/bin/env python3
"""Real PDFs, made by LibreOffice out of notas with tables, columns and page furniture, read over HTTP and by the tool: the answer is
that of the text. Then what is no nota: broken, locked, without text, too large. Last: hostile texts, answered within a bounded amount of work."""
import html
import json
import pathlib
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from support.stack import BIN, SOURCE, Stack  # noqa: E402

NOTAS = SOURCE / "tests/unit/documents"
stack = Stack("--no-demo")
work = stack.folder / "pdf"
work.mkdir()


def read(data, kind):
    request = urllib.request.Request(f"http://127.0.0.1:{stack.port}/v1/notas/_lees", data, method="POST",
                                     headers={"Authorization": f"Bearer {stack.token('behandelaar')}", "Content-Type": kind})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())


def office(*words):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", *words, "--outdir", work],
                   check=True, capture_output=True, timeout=240)


def lines_as_html(text):
    return "".join(f"<p>{html.escape(line)}</p>" if line.strip() else "" for line in text.splitlines())


def with_table(text):
    """The head as a table of labels and values, as the template of ministries has it."""
    rows, body, in_head = [], [], True
    for line in text.splitlines():
        label, colon, value = line.partition(":")
        if in_head and colon and value.strip():
            rows.append(f"<tr><td width='30%'>{html.escape(label)}</td><td>{html.escape(value.strip())}</td></tr>")
        else:
            in_head = in_head and not (rows and not line.strip())
            body.append(line)
    return f"<table width='100%'>{''.join(rows)}</table>" + lines_as_html("\n".join(body))


def in_columns(text):
    """The house style: what concerns the nota in a column beside its first lines; a foot of the page within the text."""
    head, _, body = text.partition("\n\n1. ")
    left = [one for one in head.splitlines() if one.startswith(("Aan", "Van", "Betreft"))]
    right = [part for one in head.splitlines() if one.startswith(("Datum", "Kenmerk")) for part in one.split(": ", 1)]
    table = f"<table width='100%'><tr><td width='65%'>{lines_as_html(chr(10).join(left))}</td><td>{lines_as_html(chr(10).join(right))}</td></tr></table>"
    first, _, rest = ("1. " + body).partition("\n\n3. ")
    return table + lines_as_html(first) + "<p>Pagina 1 van 2</p>" + "<p style='page-break-before: always'>3. " + html.escape(
        rest.split("\n", 1)[0]) + "</p>" + lines_as_html(rest.split("\n", 1)[1])


def essence(answer):
    """What a person would confirm: without the places and the running text, which a page lays out in its own way."""
    nota = {key: value for key, value in answer["nota"].items() if key not in ("paragrafen", "geadviseerdBesluit", "soort", "auteur", "bijlagen")}
    parts = [(one["nummer"], one["titel"], one["openbaar"]) for one in answer["nota"]["paragrafen"]]
    return nota, parts, sorted(json.dumps([one["soort"], one["velden"]], sort_keys=True) for one in answer["voorstellen"])


sources = {
    "tabel": (NOTAS / "notas/15-vws-blind.txt", lines_as_html),
    "kop": (NOTAS / "notas/16-ienw-blind.txt", with_table),
    "kolommen": (NOTAS / "notas/01-herstelbrief.txt", in_columns),
}
made = shutil.which("soffice") is not None
if not made:
    print("LibreOffice is not installed: no PDF was made, only what is no nota and hostile texts were tried", flush=True)
    sources = {}
for name, (source, shape) in sources.items():
    (work / f"{name}.html").write_text(f"<html><meta charset='utf-8'><body style='font-size: 9pt'>{shape(source.read_text())}</body></html>")
if made:
    office("--convert-to", "pdf:writer_web_pdf_Export", *[work / f"{name}.html" for name in sources])

for name, (source, _) in sources.items():
    status, expected = read(source.read_bytes(), "text/plain; charset=utf-8")
    assert status == 200, expected
    pdf = (work / f"{name}.pdf").read_bytes()
    status, found = read(pdf, "application/pdf")
    assert status == 200, (name, found)
    for want, have in zip(essence(expected), essence(found)):
        assert want == have, (name, want, have, found["tekst"])
    for one in found["voorstellen"]:
        for proof in one["bewijs"]:
            assert found["tekst"][proof["van"]:proof["tot"]] == proof["tekst"], (name, proof)
    tool = subprocess.run([BIN / "gestand", "nota", "--json", work / f"{name}.pdf"], capture_output=True, check=True)
    assert essence(json.loads(tool.stdout)) == essence(found), name

locked = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"dicht"}}'
(work / "dicht.html").write_text("<html><body><p>1. Aanleiding</p></body></html>")
if made:
    office("--convert-to", "pdf:writer_web_pdf_Export:" + locked, work / "dicht.html")
scan = (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length 22>>stream\n90 90 300 300 re f    \nendstream endobj\ntrailer<</Root 1 0 R>>\n")
for name, data, kind, status, code in [
        *([("broken", (work / "kop.pdf").read_bytes()[:900], "application/pdf", 400, "pdf-onleesbaar"),
           ("locked", (work / "dicht.pdf").read_bytes(), "application/pdf", 400, "pdf-onleesbaar")] if made else []),
        ("no text", scan, "application/pdf", 400, "lege-nota"),
        ("no PDF", b"Aan: de minister", "application/pdf", 400, "geen-pdf"),
        ("too large", b"a" * (1024 * 1024 + 1), "text/plain", 413, "http-413"),
        ("too large PDF", b"%PDF-1.4\n" + b"a" * (1024 * 1024), "application/pdf", 413, "http-413"),
        ("no UTF-8", b"Aan: \xff\xfe", "text/plain", 400, "geen-utf-8"),
        ("blank", b" \n \n", "text/plain", 400, "lege-nota"),
        ("other type", b"x", "image/png", 415, "onbekende-inhoudssoort")]:
    got, problem = read(data, kind)
    assert (got, problem.get("code")) == (status, code), (name, got, problem)
    assert problem["detail"], name

pieces = ["a", "1. A\n", "Kamer toegezegd brief van 1 mei 2024 ", "mocht indien als ", "Niet openbaar\n\n\nToelichting\n\n", "Aan: x\n", "1"]
for piece in pieces:
    data = (piece * (1024 * 1024 // len(piece) + 1))[:1024 * 1024].encode()
    for _ in range(5):  # a machine that is busy with other things may ask to come back
        begin = time.monotonic()
        status, answer = read(data, "text/plain; charset=utf-8")
        if status != 503:
            break
    print(f"{piece[:24]!r:28} {status} {time.monotonic() - begin:.2f} s")
    assert status == 200, (piece, answer)
print("nota_pdf: goed")
