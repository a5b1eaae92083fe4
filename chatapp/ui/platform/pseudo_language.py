"""Pseudo language, which shows texts that are not translated, clipped, or not mirrored.

``CHATAPP_LANGUAGE=pseudo`` wraps every text in ⟦ and ⟧ and makes it longer by a third;
``pseudo-rtl`` is written from right to left besides.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QTranslator

NAMES = ("pseudo", "pseudo-rtl")
BEGIN, END = "⟦", "⟧"
_RIGHT_TO_LEFT_MARK = "\u200f"
_LONGER = 0.3
_CODES = frozenset({"QShortcut", "QLocale"})
"""Contexts of Qt's own texts that are read by programs too."""


def pseudo(text: str, *, mirrored: bool = False) -> str:
    """`text` in marks, longer, and beginning as a right-to-left text does where `mirrored`."""
    if not any(map(str.isalpha, text)):
        return text  # a decimal point, say
    front = _RIGHT_TO_LEFT_MARK if mirrored else ""
    more = ceil(len(text) * _LONGER)
    # What can be broken into lines still can be.
    longer = (" ~~~~" * more)[:more] if " " in text else "~" * more
    return f"{front}{BEGIN}{text}{longer}{END}"


class PseudoTranslator(QTranslator):
    """A translator that makes Qt's own texts pseudo, too."""

    def __init__(self, *, mirrored: bool) -> None:
        super().__init__()
        self._mirrored = mirrored

    def words(self, text: str, comment: str, n: int) -> str:
        """The pseudo text of the program's own, as `i18n.Words` wants it."""
        one, _, more = text.partition("|") if n >= 0 else (text, "", "")
        return pseudo(one if n == 1 or not more else more, mirrored=self._mirrored)

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str | bytes | bytearray | memoryview,
        sourceText: str | bytes | bytearray | memoryview,  # noqa: N803 (of Qt)
        disambiguation: str | bytes | bytearray | memoryview | None = None,
        n: int = -1,
    ) -> str:
        # Nothing for a text would be an empty text to Qt.
        if str(context) in _CODES or not isinstance(sourceText, str):
            return str(sourceText)
        return pseudo(sourceText, mirrored=self._mirrored)
