"""Facts about this run, for the first line of its log and for a report of a fault."""

from __future__ import annotations

import locale
import logging
import os
import platform
import sys

from chatapp import __version__
from chatapp.core.profile.paths import Profile
from chatapp.core.store.migrations import STEPS

_log = logging.getLogger("chatapp")


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


def _locale() -> str:
    """The language and encoding that this process was given."""
    language, encoding = locale.getlocale()
    return f"{language or 'C'}.{encoding or locale.getpreferredencoding(do_setlocale=False)}"
