"""Puts text into widgets as plain text: nothing in it is markup, or hides.

Titles, names, addresses and sentences may come from anybody: a server, a file, a model. Qt
takes much of what it is given for rich text, which can be made to read files; what is put in
by these ways never is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from chatapp.core.invisible import legible, one_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListWidgetItem, QMessageBox

_LONGEST_TIP = 1_000
_WIDEST_PLAIN = 90
"""Characters in a line of a tool tip that Qt need not break."""
_LONG_WORD = re.compile(r"(\S{40})(?=\S)")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_TOLD = "toldByTip"


class PlainLabel(QLabel):
    """Words on one line or, where they wrap, in one paragraph; or a picture."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        super().setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)

    def setText(self, words: str) -> None:
        super().setText(one_line(words))


def mnemonic_free(words: str) -> str:
    """`words` on a button or in a menu, where a single “&” would underline what follows."""
    return one_line(words).replace("&", "&&")


def choosable(names: Iterable[str]) -> list[str]:
    """Those of the `names` that are what they look like: what is chosen is used as it is."""
    return [name for name in names if name == one_line(name)]


def window_title(words: str) -> str:
    """`words` before the program's name, as a caption: whatever their script, that stays last."""
    words = one_line(words).replace("[*]", "[*][*]")  # Qt's mark of what is not saved
    if _RIGHT_TO_LEFT.search(words):
        words = f"\u2068{words}\u2069"
    return f"{words} - Chatapp"


def tip(words: str) -> str:
    """`words` as a tool tip, which Qt takes for markup if they look like it."""
    words = legible(words)
    if len(words) > _LONGEST_TIP:
        words = f"{words[:_LONGEST_TIP]}…"
    narrow = all(len(line) <= _WIDEST_PLAIN for line in words.split("\n"))
    if narrow and "<" not in words and "&" not in words:
        return words
    # Imported here: the window opens without.
    import html

    # Only between words does Qt break what it escaped.
    broken = _LONG_WORD.sub("\\1\u200b", words)
    return f'<p style="white-space:pre-wrap">{html.escape(broken)}</p>'


def set_tip(thing: QWidget | QListWidgetItem, words: str) -> None:
    """Give `thing` a tool tip."""
    shown = tip(words)
    thing.setToolTip(shown)
    if isinstance(thing, QWidget):
        # Without a description a screen reader reads the tool tip, with all that is escaped.
        told = legible(words) if shown.startswith("<") else ""
        if told or thing.property(_TOLD):
            thing.setAccessibleDescription(told)
            thing.setProperty(_TOLD, bool(told))


def show_tip(place: QPoint, words: str, widget: QWidget) -> None:
    """Show a tool tip there; none for ""."""
    QToolTip.showText(place, tip(words), widget)


def box(parent: QWidget | None, title: str, question: str, details: str = "") -> QMessageBox:
    """A message box, to be given its buttons; it ends with its answer."""
    # Imported here: the window opens without.
    from PySide6.QtWidgets import QMessageBox

    made = QMessageBox(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWindowTitle(title)
    made.setText(one_line(question))
    made.setInformativeText(one_line(details))
    made.finished.connect(made.deleteLater)
    return made
