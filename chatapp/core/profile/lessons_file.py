"""Keeps what servers turned out to want of requests, so that it is learned once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from chatapp.core.profile.json_file import read, replace_with


class LessonsFile:
    """A file with a list of lessons, each an object. It can be lost without harm."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> list[dict[str, Any]]:
        """All lessons; none where the file cannot be read."""
        value = read(self._path)
        rows = cast("dict[str, Any]", value).get("lessons") if isinstance(value, dict) else None
        found = cast("list[Any]", rows) if isinstance(rows, list) else []
        return [cast("dict[str, Any]", row) for row in found if isinstance(row, dict)]

    def write(self, lessons: Sequence[dict[str, Any]]) -> None:
        """Keep these in place of what was there. Raises `OSError`."""
        replace_with(self._path, {"lessons": list(lessons)})
