"""The frozen program: one folder with its Python and all it needs, by ``chatapp.spec``."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import environment
import system

from products import WORK, make, trimming, windows

SPEC = environment.CLONE / "packaging" / "chatapp.spec"


def build(output: Path) -> Path:
    """Freeze the program into a folder in ``output``, and give the folder."""
    system.provide(_python_as_a_library(), environment.say)
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


def _python_as_a_library() -> list[system.Need]:
    """The running Python's library, where it is not there: distributions package it by itself."""
    name, folder = (sysconfig.get_config_var(key) for key in ("INSTSONAME", "LIBDIR"))
    if sys.platform != "linux" or not sysconfig.get_config_var("Py_ENABLE_SHARED"):
        return []
    if Path(folder, name).exists():
        return []
    major, minor = sys.version_info[:2]
    suse = f"libpython{major}_{minor}-1_0"
    return [system.Need(name, (f"libpython{major}.{minor}", "python3-libs", "python", suse))]


def _looks() -> dict[str, str]:
    """The icon and metadata inside the program for Windows and macOS, as the spec takes them."""
    WORK.mkdir(exist_ok=True)
    if sys.platform == "win32":
        icon, version = make("icons") / "chatapp.ico", windows.version_file(WORK)
        return {"CHATAPP_ICON": str(icon), "CHATAPP_VERSION_FILE": str(version)}
    if sys.platform == "darwin":
        return {"CHATAPP_ICON": str(make("icons") / "chatapp.icns")}
    return {}
