"""A real SMTP server that a test can make refuse or drop: smtp_server.py FOLDER [tls].

Writes its port to FOLDER/port. What FOLDER/mode says counts for each message after its last dot:
  accept   stored, 250
  refuse   not stored, 451
  drop     stored, and the connection closed without an answer
A receiver whose name begins with "onbekend" is refused. Each message stored is a file of its own in FOLDER, so that a repeat is seen. With `tls` nothing goes without STARTTLS (its certificate
is FOLDER/cert.pem) and without logging in as gestand with the password "geheim woord"."""
import asyncio
import os
import ssl
import subprocess
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder = sys.argv[1]


def guarded():
    cert, key = os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                    "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)

    def login(server, session, envelope, mechanism, data):
        return AuthResult(success=data.login == b"gestand" and data.password == b"geheim woord")

    return {"tls_context": context, "require_starttls": True, "auth_required": True, "authenticator": login}


class Handler:
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("onbekend"):
            return "550 kennen wij niet"
        envelope.rcpt_tos.append(address)
        return "250 goed"

    async def handle_DATA(self, server, session, envelope):
        with open(os.path.join(folder, "mode")) as file:
            mode = file.read().strip()
        if mode == "refuse":
            return "451 nu niet"
        Handler.count += 1
        name = os.path.join(folder, f"{Handler.count:04}.mail")
        with open(name + ".deel", "wb") as file:
            file.write(f"X-Aan: {','.join(envelope.rcpt_tos)}\r\n".encode() + envelope.original_content)
        os.rename(name + ".deel", name)
        if mode == "drop":
            server.transport.abort()
        return "250 aangenomen"


async def main():
    options = guarded() if sys.argv[2:] == ["tls"] else {}
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(Handler(), **options), "127.0.0.1", 0)
    with open(os.path.join(folder, "port.deel"), "w") as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    os.rename(os.path.join(folder, "port.deel"), os.path.join(folder, "port"))
    await server.serve_forever()


asyncio.run(main())
