"""Puts together the audio of an answer, which a stream cuts into pieces. No I/O."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable
from typing import Any

from chatapp.core.api.large_json import Json
from chatapp.core.domain.reply_extras import Sound

MOST_DATA = 20_000_000
"""Characters of base64 that are kept of one answer: ten minutes of speech."""
MOST_WORDS = 2_000_000
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")


class Audio:
    """The audio of one message while it comes in."""

    def __init__(self) -> None:
        self.any = False
        self._fields: Json = {}
        self._data: list[str] = []
        self._size = 0
        self._is_base64 = True
        self._words: list[str] = []
        self._said = 0

    @property
    def size(self) -> int:
        """Characters that came, of sound and of words."""
        return self._size + self._said

    @property
    def transcript(self) -> str:
        """Its words, as far as they came."""
        return "".join(self._words)

    @property
    def sound(self) -> Sound | None:
        """Its sound, and whether that can be read; None for words alone."""
        if not self._size:
            return None
        expires = self._fields.get("expires_at")
        return Sound(
            self._is_base64 and self._size <= MOST_DATA,
            expires if isinstance(expires, int | float) else None,
        )

    def take(self, value: Json, *, whole: bool) -> None:
        """Take a piece; a `whole` one, after pieces, says nothing new."""
        for key, new in value.items():
            if new is None or new == "":
                continue
            self.any = True
            if key == "data" and isinstance(new, str):
                if not (whole and self._data):
                    self._size += len(new)
                    self._is_base64 = self._is_base64 and bool(_BASE64.fullmatch(new))
                    if self._size <= MOST_DATA:
                        self._data.append(new)
            elif key == "transcript" and isinstance(new, str):
                if not (whole and self._words) and self._said + len(new) <= MOST_WORDS:
                    self._said += len(new)
                    self._words.append(new)
            elif isinstance(new, str | int | float) and len(self._fields) < 50:
                self._fields[key] = new[:1000] if isinstance(new, str) else new

    def value(self, data: dict[str, bytes], drop: Callable[[str, int], object], path: str) -> Json:
        """Its fields; the sound itself goes into `data`, by hash, unless it cannot be kept."""
        made: dict[str, Any] = dict(self._fields)
        if self._words:
            made["transcript"] = self.transcript
        if self._size > MOST_DATA:
            drop(path, self._size)
        elif self._data:
            sound = _decoded(self._data)
            if sound is None:
                made["unreadable"] = True
                drop(path, self._size)
            else:
                sha256 = hashlib.sha256(sound).hexdigest()
                data[sha256] = sound
                made["data"] = {"sha256": sha256, "size": len(sound)}
        return made


def _decoded(runs: list[str]) -> bytes | None:
    """The bytes of base64 in pieces, each whole by itself or cut anywhere; None for no base64."""
    try:
        if any(run.endswith("=") for run in runs[:-1]):
            return b"".join(base64.b64decode(run, validate=True) for run in runs)
        return base64.b64decode("".join(runs), validate=True)
    except (binascii.Error, ValueError):
        return None
