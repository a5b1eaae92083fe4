"""Centres a widget in a column of limited width."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget


def centred(widget: QWidget, margin: int = 0) -> QHBoxLayout:
    """A row with `widget` in its middle, as wide as its maximum allows; `margin` on both sides."""
    row = QHBoxLayout()
    row.setContentsMargins(margin, 0, margin, 0)
    row.setSpacing(0)
    row.addStretch()
    row.addWidget(widget, 1)
    row.addStretch()
    return row
