"""Design tokens: colours, spaces, radii and the type scale of each theme.

No widget holds a number or a colour of its own: it asks the theme. The colours are
data (`resources/themes/*.toml`); space, radius and type are the same in every theme.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QStyleHints,
)


@dataclass(frozen=True, slots=True)
class Colours:
    """Named colours; what each is for stands in the theme's file."""

    window: QColor
    sidebar: QColor
    raised: QColor
    bubble: QColor
    hover: QColor
    selected: QColor
    border: QColor
    border_strong: QColor
    text: QColor
    text_quiet: QColor
    text_on_accent: QColor
    accent: QColor
    accent_hover: QColor
    link: QColor
    danger: QColor
    warning_surface: QColor
    warning_text: QColor
    danger_surface: QColor
    success: QColor
    code_surface: QColor
    code_text: QColor
    code_header: QColor
    quote_bar: QColor
    selection: QColor
    selection_text: QColor
    find_mark: QColor
    find_mark_current: QColor
    scrim: QColor


@dataclass(frozen=True, slots=True)
class CodeColours:
    """Colours of highlighted code, by what a token is."""

    comment: QColor
    keyword: QColor
    string: QColor
    number: QColor
    function: QColor
    type: QColor
    operator: QColor
    error: QColor
    inserted: QColor
    deleted: QColor


class Space:
    """Distances in device-independent pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 40


class Radius:
    """Corner radii in device-independent pixels."""

    S = 6
    M = 10
    L = 16


class Size:
    """Fixed extents in device-independent pixels."""

    SIDEBAR = 268
    SIDEBAR_MIN = 180
    DRAWER_LEAVES = 56
    """Width beside a sidebar that lies over the conversation: a click there puts it away."""
    WIDE = 760
    """Widest status line; the largest images are kept at twice that."""
    BUTTON = 32
    ICON = 18
    SMALL_BUTTON = 24
    SMALL_ICON = 14
    LINE = 1
    """Width of a border."""
    RING = 2
    """Width of the focus ring."""
    INDICATOR = 18
    """A check box's or radio button's own square, border included."""
    DOT = 8
    PICTURE = 64
    CARD = 520
    """Widest card, e.g. the welcome."""
    DIALOG_WIDTH = 760
    DIALOG_HEIGHT = 600
    PALETTE = 400
    """Most height of the list in the palette."""
    BAR = 28
    """Widest bar of a chart."""
    TEXT_AREA = 120
    """Height of a field for several lines."""
    DIALOG_MIN_WIDTH = 320
    WINDOW_WIDTH = 1120
    WINDOW_HEIGHT = 760
    WINDOW_MIN_WIDTH = 360
    WINDOW_MIN_HEIGHT = 320


LINE_LENGTH = 75
"""Characters in the widest line of the message column, where nobody chose otherwise."""


SCRIM = 0.6
"""The opacity of the sidebar's colour over what lies under a palette."""


class Type:
    """The type scale, as factors of the body size."""

    CHROME = 11.0
    """The window's own text, in points."""
    SMALL = 0.86
    BODY = 1.0
    CODE = 0.92
    H1 = 1.55
    H2 = 1.3
    H3 = 1.12
    TITLE = 1.9
    LINE = 1.55
    """Height of a line of prose, as a factor of its font's size."""
    CODE_LINE = 1.45
    """The same for code and headings."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, ready to use.

    `body` is the message text's size in points, `line_length` its longest line in characters.
    """

    name: str
    dark: bool
    colour: Colours
    code: CodeColours
    body: float = 11.0
    line_length: int = LINE_LENGTH

    @property
    def chrome(self) -> Theme:
        """The theme for the window around the messages, whose text keeps its size."""
        return replace(self, body=Type.CHROME, line_length=LINE_LENGTH)

    @property
    def column(self) -> int:
        """The widest the message column may be, in device-independent pixels."""
        return round(self.line_length * QFontMetricsF(self.font()).averageCharWidth())

    def font(self, scale: float = Type.BODY, *, bold: bool = False) -> QFont:
        """The proportional font at `scale` times the body size."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setPointSizeF(self.body * scale)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def code_font(self, scale: float = Type.CODE) -> QFont:
        """The fixed-width font at `scale` times the body size."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.body * scale)
        return font


CONTRAST_IS_KNOWN = hasattr(QStyleHints, "accessibility")
"""Since Qt 6.10 a program can ask whether the system wants high contrast."""


def contrast_is_wanted() -> bool:
    """True if the system asks programs for high contrast."""
    if not CONTRAST_IS_KNOWN:
        return False
    # WORKAROUND (PySide6, QStyleHints.accessibility, seen with 6.11.3): what it gives out ends
    # together with it, so it is held for as long as it is asked.
    hints = QGuiApplication.styleHints()
    wanted = hints.accessibility().contrastPreference()
    return wanted == Qt.ContrastPreference.HighContrast


def load(
    folder: Path,
    *,
    dark: bool,
    contrast: bool = False,
    body: float = 11.0,
    line_length: int = LINE_LENGTH,
) -> Theme:
    """The light or dark theme from `folder` (``light.toml``, ``dark.toml``).

    With `contrast`, the one of high contrast (``light-contrast.toml``, ``dark-contrast.toml``).

    Raises `KeyError` if the file lacks a token.
    """
    name = f"{'dark' if dark else 'light'}{'-contrast' if contrast else ''}"
    data = tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
    colour, code = data["colour"], data["code"]
    return Theme(
        name=data["name"],
        dark=data["dark"],
        colour=Colours(**{f.name: QColor(colour[f.name]) for f in fields(Colours)}),
        code=CodeColours(**{f.name: QColor(code[f.name]) for f in fields(CodeColours)}),
        body=body,
        line_length=line_length,
    )
