"""Text styles of a theme: fonts, line heights, gaps and character formats, made once."""

from __future__ import annotations

from functools import cache, cached_property, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPixmap,
    QTextCharFormat,
)

from chatapp.ui.messages.rows.formulas import Formulas, Prints
from chatapp.ui.messages.rows.pictures import Pictures
from chatapp.ui.messages.rows.row_specs import Face, Frame, Gap, Level, Style
from chatapp.ui.theme import icons
from chatapp.ui.theme.direction import mirrored
from chatapp.ui.theme.theme import Size, Space, Theme, Type

PLACE = "x"
"""The letter that stands for a drawn formula in Qt's text, so that lines break around it."""
_PLACES = 512
"""Widths of formulas whose formats are kept."""
_FORMULA_X_HEIGHT = 0.48
"""Of the font that formulas are drawn in, in text sizes."""
_SCALES = {
    Style.BODY: Type.BODY,
    Style.H1: Type.H1,
    Style.H2: Type.H2,
    Style.H3: Type.H3,
    Style.H4: Type.BODY,
    Style.H5: Type.BODY,
    Style.H6: Type.BODY,
    Style.SMALL: Type.SMALL,
}
GAPS = {Gap.NONE: 0, Gap.TIGHT: Space.XS, Gap.BLOCK: Space.M, Gap.HEADING: Space.XL}
LEVEL_WIDTH = Space.XL
BUBBLE_SHARE = 0.85
"""The widest bubble, of the column."""
TINTS = {
    Level.QUOTE: "quote_bar",
    Level.NOTE: "accent",
    Level.TIP: "success",
    Level.IMPORTANT: "keyword",
    Level.WARNING: "number",
    Level.CAUTION: "danger",
}
"""The token of each level's bar and title."""
ALERT_ICONS = {
    Level.NOTE: "info",
    Level.TIP: "check",
    Level.IMPORTANT: "info",
    Level.WARNING: "warning",
    Level.CAUTION: "warning",
}


class TextStyle:
    """The text styles of one theme at one text size. A new theme is a new look."""

    def __init__(
        self, theme: Theme, formulas: Formulas | None = None, pictures: Pictures | None = None
    ) -> None:
        """Without `formulas` the source of every formula is shown."""
        self.theme = theme
        self.mirrored = mirrored()
        """True if the window runs from right to left."""
        self.formulas = formulas
        self.pictures = pictures
        self.prints = Prints()
        self.colour = theme.colour
        self.code_font = theme.code_font()
        self.small = theme.font(Type.SMALL)
        self.small_metrics = QFontMetricsF(self.small)
        self.code_metrics = QFontMetricsF(self.code_font)
        self.code_line = _line_height(self.code_font, Type.CODE_LINE)
        self.font = cache(self._font)
        self.line = cache(self._line)
        self.formula_size = cache(self._formula_size)
        self.format = cache(self._format)
        self.code_format = cache(self._code_format)
        self.place = lru_cache(maxsize=_PLACES)(self._place)
        self.icon = cache(self._icon)
        self.average = QFontMetricsF(self.font(Style.BODY)).averageCharWidth()
        self.body_metrics = QFontMetricsF(self.font(Style.BODY))
        strong = QFont(self.font(Style.BODY))
        strong.setWeight(QFont.Weight.Bold)
        self.bold_metrics = QFontMetricsF(strong)
        self.widest = theme.column
        """The widest the column may be."""

    @cached_property
    def undrawn(self) -> TextStyle:
        """The same look, with every formula as its source."""
        return TextStyle(self.theme)

    def turned(self, frame: Frame) -> bool:
        """True if a row's levels stand on the right."""
        return self.mirrored if frame.rtl is None else frame.rtl

    def _font(self, style: Style) -> QFont:
        return self.theme.font(_SCALES[style])

    def _line(self, style: Style) -> int:
        scale = _SCALES[style]
        return _line_height(self._font(style), Type.LINE if scale == Type.BODY else Type.CODE_LINE)

    def _format(self, face: Face, link: bool, style: Style, colour: str) -> QTextCharFormat:
        """The format of a run; `colour` is a token's name."""
        made = QTextCharFormat()
        if face & (Face.CODE | Face.MATH):
            made.setFont(self.theme.code_font(_SCALES[style] * Type.CODE))
        if face & Face.RAISED:
            made.setFont(self.theme.font(_SCALES[style] * Type.SMALL))
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        if face & Face.BOLD:
            # WORKAROUND (Qt, QFontEngine's own bold, seen with 6.11.3): it draws no strokes
            # thicker for less, where a font has no bold: CJK's often.
            made.setFontWeight(QFont.Weight.Bold)
        if face & Face.ITALIC:
            made.setFontItalic(True)
        if face & Face.STRUCK:
            made.setFontStrikeOut(True)
        if link:
            made.setForeground(self.colour.link)
            made.setFontUnderline(True)
        else:
            made.setForeground(self.token(colour))
        return made

    def _place(self, style: Style, width: float) -> QTextCharFormat:
        """The format that makes the letter in a formula's place so wide, and invisible."""
        spaced = QFont(self.font(style))
        beyond = width - QFontMetricsF(spaced).horizontalAdvance(PLACE)
        spaced.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, beyond)
        made = QTextCharFormat()
        made.setFont(spaced)
        made.setForeground(Qt.GlobalColor.transparent)
        return made

    def _formula_size(self, style: Style) -> float:
        """The text size, in pixels, at which a formula's letters are as tall as the text's."""
        return QFontMetricsF(self._font(style)).xHeight() / _FORMULA_X_HEIGHT

    def _code_format(self, kind: str) -> QTextCharFormat:
        """The format of a highlighted token; `kind` is a field of `CodeColours`."""
        made = QTextCharFormat()
        made.setForeground(getattr(self.theme.code, kind, self.colour.code_text))
        return made

    def token(self, name: str) -> QColor:
        """The colour called `name`."""
        return getattr(self.colour, name, None) or getattr(self.theme.code, name)

    def _icon(self, name: str, colour: str, ratio: float) -> QPixmap:
        """The drawing `name` in the token `colour`, for screens of `ratio`."""
        return icons.pixmap(name, self.token(colour), Size.SMALL_ICON, ratio)


def _line_height(font: QFont, factor: float) -> int:
    return max(round(QFontInfo(font).pixelSize() * factor), round(QFontMetricsF(font).height()))
