"""The current message's real buttons, laid over the places where they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolButton, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.ui.messages.input.drag import MessageDrag
from chatapp.ui.messages.rows.buttons import Button, paint_button
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.widgets.plain_text import set_tip

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class RealButton(QToolButton):
    """A tool button painted like its model, and a press away from keyboard and screen reader."""

    dragged = Signal()
    """It is pulled away, not pressed."""
    moved = Signal(int)
    """By how many controls the focus shall move on."""
    left = Signal()
    """Back to the messages."""
    copied = Signal(str)
    """The address that it opens is to be copied."""

    def __init__(self, button: Button, look: TextStyle, controls: Controls) -> None:
        super().__init__(controls)
        self.controls = controls
        # Before it has a name: with one, a screen reader is told of it.
        self.setCheckable(button.checked is not None)
        self.button = button
        self._look = look
        self._keyed = False
        self._down_at: QPointF | None = None
        self.setAccessibleName(one_line(button.name))
        words = button.tip or ("" if button.label or button.quiet else button.name)
        if button.verb == "copy":
            words = tr("Copy, or drag out of the window as a file")
        set_tip(self, words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def become(self, button: Button, look: TextStyle) -> None:
        """Take over place, look and state."""
        self.button, self._look = button, look
        if button.checked is not None:
            with QSignalBlocker(self):
                self.setChecked(button.checked)
        self.setEnabled(button.enabled)
        self.setGeometry(button.rect.toAlignedRect())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        button = self.button
        at = replace(button, rect=QRectF(self.rect()))
        focused = self.hasFocus() and self._keyed
        if button.quiet:
            # What is below is painted by the row: a frame shows that it can be pressed.
            paint_button(painter, at, self._look, focused=focused)
            return
        paint_button(painter, at, self._look, over=self.underMouse(), focused=focused)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.button.verb == "copy":
            self._down_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._down_at is None or not MessageDrag.far_enough(self._down_at, event.position()):
            super().mouseMoveEvent(event)
            return
        self._down_at = None
        self.setDown(False)
        self.dragged.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._down_at = None
        super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring is for who came by keyboard."""
        super().focusInEvent(event)
        self._keyed = event.reason() is not Qt.FocusReason.MouseFocusReason
        if event.reason() in _BY_TAB:
            top = self.mapTo(self.controls.view.viewport(), QPoint()).y()
            self.controls.reached.emit(top, top + self.height())

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.update()
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            # The window's own Esc stops a reply: here it leads back to the messages.
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go round the message's controls; Up and Down belong to the view."""
        if self.button.link and event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit(self.button.link)
            return
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Controls(QWidget):
    """A widget over the current message that carries its buttons, seen only where they are."""

    pressed = Signal(str)
    """The verb of the button."""
    dragged = Signal()
    """The current message is pulled out of the window."""
    copied = Signal(str)
    """An address to copy."""
    reached = Signal(int, int)
    """Upper and lower edge, in the viewport, of a button that Tab came to."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view.viewport())
        self.view = view
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons: list[RealButton] = []
        self._text: QWidget | None = None
        self._chained: list[QWidget] = []
        self.hide()

    def place(self, rect: QRect, buttons: Sequence[Button], look: TextStyle) -> None:
        """Lie over `rect` with these buttons, given in its coordinates."""
        if [_key(b) for b in buttons] != [_key(b.button) for b in self.buttons]:
            self._rebuild(buttons, look)
        region = QRegion()
        for real, button in zip(self.buttons, buttons, strict=True):
            if button.enabled:
                # Before others are not: the focus of one of those goes to its neighbour.
                real.setEnabled(True)
        for real, button in zip(self.buttons, buttons, strict=True):
            real.become(button, look)
            region += real.geometry()
        self.setGeometry(rect)
        if self._text is not None:
            region += self._text.geometry()
        if region != self.mask():
            self.setMask(region)
        self.setVisible(bool(buttons) or self._text is not None)
        self._chain()

    def lay_over(self, text: QWidget | None) -> None:
        """Carry the message's text too, or no more; it knows its place itself."""
        self._text = text

    def _chain(self) -> None:
        """Tab goes from the view through the parts of the message, from above."""
        parts = self.parts
        if parts != self._chained:
            self._chained = parts
            for before, after in pairwise([self.view, *parts]):
                QWidget.setTabOrder(before, after)

    def _rebuild(self, buttons: Sequence[Button], look: TextStyle) -> None:
        focused = next((b.button.verb for b in self.buttons if b.hasFocus()), None)
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self.buttons = []
        for button in buttons:
            real = RealButton(button, look, self)
            # A screen reader's toggle is not a click.
            signal = real.clicked if button.checked is None else real.toggled
            signal.connect(self._clicked)
            real.moved.connect(self._move)
            real.dragged.connect(self.dragged)
            real.left.connect(self._leave)
            real.copied.connect(self.copied)
            real.show()
            self.buttons.append(real)
            if button.verb == focused:
                real.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def parts(self) -> list[QWidget]:
        """The parts of the message for a screen reader, from above."""
        text = [] if self._text is None else [self._text]
        return sorted([*text, *self.buttons], key=QWidget.y)

    def focused_link(self) -> str:
        """The address that the button with the focus opens, or empty."""
        return next((b.button.link for b in self.buttons if b.hasFocus()), "")

    def _move(self, step: int) -> None:
        at = next((i for i, b in enumerate(self.buttons) if b.hasFocus()), 0)
        able = [n for n in range(len(self.buttons)) if self.buttons[n].isEnabled() or n == at]
        following = self.buttons[able[(able.index(at) + step) % len(able)]]
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave(self) -> None:
        self.view.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, RealButton):
            self.pressed.emit(sender.button.verb)

    def covers(self, point: QPoint) -> bool:
        """True if a button is at `point` of the parent."""
        return any(b.geometry().translated(self.pos()).contains(point) for b in self.buttons)


def _key(button: Button) -> tuple[str, str, str, bool]:
    return button.name, button.verb, button.label, button.checked is not None
