"""A bare Debian in a folder: made by debootstrap, entered by chroot, and gone afterwards."""

from __future__ import annotations

import ctypes
import os
import platform
import re
import shutil
import signal
import subprocess
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

APT = Path("/etc/apt")
PERSON = 1000  # the number of the system's first user
HOME = Path("/home/person")

_CLONE_NEWNS = 0x00020000  # sched.h
_DEBIAN = re.compile(r"\S+/debian(?:-security)?/?(?=\s)")
_PROXIES = ("http_proxy", "https_proxy", "no_proxy")
# What apt and dpkg write about whatever they do, and what only lives while the system runs.
_COMINGS_AND_GOINGS = re.compile(
    r"(var/log|var/cache|var/lib/apt|var/lib/dpkg/(status|available|lock|triggers)|tmp|run|proc)\b|"
    r"var/lib/dpkg/diversions|etc/ld\.so\.cache|home\b"
)


@dataclass(frozen=True)
class Root:
    """A system in ``path`` whose commands run as if there were nothing else.

    What they say is added to the file ``log``.
    """

    path: Path
    log: Path

    @property
    def home(self) -> Path:
        """The first user's folder, as it is reached from outside."""
        return self.path / HOME.relative_to("/")

    def run(
        self,
        *command: str,
        person: int = 0,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        """Run ``command`` in the system as the user ``person``. Raises CalledProcessError."""
        own = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8"}
        own |= {name: os.environ[name] for name in _PROXIES if name in os.environ}
        with self.log.open("ab") as log:  # not a pipe: what a command leaves running keeps it
            subprocess.run(
                ["chroot", f"--userspec={person}:{person}", self.path, *command],
                check=True,
                env=own | {"DEBIAN_FRONTEND": "noninteractive"} | dict(variables or {}),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def apt(self, *words: str) -> None:
        """Run apt-get. Raises CalledProcessError."""
        self.run("apt-get", "--quiet", "--quiet", "--assume-yes", *words)

    def packages(self) -> set[str]:
        """The names of the packages that are installed."""
        listed = subprocess.run(
            ["dpkg-query", f"--root={self.path}", "--show", "--showformat=${Package}\n"],
            check=True,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        return set(listed.stdout.split())

    def files(self) -> set[str]:
        """All there is, but for homes, logs, caches and what apt notes down."""
        found = set[str]()
        for folder, folders, names in os.walk(self.path):
            inside = os.path.relpath(folder, self.path)
            paths = [os.path.normpath(f"{inside}/{name}") for name in (*folders, *names)]
            own = {path for path in paths if not _COMINGS_AND_GOINGS.match(path)}
            found |= own
            folders[:] = [x for x in folders if os.path.normpath(f"{inside}/{x}") in own]
        return found

    def share(self, *folders: Path) -> None:
        """Let these folders of this system be there, too. Raises CalledProcessError."""
        for folder in folders:
            inside = self.path / folder.relative_to("/")
            inside.mkdir(parents=True, exist_ok=True)
            subprocess.run(["mount", "--bind", folder, inside], check=True)

    def introduce(self) -> None:
        """Let what this process starts know the system's users. Raises CalledProcessError.

        A message bus, say, answers nobody whose number has no name.
        """
        for file in ("passwd", "group"):
            subprocess.run(
                ["mount", "--bind", self.path / "etc" / file, f"/etc/{file}"], check=True
            )

    def processes(self) -> list[int]:
        """The ids of the processes that live in the system."""
        found: list[int] = []
        for process in Path("/proc").iterdir():
            if process.name.isdigit():
                with suppress(OSError):  # it has just ended
                    if (process / "root").readlink() == self.path:
                        found.append(int(process.name))
        return found


@contextmanager
def fresh_root(
    path: Path, log: Path, *, suite: str, base: Path | None, keep: bool
) -> Generator[Root]:
    """A bare Debian in the folder ``path``. From then on this process has mounts of its own.

    It comes out of the archive ``base``, which is made if it is not there; without one, from
    Debian. At the end its processes are ended and it is deleted, unless it is to be kept.
    Raises CalledProcessError.
    """
    _own_mounts()
    _clear(path)
    path.mkdir(parents=True)
    if base is not None and base.exists():
        subprocess.run(["tar", "-xf", base, "-C", path], check=True)
    else:
        mirror = _DEBIAN.search(_sources(suite))
        where = [suite, path, *([mirror[0]] if mirror else [])]
        subprocess.run(
            ["debootstrap", "--variant=minbase", *where], check=True, stdout=subprocess.DEVNULL
        )
        if base is not None:
            subprocess.run(["tar", "-cf", base, "-C", path, "."], check=True)
    root = Root(path.resolve(), log)
    _share_sources(root.path, suite)
    try:
        for kind, place in (("proc", "proc"), ("devpts", "dev/pts")):
            subprocess.run(["mount", "-t", kind, kind, root.path / place], check=True)
        yield root
    finally:
        for process in root.processes():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        for place in _mounted(root.path):
            subprocess.run(["umount", "--lazy", place], check=True)
        if not keep:
            _clear(root.path)


def _own_mounts() -> None:
    """From here on this process has mounts of its own, which end with it, however it ends."""
    if ctypes.CDLL(None, use_errno=True).unshare(_CLONE_NEWNS):
        raise OSError(ctypes.get_errno(), "no mounts of one's own")
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)


def _clear(path: Path) -> None:
    """Delete the folder, if nothing is mounted in it: that would be this system's own files."""
    if path.exists() and not _mounted(path.resolve()):
        shutil.rmtree(path)


def _mounted(path: Path) -> list[str]:
    """The places mounted under ``path``, the innermost first."""
    lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()
    places = [line.split()[4] for line in lines]
    return sorted((p for p in places if p.startswith(f"{path}/")), key=len, reverse=True)


def _sources(suite: str) -> str:
    """The package sources of this system, if it is the same Debian."""
    if platform.freedesktop_os_release().get("VERSION_CODENAME") != suite:
        return ""
    return "\n".join(file.read_text(encoding="utf-8") for file in _source_files())


def _source_files() -> list[Path]:
    files = [APT / "sources.list", *(APT / "sources.list.d").glob("*")]
    return [f for f in files if f.is_file() and _DEBIAN.search(f.read_text(encoding="utf-8"))]


def _share_sources(root: Path, suite: str) -> None:
    """The system gets its packages from where this one does, by the same way."""
    if _sources(suite):
        (root / "etc/apt/sources.list").unlink(missing_ok=True)
        for file in _source_files():
            shutil.copy(file, root / file.relative_to("/"))
    for file in (APT / "apt.conf.d").glob("*"):
        if "proxy" in file.read_text(encoding="utf-8").lower():
            shutil.copy(file, root / file.relative_to("/"))
    shutil.copy("/etc/hosts", root / "etc/hosts")
