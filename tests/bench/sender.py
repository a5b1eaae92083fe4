"""A chat server in a process of its own, whose cost is not counted: what it sends is asked for.

The last message of a request is a plan in JSON. The answer is cut into pieces of a few
characters, each an event of its own, as many a second as asked for.
"""

from __future__ import annotations

import json
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from tests.bench.text import markdown, of_kind

MODEL = "bench-model"
_WRITE = 32_768
"""Characters of events that leave together at full speed."""


@dataclass(frozen=True)
class Plan:
    """The answer to send: `size` characters in pieces of `piece`.

    The first `burst` characters leave at full speed, the rest at `rate` pieces a second
    (0: full speed too); then `hold` seconds pass before the answer ends.
    """

    size: int
    piece: int = 4
    rate: float = 0.0
    burst: int = 0
    hold: float = 0.0
    own_chunks: bool = False
    """Each event is an HTTP chunk of its own, though many leave at once."""
    kind: str = ""
    """What comes behind the burst: one block of this kind, or ``thinking``; else a mixture."""
    lumps: bool = False
    """One piece, then ten at once, and so on."""

    def __str__(self) -> str:
        return json.dumps(asdict(self))


def event(text: str, finish: str | None = None, field: str = "content") -> bytes:
    """An event of the stream, as large as the servers' are."""
    choice = {"index": 0, "delta": {field: text}, "finish_reason": finish}
    value = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1775165263,
        "model": MODEL,
        "choices": [choice],
    }
    return b"data: " + json.dumps(value).encode() + b"\n\n"


@contextmanager
def sender() -> Generator[str]:
    """The server, running; gives its base URL."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.sender"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/v1"
    finally:
        process.stdin.close()
        process.wait(20)
        process.stdout.close()


_began = [0.0]
"""When the paced part of each answer began, in seconds of `time.monotonic`; ``GET`` tells the
last."""


def _serve(connection: socket.socket) -> None:
    with connection, connection.makefile("rb") as reader:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while first := reader.readline():
            length = 0
            while (line := reader.readline().strip()) != b"":
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if first.startswith(b"GET"):
                began = str(_began[-1]).encode()
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(began))
                connection.sendall(began)
                continue
            request = json.loads(reader.read(length))
            try:
                _answer(connection, Plan(**json.loads(request["messages"][-1]["content"])))
            except ConnectionError:  # stopped by the window
                return


def text_of(plan: Plan) -> str:
    """What the plan's answer says."""
    if not plan.kind:
        return markdown(plan.size, seed=plan.size)
    before = markdown(plan.burst - 2, seed=plan.burst) + "\n\n" if plan.burst else ""
    kind = "prose" if plan.kind == "thinking" else plan.kind
    return before + of_kind(kind, plan.size - len(before))


def _answer(connection: socket.socket, plan: Plan) -> None:
    text = text_of(plan)
    pieces = [text[i : i + plan.piece] for i in range(0, len(text), plan.piece)]
    field = "reasoning_content" if plan.kind == "thinking" else "content"
    events = [event(piece, field=field) for piece in pieces]
    last = [event("", "stop"), b"data: [DONE]\n\n"]
    cut = len(pieces) if not plan.rate else plan.burst // plan.piece
    connection.sendall(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    for data in _writes(events[:cut], own_chunks=plan.own_chunks):
        connection.sendall(data)
    due = time.monotonic()
    _began.append(due)
    at = cut
    while at < len(events):
        count = 10 if plan.lumps and (at - cut) % 11 else 1
        due += count / plan.rate
        time.sleep(max(0.0, due - time.monotonic()))
        connection.sendall(b"".join(map(_chunk, events[at : at + count])))
        at += count
    if plan.hold:
        select.select([connection], [], [], plan.hold)
    connection.sendall(b"".join(map(_chunk, last)) + b"0\r\n\r\n")


def _writes(events: list[bytes], *, own_chunks: bool) -> list[bytes]:
    """The events as pieces of data that leave together."""
    writes: list[bytes] = []
    at_once = max(1, _WRITE // 160)
    for start in range(0, len(events), at_once):
        some = events[start : start + at_once]
        writes.append(b"".join(map(_chunk, some)) if own_chunks else _chunk(b"".join(some)))
    return writes


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def main() -> None:
    """Serve until standard input ends."""
    listening = socket.create_server(("127.0.0.1", 0))
    print(listening.getsockname()[1], flush=True)

    def accept() -> None:
        while True:
            connection, _ = listening.accept()
            threading.Thread(target=_serve, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main()
