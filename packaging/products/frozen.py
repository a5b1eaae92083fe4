"""The frozen program: one folder with its Python and all it needs, by ``chatapp.spec``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import environment

from products import WORK, make, trimming, windows

SPEC = environment.CLONE / "packaging" / "chatapp.spec"


def build(output: Path) -> Path:
    """Freeze the program into a folder in ``output``, and give the folder."""
    options = ["--noconfirm", "--log-level=WARN", f"--distpath={output}", f"--workpath={WORK}"]
    subprocess.run(
        [sys.executable, "-P", "-m", "PyInstaller", *options, SPEC],
        check=True,
        cwd=environment.CLONE,
        env=environment.variables() | _looks(),
    )
    folder = output / "chatapp"
    trimming.finish(folder)
    return folder


def _looks() -> dict[str, str]:
    """What Windows and macOS want inside the program itself, as the spec takes it."""
    WORK.mkdir(exist_ok=True)
    if sys.platform == "win32":
        icon, version = make("icons") / "chatapp.ico", windows.version_file(WORK)
        return {"CHATAPP_ICON": str(icon), "CHATAPP_VERSION_FILE": str(version)}
    if sys.platform == "darwin":
        return {"CHATAPP_ICON": str(make("icons") / "chatapp.icns")}
    return {}
