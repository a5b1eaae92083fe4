"""The way that Tab takes, where it is not the order in which widgets were made."""

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
    """What Tab can stop at in `top`, in the order it was made."""
    return [
        widget
        for widget in top.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]
