"""Runs the program on a terminal of its own, and gives what that was made to show."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.process import CLONE, command, variables

LIMIT = 60.0


@dataclass(frozen=True)
class Shown:
    """All bytes that came to the terminal, and how the program ended."""

    bytes: bytes
    status: int

    @property
    def text(self) -> str:
        return self.bytes.decode()


def run_on_terminal(
    *words: str | bytes | Path, environment: Mapping[str, str] | None = None
) -> Shown:
    """Run the program with all three standard streams on one terminal."""
    # Imported here: Windows has neither.
    import pty
    import termios

    master, slave = pty.openpty()
    modes = termios.tcgetattr(slave)
    modes[1] &= ~termios.OPOST  # every byte as the program wrote it
    termios.tcsetattr(slave, termios.TCSANOW, modes)
    line = [*command(), *(os.fspath(word) for word in words)]
    process = subprocess.Popen(
        line, stdin=slave, stdout=slave, stderr=slave, env=variables(environment), cwd=CLONE
    )
    os.close(slave)
    chunks: list[bytes] = []
    limit = threading.Timer(LIMIT, process.kill)
    limit.start()
    try:
        while True:
            try:
                chunk = os.read(master, 1 << 16)
            except OSError:  # Linux says so when the last one has let go of the terminal
                break
            if not chunk:
                break
            chunks.append(chunk)
        return Shown(b"".join(chunks), process.wait(LIMIT))
    finally:
        limit.cancel()
        process.kill()
        process.wait(LIMIT)
        os.close(master)
