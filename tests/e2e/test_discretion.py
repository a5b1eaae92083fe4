"""Discretion of a running program: its key stays from its children, its memory from the disk."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from tests.e2e.process import Program, command, program, words_for
from tests.loopback import MODEL, Loopback
from tests.make_pdf import pdf

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="read from /proc")

KEY = "sk-kept-5dcfd9e2b1a84f70a1b2c3d4e5f60718"
NO_DUMPS = {"0", "1"}

# With all that the system allows, as where dumps are made for everything that crashes.
WITH_DUMPS = ["sh", "-c", 'ulimit -S -c "$(ulimit -H -c)"; exec "$@"', "sh"]

# The program, which opens a link as soon as its window lives. Where the platform has no way
# to, as without a screen, what Qt would start is started in its own way.
OPENS_A_LINK = """
import sys
from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices
from chatapp.ui.window.controller import WindowController

begin = WindowController.begin

def begin_and_open(self, *words, **options):
    begin(self, *words, **options)
    link = "https://example.com/"
    if not QDesktopServices.openUrl(QUrl(link)):
        QProcess.startDetached("xdg-open", [link])

WindowController.begin = begin_and_open
from chatapp.__main__ import main
sys.exit(main())
"""

BROWSER = """#!/bin/sh
{ echo "opened $*"; cat /proc/self/environ /proc/self/limits; } > "$SEEN.part"
mv "$SEEN.part" "$SEEN"
"""


def dump_limits(limits: str) -> tuple[str, str]:
    """The soft and the hard limit in what ``/proc/…/limits`` says."""
    (line,) = [line for line in limits.splitlines() if line.startswith("Max core file size")]
    soft, hard, _ = line.removeprefix("Max core file size").split()
    return soft, hard


def children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return found


def test_a_browser_gets_neither_the_key_nor_a_dump(profile: Path, tmp_path: Path) -> None:
    seen, browser = tmp_path / "seen", tmp_path / "bin" / "xdg-open"
    browser.parent.mkdir()
    browser.write_text(BROWSER)
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    environment = {
        "CHATAPP_API_KEY": KEY,
        "PATH": f"{browser.parent}:{os.environ['PATH']}",
        "SEEN": str(seen),
    }
    line = [*WITH_DUMPS, sys.executable, "-c", OPENS_A_LINK]
    with Loopback() as server:
        words = words_for(profile, server, MODEL)
        with program(*words, environment=environment, line=line) as started:
            started.until(seen.exists, what="the browser")
            told = seen.read_text(errors="replace")
            assert "opened https://example.com/" in told
            assert f"SEEN={seen}" in told
            assert KEY not in told
            assert "CHATAPP_API_KEY" not in told
            assert dump_limits(told[told.index("Max core") :])[0] in NO_DUMPS
            soft, hard = dump_limits(Path(f"/proc/{started.pid}/limits").read_text())
            assert soft in NO_DUMPS
            # Whoever looks for a defect can have dumps again.
            assert hard == dump_limits(Path("/proc/self/limits").read_text())[1]


def test_a_child_that_reads_a_file_gets_neither(profile: Path, tmp_path: Path) -> None:
    """Seen from outside, while it reads."""
    path = tmp_path / "Long.pdf"
    path.write_bytes(pdf(*["Words on a page " * 20] * 2000))

    def seen(started: Program) -> tuple[str, str] | None:
        for child in children(started.pid):
            try:
                proc = Path(f"/proc/{child}")
                if "read-pdf" in (proc / "cmdline").read_text():
                    return (proc / "environ").read_text(), (proc / "limits").read_text()
            except OSError:  # it has ended meanwhile
                continue
        return None

    with Loopback() as server:
        line = [*WITH_DUMPS, *command()]
        words = [*words_for(profile, server, MODEL), str(path)]
        with program(*words, environment={"CHATAPP_API_KEY": KEY}, line=line) as started:
            environment, limits = started.until(lambda: seen(started), what="the child")
            assert "PATH=" in environment
            assert KEY not in environment
            assert dump_limits(limits)[0] in NO_DUMPS


def test_the_key_that_left_the_environment_is_used(profile: Path) -> None:
    with Loopback() as server:
        server.key = KEY
        words = [*words_for(profile, server, MODEL), "ask", "Hi"]
        with program(*words, environment={"CHATAPP_API_KEY": KEY}) as started:
            assert started.wait() == 0
        assert server.chats[0].key == KEY
