"""Names of shortcuts, as the keyboards and the language here have them."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def named(keys: str) -> str:
    """`keys` (``Ctrl+Del``) in the person's words: ``Strg+Entf``."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def with_keys(words: str, key: str) -> str:
    """`words` in a menu, with the key, as it is named here, that does the same; "" for none."""
    return f"{words}\t{key}" if key else words


def tip(words: str, key: str) -> str:
    """`words` in a tool tip, with the key that does the same."""
    return f"{words} ({key})" if key else words
