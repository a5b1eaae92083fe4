"""A real HTTP/1.1 server on 127.0.0.1, scripted at the level of bytes.

    with Loopback() as server:
        gate = Gate()
        server.answer(sse("Hel"), gate, sse("lo", finish="stop"), DONE)
        ...                                # point the program at server.base_url
        assert gate.reached.wait(10)       # "Hel" is on its way, the stream stands still
        gate.open()

Every ``POST …/chat/completions`` takes the next script of the queue; when the queue is
empty, the one given to `always`, else a short plain reply. All threads are daemons, every
wait has an end, and nothing but sockets is used: it serves Qt tests and core tests alike.
"""

from __future__ import annotations

import contextlib
import json
import select
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar, TypeAlias

LIMIT = 60.0
"""Seconds after which any wait in here gives up, so that no test can hang for ever."""


class Gate:
    """A place in a script where the server stands still until the test opens it."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()

    def open(self) -> None:
        """Let the server go on."""
        self.opened.set()


class End(Enum):
    """The end of a script; without one it ends with `CLOSE`."""

    CLOSE = "the body ends as HTTP wants it, then the connection is closed, as the head said"
    KEEP = "the body ends as HTTP wants it, and the connection stays for the next request"
    CUT = "the connection is closed as if the body were complete, without its last chunk"
    RESET = "the connection is reset"
    HANG = "nothing more comes; the connection stays open until the client leaves"


CLOSE, KEEP, CUT, RESET, HANG = End.CLOSE, End.KEEP, End.CUT, End.RESET, End.HANG

Step: TypeAlias = "bytes | Gate | End | Sequence[Step]"


@dataclass
class Request:
    """A request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    """Names in lower case."""
    header_lines: list[tuple[str, str]]
    """As sent, in order."""
    body: bytes
    disconnected: threading.Event = field(default_factory=threading.Event)
    """The client has closed the connection this request came over."""
    answered: threading.Event = field(default_factory=threading.Event)
    """The whole script has been sent."""

    @property
    def json(self) -> Any:
        """The body as JSON; None when there is none."""
        return json.loads(self.body) if self.body else None

    @property
    def key(self) -> str | None:
        """The key of the ``Authorization`` header, or None."""
        value = self.headers.get("authorization")
        return None if value is None else value.removeprefix("Bearer ")


@dataclass
class Script:
    """The answer to a POST."""

    steps: tuple[bytes | Gate | End, ...]
    status: int
    headers: dict[str, str]
    chunked: bool
    head_gate: Gate | None


class Over(Exception):
    """The server ends the connection."""


class Left(Exception):
    """The client has ended the connection."""


