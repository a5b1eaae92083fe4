"""Child processes: how they are called, what they are given, how they end."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from chatapp.core import child_process

LEASHED = """
import threading
from chatapp.core import child_process
child_process.accept_leash()
print("ready", flush=True)
threading.Event().wait()
"""


def child(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_the_command_from_source_and_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child_process.command("read-pdf", "a b.pdf") == [
        *(sys.executable, "-m", "chatapp"),
        *("read-pdf", "a b.pdf"),
    ]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_process.command("read-pdf", "a b.pdf") == [sys.executable, "read-pdf", "a b.pdf"]


async def test_it_ends_by_itself_when_its_input_does() -> None:
    process = await child_process.start(child(LEASHED))
    assert process.stdin is not None
    assert process.stdout is not None
    assert (await process.stdout.readline()).strip() == b"ready"
    process.stdin.write(b"this is not the end\n")
    process.stdin.close()
    assert await process.wait() == 0
    await child_process.end(process)


async def test_ending_does_not_wait_for_what_nobody_reads() -> None:
    process = await child_process.start(
        child("import sys; [print('x' * 100) for _ in range(10**7)]")
    )
    assert process.stdout is not None
    await process.stdout.readexactly(1000)
    await child_process.end(process)
    assert process.returncode != 0
    await child_process.end(process)


async def test_several_that_end_at_the_same_moment() -> None:
    """Whoever collects an exit status, asyncio gets it (it would log a warning)."""
    running = await asyncio.gather(*(child_process.start(child("pass")) for _ in range(5)))
    for process in running:
        await child_process.end(process)
        assert process.returncode in (0, -9, 1)


async def test_it_never_imports_from_where_a_person_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('imported')")
    monkeypatch.chdir(tmp_path)
    process = await child_process.start(child("import json; print(json.dumps(1))"))
    out, errors = await process.communicate()
    assert (out.strip(), errors) == (b"1", b"")
