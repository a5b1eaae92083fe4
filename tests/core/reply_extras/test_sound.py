"""Sound of a spoken reply: found in its records, and named by what it is."""

from __future__ import annotations

import wave
from io import BytesIO
from typing import Any

import pytest

from chatapp.core.reply_extras.sound import hash_of_sound, sound_file


def record(audio: Any) -> dict[str, Any]:
    return {"answer": {"choices": [{"message": {"audio": audio}}]}}


def test_the_sound_that_the_latest_record_names() -> None:
    first, second = (record({"data": {"sha256": name, "size": 1}}) for name in ("a", "b"))
    assert hash_of_sound([first, second, {}, record({"unreadable": True})]) == "b"
    assert hash_of_sound([{}, {"answer": {"choices": []}}, record([])]) == ""


@pytest.mark.parametrize(
    ("data", "ending"),
    [(b"RIFF\0\0\0\0WAVEfmt ", ".wav"), (b"OggS" + b"\0" * 24 + b"OpusHead", ".opus"),
     (b"OggS\0", ".ogg"), (b"fLaC\0", ".flac"), (b"\0\0\0 ftypM4A ", ".m4a"), (b"ID3\4", ".mp3"),
     (b"\xff\xfb\x90\0", ".mp3"), (b"\xff\xf1\x50\x80", ".aac"), (b"\x1aE\xdf\xa3", ".webm")],
)  # fmt: skip
def test_a_file_is_named_by_what_it_is(data: bytes, ending: str) -> None:
    made = sound_file(data)
    assert (made.content, made.ending) == (data, ending)


@pytest.mark.parametrize("data", [b"", b"\1\0\2\0", b"MZ\x90\0", b"#!/bin/sh\n"])
def test_bare_samples_become_a_wav_file_whatever_they_are(data: bytes) -> None:
    made = sound_file(data)
    assert made.ending == ".wav"
    with wave.open(BytesIO(made.content)) as read:
        assert (read.getframerate(), read.getsampwidth(), read.getnchannels()) == (24_000, 2, 1)
        assert read.readframes(99) == data[: len(data) // 2 * 2]
