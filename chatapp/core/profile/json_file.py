"""Reads and writes small files of JSON that a profile can lose without harm."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from chatapp.core.profile.lasting_names import take_place
from chatapp.core.profile.regular_files import content


def read(path: Path) -> Any:
    """The value in a file; None where it cannot be read."""
    try:
        return json.loads(content(path))
    except (OSError, ValueError, RecursionError):
        return None


def replace_with(path: Path, value: object) -> None:
    """Write a value in place of what the file had. Raises `OSError`."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file)
        take_place(Path(name), path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
