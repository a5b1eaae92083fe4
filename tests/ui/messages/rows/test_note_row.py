"""Notes on a reply stand under it, quietly, and are read out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from chatapp.core.domain.conversation import Status
from chatapp.ui.messages.layout.item import Slot
from chatapp.ui.messages.layout.speech import spoken
from chatapp.ui.messages.rows.error_row import ProblemRow
from chatapp.ui.messages.rows.footer_row import FooterRow, NoteRow
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.talk import fill, question, reply

NOTES = ("The request was sent again once.", "A part of this reply could not be read.")
TOLD = "The request was sent again once. A part of this reply could not be read."


def test_notes_stand_between_what_went_wrong_and_the_buttons(
    make_view: Callable[[], MessageView],
) -> None:
    view = make_view()
    stopped = replace(reply(0, status=Status.STOPPED), notes=NOTES)
    fill(view, [question(0), stopped])
    item = view.column.item(1)
    assert item is not None
    problem, note, footer = item.sections[Slot.TAIL].rows
    assert isinstance(problem, ProblemRow)
    assert isinstance(footer, FooterRow)
    assert isinstance(note, NoteRow)
    assert note.words == TOLD
    assert note.height > 0
    view.grab()


def test_a_reply_without_notes_has_no_row_for_them(make_view: Callable[[], MessageView]) -> None:
    view = make_view()
    fill(view, [question(0), reply(0)])
    item = view.column.item(1)
    assert item is not None
    assert [type(row) for row in item.sections[Slot.TAIL].rows] == [FooterRow]


def test_notes_are_read_out() -> None:
    said = spoken(replace(reply(0), notes=NOTES), ["An answer."])
    assert said.splitlines()[-2:] == [NOTES[0], "A part of this reply could not be read."]
