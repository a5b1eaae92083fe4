"""The frozen program: one folder with its Python and all it needs, by ``chatapp.spec``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import environment

from products import WORK, trimming

SPEC = environment.CLONE / "packaging" / "chatapp.spec"


def build(output: Path) -> Path:
    """Freeze the program into a folder in ``output``, and give the folder."""
    options = ["--noconfirm", "--log-level=WARN", f"--distpath={output}", f"--workpath={WORK}"]
    subprocess.run(
        [sys.executable, "-P", "-m", "PyInstaller", *options, SPEC],
        check=True,
        cwd=environment.CLONE,
        env=environment.variables(),
    )
    folder = output / "chatapp"
    trimming.finish(folder)
    return folder
