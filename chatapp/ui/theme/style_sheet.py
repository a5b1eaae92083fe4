"""The look of ordinary controls: a palette and one style sheet made of a theme's tokens."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from chatapp.ui.theme import icons
from chatapp.ui.theme.theme import Radius, Size, Space, Theme, Type


def apply(application: QApplication, theme: Theme) -> None:
    """Dresses the whole program in `theme`; may be called again at any time."""
    application.setPalette(palette(theme))
    application.setFont(theme.font())
    # Qt tells widgets of the font in an event, and once they wear a sheet they no longer hear it.
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
    """Gives `widget` the look that the style sheet has for `kind`."""
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
    """The style sheet of `theme`.

    Buttons take a dynamic property ``kind``: ``primary``, ``quiet``, ``danger``,
    ``link``, ``icon``, ``send`` or ``stop``; labels ``title``, ``heading``, ``quiet``,
    ``danger``, ``success``.
    """
    c = theme.colour
    arrow = (icons.folder() / "combo-arrow.svg").as_posix()
    arrow_up = (icons.folder() / "combo-arrow-up.svg").as_posix()
    tick = (icons.folder() / f"tick-{'dark' if theme.dark else 'light'}.svg").as_posix()
    off = mix(c.text_quiet, c.window, 0.35).name()
    body, small = theme.body, theme.body * Type.SMALL
    inner, ring = Space.S - Size.LINE, Size.RING
    tight = inner - (ring - Size.LINE)
    wide = Space.L - Size.LINE
    wide_tight = wide - (ring - Size.LINE)
    round_button = Size.BUTTON // 2
    return f"""
QToolTip {{ background: {c.raised.name()}; color: {c.text.name()};
  border: {Size.LINE}px solid {c.border.name()}; padding: {Space.XS}px; }}

QLabel {{ background: transparent; }}
QLabel[kind="title"] {{ font-size: {body * Type.TITLE}pt; font-weight: 600; }}
QLabel[kind="heading"] {{ font-size: {body * Type.H2}pt; font-weight: 600; }}
QLabel[kind="strong"] {{ font-weight: 600; }}
QLabel[kind="quiet"] {{ color: {c.text_quiet.name()}; font-size: {small}pt; }}
QLabel[kind="banner"] {{ background: {c.warning_surface.name()}; color: {c.warning_text.name()};
  padding: {Space.S}px; }}
QLabel[kind="danger"] {{ color: {c.danger.name()}; }}
QLabel[kind="success"] {{ color: {c.success.name()}; }}

QPushButton {{ background: {c.raised.name()}; color: {c.text.name()};
  border: {Size.LINE}px solid {c.border.name()}; border-radius: {Radius.M}px;
  padding: {inner}px {wide}px; outline: none; }}
QPushButton:hover {{ background: {c.hover.name()}; }}
QPushButton:pressed {{ background: {c.selected.name()}; }}
QPushButton:focus {{ border: {ring}px solid {c.accent.name()};
  padding: {tight}px {wide_tight}px; }}
QPushButton:disabled {{ color: {off}; }}
QPushButton[kind="primary"] {{ background: {c.accent.name()}; color: {c.text_on_accent.name()};
  border-color: {c.accent.name()}; font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {c.accent_hover.name()}; }}
QPushButton[kind="primary"]:focus {{ border-color: {c.text.name()}; }}
QPushButton[kind="primary"]:disabled {{ background: {c.hover.name()}; color: {off};
  border-color: {c.hover.name()}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; }}
QPushButton[kind="quiet"]:hover {{ background: {c.hover.name()}; }}
QPushButton[kind="quiet"]:focus {{ border-color: {c.accent.name()}; }}
QPushButton[kind="action"] {{ background: transparent; color: {c.link.name()};
  border-color: transparent; font-weight: 600; padding: {Space.XS - Size.LINE}px {Space.S}px; }}
QPushButton[kind="action"]:hover {{ background: {c.hover.name()}; }}
QPushButton[kind="action"]:focus {{ border: {ring}px solid {c.accent.name()};
  padding: {Space.XS - ring}px {Space.S - ring + Size.LINE}px; }}
