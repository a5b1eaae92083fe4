"""The scroll area under the message view, with what its accessible objects need to know."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from chatapp.ui.messages.accessibility.controls import Controls
from chatapp.ui.messages.jump_to_end import JumpToEnd
from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.current_message import CurrentMessage
from chatapp.ui.messages.layout.hit_test import HitTest
from chatapp.ui.messages.layout.loading import Loading
from chatapp.ui.messages.layout.scroller import Scroller
from chatapp.ui.messages.layout.selection_model import SelectionModel
from chatapp.ui.messages.placeholder import Placeholder
from chatapp.ui.messages.rows.formulas import Formulas
from chatapp.ui.messages.rows.pictures import Pictures
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.theme.theme import Theme


class Interfaces(Protocol):
    """The accessible interfaces made for one area."""

    @property
    def ended(self) -> bool:
        """True if none may be made any more."""
        ...

    def name(self, number: int) -> str:
        """The name of a message: its speaker, then its visible text."""
        ...

    def message(self, number: int) -> QAccessibleInterface | None:
        """The interface of a message."""
        ...

    def keep(self, made: QAccessibleInterface) -> None:
        """Hold the interface of a widget for as long as the area lives."""
        ...


class MessageArea(QAbstractScrollArea):
    """A column of messages, its scroller, its current message, and the widgets laid over it."""

    interfaces: Interfaces

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.formulas = Formulas(self)
        self.pictures = Pictures(self)
        look = TextStyle(theme, self.formulas, self.pictures)
        self.column = Column(look)
        self.scroller = Scroller(self, self.column, look)
        self.current = CurrentMessage(self.column, self)
        self.selected = SelectionModel(self.column, self)
        self.hit_test = HitTest(self.column, self.scroller)
        self.loading = Loading(self.column, self.scroller, self)
        self.placeholder = Placeholder(self.viewport())
        self.jump_to_end = JumpToEnd(look, self.viewport())
        self.scroller.overlay = self.jump_to_end
        self.controls = Controls(self)

    @property
    def look(self) -> TextStyle:
        """The fonts, colours and sizes that messages are drawn with."""
        return self.scroller.look

    def floating(self) -> list[QWidget]:
        """Widgets in the area besides the messages."""
        return [w for w in (self.jump_to_end, self.placeholder.widget) if w is not None]
