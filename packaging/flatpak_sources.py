"""Writes the list of wheels of requirements.lock anew that a Flatpak's build fetches.

    python3 packaging/flatpak_sources.py

To be run after packaging/lock.py; a test compares the two. Asks the Python package index.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LOCK = HERE / "requirements.lock"
SOURCES = HERE / "linux" / "flatpak-python.json"

PYTHON = "3.13"  # of the runtime that the manifest names
GLIBC = range(17, 43)  # 2.17 to what the runtime has
PROCESSORS = ("x86_64", "aarch64")
INDEX = "https://pypi.org/simple"
LEFT_OUT = ("xllamacpp",)  # a program in a Flatpak asks servers; an engine would double its size


def main() -> None:
    """Ask pip which file of each package it would take, and keep address and checksum."""
    wanted = pinned()
    found: dict[str, dict[str, Any]] = {}
    for processor in PROCESSORS:
        for name, url, digest in _resolved(wanted, processor):
            source: dict[str, Any] = {"type": "file", "url": url, "sha256": digest}
            if not url.endswith("-any.whl"):
                source["only-arches"] = [processor]
            found[f"{name} {url}"] = source
    SOURCES.write_text(json.dumps([*found.values()], indent=1) + "\n", encoding="utf-8")


def pinned() -> str:
    """The lock without what a Flatpak leaves out."""
    entries = re.split(r"^(?=[a-z0-9-]+==)", LOCK.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return "".join(entry for entry in entries if not _is_left_out(entry))


def _is_left_out(entry: str) -> bool:
    """True if it is not wanted, or only for Pythons older than the runtime's, or elsewhere."""
    older = re.search(r"python_full_version < '3\.(\d+)'", entry)
    of_old_pythons = older is not None and int(older[1]) <= int(PYTHON.removeprefix("3."))
    elsewhere = re.search(r"^\S+ ; sys_platform == '(win32|darwin)'", entry) is not None
    return of_old_pythons or elsewhere or entry.partition("==")[0] in LEFT_OUT


def _resolved(wanted: str, processor: str) -> list[tuple[str, str, str]]:
    """Name, address and checksum of the file of each package."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "wanted").write_text(wanted, encoding="utf-8")
        platforms = [f"--platform=manylinux_2_{minor}_{processor}" for minor in GLIBC]
        options = ["--isolated", "--dry-run", "--ignore-installed", "--no-deps", "--require-hashes"]
        subprocess.run(
            [
                *(sys.executable, "-m", "pip", "install", "--quiet", *options, *platforms),
                *(f"--python-version={PYTHON}", "--only-binary=:all:", f"--index-url={INDEX}"),
                *("--report=report", "--target=target", "--requirement=wanted"),
            ],
            check=True,
            cwd=folder,
            env={name: value for name, value in os.environ.items() if "PIP_" not in name},
        )
        report = json.loads((Path(folder) / "report").read_text(encoding="utf-8"))
    files = [(one["metadata"]["name"], one["download_info"]) for one in report["install"]]
    return [(name, info["url"], info["archive_info"]["hashes"]["sha256"]) for name, info in files]


if __name__ == "__main__":
    main()
