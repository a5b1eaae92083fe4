"""Makes file names of titles: valid on every system, and never one that is taken."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

LONGEST: Final = 80
"""Characters of a name before its ending."""
_BYTES: Final = 180
"""The same in UTF-8: file systems count these, and take 255 with a number and the ending."""

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f]')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)")


def safe(title: str, otherwise: str = "Conversation") -> str:
    """A file's name without its ending, as close to `title` as every system takes."""
    text = unicodedata.normalize("NFC", title).encode("utf-8", "ignore").decode()
    text = "".join(c for c in text if c.isprintable() or c.isspace() or unicodedata.combining(c))
    text = " ".join(_UNSAFE.sub(" ", text).split())[:LONGEST]
    text = text.encode()[:_BYTES].decode("utf-8", "ignore").strip(" .")
    # Windows takes these for devices, whatever their ending.
    text = _RESERVED.sub(r"_\g<0>", text)
    return text or otherwise


def free(folder: Path, name: str, ending: str, taken: set[str]) -> Path:
    """A path in `folder` where nothing is: with " (2)" and so on if need be.

    `taken` holds, in lower case, the names given so far, and gets this one: some file
    systems do not tell A from a.
    """
    number = 1
    while True:
        candidate = f"{name}{f' ({number})' if number > 1 else ''}{ending}"
        if candidate.casefold() not in taken and not (folder / candidate).exists():
            taken.add(candidate.casefold())
            return folder / candidate
        number += 1