class Loopback:
    """The server; a context manager. `base_url` is what the program is given."""

    check: ClassVar[Callable[[Any], None] | None] = None
    """Is given the body of every chat request, and raises for one that is not as it should be."""

    def __init__(self, *, strict: bool = True) -> None:
        """One that is not `strict` takes requests that others would refuse."""
        self._strict = strict
        self.key: str | None = None
        """The one key that is accepted; None accepts any and none."""
        self.models: tuple[int, Any] = (
            200,
            {"object": "list", "data": [{"id": MODEL, "type": "openai/chat-completions"}]},
        )
        self.models_need_key = False
        """The AI/ML API lists its models to anyone; other servers refuse a bad key."""
        self.billing: tuple[int, Any] = (200, {"current_balance": 12.34, "currency": "USD"})
        self.requests: list[Request] = []
        """Everything that arrived, in order; GETs too."""
        self._always: Script | None = None
        self._to_all: Script | None = None
        self._answered: (
            Callable[[Request], tuple[int, Sequence[Step], Mapping[str, str]]] | None
        ) = None
        self._queue: deque[Script] = deque()
        self._arrived = threading.Condition()
        self._closing = threading.Event()
        self._connections: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._listener.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self.port}"
        self.base_url = self.origin + "/v1"
        self._acceptor = threading.Thread(target=self._accept, name="loopback", daemon=True)
        self._acceptor.start()

    def __enter__(self) -> Loopback:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self.close()
        if kind is None and self._strict and Loopback.check:
            for request in self.chats:
                if request.path.endswith("/chat/completions"):
                    Loopback.check(request.json)

    def close(self) -> None:
        """Stop listening and drop every connection."""
        self._closing.set()
        with contextlib.suppress(OSError):  # a closed listener would not wake `accept`
            socket.create_connection(("127.0.0.1", self.port), 5).close()
        self._acceptor.join(5)
        self._listener.close()
        with self._arrived:
            connections = list(self._connections)
        for connection in connections:
            _shut(connection)

    # Scripting

    def answer(
        self,
        *steps: Step,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        chunked: bool = True,
        head_gate: Gate | None = None,
    ) -> None:
        """Queue the script for the next chat request.

        `status` 0 sends no head at all. `headers` are added to (or replace)
        ``Content-Type: text/event-stream``; a value of "" removes one. Without `chunked`
        the end of the body is the end of the connection, unless `headers` say otherwise.
        The head waits at `head_gate`.
        """
        script = _script(steps, status, headers, chunked, head_gate)
        with self._arrived:
            self._queue.append(script)

    def answer_json(
        self, value: Any, status: int = 200, headers: Mapping[str, str] | None = None
    ) -> None:
        """Queue a plain JSON body (a str or bytes is sent as it is, as JSON all the same)."""
        body = value if isinstance(value, bytes) else _text(value).encode()
        self.answer(body, KEEP, status=status, headers={**JSON_HEADERS, **(headers or {})})

    def always(
        self,
        *steps: Step,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        chunked: bool = True,
    ) -> None:
        """The script for every chat request that finds the queue empty."""
        with self._arrived:
            self._always = _script(steps, status, headers, chunked, None)

    def answer_all(
        self,
        *steps: Step,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        chunked: bool = True,
    ) -> None:
        """From now on the script for every request, whatever it asks."""
        with self._arrived:
            self._to_all = _script(steps, status, headers, chunked, None)

    def answer_by(
        self, answered: Callable[[Request], tuple[int, Sequence[Step], Mapping[str, str]]]
    ) -> None:
        """From now on status, steps and headers for every request come from `answered`."""
        with self._arrived:
            self._answered = answered

    # Looking

    @property
    def chats(self) -> list[Request]:
        """The chat requests that arrived, in order."""
        with self._arrived:
            return [r for r in self.requests if r.method == "POST"]

    def wait_for_requests(self, n: int, timeout: float = LIMIT) -> list[Request]:
        """The first `n` chat requests, as soon as they have arrived whole.

        Raises TimeoutError.
        """

        def enough() -> bool:
            return sum(r.method == "POST" for r in self.requests) >= n

        with self._arrived:
            if not self._arrived.wait_for(enough, timeout):
                raise TimeoutError(f"{len(self.requests)} requests, waited for {n}")
        return self.chats[:n]

    # Serving

    def _accept(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if self._closing.is_set():
                connection.close()
                return
            with self._arrived:
                self._connections.add(connection)
            threading.Thread(
                target=self._serve, args=(connection,), name="loopback", daemon=True
            ).start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(LIMIT)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        seen: list[Request] = []
        left = True
        reader = connection.makefile("rb")
        try:
            while (request := _read(reader)) is not None:
                seen.append(request)
                with self._arrived:
                    self.requests.append(request)
                    script = self._script_for(request)
                    self._arrived.notify_all()
                self._play(connection, request, script)
        except Over:
            left = False
        except (Left, OSError, ValueError):
            pass  # recorded below
        finally:
            if left and not self._closing.is_set():
                for request in seen:
                    request.disconnected.set()
            with self._arrived:
                self._connections.discard(connection)
            reader.close()
            connection.close()

    def _script_for(self, request: Request) -> Script:
        if self._to_all:
            return self._to_all
        if self._answered:
            status, steps, headers = self._answered(request)
            return _script(steps, status, headers, True, None)
        path = request.path.partition("?")[0]
        known = self.key is None or request.key == self.key
        if request.method == "POST" and path.endswith("/chat/completions"):
            if not known:
                return _json_script(401, UNAUTHORIZED)
            if self._queue:
                return self._queue.popleft()
            return self._always or _script(reply("Hello there."), 200, None, True, None)
        if path.endswith("/models"):
            refused = self.models_need_key and not known
            return _json_script(*((401, UNAUTHORIZED) if refused else self.models))
        if path.endswith("/v2/billing"):
            return _json_script(*(self.billing if known else (401, UNAUTHORIZED)))
        return _json_script(404, {"message": f"Cannot {request.method} {path}", "statusCode": 404})

    def _play(self, connection: socket.socket, request: Request, script: Script) -> None:
        if script.head_gate:
            self._wait(connection, script.head_gate)
        if script.status:
            head = [f"HTTP/1.1 {script.status} Scripted"]
            head += [f"{name}: {value}" for name, value in script.headers.items()]
            if script.chunked:
                head.append("Transfer-Encoding: chunked")
            connection.sendall(("\r\n".join(head) + "\r\n\r\n").encode("latin-1"))
        for step in script.steps:
            match step:
                case bytes():
                    said = _by_who_was_asked(step, request) if script.chunked else step
                    connection.sendall(
                        b"%x\r\n%s\r\n" % (len(said), said) if script.chunked else said
                    )
                case Gate():
                    self._wait(connection, step)
                case End.HANG:
                    request.answered.set()
                    self._wait(connection, Gate())
                case End.RESET:
                    linger = struct.pack("ii", 1, 0)
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                    request.answered.set()
                    raise Over
                case End.CUT:
                    request.answered.set()
                    raise Over
                case End.CLOSE | End.KEEP:
                    if script.chunked:
                        connection.sendall(b"0\r\n\r\n")
                    request.answered.set()
                    if step is End.CLOSE or not script.chunked:
                        raise Over

    def _wait(self, connection: socket.socket, gate: Gate) -> None:
        """Stand at `gate`, watching for the client's leaving."""
        gate.reached.set()
        for _ in range(int(LIMIT / 0.01)):
            if gate.opened.wait(0.01):
                return
            if self._closing.is_set():
                raise Over
            readable, _, _ = select.select([connection], [], [], 0)
            if readable and not connection.recv(1, socket.MSG_PEEK):
                raise Left
        raise Over


MODEL = "minimax/m2-7-20260402"
ANYBODY = "MiniMax-M2.7"
"""The model of a chunk: whichever was asked for, once the server sends it."""
JSON_HEADERS = {"Content-Type": "application/json"}
UNAUTHORIZED = {
    "title": "Unauthorized",
    "status": 401,
    "message": "Incorrect API key provided.",
    "requestId": "0f2d5c1e-req",
    "error": {"name": "UnauthorizedException", "message": "Incorrect API key provided."},
}
"""The AI/ML API's refusal of a key."""
USAGE = {"prompt_tokens": 50, "completion_tokens": 617, "total_tokens": 667}
META = {"usage": {"credits_used": 1965, "usd_spent": 0.0009825}}
DONE = b"data: [DONE]\n\n"


def event(value: Any) -> bytes:
    """A server-sent event with `value` as its data (a str is sent as it is)."""
    return b"data: " + _text(value).encode() + b"\n\n"


def _by_who_was_asked(step: bytes, request: Request) -> bytes:
    """A step of an answer as the model says it that the request names."""
    before = f'"model": "{ANYBODY}"'.encode()
    if before not in step or not isinstance(asked := request.json, dict):
        return step
    return step.replace(before, f'"model": {json.dumps(asked.get("model", ANYBODY))}'.encode())


def sse(
    delta_content: Any = None,
    reasoning: str | None = None,
    finish: str | None = None,
    usage: Mapping[str, Any] | None = None,
    **raw: Any,
) -> bytes:
    """A chunk of a stream; `raw` adds or replaces keys at its top level."""
    delta: dict[str, Any] = {}
    if delta_content is not None:
        delta["content"] = delta_content
    if reasoning is not None:
        delta["reasoning_content"] = reasoning
    chunk: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1775165263,
        "model": ANYBODY,
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }
    if usage is not None:
        chunk["usage"] = dict(usage)
    return event(chunk | raw)


