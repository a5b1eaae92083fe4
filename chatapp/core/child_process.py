"""Child processes: this program run again with a hidden verb, never outliving this one.

The leash is the child's standard input: it closes with the parent, even one that is
killed, and the child then ends itself. Linux has a second one (`PR_SET_PDEATHSIG`) for
a child that is stuck in native code.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

_PR_SET_PDEATHSIG = 1  # prctl(2)


def command(verb: str, *arguments: str) -> list[str]:
    """The command line that runs the hidden `verb` of this program, from source or frozen."""
    if getattr(sys, "frozen", False):  # PyInstaller: the executable is the program
        return [sys.executable, verb, *arguments]
    return [sys.executable, "-m", "chatapp", verb, *arguments]


async def start(line: Sequence[str]) -> asyncio.subprocess.Process:
    """Start `line` (from `command`) with all three standard streams as pipes.

    Call it on the thread that lives as long as the program: on Linux the child dies
    with the *thread* that started it. Raises `OSError`.
    """
    return await asyncio.create_subprocess_exec(
        *line,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # `python -m` imports from the working directory first: it must be the folder
        # that holds this package, never one a person happens to be in.
        cwd=Path(__file__).parents[2],
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows: no console
    )


async def end(process: asyncio.subprocess.Process) -> None:
    """Kill `process`, if it still runs, drop what it wrote, and wait until it is gone."""
    # WORKAROUND (CPython, python/cpython#119710, seen with 3.11): `wait` waits for pipes to run
    # dry, too, which nobody sees to any more; they are within reach of a private name alone.
    transport = cast("Any", process)._transport
    for descriptor in range(3):
        if pipe := transport.get_pipe_transport(descriptor):
            pipe.close()
    if process.returncode is None:
        with suppress(ProcessLookupError):
            if sys.platform == "win32":
                process.kill()
            else:
                # WORKAROUND (CPython, subprocess.Popen.send_signal, seen with 3.11): it looks
                # first, and may take the exit status from asyncio.
                os.kill(process.pid, signal.SIGKILL)
    await process.wait()
    transport.close()


def log_end(
    log: logging.Logger,
    what: str,
    process: asyncio.subprocess.Process,
    began: float,
    words: bytes = b"",
    *,
    expected: bool = False,
) -> None:
    """Write into `log` how a process ended that `began` at a moment of the monotonic clock.

    It ended well if its status is 0, or if its end was `expected`. `words`: what it complained
    about, which may be anything and is only for those who want all detail.
    """
    level = logging.INFO if expected or process.returncode == 0 else logging.WARNING
    seconds = time.monotonic() - began
    log.log(level, "%s: process ended, status %s, %.1f s", what, process.returncode, seconds)
    for line in words.decode(errors="replace").splitlines():
        log.debug("%s: it said: %s", what, line)


def accept_leash() -> None:
    """The child's side: end with the parent, and leave Ctrl+C in a terminal to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_wait_for_end_of_input, name="leash", daemon=True).start()


def _wait_for_end_of_input() -> None:
    # The descriptor itself: sys.stdin is None in a windowed program on Windows.
    while os.read(0, 1024):
        pass
    os._exit(0)
