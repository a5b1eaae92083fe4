"""Writes a request as a command for curl, for a shell."""

from __future__ import annotations

import json
import re
import shlex

from chatapp.core.inspection.exchange import GONE, Exchange

_OWN = frozenset(
    {"host", "content-length", "accept-encoding", "connection", "user-agent", "transfer-encoding"}
)
"""Headers that curl makes itself."""
_END = "JSON"
"""The line behind the body: no line of JSON is like it."""


def as_curl(exchange: Exchange) -> str:
    """The command; the API key is read from ``$API_KEY``, files are told by their length."""
    lines = [f"curl -sS -N -X {shlex.quote(exchange.method)} {shlex.quote(exchange.url)}"]
    for name, value in exchange.headers:
        if name.lower() not in _OWN:
            lines.append(f"-H {_quoted(f'{name}: {value}')}")
    lines.append(f"--data-binary @- <<'{_END}'")
    return " \\\n  ".join(lines) + f"\n{pretty(exchange.body)}\n{_END}\n"


def pretty(body: str) -> str:
    """JSON in lines, each value as it was; what is no JSON stays as it is."""
    try:
        made = json.dumps(json.loads(body), indent=2, ensure_ascii=False)
    except (ValueError, RecursionError):
        return body
    return made.encode("utf-8", "replace").decode()


def _quoted(header: str) -> str:
    """A header for a shell; a secret in it becomes the variable that holds it."""
    if GONE not in header:
        return shlex.quote(header)
    escaped = re.sub(r'([\\"$`])', r"\\\1", header)
    return '"' + escaped.replace(GONE, "$API_KEY") + '"'
