"""Jumps to the next or previous heading, code block or message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.i18n import tr
from chatapp.ui.messages.layout.column import Anchor, Column
from chatapp.ui.messages.layout.current_message import CurrentMessage
from chatapp.ui.messages.layout.scroller import Scroller
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.layout.selection import Place
from chatapp.ui.messages.layout.selection_model import SelectionModel
from chatapp.ui.messages.live.background_reader import BackgroundReader, Texts, at_once
from chatapp.ui.messages.navigator import Navigator
from chatapp.ui.messages.rows.row_specs import CodeSpec, Spec, TextSpec
from chatapp.ui.theme.theme import Space

_Fits: TypeAlias = Callable[[Spec], bool]
_Worth: TypeAlias = Callable[[str], bool]

_ROWS = 100
"""Rows of a message that are looked at in one go."""
_SAID = 200
"""Characters of a heading that are announced."""


class StructureJumps(QObject):
    """Finds the next of its kind, in messages that are not loaded too."""

    announced = Signal(str)
    """The words that a screen reader says."""

    def __init__(
        self,
        *,
        column: Column,
        scroller: Scroller,
        navigator: Navigator,
        current: CurrentMessage,
        selected: SelectionModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._column, self._scroller, self._navigator = column, scroller, navigator
        self._current, self._selected = current, selected
        self.reader = BackgroundReader(column, self)
        self._at: tuple[Place, Anchor] | None = None
        """The place the last jump went to, and what stood at the upper edge then."""

    def reset(self) -> None:
        """Forget the last jump: another conversation is shown."""
        self.reader.stop()
        self._at = None

    def message(self, by: int) -> None:
        """Go to the next message (1) or the one before (-1), from its beginning."""
        column, scroller, current = self._column, self._scroller, self._current
        if not len(column):
            return
        target = min(max(current.number + by, 0), len(column) - 1)
        current.by_keyboard = True
        current.choose(target)
        scroller.to_message(target)
        if scroller.at_end and by > 0 and target == len(column) - 1:
            scroller.following = True

    def heading(self, by: int) -> None:
        """Go to the next heading (1) or the one before (-1)."""
        self._seek(by, _is_heading, _may_have_headings)

    def code(self, by: int) -> None:
        """Go to the next block of code (1) or the one before (-1)."""
        self._seek(by, lambda spec: isinstance(spec, CodeSpec), _may_have_code)

    def _origin(self) -> Place:
        if self._at is not None and self._scroller.kept_anchor == self._at[1]:
            return self._at[0]
        at = self._scroller.anchor()
        return Place(at.item, max(at.slot, 0), at.row, min(max(at.dy, 0), 1))

    def _seek(self, by: int, fits: _Fits, worth: _Worth) -> None:
        origin, total = self._origin(), len(self._column)
        numbers = range(origin.item, total) if by > 0 else range(origin.item, -1, -1)

        def visit(number: int, texts: Texts) -> Iterator[bool]:
            last: tuple[Place, Spec] | None = None
            for slot, specs in texts:
                for row, spec in enumerate(specs if slot is Slot.TEXT else ()):
                    if row % _ROWS == 0:
                        yield False
                    place = Place(number, slot, row, 0)
                    if not fits(spec) or (place >= origin if by < 0 else place <= origin):
                        continue
                    last = place, spec
                    if by > 0:
                        break
            if last is not None:
                self._go(*last)
                yield True

        self.reader.start(numbers, at_once(worth), visit, self._nothing)

    def _nothing(self) -> None:
        self.announced.emit(tr("No more"))

    def _go(self, place: Place, spec: Spec) -> None:
        self._current.by_keyboard = True
        if self._navigator.to_place(place):
            self._scroller.go_to(Anchor(place.item, place.slot, place.row, -Space.M))
        self._at = (place, self._scroller.kept_anchor)
        self._selected.caret = place
        words = spec.text.replace("\n", " ")
        if isinstance(spec, CodeSpec):
            count = spec.text.count("\n") + 1
            words = tr("{language}, %n line|{language}, %n lines", "", count).format(
                language=spec.language or tr("Code")
            )
        self.announced.emit(words[:_SAID])


def _is_heading(spec: Spec) -> bool:
    return isinstance(spec, TextSpec) and spec.style.heading > 0


def _may_have_headings(source: str) -> bool:
    return "#" in source or "\n=" in source or "\n-" in source


def _may_have_code(source: str) -> bool:
    return "```" in source or "~~~" in source or "    " in source or "\t" in source
