"""The actions of messages' buttons: some are carried out here, the rest are signals."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.i18n import tr
from chatapp.ui.messages.cards.sources_row import SourcesRow
from chatapp.ui.messages.cards.tool_call_row import CALL, ToolCallRow
from chatapp.ui.messages.input.clipboard import Clipboard
from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.current_message import CurrentMessage
from chatapp.ui.messages.layout.hit_test import TEXTS, Hit
from chatapp.ui.messages.layout.item_buttons import ROW
from chatapp.ui.messages.layout.scroller import Scroller
from chatapp.ui.messages.layout.selection import Place
from chatapp.ui.messages.navigator import Navigator
from chatapp.ui.messages.rows.code_row import CodeRow
from chatapp.ui.messages.rows.pictures import Pictures
from chatapp.ui.messages.rows.row_specs import LineSpec, Spec, TextSpec, image_of


class MessageActions(QObject):
    """Carries out what buttons and keys ask of messages: some here, the rest is a signal."""

    verb = Signal(str, str)
    """The person's wish (``retry``, ``edit`` ... or an `errors.Action`), message id."""
    link_requested = Signal(str)

    def __init__(
        self,
        *,
        column: Column,
        scroller: Scroller,
        navigator: Navigator,
        current: CurrentMessage,
        clipboard: Clipboard,
        pictures: Pictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._column, self._scroller, self._navigator = column, scroller, navigator
        self._current, self._clipboard, self._pictures = current, clipboard, pictures

    def pressed(self, verb: str) -> None:
        """A real button of the current message was pressed."""
        if verb.startswith(ROW):
            slot, row, own = verb.removeprefix(ROW).split(":")
            self.do_in_row(self._current.number, int(slot), int(row), own)
        else:
            self.do(verb, self._current.number)

    def clicked(self, hit: Hit, target: str) -> None:
        """Carry out a click on something in a message: a link, or a painted button."""
        if target.startswith("link:"):
            self.follow(hit.item, hit.slot, target.removeprefix("link:"))
        elif hit.slot in TEXTS or hit.row.own_buttons:
            self.do_in_row(hit.item, hit.slot, hit.number, target)
        else:
            self.do(target, hit.item)

    def do(self, verb: str, number: int) -> None:
        """Carry out `verb` on a message."""
        item = self._column.item(number)
        if item is None:
            return
        message = item.message
        if verb == "thinking":
            self._scroller.unfold(number, not item.unfolded)
        elif verb == "copy":
            self._clipboard.whole(item)
        elif verb == "copy_details" and message.problem:
            self._clipboard.text(message.problem.details, tr("Details copied"))
        else:
            self.verb.emit(verb, message.id)

    def do_in_row(self, number: int, slot: int, row_number: int, verb: str) -> None:
        """Carry out what a button within a message's text says."""
        item = self._column.item(number)
        if item is None or row_number >= len(item.sections[slot].rows):
            return
        row = item.sections[slot].rows[row_number]
        if verb == "copy" and isinstance(row, CodeRow):
            self._clipboard.code(row)
            self._scroller.settle()
        elif verb == f"{CALL}copy" and isinstance(row, ToolCallRow):
            self._clipboard.text(row.copied, tr("Tool call copied"))
        elif isinstance(row, SourcesRow) and (address := row.address(verb)):
            self.link_requested.emit(address)
        elif row.press(verb):
            self._scroller.hold(number)
            row.laid = False
            item.sections[slot].lay_out(row_number)
            self._column.measure(number)
            self._scroller.settle()
            self._scroller.following = self._scroller.at_end

    def follow(self, number: int, slot: int, link: str) -> None:
        """Go where a link in a message leads: within it, or out once the person has seen
        where to. The words of an image load it, and then it is a link too."""
        address = image_of(link)
        if link.startswith("#"):
            self.to_note(number, slot, link)
        elif not address:
            self.link_requested.emit(link)
        elif (held := self._pictures.picture(address)) is None or held.image is None:
            self._pictures.load(address)
        elif address[:6].lower().startswith(("http:", "https:")):
            self.link_requested.emit(address)

    def to_note(self, number: int, slot: int, target: str) -> None:
        """Go to a footnote (``#fn-LABEL``) or back to where it is named (``#fnref-LABEL``)."""
        item = self._column.item(number)
        if item is None:
            return
        for index, spec in enumerate(item.sections[slot].specs):
            if isinstance(spec, TextSpec) and spec.note and target == f"#fn-{spec.note}":
                self._navigator.to_place(Place(number, slot, index, 0))
                return
            if target.startswith("#fnref-"):
                at = _named(spec, "#fn-" + target.removeprefix("#fnref-"))
                if at is not None:
                    self._navigator.to_place(Place(number, slot, index, at))
                    return


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
