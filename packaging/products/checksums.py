"""The checksums of all that lies finished in ``dist``, as ``sha256sum --check`` reads them."""

from __future__ import annotations

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def build(output: Path) -> Path:
    """Write the checksum of every file in ``output``, and give the list."""
    lines: list[str] = []
    for path in sorted(output.iterdir()):
        if path.is_file() and path.name != NAME:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            lines.append(f"{digest}  {path.name}\n")
    (output / NAME).write_text("".join(lines), encoding="utf-8", newline="\n")
    return output / NAME
