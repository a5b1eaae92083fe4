"""The palette and style sheet of ordinary controls, made of a theme's tokens."""

from __future__ import annotations

import re
from dataclasses import fields

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from chatapp.core.profile.paths import resources
from chatapp.ui.theme import icons
from chatapp.ui.theme.theme import Radius, Size, Space, Theme, Type

_TOKEN = re.compile(r"\{(\w+)\}")


def apply(application: QApplication, theme: Theme) -> None:
    """Dress the whole program in `theme`; may be called again at any time."""
    application.setPalette(palette(theme))
    application.setFont(theme.font())
    # WORKAROUND (Qt, QStyleSheetStyle and ApplicationFontChange, seen with 6.11.3): widgets are
    # told of the font in an event, and once they wear a sheet they no longer hear it.
    application.sendPostedEvents(None, QEvent.Type.ApplicationFontChange)
    application.setStyleSheet(style_sheet(theme))


def palette(theme: Theme) -> QPalette:
    """Qt's palette in `theme`'s colours, for what the style sheet does not reach."""
    c = theme.colour
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, c.window),
        (role.WindowText, c.text),
        (role.Base, c.raised),
        (role.AlternateBase, c.hover),
        (role.Text, c.text),
        (role.PlaceholderText, c.text_quiet),
        (role.Button, c.raised),
        (role.ButtonText, c.text),
        (role.BrightText, c.danger),
        (role.ToolTipBase, c.raised),
        (role.ToolTipText, c.text),
        (role.Highlight, c.selection),
        (role.HighlightedText, c.selection_text),
        (role.Accent, c.accent),
        (role.Link, c.link),
        (role.LinkVisited, c.link),
        (role.Light, c.raised),
        (role.Midlight, c.hover),
        (role.Mid, c.border),
        (role.Dark, c.border_strong),
        (role.Shadow, c.border_strong),
    ):
        made.setColor(which, colour)
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, mix(c.text_quiet, c.window, 0.35))
    return made


def set_kind(widget: QWidget, kind: str) -> None:
    """Give `widget` the look that the style sheet has for `kind`."""
    if widget.property("kind") == kind:
        return
    widget.setProperty("kind", kind)
    # A sheet looks at properties only when a widget is polished.
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """`first` with `share` (0 to 1) of `second` in it."""
    return QColor(
        round(first.red() + (second.red() - first.red()) * share),
        round(first.green() + (second.green() - first.green()) * share),
        round(first.blue() + (second.blue() - first.blue()) * share),
    )


def style_sheet(theme: Theme) -> str:
    """The style sheet `resources/themes/base.qss` with the tokens of `theme` filled in.

    Buttons take a dynamic property ``kind``: ``primary``, ``quiet``, ``danger``,
    ``link``, ``icon``, ``send`` or ``stop``; labels ``title``, ``heading``, ``quiet``,
    ``danger``, ``success``.
    """
    values = tokens(theme)
    sheet = (resources() / "themes" / "base.qss").read_text("utf-8")
    return _TOKEN.sub(lambda token: values[token[1]], sheet)


def tokens(theme: Theme) -> dict[str, str]:
    """The values for the braces in the style sheet, by name: colours, sizes, pictures."""
    c, line, ring = theme.colour, Size.LINE, Size.RING
    padding, wide = Space.S - line, Space.L - line
    sizes = {
        "space_xs": Space.XS,
        "space_s": Space.S,
        "space_m": Space.M,
        "space_l": Space.L,
        "space_xl": Space.XL,
        "radius_s": Radius.S,
        "radius_m": Radius.M,
        "radius_round": Size.BUTTON // 2,
        "radius_indicator": Size.INDICATOR // 2,
        "radius_scroll": Space.XS - 1,
        "size_line": line,
        "size_ring": ring,
        "size_radio_ring": Space.XS + 1,
        # A focus ring is wider than a border: what is inside it gives way.
        "padding": padding,
        "padding_focused": padding - (ring - line),
        "padding_wide": wide,
        "padding_wide_focused": wide - (ring - line),
        "padding_action": Space.XS - line,
        "padding_action_focused": Space.XS - ring,
        "padding_action_wide_focused": Space.S - ring + line,
        "padding_link_focused": Space.XS - ring + line,
        "padding_field_focused": padding - (ring - line) - 1,
        "padding_field_wide_focused": padding - 1,
        "padding_tool": Space.XS // 2,
        "padding_menu": Space.S - 2,
        "font_title": theme.body * Type.TITLE,
        "font_heading": theme.body * Type.H2,
        "font_small": theme.body * Type.SMALL,
    }
    pictures = {
        "arrow_down": "combo-arrow.svg",
        "arrow_up": "combo-arrow-up.svg",
        "tick": f"tick-{'dark' if theme.dark else 'light'}.svg",
    }
    return {
        **{field.name: getattr(c, field.name).name() for field in fields(c)},
        "disabled": mix(c.text_quiet, c.window, 0.35).name(),
        "scroll_handle": mix(c.border_strong, c.window, 0.45).name(),
        **{name: str(size) for name, size in sizes.items()},
        **{name: (icons.folder() / file).as_posix() for name, file in pictures.items()},
    }
