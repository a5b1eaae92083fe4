"""Makes and connects the parts of the message view that take mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from chatapp.ui.messages.accessibility.area import MessageArea
from chatapp.ui.messages.accessibility.caret_reader import CaretReader
from chatapp.ui.messages.input.actions import MessageActions
from chatapp.ui.messages.input.caret import Caret
from chatapp.ui.messages.input.clipboard import Clipboard
from chatapp.ui.messages.input.drag import MessageDrag
from chatapp.ui.messages.input.menu import MessageMenu
from chatapp.ui.messages.input.pointer import Pointer
from chatapp.ui.messages.input.structure_jumps import StructureJumps
from chatapp.ui.messages.keyboard import Keyboard
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.navigator import Navigator


class MessageInput(QObject):
    """The parts by name; `find` opens the find bar."""

    def __init__(self, area: MessageArea, navigator: Navigator, find: Callable[[], object]) -> None:
        super().__init__(area)
        self._current = area.current
        column, scroller, current = area.column, area.scroller, area.current
        selected = area.selected
        self.caret_reader = CaretReader(area, column, scroller, current, area.controls)
        self.drag = MessageDrag(column, area)
        self.clipboard = Clipboard(
            column=column,
            scroller=scroller,
            loading=area.loading,
            current=current,
            selected=selected,
            parent=area,
        )
        self.actions = MessageActions(
            column=column,
            scroller=scroller,
            navigator=navigator,
            current=current,
            clipboard=self.clipboard,
            pictures=area.pictures,
            parent=area,
        )
        self.jumps = StructureJumps(
            column=column,
            scroller=scroller,
            navigator=navigator,
            current=current,
            selected=selected,
            parent=area,
        )
        self.pointer = Pointer(
            area=area,
            column=column,
            scroller=scroller,
            current=current,
            selected=selected,
            hit_test=area.hit_test,
            pictures=area.pictures,
        )
        self.menu = MessageMenu(
            area=area,
            column=column,
            current=current,
            selected=selected,
            hit_test=area.hit_test,
            clipboard=self.clipboard,
            actions=self.actions,
            jumps=self.jumps,
            controls=area.controls,
            focused_link=area.controls.focused_link,
            find=find,
        )
        caret = Caret(
            column=column,
            scroller=scroller,
            loading=area.loading,
            current=current,
            selected=selected,
            hit_test=area.hit_test,
            navigator=navigator,
            bar=area.verticalScrollBar(),
        )
        self.keyboard = Keyboard(
            column,
            scroller,
            current,
            area=area,
            clipboard=self.clipboard,
            caret=caret,
            controls=area.controls,
            reader=self.caret_reader,
            actions=self.actions,
        )
        area.scroller.scrolled.connect(self.pointer.refresh)
        area.controls.pressed.connect(self.actions.pressed)
        area.controls.copied.connect(self.clipboard.link)
        area.controls.reached.connect(scroller.show_strip)
        area.controls.dragged.connect(self._drag_current)
        self.pointer.clicked.connect(self.actions.clicked)
        self.pointer.drag_wanted.connect(self.drag.message)
        self.caret_reader.link_requested.connect(self._follow_read)

    def _drag_current(self) -> None:
        self.drag.message(self._current.number)

    def _follow_read(self, link: str) -> None:
        self.actions.follow(self._current.number, Slot.TEXT, link)
