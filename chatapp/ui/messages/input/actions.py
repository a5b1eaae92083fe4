"""What the buttons of a message do: some here, the rest is told to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chatapp.core.domain.i18n import tr
from chatapp.ui.messages.layout.item import ROW
from chatapp.ui.messages.layout.selection import Place
from chatapp.ui.messages.rows.code_row import CodeRow
from chatapp.ui.messages.rows.row_specs import LineSpec, Spec, TextSpec, image_of

if TYPE_CHECKING:
    from chatapp.ui.messages.view import MessageView


class Deeds:
    """Carries out verbs on the messages of one view."""

    def __init__(self, view: MessageView) -> None:
        self._view = view

    def pressed(self, verb: str) -> None:
        """A real button of the current message was pressed."""
        if verb.startswith(ROW):
            slot, row, own = verb.removeprefix(ROW).split(":")
            self.do_in_row(self._view.current, int(slot), int(row), own)
        else:
            self.do(verb, self._view.current)

    def do(self, verb: str, number: int) -> None:
        """Carry out `verb` on a message."""
        view = self._view
        item = view.column.item(number)
        if item is None:
            return
        message = item.message
        if verb == "thinking":
            self.unfold(number, not item.unfolded)
        elif verb == "copy":
            view.copying.whole(item)
        elif verb == "copy_details" and message.problem:
            view.copying.text(message.problem.details, tr("Details copied"))
        else:
            view.verb.emit(verb, message.id)

    def do_in_row(self, number: int, slot: int, row_number: int, verb: str) -> None:
        """Carry out what a button within a message's text says."""
        view = self._view
        item = view.column.item(number)
        if item is None or row_number >= len(item.sections[slot].rows):
            return
        row = item.sections[slot].rows[row_number]
        if verb == "copy" and isinstance(row, CodeRow):
            view.copying.code(row)
            view.settle()
        elif row.press(verb):
            view.travel.hold(number)
            row.laid = False
            item.sections[slot].lay_out(row_number)
            view.column.measure(number)
            view.settle()
            view.following = view.at_end

    def follow(self, number: int, slot: int, link: str) -> None:
        """Go where a link in a message leads: within it, or out once the person has seen
        where to. The words of an image load it, and then it is a link too."""
        address = image_of(link)
        if link.startswith("#"):
            self.to_note(number, slot, link)
        elif not address:
            self._view.link_requested.emit(link)
        elif (held := self._view.pictures.picture(address)) is None or held.image is None:
            self._view.pictures.load(address)
        elif address[:6].lower().startswith(("http:", "https:")):
            self._view.link_requested.emit(address)

    def to_note(self, number: int, slot: int, target: str) -> None:
        """Go to a footnote (``#fn-LABEL``) or back to where it is named (``#fnref-LABEL``)."""
        view = self._view
        item = view.column.item(number)
        if item is None:
            return
        for index, spec in enumerate(item.sections[slot].specs):
            if isinstance(spec, TextSpec) and spec.note and target == f"#fn-{spec.note}":
                view.travel.to_place(Place(number, slot, index, 0))
                return
            if target.startswith("#fnref-"):
                at = _named(spec, "#fn-" + target.removeprefix("#fnref-"))
                if at is not None:
                    view.travel.to_place(Place(number, slot, index, at))
                    return

    def unfold(self, number: int, unfolded: bool) -> None:
        """Show or fold a message's thinking; what is above it stays where it is."""
        view = self._view
        item = view.column.item(number)
        if item is None or item.unfolded == unfolded:
            return
        view.travel.hold(number)
        item.unfold(unfolded)
        view.column.unfolded[item.message.id] = unfolded
        item.digest()
        view.watch(number)
        view.column.measure(number)
        view.settle()
        view.following = view.at_end
        view.accessible.changed(number)
        view.text_changed.emit(number)


def _named(spec: Spec, target: str) -> int | None:
    """The offset of the first link to `target` in a row."""
    cells = spec.cells if isinstance(spec, LineSpec) else ()
    cells = (spec.runs,) if isinstance(spec, TextSpec) else cells
    at = 0
    for cell in cells:
        for run in cell:
            if run.link == target:
                return at
            at += len(run.text)
        at += 1
    return None
