"""Notes of an exchange what is worth keeping with its answer: headers, and the moments of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

    from chatapp.core.api.response.answer_record import AnswerRecord

TIMES = "chatapp_times"
"""The place among a request's extensions for its moments: name to seconds since 1970."""
_NAMES = frozenset(
    {
        "x-inference-id",
        "x-request-id",
        "request-id",
        "x-client-request-id",
        "x-generation-id",
        "openai-processing-ms",
        "openai-version",
        "server-timing",
        "retry-after",
        "cf-ray",
        "date",
    }
)
_BEGINNINGS = ("x-aimlapi-", "x-ratelimit-", "ratelimit-", "x-litellm-")
_WORDS = ("cost", "credit", "usd", "price", "provider", "served-by")
_LONGEST = 500
_MOST = 60
_EVENTS = {
    "connection.connect_tcp.complete": "connected",
    "connection.start_tls.complete": "connected",
    "http11.send_request_body.complete": "sent",
    "http11.receive_response_headers.complete": "head",
}


def mark(times: dict[str, float], event: str) -> None:
    """Note the moment of an event of the connection, if it is one to keep."""
    if name := _EVENTS.get(event):
        times[name] = time.time()


def note(record: AnswerRecord, response: httpx.Response) -> None:
    """Note the headers worth keeping, and when the request went and its head came."""
    headers = {"x-client-request-id": response.request.headers.get("x-client-request-id", "")}
    for name, value in response.headers.items():
        if len(headers) < _MOST and _worth(name.lower()):
            headers[name.lower()] = value[:_LONGEST]
    record.headers = {"status": str(response.status_code)} | {k: v for k, v in headers.items() if v}
    record.times.update(response.request.extensions.get(TIMES, {}))


def _worth(name: str) -> bool:
    if name in _NAMES or name.startswith(_BEGINNINGS):
        return True
    return name != "set-cookie" and any(word in name for word in _WORDS)
