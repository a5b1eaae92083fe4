"""A block without an end: read in slices, packed away where it is far, whole for all else."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from chatapp.ui.messages.layout import section as sections
from chatapp.ui.messages.layout.item import Item
from chatapp.ui.messages.layout.packed_rows import KEPT, SHELF, Rows
from chatapp.ui.messages.layout.section import Section
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.layout.selection import Place, Selection
from chatapp.ui.messages.rows.row import Row
from chatapp.ui.messages.rows.row_specs import Frame, Gap, LineSpec, Run, Spec, TextSpec
from chatapp.ui.messages.rows.table_row import Columns, LineRow
from chatapp.ui.messages.rows.text_row import TextRow
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.layout.test_selection import clipboard
from tests.ui.messages.talk import fill, question, reply, talk

LONGEST = 0.1
"""Seconds of one go, on a machine that does nothing else."""
MOST = 20
"""Bytes of memory for each byte of the text."""
MARGIN = 3
"""Processor time, too, is longer where others use the processor's memory."""


def measured(name: str, how: str) -> tuple[float, float]:
    """The cost of showing a heavy text: see `heavy`."""
    command = [sys.executable, "-m", "tests.ui.messages.heavy", name, how]
    done = subprocess.run(command, check=True, timeout=300, capture_output=True, text=True)
    longest, size = json.loads(done.stdout)
    return longest, size


@pytest.mark.parametrize("how", ["streamed", "opened"])
@pytest.mark.parametrize("name", ["marks", "wide table"])
def test_no_go_is_long(name: str, how: str) -> None:
    # Of so short a text most of the memory is for the layouts kept whatever the length.
    longest, _ = measured(name, how)
    assert longest < MARGIN * LONGEST


@pytest.mark.parametrize(
    "name", ["cells", "list", "item", "wide letters", "dollars", "links", "dashes"]
)
def test_no_go_is_long_whatever_the_block(name: str) -> None:
    longest, _ = measured(name, "opened")
    assert longest < MARGIN * LONGEST


@pytest.mark.parametrize(("name", "how"), [("line", "opened"), ("typed", "opened")])
def test_a_long_text_takes_little_more_memory_than_it_has_bytes(name: str, how: str) -> None:
    longest, size = measured(name, how)
    assert longest < MARGIN * LONGEST
    assert size < MOST


def read(qtbot: QtBot, view: MessageView, text: str) -> Item:
    """The only message, all of it read."""
    fill(view, [reply(0, text)])
    item = view.column.item(0)
    assert item is not None
    qtbot.waitUntil(lambda: not item.waiting, timeout=30_000)
    return item


def test_a_long_paragraph_is_copied_as_one_line(qtbot: QtBot, view: MessageView) -> None:
    words = " ".join(f"word{n}" for n in range(6000))
    item = read(qtbot, view, words)
    rows = item.sections[Slot.TEXT].rows
    assert len(rows) > 3
    assert all(row.frame.gap is Gap.NONE for row in rows)
    end = Place(0, Slot.TEXT, len(rows) - 1, len(rows[-1].text))
    view.selected.select(Selection.between(Place(0, Slot.TEXT, 0, 0), end))
    view.clipboard.selection()
    assert clipboard() == words
    assert clipboard("text/markdown") == words
    assert item.speech().splitlines()[1:] == [words]


def test_a_long_list_is_numbered_through(qtbot: QtBot, view: MessageView) -> None:
    item = read(qtbot, view, "\n".join(f"1. item {n}" for n in range(700)))
    specs = list(item.sections[Slot.TEXT].specs)
    assert [s.marker for s in specs if isinstance(s, TextSpec)] == [f"{n + 1}." for n in range(700)]
    assert {s.frame.gap for s in specs[1:]} == {Gap.TIGHT}


def test_a_long_table_is_one(qtbot: QtBot, view: MessageView) -> None:
    lines = "\n".join(f"| {n} | value {n} |" for n in range(600))
    item = read(qtbot, view, f"| a | b |\n|---|---|\n{lines}")
    rows = list(item.sections[Slot.TEXT].rows)
    assert len(rows) == 601
    assert all(isinstance(row, LineRow) for row in rows)
    tables = {row.columns for row in rows if isinstance(row, LineRow)}
    assert len(tables) == 1
    assert [n for n, row in enumerate(rows) if isinstance(row, LineRow) and row.last] == [600]
    assert [n for n, row in enumerate(rows) if row.spec.header] == [0]