def ending(
    finish: str = "stop", usage: Mapping[str, Any] | None = USAGE, meta: Any = META
) -> tuple[bytes, ...]:
    """The last events of a stream: the reason, usage with the price, and ``[DONE]``."""
    last = () if usage is None else (sse(usage=usage, choices=[], meta=meta),)
    return (sse(finish=finish), *last, DONE)


def reply(
    text: str,
    pieces: int | None = None,
    *,
    finish: str = "stop",
    usage: Mapping[str, Any] | None = USAGE,
) -> tuple[bytes, ...]:
    """A whole plain stream, one event for every `pieces` characters (None: one event)."""
    return (*(sse(p) for p in _cut(text, pieces)), *ending(finish, usage))


def thinking_reply(
    thinking: str, answer: str, pieces: int | None = None, *, structured: bool = False
) -> tuple[bytes, ...]:
    """A whole stream with thinking: inline in tags, or `structured` in its own field."""
    if structured:
        return (*(sse(reasoning=p) for p in _cut(thinking, pieces)), *reply(answer, pieces))
    return reply(f"<think>\n{thinking}\n</think>\n\n{answer}", pieces)


def _cut(text: str, size: int | None) -> Iterator[str]:
    size = size or max(1, len(text))
    return (text[i : i + size] for i in range(0, len(text), size))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _flat(steps: Sequence[Step]) -> Iterator[bytes | Gate | End]:
    for step in steps:
        if isinstance(step, bytes | Gate | End):
            if step != b"":  # as a chunk it would end the body
                yield step
        else:
            yield from _flat(step)


