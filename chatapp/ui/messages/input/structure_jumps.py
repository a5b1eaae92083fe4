"""From heading to heading, from code to code, from message to message."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from chatapp.core.domain.i18n import tr
from chatapp.ui.messages.layout.column import Anchor
from chatapp.ui.messages.layout.item import Slot
from chatapp.ui.messages.layout.selection import Place
from chatapp.ui.messages.live.background_reader import Survey, Texts
from chatapp.ui.messages.rows.row_specs import CodeSpec, Spec, TextSpec
from chatapp.ui.theme.theme import Space

if TYPE_CHECKING:
    from chatapp.ui.messages.view import MessageView

_Fits: TypeAlias = Callable[[Spec], bool]
_Worth: TypeAlias = Callable[[str], bool]

_SAID = 200
"""Characters of a heading that are announced."""


class Jumps:
    """Finds the next of its kind, in messages that are not loaded too."""

    def __init__(self, view: MessageView) -> None:
        self._view = view
        self.survey = Survey(view)
        self._at: tuple[Place, Anchor] | None = None
        """Where the last jump went, and what stood at the upper edge then."""

    def reset(self) -> None:
        """Another conversation is shown."""
        self.survey.stop()
        self._at = None

    def message(self, by: int) -> None:
        """Go to the next message (1) or the one before (-1), from its beginning."""
        view = self._view
        if not len(view.column):
            return
        target = min(max(view.current + by, 0), len(view.column) - 1)
        view.keyed = True
        view.choose(target)
        view.travel.to_message(target)
        if view.at_end and by > 0 and target == len(view.column) - 1:
            view.following = True

    def heading(self, by: int) -> None:
        """Go to the next heading (1) or the one before (-1)."""
        self._seek(by, _is_heading, _may_have_headings)

    def code(self, by: int) -> None:
        """Go to the next block of code (1) or the one before (-1)."""
        self._seek(by, lambda spec: isinstance(spec, CodeSpec), _may_have_code)

    def _origin(self) -> Place:
        view = self._view
        if self._at is not None and view.standing == self._at[1]:
            return self._at[0]
        at = view.column.anchor(view.value, view.viewport().height())
        return Place(at.item, max(at.slot, 0), at.row, min(max(at.dy, 0), 1))

    def _seek(self, by: int, fits: _Fits, worth: _Worth) -> None:
        origin, total = self._origin(), len(self._view.column)
        numbers = range(origin.item, total) if by > 0 else range(origin.item, -1, -1)

        def visit(number: int, texts: Texts) -> bool:
            places = [
                (Place(number, slot, row, 0), spec)
                for slot, specs in texts
                if slot is Slot.TEXT
                for row, spec in enumerate(specs)
                if fits(spec)
            ]
            if by < 0:
                places = [p for p in places if p[0] < origin][::-1]
            else:
                places = [p for p in places if p[0] > origin]
            for place, spec in places[:1]:
                self._go(place, spec)
                return True
            return False

        self.survey.start(numbers, worth, visit, self._nothing)

    def _nothing(self) -> None:
        self._view.accessible.announce(tr("No more"))

    def _go(self, place: Place, spec: Spec) -> None:
        view = self._view
        view.keyed = True
        view.travel.to_place(place)
        view.stand(Anchor(place.item, place.slot, place.row, -Space.M))
        view.settle()
        view.following = view.at_end
        self._at = (place, view.standing)
        view.pointer.caret = place
        words = spec.text.replace("\n", " ")
        if isinstance(spec, CodeSpec):
            count = spec.text.count("\n") + 1
            words = tr("{language}, %n line|{language}, %n lines", "", count).format(
                language=spec.language or tr("Code")
            )
        view.accessible.announce(words[:_SAID])


def _is_heading(spec: Spec) -> bool:
    return isinstance(spec, TextSpec) and spec.style.heading > 0


def _may_have_headings(source: str) -> bool:
    return "#" in source or "\n=" in source or "\n-" in source


def _may_have_code(source: str) -> bool:
    return "```" in source or "~~~" in source or "    " in source or "\t" in source
