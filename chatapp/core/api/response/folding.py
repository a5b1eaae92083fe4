"""Folds the fields of a stream's chunks into those of one answer, within bounds. No I/O."""

from __future__ import annotations

import json
from typing import Any, cast

from chatapp.core.api.large_json import Json
from chatapp.core.api.response.snapshots import Snapshots

MOST_WEIGHT = 6_000_000
"""Characters, and `_NODE` for each value, that are kept of one answer."""
_NODE = 16
_DEEPEST = 40
"""Levels of a value that are kept; the rest of it as text."""

_FIRST = frozenset({"id", "object", "created", "model", "system_fingerprint", "service_tier"})
"""Fields of which the first value counts: some servers change or empty them on the way."""
_NAMES = frozenset({"role", "name", "type", "id", "index", "format"})
"""Fields of a message that name something: they are repeated, never continued."""
_INCREMENTS = frozenset({"text", "summary", "data", "signature"})
"""Fields of an item with an index that come in pieces."""
_SAID = _INCREMENTS | {"content", "reasoning_content", "reasoning", "thinking", "refusal"}


class Repeated:
    """A text that comes in pieces, or the same name again and again."""

    __slots__ = ("_runs", "_same")

    def __init__(self) -> None:
        self._runs: list[str] = []
        self._same = True

    @property
    def joined(self) -> str:
        """All of it."""
        return self._runs[0] if self._same and self._runs else "".join(self._runs)

    def grow(self, text: str) -> None:
        """Take a further piece."""
        if self._same and self._runs and text == self._runs[0]:
            return
        self._same = not self._runs
        self._runs.append(text)


class Said:
    """A text that comes in pieces, of some servers in snapshots of all so far."""

    __slots__ = ("_runs", "_snapshots")

    def __init__(self) -> None:
        self._runs: list[str] = []
        self._snapshots = Snapshots()

    @property
    def joined(self) -> str:
        """All of it."""
        self._runs.append(self._snapshots.finish())
        return self._so_far()

    def grow(self, text: str) -> None:
        """Take a further piece."""
        self._runs.append(self._snapshots.fresh(text, self._so_far))

    def _so_far(self) -> str:
        self._runs[:] = ["".join(self._runs)]
        return self._runs[0]


class Fold:
    """The way fields are put together, and the room there is for them."""

    def __init__(self) -> None:
        self.dropped: dict[str, int] = {}
        """Characters or entries that there was no room for, by their path."""
        self._left = MOST_WEIGHT
        self._seen: dict[int, set[str]] = {}
        """The items that a list has already, by the identity of the list."""

    def drop(self, path: str, amount: int) -> None:
        """Note what is not kept."""
        if path in self.dropped or len(self.dropped) < 100:
            self.dropped[path] = self.dropped.get(path, 0) + amount

    def put(self, into: Json, key: str, new: Any, path: str, depth: int = 0) -> None:
        """Put a field of a chunk among those of the answer: the later value counts."""
        old: Any = into.get(key)
        if new is None or new == "" or (old is not None and (key in _FIRST or old == new)):
            return
        if isinstance(old, dict) and isinstance(new, dict) and depth < _DEEPEST:
            for inner, value in cast(Json, new).items():
                self.put(cast(Json, old), inner, value, path, depth + 1)
        else:
            self._set(into, key, new, path, depth)

    def grow(self, into: Json, key: str, new: Any, path: str, depth: int = 0) -> None:
        """Put a field of a delta to those of the message: a text goes on."""
        old: Any = into.get(key)
        if new is None or new == "" or (old is not None and key in _NAMES):
            return
        if isinstance(new, str) and key not in _NAMES:
            self._grow_text(into, key, new, path)
        elif isinstance(new, dict) and depth < _DEEPEST:
            if not isinstance(old, dict):
                if not self._room(_NODE + len(key), path):
                    return
                into[key] = old = Json()
            for inner, value in cast(Json, new).items():
                self.grow(cast(Json, old), inner, value, path, depth + 1)
        elif old != new:
            self._set(into, key, new, path, depth)

    def taken(self, value: Any, path: str, depth: int = 0) -> Any:
        """A copy of `value` to keep; None where there is no room for it."""
        if isinstance(value, str):
            return value if self._room(len(value), path) else None
        if not self._room(_NODE, path):
            return None
        if depth >= _DEEPEST and isinstance(value, dict | list):
            self.drop(path, 1)
            return None
        if isinstance(value, dict):
            return {
                key: self.taken(inner, path, depth + 1)
                for key, inner in cast(Json, value).items()
                if self._room(len(key), path)
            }
        if isinstance(value, list):
            return [self.taken(inner, path, depth + 1) for inner in cast(list[Any], value)]
        return value

    def _grow_text(self, into: Json, key: str, new: str, path: str) -> None:
        old: Any = into.get(key)
        if not isinstance(old, Repeated | Said):
            if not self._room(_NODE + len(key), path):
                return
            into[key] = old = Said() if key in _SAID else Repeated()
        if self._room(len(new), path):
            old.grow(new)

    def _set(self, into: Json, key: str, new: Any, path: str, depth: int) -> None:
        if isinstance(new, list):
            old: Any = into.get(key)
            if not isinstance(old, list):
                if not self._room(_NODE + len(key), path):
                    return
                into[key] = old = list[Any]()
            self._extend(cast(list[Any], old), cast(list[Any], new), path, depth)
        elif self._room(len(key), path) and (kept := self.taken(new, path, depth)) is not None:
            into[key] = kept

    def _extend(self, old: list[Any], new: list[Any], path: str, depth: int) -> None:
        """Put the items to a list that are new there: some servers send it anew each time."""
        before = self._seen.setdefault(id(old), set())
        fresh: set[str] = set()
        for item in new:
            if self._grew(old, item, path) or (kept := self.taken(item, path, depth + 1)) is None:
                continue
            if isinstance(kept, dict | str):
                words = json.dumps(kept, sort_keys=True)
                if words in before or not self._room(len(words), path):
                    continue
                fresh.add(words)
            old.append(kept)
        before |= fresh

    def _grew(self, old: list[Any], item: Any, path: str) -> bool:
        """Continue the item of the same index and type, where it comes in pieces."""
        if not isinstance(item, dict) or "index" not in item:
            return False
        entry = cast(Json, item)
        if not any(isinstance(entry.get(key), str) for key in _INCREMENTS):
            return False
        index, kind = entry["index"], entry.get("type")
        known: Json | None = None
        for one in reversed(old[-50:]):
            if isinstance(one, dict):
                there = cast(Json, one)
                if there.get("index") == index and there.get("type") == kind:
                    known = there
                    break
        if known is None:
            if not self._room(_NODE, path):
                return True
            old.append(known := Json())
        for key, value in entry.items():
            if key in _INCREMENTS and isinstance(value, str):
                if value:
                    self._grow_text(known, key, value, path)
            elif known.get(key) is None:
                self._set(known, key, value, path, 1)
        return True

    def _room(self, weight: int, path: str) -> bool:
        if weight > self._left:
            self.drop(path, weight)
            return False
        self._left -= weight
        return True
