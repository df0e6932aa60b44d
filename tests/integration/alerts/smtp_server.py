"""A real SMTP server that a test can make refuse or drop: smtp_server.py FOLDER.

Writes its port to FOLDER/port. What FOLDER/mode says counts for each message after its last dot:
  accept   stored, 250
  refuse   not stored, 451
  drop     stored, and the connection closed without an answer
Each message stored is a file of its own in FOLDER, so that a repeat is seen."""
import asyncio
import os
import sys

from aiosmtpd.smtp import SMTP

folder = sys.argv[1]


class Handler:
    count = 0

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
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(Handler()), "127.0.0.1", 0)
    with open(os.path.join(folder, "port.deel"), "w") as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    os.rename(os.path.join(folder, "port.deel"), os.path.join(folder, "port"))
    await server.serve_forever()


asyncio.run(main())
