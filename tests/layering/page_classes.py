#!/usr/bin/python3
"""page_classes.py: in the templates of the pages every element that NL Design System has a component for carries its class, so that
no page falls back to what a browser makes of it. Which class: services/gateway/README.md. Exits with 1 and names what lacks it."""
import pathlib
import re
import sys

TEMPLATES = pathlib.Path(__file__).resolve().parents[2] / "services/gateway/pages/templates"
ALONE = {"debate_file"}  # a file to take along: its style is within it
ATTRIBUTES = r"((?:[^<>{]|\{\{\{?[^}]*\}?\}\})*?)"
WANTED = {
    "button": "utrecht-button", "select": "utrecht-select", "textarea": "utrecht-textarea",
    "label": "utrecht-form-label|verborgen", "h1": "nl-heading--level-1", "h2": "nl-heading--level-2", "h3": "nl-heading--level-3",
    "mark": "nl-mark", "code": "nl-code", "table": "utrecht-table|charts-css|verschil",
}
FORMER = re.compile(r'class="(?:[^"]* )?(knop|label|hint|veld-fout|veld-vink|bericht-(?:fout|goed|let-op))[ "]')


def wanted_of(tag: str, attributes: str) -> str:
    if tag != "input":
        return WANTED[tag]
    if 'type="hidden"' in attributes:
        return ""
    return "utrecht-checkbox" if 'type="checkbox"' in attributes else "utrecht-textbox"


def faults_of(name: str, text: str) -> list[str]:
    faults = [f"{name}: former class {found[1]}" for found in FORMER.finditer(text)]
    for tag in [*WANTED, "input"]:
        for found in re.finditer(rf"<{tag}\b{ATTRIBUTES}>", text):
            wanted = wanted_of(tag, found[1])
            if wanted and not re.search(rf'class="[^"]*\b({wanted})\b', found[1]):
                faults.append(f"{name}: {found[0][:80]} wants {wanted}")
    return faults


def main() -> int:
    faults = [f for path in sorted(TEMPLATES.glob("*.mustache")) if path.stem not in ALONE for f in faults_of(path.name, path.read_text("utf-8"))]
    assert faults_of("proef", '<button type="submit">x</button>'), "this test finds nothing"
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