def test_what_is_packed_is_found_selected_and_seen(
    qtbot: QtBot, view: MessageView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sections, "PACKED", 1000)
    paragraphs = [f"Paragraph {n} of **many**." for n in range(600)]
    item = read(qtbot, view, "\n\n".join(paragraphs))
    rows = item.sections[Slot.TEXT].rows
    assert len(rows) == 600
    assert sum(1 for _ in rows.at_hand()) <= KEPT * SHELF
    assert [spec.text for spec in item.sections[Slot.TEXT].specs] == [
        p.replace("*", "") for p in paragraphs
    ]
    view.finder.begin()
    view.finder.search("Paragraph 311 of")
    qtbot.waitUntil(lambda: view.finder.count == 1)
    assert view.finder.current is not None
    assert view.finder.current.row == 311
    assert rows[311].laid
    view.selected.select(Selection.between(Place(0, 2, 2, 0), Place(0, 2, 597, 9)))
    view.clipboard.selection()
    assert clipboard() == "\n\n".join(
        [*(p.replace("*", "") for p in paragraphs[2:597]), "Paragraph"]
    )


def test_a_long_question_is_read_in_slices(qtbot: QtBot, view: MessageView) -> None:
    text = "one line " * 4000 + "\n\n" + "x" * 20_000 + "\nend"
    fill(view, [question(0, text)])
    item = view.column.item(0)
    assert item is not None
    assert item.waiting
    qtbot.waitUntil(lambda: not item.waiting)
    section = item.sections[Slot.TEXT]
    joined = item.speech().removeprefix("You\n")
    assert joined == text
    assert len(section.rows) > 5
    assert max(len(spec.text) for spec in section.specs) <= sections.PLAIN_SLICE


LONG = "\n\n".join(f"Paragraph {n} of many." for n in range(3000))


def test_a_place_far_down_is_gone_to_once_it_is_read(qtbot: QtBot, view: MessageView) -> None:
    fill(view, [question(50), reply(50, LONG), *talk(20)])
    item = view.column.load(1, reply(50, LONG))
    view.updates.watch(1)
    digested = len(item.sections[Slot.TEXT].rows)
    assert not view.navigator.to_place(Place(1, Slot.TEXT, 2900, 0), 9)
    assert len(item.sections[Slot.TEXT].rows) < digested + 1000
    assert item.waiting
    qtbot.waitUntil(lambda: 2880 < view.scroller.anchor().row <= 2900)


def test_what_is_waited_for_is_forgotten_where_the_person_goes_elsewhere(
    qtbot: QtBot, view: MessageView
) -> None:
    fill(view, [question(50), reply(50, LONG), *talk(20)])
    item = view.column.load(1, reply(50, LONG))
    view.updates.watch(1)
    assert not view.navigator.to_place(Place(1, Slot.TEXT, 2900, 0), 9)
    view.scroller.go_to_end()
    qtbot.waitUntil(lambda: not item.waiting)
    qtbot.waitUntil(lambda: view.scroller.at_end)


def test_rows_that_are_packed_come_back_as_they_were() -> None:
    made: list[Row] = []

    def make(spec: Spec, columns: Columns | None) -> Row:
        row = LineRow(spec, columns) if isinstance(spec, LineSpec) and columns else None
        made.append(row or TextRow(TextSpec((Run(spec.text),))))
        return made[-1]

    rows, columns = Rows(make), Columns()
    rows.packs = True
    total = 3 * KEPT * SHELF
    for n in range(total):
        if n % 3:
            rows.append(TextRow(TextSpec((Run(f"text {n}"),))))
        else:
            line = LineRow(LineSpec(((Run(f"text {n}"),),), ("",), 1, frame=Frame()), columns)
            line.last = n == 6
            rows.append(line)
    assert len(rows) == total
    assert not made
    assert rows[0].text == "text 0"
    assert made
    line = rows[6]
    assert isinstance(line, LineRow)
    assert line.columns is columns
    assert line.last
    assert [row.text for row in rows] == [f"text {n}" for n in range(total)]
    assert [row.text for row in rows[10:13]] == ["text 10", "text 11", "text 12"]
    assert rows[-1].text == f"text {total - 1}"
    rows.truncate(21)
    assert [spec.text for spec in rows.specs()] == [f"text {n}" for n in range(21)]
    with pytest.raises(IndexError):
        _ = rows[21]


def test_a_definition_that_comes_late_is_drawn_where_rows_came_and_went() -> None:
    section = Section()
    section.feed("A [late] one.\n\n![late]\n\n" + "A paragraph.\n\n" * 20)
    while section.waiting:
        section.digest()
    count = len(section.rows)
    section.feed("[late]: http://a.b\n\n")
    section.end()
    while section.waiting:
        section.digest()
    specs = list(section.specs)
    assert len(specs) == count
    first = specs[0]
    assert isinstance(first, TextSpec)
    assert [run.link for run in first.runs] == ["", "http://a.b", ""]
    assert [spec.text for spec in specs[2:]] == ["A paragraph."] * 20
