"""A screen whose pixels can be read, and a process that notes when some of them change.

``python -m tests.bench.frames FILE X Y WIDTH HEIGHT`` watches a rectangle of a frame buffer: for
each line that it reads it prints the moments of change since the last, in JSON.
"""

from __future__ import annotations

import json
import mmap
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QImage

SIZE = "1120x760"
EVERY = 0.006
"""Seconds between two looks at the pixels."""
SAME = 0.010
"""Changes so close together are one that was caught half done."""


class Rect(NamedTuple):
    """Part of a screen."""

    x: int
    y: int
    width: int
    height: int


class Screen:
    """The pixels of an Xvfb that runs with ``-fbdir``, as its file holds them now."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        fields = struct.unpack(">25I", self._pixels[:100])
        if fields[1] != 7 or fields[11] != 32:
            raise ValueError(f"{path} is no frame buffer of 32 bits a pixel")
        self.width, self.height, self._stride = fields[4], fields[5], fields[12]
        self._start = fields[0] + 12 * fields[19]

    def part(self, rect: Rect) -> bytes:
        """The pixels of a rectangle, row by row."""
        at, length = self._start + rect.y * self._stride + 4 * rect.x, 4 * rect.width
        ends = range(at, at + rect.height * self._stride, self._stride)
        pixels = self._pixels
        return b"".join([pixels[begin : begin + length] for begin in ends])

    def image(self, rect: Rect) -> QImage:
        """A picture of a rectangle."""
        data, form = self.part(rect), QImage.Format.Format_RGB32
        return QImage(data, rect.width, rect.height, 4 * rect.width, form).copy()


@contextmanager
def screen(size: str = SIZE) -> Generator[tuple[str, Path]]:
    """An Xvfb of its own; gives its display and the file of its frame buffer."""
    with tempfile.TemporaryDirectory(prefix="chatapp-screen-") as folder:
        line = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{size}x24", "-fbdir", folder]
        process = subprocess.Popen(
            [*line, "-nolisten", "tcp", "-noreset"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert process.stdout
        try:
            if not (number := process.stdout.readline().strip()):
                raise OSError("Xvfb did not start")
            yield f":{number}", Path(folder, "Xvfb_screen0")
        finally:
            process.terminate()
            process.wait(20)
            process.stdout.close()


def available() -> bool:
    """Whether there can be such a screen here."""
    return sys.platform == "linux" and shutil.which("Xvfb") is not None


class Watcher:
    """Notes when pixels change, in a process of its own that is not counted."""

    def __init__(self, path: Path, rect: Rect) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.frames", str(path), *map(str, rect)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.changes()

    def changes(self) -> list[float]:
        """When pixels changed since this was last asked, in seconds of `time.monotonic`."""
        process = self._process
        assert process.stdin
        assert process.stdout
        process.stdin.write("\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        self._process.communicate(timeout=20)


def _watch(path: Path, rect: Rect) -> None:
    changes: list[float] = []
    asked = threading.Event()

    def listen() -> None:
        while sys.stdin.readline():
            asked.set()
        ended.set()

    ended = threading.Event()
    threading.Thread(target=listen, daemon=True).start()
    watched = Screen(path)
    before = watched.part(rect)
    while not ended.is_set():
        now = time.monotonic()
        pixels = watched.part(rect)
        if pixels != before:
            before = pixels
            if not changes or now - changes[-1] > SAME:
                changes.append(now)
        if asked.is_set():
            asked.clear()
            print(json.dumps(changes), flush=True)
            changes.clear()
        time.sleep(max(0.0, now + EVERY - time.monotonic()))


if __name__ == "__main__":
    _watch(Path(sys.argv[1]), Rect(*map(int, sys.argv[2:6])))
