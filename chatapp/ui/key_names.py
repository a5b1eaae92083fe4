"""Keys as the keyboards and the language here name them."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def named(keys: str) -> str:
    """`keys` (``Ctrl+Del``) in the person's words: ``Strg+Entf``."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def with_keys(words: str, keys: str) -> str:
    """`words` in a menu, with the keys that do the same."""
    return f"{words}\t{named(keys)}"


def tip(words: str, keys: str) -> str:
    """`words` in a tool tip, with the keys that do the same."""
    return f"{words} ({named(keys)})"
