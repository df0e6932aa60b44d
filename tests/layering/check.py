#!/usr/bin/python3
"""Holds every include against allowed.txt, and prints file:line, the include, and the rule that it breaks.

Linking does not enforce layers: Debian's headers all lie in /usr/include, and a "pure" library compiles a header that it does
not link. Libraries under common/ may, moreover, include only those that their house_library line in CMakeLists.txt names.
    check.py [ROOT]     exit 0: all layers hold; 1: some do not
"""
import fnmatch
import os
import re
import subprocess
import sys

CODE = (".cpp", ".hpp")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
POSIX = re.compile(r"^(sys|netinet|arpa|net|linux)/|^(unistd|fcntl|signal|poll|netdb|pwd|grp|dlfcn|sched|syslog|termios|getopt|errno)\.h$")


def fields(line):
    return re.sub(r"\s{2,}#.*$", "", line.rstrip("\n"))


class Table:
    def __init__(self, path):
        self.layers, self.headers, self.words, self.longest = [], [], [], []
        with open(path, encoding="utf-8") as table:
            for number, line in enumerate(table, 1):
                if not line.strip() or line.startswith("#"):
                    continue
                kind, rest = fields(line).split(None, 1)
                getattr(self, "add_" + kind)(rest.strip(), f"allowed.txt:{number}")

    def add_layer(self, rest, _):
        folder, *may = rest.split()
        self.layers.append((folder, may))

    def add_header(self, rest, _):
        name, *where = rest.split()
        self.headers.append((name, where))

    def add_word(self, rest, where):
        parts = re.split(r"\s{2,}", rest)
        if len(parts) != 3:
            sys.exit(f"{where}: a word line has a pattern, a folder and a reason, two spaces apart")
        self.words.append((re.compile(parts[0]), parts[1], parts[2]))

    def add_longest(self, rest, _):
        lines, *names = rest.split()
        self.longest.append((int(lines), names))


def within(path, place):
    """Whether a file lies in a folder, or fits a pattern of paths."""
    if "*" in place:
        return fnmatch.fnmatch(path, place) or fnmatch.fnmatch(path, place.rstrip("/") + "/*")
    return path == place or path.startswith(place.rstrip("/") + "/")


def code_only(text):
    """The text without comments and strings; lines stay where they are. Include lines keep their quotes."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)

    def blank(match):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.end()]
        if match.group(0).startswith('"') and INCLUDE.match(line):
            return match.group(0)
        before = text[match.start() - 1 : match.start()]
        if match.group(0).startswith("'") and before.isalnum():  # 1'000'000 is a number
            return match.group(0)
        return re.sub(r"[^\n]", " ", match.group(0))

    return pattern.sub(blank, text)


class Checker:
    def __init__(self, root, table):
        self.root, self.table, self.broken = root, table, []
        self.libraries = self.linked_libraries()

    def linked_libraries(self):
        """common/<name> -> the common folders that it links, all the way down."""
        path = os.path.join(self.root, "CMakeLists.txt")
        if not os.path.exists(path):
            return {}
        with open(path, encoding="utf-8") as file:
            lines = re.findall(r"^house_library\((\w+)([^)]*)\)", file.read(), re.M)
        direct = {name: set(re.findall(r"\bgestand_(\w+)", rest)) for name, rest in lines}

        def all_of(name, seen):
            for other in direct.get(name, ()):
                if other not in seen:
                    seen.add(other)
                    all_of(other, seen)
            return seen

        return {name: all_of(name, {name}) for name in direct}

    def fail(self, path, line, what, rule):
        self.broken.append(f"{path}:{line}: {what}: {rule}")

    def layer_of(self, path):
        for folder, may in self.table.layers:
            pattern = re.escape(folder).replace("<s>", "(?P<s>[^/]+)")
            match = re.match(pattern + "(/|$)", path)
            if match:
                service = match.groupdict().get("s") or ""
                return folder.replace("<s>", service), [place.replace("<s>", service) for place in may]
        return None, []

    def allowed_in_layer(self, style, name, may):
        if style == '"' and not name.startswith(("common/", "services/", "tests/")):
            return None
        for place in may:
            if place == "std" and style == "<" and "/" not in name and "." not in name:
                return True
            if place == "posix" and style == "<" and POSIX.search(name):
                return True
            if place == "libraries" and style == "<" and ("/" in name or "." in name) and not POSIX.search(name):
                return True
            if place.endswith("/") and style == "<" and name.startswith(place):
                return True
            if style == '"' and "/" in place + "/" and within(name, place):
                return True
        return False

    def check_include(self, path, line, style, name):
        what = f"#include {style}{name}{'>' if style == '<' else style}"
        layer, may = self.layer_of(path)
        if layer is None:
            return
        verdict = self.allowed_in_layer(style, name, may)
        if verdict is None:
            self.fail(path, line, what, "own files are included by their path from the root")
        elif not verdict:
            self.fail(path, line, what, f"{layer} includes only {', '.join(may)}")
        elif style == '"' and not os.path.exists(os.path.join(self.root, name)):
            self.fail(path, line, what, "there is no such file")
        for header, where in self.table.headers:
            if (name == header or (not header.endswith(".h") and name.startswith(header))) and not any(within(path, p) for p in where):
                self.fail(path, line, what, f"<{header}> belongs only in {', '.join(where)}")
        mine, other = path.split("/"), name.split("/")
        if style == '"' and mine[0] == other[0] == "common" and mine[1] in self.libraries and other[1] not in self.libraries[mine[1]]:
            self.fail(path, line, what, f"CMakeLists.txt does not link gestand_{other[1]} into gestand_{mine[1]}")

    def check_code(self, path):
        with open(os.path.join(self.root, path), encoding="utf-8") as file:
            text = code_only(file.read())
        for number, line in enumerate(text.split("\n"), 1):
            include = INCLUDE.match(line)
            if include:
                self.check_include(path, number, *include.groups())
            for pattern, place, why in self.table.words:
                found = pattern.search(line)
                if found and within(path, place):
                    self.fail(path, number, found.group(0), why)

    def check_length(self, path):
        for most, names in self.table.longest:
            if any(fnmatch.fnmatch(path, name) for name in names):
                with open(os.path.join(self.root, path), encoding="utf-8", errors="replace") as file:
                    lines = sum(1 for _ in file)
                if lines > most:
                    self.fail(path, lines, f"{lines} lines", f"a file has at most {most}: divide it by subject")

    def run(self, paths):
        for path in paths:
            self.check_length(path)
            if path.endswith(CODE):
                self.check_code(path)
        return self.broken


def files_of(root):
    """What git knows or would take; elsewhere: every file."""
    listed = subprocess.run(["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"], capture_output=True)
    if listed.returncode == 0 and listed.stdout:
        names = listed.stdout.decode().split("\0")
    else:
        names = [os.path.relpath(os.path.join(d, f), root) for d, _, fs in os.walk(root) for f in fs]
    return sorted(n for n in names if n and os.path.isfile(os.path.join(root, n)))


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    root = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(here))
    paths = files_of(root)
    broken = Checker(root, Table(os.path.join(here, "allowed.txt"))).run(paths)
    print("\n".join(broken) if broken else f"{len([p for p in paths if p.endswith(CODE)])} files keep to their layers")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
