"""A stack of one test: started by deploy/up on a free port and a folder of its own, driven over HTTP, and taken down. Standard library only."""
import atexit
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
        self.data, self.port = self.folder / "data", free_port()
        atexit.register(self.end)
        self.up(*options)

    def up(self, *options):
        command = [SOURCE / "deploy/up", "--data", self.data, "--port", str(self.port), *options]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout[-500:] + done.stderr[-2000:]

    def end(self):
        subprocess.run([SOURCE / "deploy/down", "--data", self.data], capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, method, path, body=None, role="coordinator", **headers):
        token = (self.data / "tokens" / f"{role}.token").read_text().strip()
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
        except OSError as error:
            return Reply(0, {}, str(error).encode())

    def get(self, path, **more):
        return self.call("GET", path, **more)

    def post(self, path, body, expect=(200, 201), **more):
        answer = self.call("POST", path, body, **more)
        assert answer.status in (expect if isinstance(expect, tuple) else (expect,)), f"{path}: {answer.status} {answer.body[:600]}"
        return answer.json

    def tool(self, *arguments):
        done = subprocess.run([SOURCE / "build/release/bin/gestand", *arguments, "--data", self.data], capture_output=True, text=True)
        assert done.returncode == 0, f"{arguments}: {done.stdout[-500:]}{done.stderr[-1000:]}"
        return done.stdout

    def clock(self, instant):
        self.tool("klok", instant)

    def pids(self):
        out = subprocess.run([SOURCE / "deploy/status", "--data", self.data], capture_output=True, text=True).stdout
        return {line.split()[0]: int(m.group(1)) for line in out.splitlines() if (m := re.search(r"pid=(\d+)", line))}

    def kill(self, name):
        pid = self.pids()[name]
        os.kill(pid, signal.SIGKILL)

    def alerts(self):
        return self.get("/v1/meldingen?pageSize=500").json["resultaten"]


def wait_for(what, condition, seconds=20):
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.1)
