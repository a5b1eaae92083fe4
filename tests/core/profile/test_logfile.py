"""The log of several processes in one folder, and of exceptions that nobody catches."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.process import variables

WRITES = """
import logging, sys
from pathlib import Path
from chatapp.core.profile import logfile

logfile.begin(Path(sys.argv[1]))
print(flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    logging.getLogger("chatapp").info("%s-%d %s", sys.argv[2], number, "x" * 900)
"""
EACH = 1000
FULL = 900_000


@pytest.mark.unmeasured
@pytest.mark.skipif(sys.platform == "win32", reason="no open file is renamed there")
def test_two_that_write_one_log_lose_nothing_and_begin_a_new_one_when_it_is_full(
    tmp_path: Path,
) -> None:
    both = [
        subprocess.Popen(
            [sys.executable, "-c", WRITES, str(tmp_path), name, str(EACH)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=variables(),
        )
        for name in ("a", "b")
    ]
    for one in both:
        assert one.stdout is not None
        one.stdout.readline()
    for one in both:
        assert one.stdin is not None
        one.stdin.write(b"\n")
        one.stdin.flush()
    for one in both:
        one.communicate(timeout=60)
        assert one.returncode == 0
    sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert sizes.keys() == {"chatapp.log", "chatapp.log.1"}
    assert sizes["chatapp.log.1"] > FULL
    written = "".join(path.read_text("utf-8") for path in tmp_path.iterdir())
    found = re.findall(r"chatapp: (\w)-(\d+) x+$", written, re.MULTILINE)
    assert sorted(found) == sorted((name, str(n)) for name in "ab" for n in range(EACH))


STRAY = """
import asyncio, gc, sys, threading
from pathlib import Path
from chatapp.core.profile import logfile, stray_errors

logfile.begin(Path(sys.argv[1])).add("a.secret.of.mine")

def fail(what):
    raise ValueError(f"{what}, a.secret.of.mine")

threading.Thread(target=fail, args=("in a thread",), name="batch").start()

class Ending:
    def __del__(self):
        fail("in ending")

Ending()

async def main():
    loop = asyncio.get_running_loop()
    stray_errors.hear_loop(loop)
    loop.call_soon(fail, "in a callback")
    await asyncio.wait([loop.create_task(forgotten())])
    gc.collect()
    for _ in range(1000):
        loop.call_soon(fail_often)
    await asyncio.sleep(0)

async def forgotten():
    fail("in a task")

def fail_often():
    raise LookupError

asyncio.run(main())
fail("in the end")
"""


def test_what_nobody_catches_is_in_the_log_without_secrets(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STRAY, str(tmp_path)],
        env=variables(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    lines = (tmp_path / "chatapp.log").read_text("utf-8")
    for what in ("a thread", "ending", "a callback", "a task", "the end"):
        assert f"ValueError: in {what}, [redacted]" in lines
        assert f"ValueError: in {what}, [redacted]" in done.stderr
    assert "a.secret" not in lines + done.stderr
    assert "call_soon" not in lines
    assert " in batch" in lines
    assert "Ending.__del__" in lines
    assert len(re.findall("^ *LookupError$", lines, re.MULTILINE)) == 5
    assert "not logged any more" in lines
