"""Shared parts of the widgets' tests: the two themes, and the search for missing names."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from chatapp.core.profile.paths import resources
from chatapp.ui.theme import theme
from chatapp.ui.theme.theme import Theme

OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Qt's own off-screen window says so of every window it cannot place; nothing of ours does."""


def light(body: float = 11.0) -> Theme:
    """The light theme."""
    return theme.load(resources() / "themes", dark=False, body=body)


def dark(body: float = 11.0) -> Theme:
    """The dark theme."""
    return theme.load(resources() / "themes", dark=True, body=body)


def unnamed(widget: QWidget) -> list[QWidget]:
    """The visible controls in `widget` that assistive tools have no name for."""
    kinds = (
        QAbstractButton,
        QAbstractItemView,
        QAbstractSpinBox,
        QComboBox,
        QLineEdit,
        QPlainTextEdit,
    )
    inner = (QComboBox, QAbstractSpinBox, QTabBar)
    return [
        control
        for control in widget.findChildren(QWidget)
        if isinstance(control, kinds)
        and control.isVisible()
        and not isinstance(control.parentWidget(), inner)
        and not control.objectName().startswith("qt_")
        and not _name(control)
    ]


def _name(control: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(control)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)
