"""What the window remembers of itself, put there by somebody else: it opens all the same."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e.driver import window

RECT = [10**30, -(10**30), 1 << 40, 1 << 40]
WINDOW = {"rect": RECT, "frame": [0, 0, 0, 0], "screen": [], "screen_rect": [0, 0, 1, 1]}
HOSTILE = {
    "bytes": b"\0\xff",
    "a number": 5,
    "depth": "[" * 100_000,
    "size": "x" * 5_000_000,
    "a place beyond all numbers": json.dumps({**WINDOW, "maximised": False, "full_screen": False}),
    "nothing": "",
}


@pytest.mark.parametrize("which", HOSTILE)
async def test_the_window_opens_whatever_it_remembers(profile: Path, which: str) -> None:
    async with window(profile):
        pass
    file = profile / "conversations.sqlite3"
    with closing(sqlite3.connect(file)) as connection, connection:
        for key in ("window", "selected", "sidebar", "conversations"):
            connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, HOSTILE[which]))
    async with window(profile) as w:
        assert w.widget.windowTitle() == "New conversation - Chatapp"
        assert w.notice == ""
