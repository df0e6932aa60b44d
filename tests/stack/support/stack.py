"""A stack of one test: started by deploy/up on a free port and a folder of its own, driven over HTTP, and taken down.
Standard library only."""
import atexit
import email
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

SOURCE = pathlib.Path(os.environ.get("GESTAND_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[3]))
BIN = pathlib.Path(os.environ.get("GESTAND_BIN", SOURCE / "build/release/bin"))
PASSING = {0, 429, 500, 502, 503, 504}  # while something is away; a command is asked again under the same key


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Reply:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)


class Stack:
    def __init__(self, *options):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gestand-stack-", dir="/tmp"))
        os.chmod(self.folder, 0o755)
        self.data, self.port, self.tokens = self.folder / "data", free_port(), {}
        atexit.register(self.end)
        self.up(*options)

    def run(self, program, *words):
        return subprocess.run([program, *words, "--data", self.data], capture_output=True, text=True)

    def up(self, *options):
        done = self.run(SOURCE / "deploy/up", "--port", str(self.port), *options)
        assert done.returncode == 0, done.stdout[-500:] + done.stderr[-2000:]

    def keep(self):
        """For somebody who wants to look: the stack goes on after the test."""
        atexit.unregister(self.end)
        print(f"kept: {self.data}, port {self.port}")

    def end(self):
        self.run(SOURCE / "deploy/down")
        shutil.rmtree(self.folder, ignore_errors=True)

    def token(self, role):
        if role not in self.tokens:
            self.tokens[role] = (self.data / "tokens" / f"{role}.token").read_text().strip()
        return self.tokens[role]

    def call(self, method, path, body=None, role="coordinator", **headers):
        token = self.token(role)
        all_headers = {"Authorization": f"Bearer {token}", "Accept": "application/json", **headers}
        data = None
        if body is not None:
            data, all_headers["Content-Type"] = json.dumps(body).encode(), "application/json"
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, all_headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=15) as answer:
                return Reply(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            return Reply(error.code, error.headers, error.read())
        except (OSError, http.client.HTTPException) as error:  # a connection that was cut: the outcome is unknown
            return Reply(0, {}, str(error).encode())

    def get(self, path, **more):
        return self.call("GET", path, **more)

    def post(self, path, body, expect=(200, 201), **more):
        answer = self.call("POST", path, body, **more)
        wanted = expect if isinstance(expect, tuple) else (expect,)
        assert answer.status in wanted, f"{path}: {answer.status} {answer.body[:600]}"
        return answer.json

    def persist(self, method, path, body=None, key=None, seconds=120):
        """Asks until there is an answer, under one key; `doubts` of the reply counts how often it had to ask again."""
        end, doubts = time.monotonic() + seconds, 0
        while True:
            answer = self.call(method, path, body, **({"Idempotency-Key": key} if key else {}))
            answer.doubts = doubts
            if answer.status not in PASSING or time.monotonic() > end:
                return answer
            doubts += 1
            time.sleep(0.1)

    def tool(self, *arguments):
        done = self.run(BIN / "gestand", *arguments)
        assert done.returncode == 0, f"{arguments}: {done.returncode} {done.stdout[-500:]}{done.stderr[-1000:]}"
        return done.stdout

    def clock(self, instant):
        self.tool("klok", instant)

    def pids(self):
        out = self.run(SOURCE / "deploy/status").stdout
        return {line.split()[0]: int(m.group(1)) for line in out.splitlines() if (m := re.search(r"pid=(\d+)", line))}

    def kill(self, *names):
        pids = self.pids()
        for name in names:
            os.kill(pids[name], signal.SIGKILL)

    def pages(self, path):
        """The whole of a list, page by page, in an order that stays; asked again while something is away."""
        found, page, sign = [], 1, "&" if "?" in path else "?"
        while True:
            answer = self.persist("GET", f"{path}{sign}page={page}&pageSize=500")
            assert answer.status == 200, f"{path}: {answer.status} {answer.body[:300]}"
            if not answer.json["resultaten"]:
                return found
            found += answer.json["resultaten"]
            page += 1

    def alerts(self):
        return self.pages("/v1/meldingen")

    def mails(self):
        return [email.message_from_bytes(file.read_bytes()) for file in (self.data / "post").glob("**/*.eml")]

    def metric(self, instance, name):
        address = (self.data / "run" / f"{instance}.admin").read_text().strip()
        with urllib.request.urlopen(f"http://{address}/metrics", timeout=15) as answer:
            return float(re.search(rf"^{name}\{{[^}}]*\}} (\S+)$", answer.read().decode(), re.MULTILINE)[1])


def words_of(mail, kind="text/plain"):
    """What a mail says, in one of its forms."""
    return next(part for part in mail.walk() if part.get_content_type() == kind).get_payload(decode=True).decode()


def wait_for(what, condition, seconds=20):
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.1)
