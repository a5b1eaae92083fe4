"""Work on a thread of its own: answered, given up, and not waited for at the end."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from chatapp.core.daemon_threads import run_in_daemon_thread
from tests.e2e.process import variables
from tests.waiting import until


async def test_what_it_returns_and_raises() -> None:
    assert await run_in_daemon_thread(divmod, 7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        await run_in_daemon_thread(divmod, 7, 0)
    here = threading.current_thread()
    assert await run_in_daemon_thread(threading.current_thread) is not here


async def test_it_can_be_given_up_and_what_it_says_then_is_not_heard() -> None:
    free, began = threading.Event(), threading.Event()

    def work() -> None:
        began.set()
        free.wait(20)
        raise RuntimeError

    waiting = asyncio.ensure_future(run_in_daemon_thread(work))
    await until(began.is_set)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    free.set()
    assert await run_in_daemon_thread(divmod, 7, 2) == (3, 1)


_WAITS_AT_A_PIPE = """
import asyncio, os, sys
from chatapp.core.daemon_threads import run_in_daemon_thread

async def main():
    waiting = asyncio.ensure_future(run_in_daemon_thread(os.open, sys.argv[1], os.O_RDONLY))
    await asyncio.wait({waiting}, timeout=0.1)
    assert not waiting.done()
    waiting.cancel()

asyncio.run(main())
"""


@pytest.mark.skipif(os.name != "posix", reason="pipes with names are POSIX's")
def test_a_process_ends_beside_one_that_never_ends(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    line = [sys.executable, "-c", _WAITS_AT_A_PIPE, str(tmp_path / "pipe")]
    assert subprocess.run(line, timeout=60, env=variables(), check=False).returncode == 0