QPushButton[kind="danger"] {{ color: {c.danger.name()}; }}
QPushButton[kind="danger"]:disabled {{ color: {off}; }}
QPushButton[kind="link"] {{ background: transparent; color: {c.link.name()};
  border-color: transparent; padding: {Space.XS}px 0; text-align: left; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border: {ring}px solid {c.accent.name()};
  padding: {Space.XS - ring + Size.LINE}px 0; border-radius: {Radius.S}px; }}
QPushButton[kind="reset"] {{ background: transparent; color: {c.text_quiet.name()};
  border: {ring}px solid transparent; border-radius: {Radius.S}px; font-size: {small}pt;
  padding: 0 {Space.XS}px; }}
QPushButton[kind="reset"]:hover {{ color: {c.text.name()}; text-decoration: underline; }}
QPushButton[kind="reset"]:focus {{ border-color: {c.accent.name()}; }}
QPushButton[kind="row"] {{ background: transparent; border-color: transparent;
  text-align: left; padding: {inner}px {inner}px; }}
QPushButton[kind="row"]:hover {{ background: {c.hover.name()}; }}
QPushButton[kind="row"]:focus {{ border-color: {c.accent.name()}; padding: {tight}px {tight}px; }}
QPushButton[kind="new"] {{ background: {c.raised.name()}; text-align: left;
  padding: {inner}px {inner}px; font-weight: 600; }}
QPushButton[kind="new"]:hover {{ background: {c.hover.name()};
  border-color: {c.border_strong.name()}; }}
QPushButton[kind="new"]:focus {{ border-color: {c.accent.name()}; padding: {tight}px {tight}px; }}

