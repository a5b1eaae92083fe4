"""How settings stand on a page: a label, its control, and its sentence of help."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from chatapp.ui.columns import centred
from chatapp.ui.style import set_kind
from chatapp.ui.theme import Size, Space


class Page(QScrollArea):
    """A column of settings that scrolls when the window is too small for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner, body = QWidget(), QWidget()
        body.setMaximumWidth(Size.CARD)
        self.column = QVBoxLayout(body)
        """Where rows go."""
        self.column.setContentsMargins(0, Space.L, 0, Space.L)
        self.column.setSpacing(Space.XS)
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(centred(body, Space.L))
        outer.addStretch(1)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def add(self, label: str, control: QWidget, help_sentence: str = "") -> None:
        """Adds a labelled control; the label names it for assistive tools too."""
        caption = words(label, "strong")
        caption.setBuddy(control)
        name(control, label)
        if isinstance(control, QAbstractSpinBox):
            # A style sheet's padding does not reach the text in here.
            control.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        self.column.addWidget(caption)
        self.column.addWidget(control)
        if help_sentence:
            control.setAccessibleDescription(help_sentence)
            self.column.addWidget(words(help_sentence, "quiet"))
        self.column.addSpacing(Space.M)


def name(control: QWidget, label: str) -> None:
    """Names a control for assistive tools, and the field in it, which they meet by itself."""
    control.setAccessibleName(label)
    field = control.lineEdit() if isinstance(control, QAbstractSpinBox | QComboBox) else None
    if field is not None:
        field.setAccessibleName(label)


def words(text: str = "", kind: str = "") -> QLabel:
    """Plain words that wrap."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    set_kind(label, kind)
    return label


def verdict(label: QLabel, sentence: str, kind: str = "") -> None:
    """Shows `sentence` in `label` (hidden if empty) in the look of `kind`."""
    label.setText(sentence)
    label.setAccessibleName(sentence)
    label.setVisible(bool(sentence))
    set_kind(label, kind)
