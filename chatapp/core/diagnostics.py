"""Facts about this run, for the first line of its log and for fault reports."""

from __future__ import annotations

import locale
import logging
import os
import platform
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from chatapp import __version__
from chatapp.core.profile import logfile
from chatapp.core.profile.paths import Profile
from chatapp.core.profile.regular_files import open_file
from chatapp.core.store.migrations import STEPS

MOST_LINES = 40
"""Of the log, in a report."""
_LOOKED_AT = 262_144
"""Bytes at the end of the log in which they are looked for."""

_log = logging.getLogger("chatapp")

_HEAD = re.compile(r"\d{4}-\d\d-\d\d [\d:,]+ (\w+) ([\w.]+): ")
_FRAME = re.compile(r" +File \"[^\"]*\", line \d+, in \S+")
_RAISED = re.compile(r" +([\w.]*(?:Error|Exception))\b")
_REQUESTS = {"chatapp.api", "chatapp.chat"}
_TROUBLE = {"WARNING", "ERROR", "CRITICAL"}


def log_start(profile: Profile, doing: str, window: str = "") -> None:
    """Write the first line of a run into the log.

    `doing`: the verb, or "window". `window`: what the window is made with, if there is one.
    """
    facts = [*versions(window), system(), *place(profile), f"locale {_locale()}"]
    _log.info("%s: %s, process %d", doing, ", ".join(facts), os.getpid())


def versions(window: str = "") -> list[str]:
    """This program and what it runs on, with their versions."""
    frozen = " (frozen)" if getattr(sys, "frozen", False) else ""
    python = f"Python {'.'.join(map(str, sys.version_info[:3]))}{frozen}"
    return [f"Chatapp {__version__}", python, *([window] if window else [])]


def made_with(qt: str, system: str, language: str) -> str:
    """The words for a window's surroundings: Qt's version, the window system, the language."""
    return f"Qt {qt} on {system}, language {language}"


def place(profile: Profile) -> list[str]:
    """The schema this program writes, and whose choice its place is."""
    return [f"schema {len(STEPS)}", f"profile: {profile.kind}"]


def system() -> str:
    """The operating system, its version and the processor's kind."""
    if sys.platform == "win32":
        # `platform` would ask Windows' management service, which takes its time.
        version = sys.getwindowsversion()
        machine = os.environ.get("PROCESSOR_ARCHITECTURE", "")
        return f"Windows {version.major}.{version.minor}.{version.build} {machine}".strip()
    kernel = os.uname()
    if sys.platform == "darwin":
        return f"macOS {platform.mac_ver()[0]} {kernel.machine}"
    try:
        name = platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        name = ""
    return f"{kernel.sysname} {kernel.release} {kernel.machine}" + (f" ({name})" if name else "")


def report(profile: Profile, *, window: str, keyring: str) -> str:
    """A fault report for somebody else to read: nothing in it was written or read by the person.

    Reads the log, so it blocks. What is in it is still to be redacted.
    """
    facts = [
        *versions(window),
        system(),
        *place(profile),
        f"locale {_locale()}",
        f"keyring: {keyring}",
        f"conversations: {profile.database}",
        f"settings: {profile.settings}",
        f"log: {profile.log}",
    ]
    try:
        lines = list(notable(_end_of(profile.log / logfile.NAME)))[-MOST_LINES:]
    except OSError as error:
        lines = [f"no log: {type(error).__name__}"]
    return _without_home("\n".join([*facts, "", *lines]).rstrip() + "\n")


def notable(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a log that tell of trouble and of requests.

    Of a traceback only its places and the errors' names: their words may quote anything, and
    so may what libraries say.
    """
    wanted = False
    for line in lines:
        if head := _HEAD.match(line):
            level, subject = head[1], head[2]
            wanted = level in _TROUBLE or (subject in _REQUESTS and level == "INFO")
            if wanted:
                ours = subject.partition(".")[0] == "chatapp"
                yield line if ours else head[0].rstrip(": ")
        elif wanted and (place := _FRAME.match(line)):
            yield place[0]
        elif wanted and (raised := _RAISED.match(line)):
            yield f"    {raised[1]}"


def _end_of(file: Path) -> list[str]:
    with open_file(file) as log:
        log.seek(max(0, file.stat().st_size - _LOOKED_AT))
        return log.read().decode("utf-8", "replace").splitlines()


def _without_home(text: str) -> str:
    """`text` without the folder that is named after the person."""
    home = str(Path.home())
    if len(home) <= len(Path.home().anchor):
        return text
    return text.replace(home, "~").replace(home.replace("\\", "\\\\"), "~")


def _locale() -> str:
    """The language and encoding that this process was given."""
    language, encoding = locale.getlocale()
    return f"{language or 'C'}.{encoding or locale.getpreferredencoding(do_setlocale=False)}"
