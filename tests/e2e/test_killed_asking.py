"""The real program killed while it streams, and two of them beside each other."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.process import (
    CLONE,
    command,
    rows,
    transcript,
    variables,
    words_for,
)
from tests.loopback import DONE, HANG, Gate, Loopback, reply, sse
from tests.waiting import wait_until

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL"),
]

KILLS = 8
LOST_AT_MOST = 1.0
SLACK = 0.5
"""For a computer that does a lot besides: what the server sends is on its way for a while."""
STEP = 0.02


def asking(profile: Path, server: Loopback, question: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(*words_for(profile, server), "ask", question),
        cwd=CLONE,
        env=variables(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def killed_while_streaming(profile: Path, seed: int) -> tuple[str, str, str]:
    """Kill one; what was sent, what was sent a second earlier, and what is kept."""
    seconds = 0.3 + 3 * random.Random(seed).random()
    gates = [Gate() for _ in range(int(seconds / STEP) + 50)]
    pieces = [f"n{number} " for number in range(len(gates))]
    steps = [step for gate, piece in zip(gates, pieces, strict=True) for step in (gate, sse(piece))]
    sent: list[tuple[float, str]] = []
    with Loopback() as server:
        server.answer(*steps, HANG)
        process = asking(profile, server, "Count")
        try:
            server.wait_for_requests(1)
            until = time.monotonic() + seconds
            for gate, piece in zip(gates, pieces, strict=True):
                gate.open()
                sent.append((time.monotonic(), piece))
                time.sleep(STEP)
                if time.monotonic() > until:
                    break
        finally:
            now = time.monotonic()
            process.kill()
            process.wait(20)
    early = "".join(piece for when, piece in sent if when < now - LOST_AT_MOST - SLACK)
    kept = transcript(profile)[-1]
    assert kept[:2] == ("assistant", "streaming")
    with closing(sqlite3.connect(profile / "conversations.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return "".join(pieces), early, kept[2]


def test_at_most_the_last_second_of_a_stream_is_lost(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(1 << 30)
    print(f"seed {seed}")
    profiles = [tmp_path / str(number) for number in range(KILLS)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(killed_while_streaming, profiles, range(seed, seed + KILLS)))
    for whole, early, kept in found:
        assert whole.startswith(kept)
        assert kept.startswith(early)


def test_one_that_asks_beside_another_interrupts_nothing(profile: Path) -> None:
    gate = Gate()
    with Loopback() as first, Loopback() as second:
        first.answer(sse("So far"), gate, sse(" so good", finish="stop"), DONE)
        second.answer(*reply("At once"))
        slow = asking(profile, first, "Slowly?")
        try:
            wait_until(lambda: ("assistant", "streaming", "So far") in transcript(profile))
            quick = asking(profile, second, "Quickly?")
            assert quick.wait(60) == 0
            assert ("assistant", "streaming", "So far") in transcript(profile)
            assert ("assistant", "done", "At once") in transcript(profile)
            gate.open()
            assert slow.wait(60) == 0
        finally:
            slow.kill()
            slow.wait(20)
    assert ("assistant", "done", "So far so good") in transcript(profile)


def test_what_was_cut_off_is_marked_by_the_next_start(profile: Path) -> None:
    with Loopback() as server:
        server.answer(sse("Half"), HANG)
        killed = asking(profile, server, "Why?")
        wait_until(lambda: ("assistant", "streaming", "Half") in transcript(profile))
        killed.kill()
        killed.wait(20)
        assert asking(profile, server, "Again?").wait(60) == 0
    statuses = [status for (status,) in rows(profile, "SELECT status FROM messages ORDER BY key")]
    assert statuses == ["done", "interrupted", "done", "done"]
