"""Drives the program as a process of its own, as a person's desktop would start it."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from tests.loopback import Loopback
from tests.waiting import wait_until

T = TypeVar("T")

CLONE = Path(__file__).parents[2]
MODEL = "some-model"
_ASKED_TOO_LATE = "qt.accessibility.atspi: Could not find accessible on path"


def command(*words: str | Path) -> list[str]:
    """The command line that starts the program: from source, or the frozen one that is tried."""
    frozen = os.environ.get("CHATAPP_TEST_PROGRAM")
    return [*([frozen] if frozen else [sys.executable, "-m", "chatapp"]), *map(str, words)]


def words_for(profile: Path, server: Loopback | None = None, model: str = MODEL) -> list[str]:
    """The options for a profile, and for a server unless the program is to use its own."""
    words = ["--profile", str(profile)]
    if server is not None:
        words += ["--base-url", server.base_url, "--model", model]
    return words


def variables(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The tests' environment, with `extra`."""
    return {**os.environ, "PYTHONPATH": str(CLONE), **(extra or {})}


class Program:
    """The running program."""

    def __init__(self, process: subprocess.Popen[bytes], errors: Path) -> None:
        self._process = process
        self._errors = errors
        self.pid = process.pid

    @property
    def errors(self) -> str:
        """The text it has written on standard error.

        Without Qt's remarks about assistive tools that ask for what has just gone.
        """
        lines = self._errors.read_text(encoding="utf-8").splitlines(keepends=True)
        return "".join(line for line in lines if _ASKED_TOO_LATE not in line)

    def until(self, condition: Callable[[], T | None], what: str = "") -> T:
        """Wait until `condition()` gives something; fails at once if the program ends before."""

        def look() -> T | None:
            if found := condition():
                return found
            ended = self._process.poll()
            assert ended is None, f"ended with {ended} before {what}: {self.errors}"
            return None

        return wait_until(look, what=what)

    def kill(self) -> None:
        """``kill -9``."""
        self._process.kill()
        self._process.wait(20)

    def wait(self, timeout: float = 20.0) -> int:
        """Its exit status; fails after `timeout` seconds."""
        return self._process.wait(timeout)


@contextmanager
def program(
    *words: str | Path, environment: Mapping[str, str] | None = None, line: list[str] | None = None
) -> Generator[Program]:
    """The program with these words on its command line; killed at the end if it still runs.

    `line` is started in the place of ``python -m chatapp``.
    """
    with tempfile.TemporaryDirectory(prefix="chatapp-errors-") as folder:
        errors = Path(folder, "stderr")
        with errors.open("wb") as file:
            process = subprocess.Popen(
                [*(line or command()), *map(str, words)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=file,
                env=variables(environment),
                cwd=CLONE,
            )
        try:
            yield Program(process, errors)
        finally:
            process.kill()
            process.wait(20)


def rows(profile: Path, query: str, *values: object) -> list[tuple[object, ...]]:
    """The rows in the profile's database now, read beside the program that may be writing it."""
    file = profile / "conversations.sqlite3"
    if not file.exists():
        return []
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=10)) as connection:
        try:
            return connection.execute(query, values).fetchall()
        except sqlite3.OperationalError as error:
            if not str(error).startswith(("no such table", "unable to open")):
                raise
            return []  # it is not made yet, or its log is not there yet


def transcript(profile: Path) -> list[tuple[str, str, str]]:
    """Role, status and text of every message, in the order in which they came."""
    found = rows(
        profile,
        "SELECT role, status, (SELECT coalesce(group_concat(text, ''), '') FROM (SELECT text "
        "FROM pieces WHERE message = messages.key ORDER BY seq)) FROM messages ORDER BY key",
    )
    return [(str(role), str(status), str(text)) for role, status, text in found]


def noted(profile: Path) -> dict[str, object] | None:
    """The program's note on where others reach it, once it listens there."""
    try:
        note = json.loads((profile / "instance.lock").read_bytes() or b"{}")
    except (OSError, ValueError):  # a note may be read while it is written
        return None
    return note if "port" in note else None


def files_holding(folder: Path, secret: str) -> list[Path]:
    """The files under `folder` that hold `secret`, in any of the usual encodings."""
    forms = [secret.encode(), secret.encode("utf-16-le"), secret.encode().hex().encode()]
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in forms)
    ]
