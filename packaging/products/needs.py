"""Finds what a frozen Linux program needs of the system, and names it as packages."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import system

from products import CannotBuild, trimming

RENAMED = {name: f"{name} | {name}t64" for name in ("libglib2.0-0", "libgtk-3-0", "libatspi2.0-0")}
"""Debian's packages that have another name since their times have 64 bits."""

_OF_THE_C_LIBRARY = {
    *("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "libresolv.so.2", "librt.so.1"),
    *("ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"),
}
_OPTIONAL = ("libqgtk3.so",)
"""Plugins that Qt leaves out in silence where the system lacks what they link."""


@dataclass(frozen=True)
class Needed:
    """The needs outside the bundle: libraries by name, and the version of the C library."""

    libraries: tuple[str, ...]
    glibc: tuple[int, int]


def of(folder: Path) -> Needed:
    """The libraries that the program in ``folder`` links and that are not in it."""
    files = [*trimming.libraries(folder), folder / "chatapp"]
    inside = {path.name for path in folder.rglob("*.so*")}
    named: set[str] = set()
    glibc = (2, 0)
    for path in files:
        if path.name in _OPTIONAL:
            continue
        command = ["objdump", "-p", str(path)]
        text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
        named.update(re.findall(r"NEEDED\s+(\S+)", text))
        versions = re.findall(r"\bGLIBC_(\d+)\.(\d+)\b", text)
        glibc = max([glibc, *((int(a), int(b)) for a, b in versions)])
    return Needed(tuple(sorted(named - inside - _OF_THE_C_LIBRARY)), glibc)


def of_debian(needed: Needed) -> list[str]:
    """The same as Debian's packages, each once. Raises CannotBuild for an unknown library."""
    known = {need.name: need.packages[0] for need in system.needs("program")}
    if strangers := [name for name in needed.libraries if name not in known]:
        raise CannotBuild(
            f"packaging/system.txt does not say which package brings {', '.join(strangers)}"
        )
    packages = sorted({known[name] for name in needed.libraries})
    libc = f"libc6 (>= {needed.glibc[0]}.{needed.glibc[1]})"
    return [libc, *(RENAMED.get(name, name) for name in packages)]


def of_rpm(needed: Needed) -> list[str]:
    """The same as RPM names them, which is the same for every distribution."""
    libc = f"libc.so.6(GLIBC_{needed.glibc[0]}.{needed.glibc[1]})(64bit)"
    return [libc, *(f"{name}()(64bit)" for name in needed.libraries)]
