"""Notices: quiet bars, one a subject, with an action such as Undo; they never block."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.ui.theme import icons
from chatapp.ui.theme.direction import margins
from chatapp.ui.theme.theme import Radius, Size, Space, Theme
from chatapp.ui.widgets.buttons import IconButton, text_button
from chatapp.ui.widgets.columns import centred
from chatapp.ui.widgets.plain_text import PlainLabel
from chatapp.ui.widgets.tab_order import chain

Kind: TypeAlias = Literal["info", "warning", "danger"]


class NoticeBar(QWidget):
    """Notices one below the other, at most one for each key; hidden while there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widest = max(theme.column, Size.CARD)
        self._notices: dict[str, _Notice] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.L, 0, Space.L, Space.S)
        self._column.setSpacing(Space.S)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def post(
        self,
        sentence: str,
        action_label: str = "",
        callback: Callable[[], object] | None = None,
        *,
        kind: Kind = "info",
        timeout_ms: int = 0,
        topic: str = "",
        dismissed: Callable[[], object] | None = None,
    ) -> None:
        """Show `sentence`, in place of an earlier one with the same `topic`, and announce it.

        The button `action_label` calls `callback` and closes the notice; `dismissed` is called
        when the person closes it by its cross. After `timeout_ms`
        (0: never) it goes by itself, but not while the pointer or the focus is on it.
        """
        self.hide_topic(topic)
        notice = _Notice(
            sentence, action_label, callback, kind=kind, theme=self._theme, parent=self
        )
        notice.setMaximumWidth(self._widest)
        notice.closed.connect(lambda: self._closed(topic, notice))
        if dismissed is not None:
            notice.dismissed.connect(dismissed)
        self._notices[topic] = notice
        # WORKAROUND (PySide6, wrappers of layout items, seen with 6.11.3): its row is a widget, to
        # go with it. Of a bare layout the empty rest would stay, and so would PySide's wrappers
        # of what Qt ended: they crash who is given their memory later.
        row = QWidget(self)
        row.setLayout(centred(notice))
        self._column.addWidget(row)
        row.show()
        chain(self, *(stop for shown in self._notices.values() for stop in shown.stops))
        notice.show()
        self.show()
        notice.expire_after(timeout_ms)
        announcement = QAccessibleAnnouncementEvent(self, one_line(sentence))
        if kind == "danger":
            announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)

    def has(self, topic: str) -> bool:
        """True if there is a notice with that key."""
        return topic in self._notices

    def reword(self, topic: str, sentence: str) -> None:
        """Have the notice with that key, if there is one, say something else, unannounced."""
        if notice := self._notices.get(topic):
            notice.reword(sentence)

    def hide_topic(self, topic: str) -> None:
        """Take away the notice with that key, if there is one."""
        if notice := self._notices.get(topic):
            self._closed(topic, notice)

    def sentences(self) -> list[str]:
        """The sentences that are shown, from the top."""
        return [notice.sentence for notice in self._notices.values()]

    def set_theme(self, theme: Theme) -> None:
        """Draw the notices in `theme`."""
        self._theme = theme
        for notice in self._notices.values():
            notice.set_theme(theme)

    def set_column(self, width: int) -> None:
        """Set the width of the messages above: notices are as wide, or as a card at least."""
        self._widest = max(width, Size.CARD)
        for notice in self._notices.values():
            notice.setMaximumWidth(self._widest)

    def _closed(self, topic: str, notice: _Notice) -> None:
        if self._notices.get(topic) is not notice:
            return
        del self._notices[topic]
        had_focus = notice.has_focus()
        row = notice.parentWidget()
        assert row is not None
        row.hide()
        self._column.removeWidget(row)
        row.deleteLater()
        if not self._notices:
            self.hide()
        if had_focus:
            self.focusNextChild()


class _Notice(QWidget):
    """A notice of the bar."""

    closed = Signal()
    dismissed = Signal()
    """Closed by its cross."""

    def __init__(
        self,
        sentence: str,
        action_label: str,
        callback: Callable[[], object] | None,
        *,
        kind: Kind,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.sentence = sentence
        self._callback, self._kind, self._theme = callback, kind, theme
        self._timeout = QTimer(self)
        self._timeout.setSingleShot(True)
        self._timeout.timeout.connect(self._time_out)
        self.setAccessibleName(one_line(sentence))
        self._picture = PlainLabel(parent=self)
        self._words = PlainLabel(sentence, self)
        self._words.setWordWrap(True)
        self._words.setMinimumWidth(1)
        self._close = IconButton(
            tr("Dismiss"), "close", theme, extent=Size.SMALL_BUTTON, parent=self
        )
        self._close.clicked.connect(self.closed)
        self._close.clicked.connect(self.dismissed)
        self.stops: list[QWidget] = [self._close]
        """Its buttons, in their order."""
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(Space.M, Space.S, Space.S, Space.S))
        row.setSpacing(Space.S)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        if action_label:
            action = text_button(action_label, "action", parent=self)
            action.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            action.clicked.connect(self._act)
            row.addWidget(action)
            self.stops.insert(0, action)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        drawing = "info" if self._kind == "info" else "warning"
        self._picture.setPixmap(
            icons.pixmap(drawing, self._ink(), Size.ICON, self.devicePixelRatioF())
        )
        look = self._words.palette()
        look.setColor(self._words.foregroundRole(), self._ink())
        self._words.setPalette(look)
        self._close.set_theme(theme)
        self.update()

    def reword(self, sentence: str) -> None:
        self.sentence = sentence
        self.setAccessibleName(one_line(sentence))
        self._words.setText(sentence)

    def expire_after(self, milliseconds: int) -> None:
        if milliseconds:
            self._timeout.start(milliseconds)

    def has_focus(self) -> bool:
        """True if the focus is on one of its buttons."""
        return any(button.hasFocus() for button in self.findChildren(QAbstractButton))

    def _time_out(self) -> None:
        if self.underMouse() or self.has_focus():
            self._timeout.start(self._timeout.interval())
        else:
            self.closed.emit()

    def _act(self) -> None:
        self.closed.emit()
        if self._callback is not None:
            self._callback()

    def _ink(self) -> QColor:
        c = self._theme.colour
        return c.warning_text if self._kind == "warning" else c.text

    def paintEvent(self, event: QPaintEvent) -> None:
        c = self._theme.colour
        surface = {"info": c.bubble, "warning": c.warning_surface, "danger": c.danger_surface}
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(surface[self._kind])
        painter.drawRoundedRect(QRectF(self.rect()), Radius.M, Radius.M)
        painter.end()
