"""The program as a .rpm package."""

from __future__ import annotations

from pathlib import Path

from products import nfpm


def build(output: Path) -> Path:
    """Write the package into ``output``, and give its file."""
    return nfpm.chatapp("rpm", output)