QToolButton {{ background: transparent; color: {c.text.name()};
  border: {ring}px solid transparent; border-radius: {Radius.S}px;
  padding: {Space.XS // 2}px; outline: none; }}
QToolButton:hover {{ background: {c.hover.name()}; }}
QToolButton:pressed {{ background: {c.selected.name()}; }}
QToolButton:focus {{ border-color: {c.accent.name()}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[kind="choice"] {{ color: {c.link.name()}; padding: 0; border-width: {Size.LINE}px; }}
QToolButton[kind="icon"] {{ border-radius: {round_button}px; }}
QToolButton[kind="send"], QToolButton[kind="stop"] {{ background: {c.accent.name()};
  border-radius: {round_button}px; }}
QToolButton[kind="send"]:hover, QToolButton[kind="stop"]:hover {{
  background: {c.accent_hover.name()}; }}
QToolButton[kind="send"]:focus, QToolButton[kind="stop"]:focus {{
  border-color: {c.text.name()}; }}
QToolButton[kind="send"]:disabled {{ background: {c.selected.name()}; }}

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QTextEdit, QPlainTextEdit {{
  background: {c.raised.name()}; color: {c.text.name()};
  border: {Size.LINE}px solid {c.border_strong.name()}; border-radius: {Radius.S}px;
  padding: {tight}px {inner}px; placeholder-text-color: {c.text_quiet.name()};
  selection-background-color: {c.selection.name()};
  selection-color: {c.selection_text.name()}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QTextEdit:focus, QPlainTextEdit:focus {{ border: {ring}px solid {c.accent.name()};
  padding: {tight - 1}px {inner - 1}px; }}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled {{
  color: {off}; border-color: {c.border.name()}; }}
QPlainTextEdit[kind="bare"] {{ background: transparent; border: none; padding: 0; }}
QLineEdit[kind="search"] {{ background: transparent; border-color: {c.border.name()}; }}
QLineEdit[kind="search"]:focus {{ background: {c.raised.name()}; border-color: {c.accent.name()}; }}
QLineEdit[kind="inline"] {{ padding: 0 {Space.XS}px; }}
QComboBox::drop-down {{ border: none; width: {Space.XL}px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: {Space.L}px; height: {Space.L}px; }}
QComboBox QLineEdit {{ border: none; padding: 0; background: transparent; }}
QComboBox QAbstractItemView {{ background: {c.raised.name()}; color: {c.text.name()};
  border: {Size.LINE}px solid {c.border.name()}; outline: none;
  selection-background-color: {c.selected.name()}; selection-color: {c.text.name()}; }}
QSpinBox::up-button, QDoubleSpinBox::up-button {{ subcontrol-position: top right; }}
QSpinBox::down-button, QDoubleSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none;
  subcontrol-origin: border; background: transparent; width: {Space.XL}px;
  height: {Size.BUTTON // 2}px; border-radius: {Radius.S}px; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{
  background: {c.hover.name()}; }}
QAbstractSpinBox::up-arrow {{ image: url("{arrow_up}"); width: {Space.M}px; height: {Space.M}px; }}
QAbstractSpinBox::down-arrow {{ image: url("{arrow}"); width: {Space.M}px; height: {Space.M}px; }}

QCheckBox, QRadioButton {{ spacing: {Space.S}px; padding: {ring}px;
  border: {ring}px solid transparent; border-radius: {Radius.S}px; outline: none; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c.accent.name()}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {Space.L}px; height: {Space.L}px;
  border: {Size.LINE}px solid {c.border_strong.name()}; background: {c.raised.name()}; }}
QCheckBox::indicator {{ border-radius: {Space.XS}px; }}
QRadioButton::indicator {{ border-radius: {Size.INDICATOR // 2}px; }}
QCheckBox::indicator:checked {{ background: {c.accent.name()};
  border-color: {c.accent.name()}; image: url("{tick}"); }}
QRadioButton::indicator:checked {{ border: {Space.XS + 1}px solid {c.accent.name()};
  width: {Space.S}px; height: {Space.S}px; background: {c.text_on_accent.name()}; }}

QListView {{ background: transparent; border: none; outline: none; color: {c.text.name()}; }}
QListWidget {{ border-radius: {Radius.S}px; }}
QListWidget::item, QListView[kind="rows"]::item {{ padding: {Space.S}px;
  border: {ring}px solid transparent; border-radius: {Radius.S}px; }}
QListWidget::item:hover, QListView[kind="rows"]::item:hover {{ background: {c.hover.name()}; }}
QListWidget::item:selected, QListView[kind="rows"]::item:selected {{
  background: {c.selected.name()}; color: {c.text.name()}; }}
QListWidget::item:focus, QListView[kind="rows"]::item:focus {{ border-color: {c.accent.name()}; }}

QTabWidget::pane {{ border: none; }}
QWidget#side {{ background: {c.sidebar.name()}; }}

QScrollArea {{ background: transparent; border: none; }}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: {Space.M}px; }}
QScrollBar:horizontal {{ height: {Space.M}px; }}
QScrollBar::handle {{ background: {mix(c.border_strong, c.window, 0.45).name()};
  border-radius: {Space.XS - 1}px; margin: {Space.XS - 1}px; }}
QScrollBar::handle:vertical {{ min-height: {Space.XL}px; }}
QScrollBar::handle:horizontal {{ min-width: {Space.XL}px; }}
QScrollBar::handle:hover {{ background: {c.border_strong.name()}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QMenu {{ background: {c.raised.name()}; color: {c.text.name()};
  border: {Size.LINE}px solid {c.border.name()}; padding: {Space.XS}px; }}
QMenu::item {{ padding: {Space.S - 2}px {Space.XL}px {Space.S - 2}px {Space.M}px;
  border-radius: {Radius.S}px; }}
QMenu::item:selected {{ background: {c.selected.name()}; }}
QMenu::item:disabled {{ color: {off}; }}
QMenu::separator {{ height: {Size.LINE}px; background: {c.border.name()};
  margin: {Space.XS}px {Space.S}px; }}

QSplitter::handle {{ background: {c.border.name()}; }}
QDialog {{ background: {c.window.name()}; }}
QProgressBar {{ background: {c.hover.name()}; border: none; border-radius: {Size.RING}px; }}
QProgressBar::chunk {{ background: {c.accent.name()}; border-radius: {Size.RING}px; }}
"""
