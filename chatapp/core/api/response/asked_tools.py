"""Gathers the tool calls of a reply: those the server named, and those left unparsed in its text.

A model's own form of a call (MiniMax: ``<minimax:tool_call>`` … ``</minimax:tool_call>``) stands
in the text where a server does not know it. It is kept there as it came, and shown apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, cast

from chatapp.core.api.large_json import Json
from chatapp.core.domain.conversation import ToolCallPart

OPENER = "<minimax:tool_call>"
CLOSER = "</minimax:tool_call>"
_CLOSER_BEGUN = re.compile(
    rf"(?:{'|'.join(re.escape(CLOSER[:n]) for n in range(len(CLOSER) - 1, 0, -1))})\Z"
)


def line_of(call: Json) -> str:
    """A call as a line of a piece."""
    return json.dumps(call, ensure_ascii=False, separators=(",", ":")) + "\n"


def part_of(line: str) -> ToolCallPart:
    """The call that a line of a piece is; one that cannot be read has no name."""
    try:
        call: Any = json.loads(line)
    except (ValueError, RecursionError):
        return ToolCallPart("", line)
    for kind, field in (("function", "arguments"), ("custom", "input")):
        inner: Any = cast(Json, call).get(kind) if isinstance(call, dict) else None
        if isinstance(inner, dict):
            entry = cast(Json, inner)
            return ToolCallPart(str(entry.get("name") or ""), str(entry.get(field) or ""))
    return ToolCallPart("", line)


def offered_of(calls: Iterable[Json], extra_body: str) -> tuple[str, ...]:
    """The names of those called that a request with these further fields had offered."""
    try:
        body: Any = json.loads(extra_body) if extra_body else {}
    except (ValueError, RecursionError):
        body = {}
    tools: Any = cast(Json, body).get("tools") if isinstance(body, dict) else None
    lines = map(line_of, cast(list[Any], tools)) if isinstance(tools, list) else ()
    offered = {part_of(line).name for line in lines}
    called = (part_of(line_of(call)).name for call in calls)
    return tuple(dict.fromkeys(name for name in called if name and name in offered))


class AskedTools:
    """The calls of one reply, in the order they came."""

    def __init__(self) -> None:
        self.parts: list[ToolCallPart] = []
        self._raw: list[str] = []
        self._line: list[str] = []
        """The beginning of a line whose end has not come yet."""
        self._told = 0

    def take_lines(self, text: str) -> None:
        """Take calls that the server named; a long one may come in slices."""
        *whole, rest = text.split("\n")
        for end in whole:
            self._line.append(end)
            self.end_line()
        self._line.append(rest)

    def end_line(self) -> None:
        """The line that has begun is whole."""
        line, self._line = "".join(self._line), []
        if line:
            self.parts.append(part_of(line))

    def begin(self) -> None:
        """One begins in the text."""
        self._raw = [OPENER]

    def take(self, buffer: str, at: int) -> tuple[int, bool]:
        """Take text of it; returns how far, and True if the call goes on."""
        end = buffer.find(CLOSER, at)
        if end >= 0:
            self._raw.append(buffer[at : end + len(CLOSER)])
            self.end()
            return end + len(CLOSER), False
        begun = _CLOSER_BEGUN.search(buffer, max(at, len(buffer) - len(CLOSER)))
        keep = begun.start() if begun else len(buffer)
        self._raw.append(buffer[at:keep])
        return keep, True

    def end(self, rest: str = "") -> None:
        """The call in the text ends, though it may not be whole."""
        self.parts.append(ToolCallPart("", "".join(self._raw) + rest))
        self._raw = []

    def news(self) -> bool:
        """True if there are more calls than when this was last asked."""
        told, self._told = self._told, len(self.parts)
        return told != len(self.parts)
