"""Finds the sound of a spoken reply in its records, and makes a file of it that players open."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

_RATE = 24_000
"""Samples a second of the sound without a head that servers stream (16 bits, one channel)."""


@dataclass(frozen=True, slots=True)
class SoundFile:
    """The content of a file, and the ending of its name."""

    content: bytes
    ending: str


def hash_of_sound(records: Iterable[Mapping[str, Any]]) -> str:
    """The hash of the sound that the latest of a reply's records names, or empty."""
    found = ""
    for record in records:
        value: Any = record
        for name in ("answer", "choices", 0, "message", "audio", "data", "sha256"):
            value = _within(value, name)
        found = value if isinstance(value, str) else found
    return found


def sound_file(data: bytes) -> SoundFile:
    """The file for a sound, named by what it is and never by what a server says it is."""
    return SoundFile(data, ending) if (ending := _ending(data)) else SoundFile(_wave(data), ".wav")


def _ending(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return ".wav"
    if data[:4] == b"OggS":
        return ".opus" if b"OpusHead" in data[:100] else ".ogg"
    if data[:4] == b"fLaC":
        return ".flac"
    if data[4:8] == b"ftyp":
        return ".m4a"
    if data[:4] == b"\x1aE\xdf\xa3":
        return ".webm"
    if len(data) > 1 and data[0] == 0xFF and data[1] & 0xF6 == 0xF0:
        return ".aac"
    mp3 = data[:3] == b"ID3" or (len(data) > 1 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2)
    return ".mp3" if mp3 else ""


def _wave(samples: bytes) -> bytes:
    """Bare samples with the head of a WAV file."""
    form = struct.pack("<HHIIHH", 1, 1, _RATE, 2 * _RATE, 2, 16)
    head = b"WAVEfmt " + struct.pack("<I", len(form)) + form
    body = b"data" + struct.pack("<I", len(samples)) + samples
    return b"RIFF" + struct.pack("<I", len(head) + len(body)) + head + body


def _within(value: object, name: str | int) -> Any:
    if isinstance(value, list) and isinstance(name, int):
        items = cast(list[Any], value)
        return items[name] if name < len(items) else None
    return cast(dict[Any, Any], value).get(name) if isinstance(value, dict) else None
