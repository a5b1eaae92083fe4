"""Keeps the exchanges of this run's replies in memory, within bounds, for the inspector.

No API key is in what it gives out, and of files only their length is kept. Nothing of it ever
reaches a disk.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from chatapp.core.api import exchange
from chatapp.core.inspection.exchange import GONE, Exchange, Headers
from chatapp.core.redact import redact, without

if TYPE_CHECKING:
    import httpx

    from chatapp.core.api.request.chat_request import ChatRequest
    from chatapp.core.api.request.form import Form

MOST_RAW = 256 * 1024
"""Bytes of an answer that are kept: its last ones."""
MOST_BODY = 8 << 20
"""Bytes of a request's body that are kept, without its files."""
MOST = 32 << 20
"""Bytes that are kept of all replies together: the oldest go first."""
_MARGIN = 4096
"""Bytes behind the last that is shown: half an API key at the end would not be known as one."""
_ATTEMPTS = 20
"""Of one reply."""
_HEADERS, _LONGEST = 100, 1000
_COOKIES = frozenset({"cookie", "set-cookie"})
_FILE = re.compile(rb'("file_data": "data:[^,"]{1,100};base64,)([A-Za-z0-9+/=]*)"')
_SECRET_NAME = re.compile(r"(?i)key|token|secret|auth|passw|cookie|credential|session|signature")
"""Names of headers that a person adds to requests because a server wants a secret in them."""


class Recording:
    """One attempt while it is under way, and from then on.

    Nothing of httpx's is held: a request has the files that it was sent with.
    """

    def __init__(self, request: httpx.Request, body: bytes, size: int) -> None:
        self._method, self._url = request.method, str(request.url)
        self._headers = request.headers.multi_items()
        self._extensions = request.extensions
        self._body = body[: MOST_BODY + _MARGIN]
        self._size = size
        self._status: int | None = None
        self._response_headers: list[tuple[str, str]] = []
        self._chunks: deque[bytes] = deque()
        self._kept = 0
        self._came = 0

    @property
    def weight(self) -> int:
        """Bytes that it takes."""
        return len(self._body) + self._kept

    def answered(self, response: httpx.Response) -> None:
        """The head of the answer is here."""
        self._status = response.status_code
        self._response_headers = response.headers.multi_items()

    def take(self, chunk: bytes) -> None:
        """More of the answer is here."""
        self._chunks.append(chunk)
        self._kept += len(chunk)
        self._came += len(chunk)
        while self._kept - len(self._chunks[0]) >= MOST_RAW:
            self._kept -= len(self._chunks.popleft())

    def exchange(self, secrets: Iterable[str]) -> Exchange:
        """It as a value, without `secrets`; takes a time where it is large."""
        hidden = tuple(secrets)
        raw = b"".join(self._chunks)[-MOST_RAW:]
        if self._came > len(raw):
            raw = raw.partition(b"\n")[2]  # half a line may hold half a key
        return Exchange(
            self._method,
            redact(self._url, *hidden),
            _headers(self._headers, hidden, named=True),
            without(self._body.decode("utf-8", "replace"), *hidden)[:MOST_BODY],
            self._size,
            self._status,
            _headers(self._response_headers, hidden),
            without(raw.decode("utf-8", "replace"), *hidden),
            self._came,
            dict(self._extensions.get(exchange.TIMES, {})),
        )


class Recorder:
    """Records the attempts at one reply."""

    def __init__(self, trim: Callable[[], None]) -> None:
        self._trim = trim
        self.attempts: deque[Recording] = deque(maxlen=_ATTEMPTS)

    def sent(self, request: httpx.Request, body: bytes, size: int) -> None:
        """A request leaves, with this body, from which files are taken."""
        self.attempts.append(Recording(request, body, size))
        self._trim()

    def answered(self, response: httpx.Response) -> None:
        """The head of the answer is here."""
        self.attempts[-1].answered(response)

    def take(self, chunk: bytes) -> None:
        """More of the answer is here."""
        self.attempts[-1].take(chunk)

    @property
    def weight(self) -> int:
        """Bytes that it takes."""
        return sum(one.weight for one in self.attempts)


class ExchangeLog:
    """The exchanges of replies by the messages' ids; `secrets` gives the API keys of this run."""

    def __init__(self, secrets: Callable[[], Iterable[str]]) -> None:
        self._secrets = secrets
        self._recorders: dict[str, Recorder] = {}

    def recorder(self, message_id: str) -> Recorder:
        """Records what is sent and comes for a reply from now on, behind what there is of it."""
        recorder = self._recorders.pop(message_id, None) or Recorder(self._trim)
        self._recorders[message_id] = recorder
        return recorder

    def of(self, message_id: str) -> list[Exchange]:
        """The exchanges of a reply, the first one first; it may be asked from any thread."""
        recorder = self._recorders.get(message_id)
        attempts = list(recorder.attempts) if recorder else []
        return [attempt.exchange(self._secrets()) for attempt in attempts]

    @property
    def message_ids(self) -> list[str]:
        """The ids of the replies of which something is kept."""
        return list(self._recorders)

    def forget(self, forgotten: Callable[[str], bool]) -> None:
        """Keep nothing of the messages with such ids."""
        for message_id in [one for one in self._recorders if forgotten(one)]:
            del self._recorders[message_id]

    def _trim(self) -> None:
        weight = sum(one.weight for one in self._recorders.values())
        for message_id in list(self._recorders)[:-1]:
            if weight <= MOST:
                break
            weight -= self._recorders.pop(message_id).weight


def bodies(request: ChatRequest, form: Form) -> tuple[bytes, bytes]:
    """The body of a request, and the one that is kept of it."""
    from chatapp.core.api.request.chat_request import body, has_file

    data = body(request, form)
    return data, without_files(data) if has_file(request) else data


def without_files(body: bytes) -> bytes:
    """The body of a request with the length of each file in its place."""
    return _FILE.sub(lambda found: b'%s[%d bytes]"' % (found[1], _length(found[2])), body)


def _length(coded: bytes) -> int:
    """The length of what is written in base64."""
    return len(coded) // 4 * 3 - coded.count(b"=", -2)


def _headers(
    items: Iterable[tuple[str, str]], secrets: Iterable[str], *, named: bool = False
) -> Headers:
    """Headers without what is secret in them; with `named`, by the names of those as well."""
    made: list[tuple[str, str]] = []
    for name, value in list(items)[:_HEADERS]:
        if name.lower() == "authorization":
            shown = f"{value.partition(' ')[0]} {GONE}"
        elif named and _SECRET_NAME.search(name):
            shown = GONE
        else:
            line = redact(f"{name}: {value}", *secrets)
            shown = line.partition(": ")[2][:_LONGEST]
        if name.lower() not in _COOKIES:
            made.append((name, shown))
    return tuple(made)
