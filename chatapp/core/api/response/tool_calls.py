"""Assembles the tool calls of one answer out of the pieces that a stream cuts them into. No I/O.

Servers disagree on what tells one call from the next. An index that is new begins a call; so
does another id together with a name, a second item of one list, and a whole object of arguments
behind one that was whole already. A name or an id that is merely repeated says nothing new, and
neither do the same arguments once more. Anything else continues the call that it belongs to.
"""

from __future__ import annotations

import json
from typing import Any, cast

from chatapp.core.api.large_json import Json
from chatapp.core.api.response.folding import Fold

MOST_CHARACTERS = 2_000_000
"""Of all calls of an answer together; more is counted, not kept."""
MOST_CALLS = 1_000

_KNOWN = frozenset({"index", "id", "type", "function", "custom", "name", "arguments", "input"})


class _Call:
    """A call that may still grow."""

    def __init__(self, custom: bool) -> None:
        self.custom = custom
        self.id = ""
        self.type = ""
        self.name = ""
        self.runs: list[str] = []
        self.size = 0
        self.ends = ""
        """The last character of its arguments that is no white space."""
        self.whole_asked = False
        """It was looked once whether its arguments are whole, and they were not."""
        self.others: Json = {}
        """Fields that are not known here, as they came."""

    @property
    def arguments(self) -> str:
        """The arguments as far as they came."""
        self.runs[:] = ["".join(self.runs)]
        return self.runs[0]

    def whole(self) -> bool:
        """True if the arguments are a whole object; looked at once."""
        if self.ends != "}" or self.whole_asked:
            return False
        try:
            json.loads(self.arguments)
        except (ValueError, RecursionError):
            self.whole_asked = True
            return False
        return True

    def wire(self) -> Json:
        """The call as one answer that comes at once would have it."""
        inner = {"name": self.name, "input" if self.custom else "arguments": self.arguments}
        kind = self.type or ("custom" if self.custom else "function")
        made: Json = {"id": self.id, "type": kind, "custom" if self.custom else "function": inner}
        return made | {k: v for k, v in self.others.items() if k not in made}


class ToolCalls:
    """The calls of one message."""

    def __init__(self, fold: Fold) -> None:
        self._fold = fold
        self._calls: list[_Call] = []
        self._by_index: dict[int, _Call] = {}
        self._by_id: dict[str, _Call] = {}
        self._size = 0
        self.dropped = 0
        """Characters, or calls, that there was no room for."""

    def __len__(self) -> int:
        return len(self._calls)

    @property
    def size(self) -> int:
        """Characters of names and arguments so far."""
        return self._size

    @property
    def name(self) -> str:
        """The name of the latest call."""
        return self._calls[-1].name if self._calls else ""

    def take(self, value: object) -> None:
        """Take the `tool_calls` of a delta or of a message: a list, of some servers one call."""
        items = cast(list[Any], value if isinstance(value, list) else [value])
        first = True
        for item in items:
            if isinstance(item, dict) and item:
                self._take(cast(Json, item), first=first)
                first = False

    def take_function(self, value: object) -> None:
        """Take a `function_call`, which an answer of the older kind has one of."""
        if isinstance(value, dict) and value:
            self.take({"index": 0, "function": cast(Json, value)})

    def wire(self) -> list[Json]:
        """The calls in the form of an answer that comes at once."""
        return [call.wire() for call in self._calls]

    def _take(self, item: Json, *, first: bool) -> None:
        inner = _inner(item)
        name, text = _name(inner, item), _arguments(inner, item)
        call = self._known(item, name, text, first=first)
        if call is not None and self._repeats(call, name, text):
            text = ""
        elif call is None or self._begins_anew(call, item, name, text):
            call = self._begun(item)
        if call is None:
            self.dropped += 1
            return
        call.id = call.id or _text(item.get("id"))
        call.type = call.type or _text(item.get("type"))
        if name and not call.size and name != call.name:
            # A name in pieces, or one that grows.
            call.name = name if name.startswith(call.name) else call.name + name
        self._grow(call, text)
        for key, other in item.items():
            if key not in _KNOWN:
                self._fold.put(call.others, key, other, "tool_calls")

    def _grow(self, call: _Call, text: str) -> None:
        if not text:
            return
        if self.dropped or self._size + len(text) > MOST_CHARACTERS:  # no holes in the midst
            self.dropped += len(text)
            return
        call.runs.append(text)
        call.size += len(text)
        self._size += len(text)
        if words := text.rstrip():
            call.ends = words[-1]

    def _begun(self, item: Json) -> _Call | None:
        """A new call; None where there is no room for one more."""
        if len(self._calls) >= MOST_CALLS:
            return None
        made = _Call("custom" in item and "function" not in item)
        self._calls.append(made)
        if (index := _index(item.get("index"))) is not None:
            self._by_index[index] = made
        if own := _text(item.get("id")):
            self._by_id[own] = made
        return made

    def _known(self, item: Json, name: str, text: str, *, first: bool) -> _Call | None:
        """The call so far that an item is most likely about."""
        if (index := _index(item.get("index"))) is not None:
            return self._by_index.get(index)
        latest = self._calls[-1] if self._calls else None
        if own := _text(item.get("id")):
            # Some give every piece an id of its own.
            return self._by_id.get(own) or (latest if text and not name else None)
        return None if name and not first else latest

    @staticmethod
    def _repeats(call: _Call, name: str, text: str) -> bool:
        """True if the same whole call comes once more."""
        same = bool(name) and name == call.name and len(text) == call.size and text[:1] == "{"
        return same and call.whole() and text == call.arguments

    @staticmethod
    def _begins_anew(call: _Call, item: Json, name: str, text: str) -> bool:
        """True if an item that looks like more of `call` is another one."""
        if not name:
            return False
        own = _text(item.get("id"))
        if own and call.id and own != call.id:
            return True
        if name != call.name and call.size:
            return True
        return text.lstrip()[:1] == "{" and call.whole()


def _inner(item: Json) -> Json:
    for key in ("function", "custom"):
        inner: Any = item.get(key)
        if isinstance(inner, dict):
            return cast(Json, inner)
    return {}


def _name(inner: Json, item: Json) -> str:
    return _text(inner.get("name")) or _text(item.get("name"))


def _arguments(inner: Json, item: Json) -> str:
    for fields in (inner, item):
        for key in ("arguments", "input"):
            value: Any = fields.get(key)
            if isinstance(value, str):
                return value
            if isinstance(value, dict | list):
                try:
                    return json.dumps(value, ensure_ascii=False)
                except RecursionError:
                    return "…"
    return ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _index(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return int(value)
    except (ValueError, OverflowError):
        return None
