"""The needs of Chatapp and its tests on a Linux system, and their installation by name."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("system.txt")
FONTS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
LIBEXEC = "/usr/libexec:/usr/lib/at-spi2-core:/usr/lib/at-spi2:/usr/lib"
NOWHERE = "-"  # in the table, where a system has no package
APT_LISTS = Path("/var/lib/apt/lists")


class NotInstalled(Exception):
    """Something of the system is missing and may not be installed from here; says what to type."""


@dataclass(frozen=True)
class Need:
    """A thing that the system must have.

    ``name``: a library ("libEGL.so.1"), a font file (X.ttf, X.ttc), a module ("import x") or a
    program; ``packages``: what brings it, in the order of ``MANAGERS``; ``wished``: asked for when
    other things are installed anyway, never required.
    """

    name: str
    packages: tuple[str, ...]
    wished: bool = False

    @property
    def present(self) -> bool:
        """True if the system has it now."""
        if ".so" in self.name:
            return _loads(self.name)
        if self.name.endswith((".ttf", ".ttc")):
            return any(next(folder.rglob(self.name), None) for folder in FONTS if folder.is_dir())
        if self.name.startswith("import "):
            return importable(self.name.removeprefix("import "))
        return bool(shutil.which(self.name) or shutil.which(self.name, path=LIBEXEC))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def importable(module: str) -> bool:
    """True if the running Python has this module, looked up anew."""
    importlib.invalidate_caches()
    return importlib.util.find_spec(module) is not None


@dataclass(frozen=True)
class Manager:
    """A package manager: its program and the words that install packages without a question."""

    program: str
    install: tuple[str, ...]
    refresh: tuple[str, ...]
    options: tuple[str, ...] = ()


MANAGERS = (
    Manager(
        "apt-get",
        ("install", "--yes", "--no-install-recommends"),
        ("update",),
        ("-o", "DPkg::Lock::Timeout=300"),  # seconds to wait for another installation to end
    ),
    Manager("dnf", ("install", "--assumeyes"), ("makecache",)),
    Manager("pacman", ("-S", "--needed", "--noconfirm"), ("-Sy",)),
    Manager("zypper", ("--non-interactive", "install"), ("refresh",)),
)


def needs(part: str) -> list[Need]:
    """The needs of ``part`` ("program" or "tests"), as ``system.txt`` lists them."""
    found: list[Need] = []
    reading = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            reading = line[1 : line.index("]")]
        elif line and not line.startswith("#") and reading == part:
            name, *packages = line.split()
            found.append(Need(name.lstrip("?"), tuple(packages), wished=name.startswith("?")))
    return found


def provide(wanted: Iterable[Need], say: Callable[[str], None]) -> None:
    """Install what is missing of ``wanted``; raises NotInstalled where that is not possible.

    ``say`` takes one line for the person. Elsewhere than on Linux nothing is needed.
    """
    if sys.platform != "linux":
        return
    manager = next((m for m in MANAGERS if shutil.which(m.program)), None)
    missing = [need for need in wanted if not need.present and _is_known(need, manager)]
    if all(need.wished for need in missing):
        return
    names = ", ".join(need.name for need in missing if not need.wished)
    if manager is None:
        raise NotInstalled(f"These are missing; install them with your package manager: {names}")
    packages = packages_for(missing, manager)
    line = ["sudo", manager.program, *manager.install, *packages]
    words = _words_of_root()
    if words is None:
        raise NotInstalled(f"Missing: {names}. Please type\n    {shlex.join(line)}\nand try again.")
    say(f"installing with {manager.program}: {' '.join(packages)}")
    _install(manager, words, packages)
    if still := [need.name for need in missing if not need.wished and not need.present]:
        raise NotInstalled(
            f"Still missing after the installation: {', '.join(still)}. Please look at\n"
            f"    {shlex.join(line)}"
        )


def _is_known(need: Need, manager: Manager | None) -> bool:
    """True if the system has a package for it at all; what needs it must do without, else."""
    return manager is None or need.packages[MANAGERS.index(manager)] != NOWHERE


def packages_for(wanted: Iterable[Need], manager: Manager) -> list[str]:
    """The packages of ``manager`` that bring ``wanted``, each once."""
    column = MANAGERS.index(manager)
    return list(dict.fromkeys(p for need in wanted if (p := need.packages[column])))


def _words_of_root() -> list[str] | None:
    """The words before a command for root to run it; None where that takes a password."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def _install(manager: Manager, words: list[str], packages: list[str]) -> None:
    """Install, and once more with fresh package lists where the first try fails."""
    command = [*words, "env", "DEBIAN_FRONTEND=noninteractive", manager.program]
    install = [*command, *manager.install, *manager.options, *packages]
    refresh = [*command, *manager.refresh]
    without_lists = manager.program == "apt-get" and not next(APT_LISTS.glob("*_Packages*"), None)
    # Their words are for the log: the program's own output is all that belongs on stdout.
    if not without_lists and _succeeds(install):
        return
    _succeeds(refresh)
    _succeeds(install)


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, check=False, stdout=sys.stderr).returncode == 0