def _script(
    steps: Sequence[Step],
    status: int,
    headers: Mapping[str, str] | None,
    chunked: bool,
    head_gate: Gate | None,
) -> Script:
    flat = tuple(_flat(steps))
    if not flat or not isinstance(flat[-1], End):
        flat = (*flat, CLOSE)
    merged = {"Content-Type": "text/event-stream", **(headers or {})}
    merged = {name: value for name, value in merged.items() if value}
    if not status or status in (204, 304) or "Content-Length" in merged:
        chunked = False
    if chunked and flat[-1] is CLOSE:  # unsaid, the next request might meet the closing
        merged.setdefault("Connection", "close")
    return Script(flat, status, merged, chunked, head_gate)


def _json_script(status: int, value: Any) -> Script:
    return _script((_text(value).encode(), KEEP), status, JSON_HEADERS, True, None)


def _read(reader: Any) -> Request | None:
    """The next request of a connection, or None when there is none any more."""
    if reader.peek(1)[:1] == b"\x16":  # a handshake of TLS, which may hold no end of a line
        return None
    line = reader.readline(65536).decode("latin-1").split()
    if len(line) != 3 or not line[2].startswith("HTTP/"):
        return None
    lines: list[tuple[str, str]] = []
    while header := reader.readline(65536).decode("latin-1").strip():
        name, _, value = header.partition(":")
        lines.append((name, value.strip()))
    headers = {name.lower(): value for name, value in lines}
    body = b""
    if "chunked" in headers.get("transfer-encoding", ""):
        while size := int(reader.readline(), 16):
            body += reader.read(size)
            reader.readline()
        reader.readline()
    elif length := int(headers.get("content-length", 0)):
        body = reader.read(length)
        if len(body) < length:
            return None
    return Request(line[0], line[1], headers, lines, body)


def _shut(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):  # closed already
        connection.shutdown(socket.SHUT_RDWR)
