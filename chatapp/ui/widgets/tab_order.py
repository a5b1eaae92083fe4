"""Tab order, where it is not the order in which widgets were made."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain(first: QWidget, *following: QWidget) -> None:
    """Have Tab go from `first` through `following`; what came after `first` comes behind them.

    `first` may be a mere container: then the way goes on from where it stands.
    """
    for before, after in pairwise((first, *following)):
        QWidget.setTabOrder(before, after)


def stops(top: QWidget) -> list[QWidget]:
    """The widgets in `top` that Tab can stop at, in the order they were made."""
    return [
        widget
        for widget in top.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]
