"""A reply that streams: what is shown is what will be shown, and nothing that stands moves."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chatapp.core.domain.conversation import Status
from chatapp.core.domain.events import Finished, Grew, PartKind, Started
from chatapp.core.highlight import prepare
from chatapp.core.markdown import BlockStream, WordStream, html
from chatapp.core.markdown.cut import MOST
from chatapp.ui.messages import view as view_module
from chatapp.ui.messages.layout.section import Section
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.live import reply_updates
from chatapp.ui.messages.rows.row_specs import Run, Style
from chatapp.ui.messages.rows.table_row import LineRow
from chatapp.ui.messages.rows.text_style import TextStyle
from chatapp.ui.messages.rows.typeset import Typeset
from chatapp.ui.messages.view import MessageView
from chatapp.ui.theme.theme import Size, Theme
from tests.ui.messages.talk import CONVERSATION, question, reply

PIECES = st.lists(
    st.sampled_from(
        [
            *("word ", "Some longer words, ", "a", " ", ". ", "**", "*", "`", "\n", "\n\n", "- "),
            *("| a | b |\n", "|---|---|\n", "[label](", "http://x.example)", "# ", "1. ", "字"),
            *("```\n", "$x^2$", "\\(", "x", "\\)", "> ", "_", "&amp", ";", "<b", ">", "www."),
        ]
    ),
    max_size=40,
)
WORDS = st.lists(
    st.sampled_from(("word ", "and", " more", ", ", "long er ", "字", "4")), max_size=60
)


def fed(pieces: list[str]) -> Section:
    """A section that took these in, one after the other."""
    section = Section()
    for piece in pieces:
        section.feed(piece)
        while section.waiting:
            section.digest()
    return section


@given(PIECES)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_piece_by_piece_shows_what_it_shows_at_once(pieces: list[str]) -> None:
    one, other = fed(pieces), fed(["".join(pieces)])
    for section in (one, other):
        section.end()
        while section.waiting:
            section.digest()
    assert list(one.specs) == list(other.specs)


@given(
    st.lists(st.sampled_from(("word ", "and", " more", ", ", "long er ", "字", "4")), max_size=60)
)
@settings(deadline=None)
def test_more_words_show_what_parsing_shows(pieces: list[str]) -> None:
    """What is taken in without a parse is what a parse would show at that moment."""
    for before in (
        "",
        "Text with **bold** and ",
        "- item one\n- two ",
        "| a | b |\n|---|---|\n| c ",
    ):
        texts = [before, *pieces] if before else pieces
        assert list(fed(texts).specs) == list(fed(["".join(texts)]).specs)


LINE = st.lists(
    st.sampled_from(
        [
            *("word ", "two words, ", " and", "3.5 ", "a", " ", ". ", "! ", "naïve", "snake_case"),
            *(
                "**",
                "*",
                "`",
                "``",
                "_",
                "~~",
                "$",
                "$x^2$ ",
                "\\(",
                "\\)",
                "\\",
                "[",
                "]",
                "](",
                ")",
            ),
            *(
                "**bold** ",
                "`code` ",
                "[link](http://x.example) ",
                "http://x.example/a ",
                "![a](b) ",
            ),
            *(
                "&amp; ",
                "<b>",
                "[^1] ",
                "\n",
                "  \n",
                "\n- ",
                "\n  ",
                "\n> ",
                "|",
                "# ",
                "1. ",
                "- ",
            ),
        ]
    ),
    max_size=30,
)


@given(st.sampled_from(("", "- item ", "1. one\n2. two ", "> said ", "A line\nand ")), LINE)
@example("- item ", ["[", "`", "word ", "`", "two words, ", "\\("])
@settings(deadline=None, max_examples=300)
def test_a_line_that_goes_on_shows_what_parsing_shows(before: str, pieces: list[str]) -> None:
    """At each moment, whatever marks are in it; only its end is parsed."""
    one, other = WordStream(most=MOST), BlockStream(most=MOST)
    for piece in filter(None, [before, *pieces]):
        one.feed(piece)
        other.feed(piece)
        assert [html(b.element) for b in one.blocks] == [html(b.element) for b in other.blocks]
    one.finish()
    other.finish()
    assert one.blocks == other.blocks


@given(st.lists(st.text("ab cdé字。-,(1)\u00a0", max_size=30), min_size=1, max_size=25), st.data())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_growing_paragraph_breaks_as_a_whole_one(
    light: Theme, texts: list[str], data: st.DataObject
) -> None:
    look = TextStyle(light, None, None)
    width = data.draw(st.sampled_from((60, 140, 400)))
    grown: Typeset | None = None
    text = ""
    for more in texts:
        text += more
        grown = Typeset((Run(text),), look, width, before=grown)
        whole = Typeset((Run(text),), look, width)
        assert [(n.start, n.end, n.y, n.height) for n in grown.lines] == [
            (n.start, n.end, n.y, n.height) for n in whole.lines
        ]


def begin(view: MessageView) -> None:
    """A reply that has begun."""
    view.open(CONVERSATION, [])
    view.apply([Started(CONVERSATION, question(0), reply(0, "", status=Status.STREAMING))])


def grow(view: MessageView, text: str, kind: PartKind = PartKind.TEXT) -> None:
    """More of it."""
    view.apply([Grew(CONVERSATION, "a0", kind, text)])


def shown(view: MessageView) -> str:
    """The text of the reply as rows."""
    item = view.column.item(1)
    assert item is not None
    return "\n".join(spec.text for spec in item.sections[Slot.TEXT].specs)


class Painted(QObject):
    """Notes how much of a view is painted."""

    def __init__(self, view: MessageView) -> None:
        super().__init__()
        self.heights: list[int] = []
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return False


class Clock:
    """The time as the test says."""

    def __init__(self) -> None:
        self.now = 1000.0

    def perf_counter(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which replies are shown."""
    made = Clock()
    for module in (reply_updates, view_module):
        monkeypatch.setattr(module, "time", made)
    return made


def test_a_word_paints_no_more_than_its_line(qtbot: QtBot, view: MessageView) -> None:
    begin(view)
    grow(view, "Several words that stand in the first line of a paragraph. " * 6)
    painted = Painted(view)
    qtbot.waitUntil(lambda: bool(painted.heights))
    for _ in range(4):
        painted.heights.clear()
        grow(view, "so ")
        qtbot.waitUntil(lambda: bool(painted.heights))
    assert max(painted.heights) <= 2 * view.scroller.look.line(Style.BODY)


def test_a_word_of_code_paints_its_line_once(qtbot: QtBot, view: MessageView) -> None:
    """In its colours."""
    prepare("python")
    begin(view)
    grow(view, "```python\n" + "x = 1\n" * 6 + "y")
    painted = Painted(view)

    def still() -> bool:
        painted.heights.clear()
        QApplication.processEvents()
        return not painted.heights and not view.updates.waiting

    qtbot.waitUntil(still)
    grow(view, " = ")
    for piece in ("'a", "b'", "  #", " it"):
        qtbot.waitUntil(still)
        grow(view, piece)
        qtbot.waitUntil(lambda: bool(painted.heights) and not view.updates.waiting)
        QApplication.processEvents()
        assert len(painted.heights) == 1
        assert painted.heights[0] < 4 * view.scroller.look.code_line


BURST = "A burst has many words in it, some eighty of them letters in all, and no end. "


def test_a_burst_is_shown_little_by_little_and_the_end_at_once(
    qtbot: QtBot, view: MessageView, clock: Clock
) -> None:
    begin(view)
    grow(view, BURST)
    clock.now += 0.2
    grow(view, BURST)
    qtbot.waitUntil(lambda: len(shown(view)) == 2 * len(BURST) - 1)
    clock.now += 0.2
    for times in (2, 3):
        grow(view, BURST)
        sizes = [times * len(BURST) - 1]
        for _ in range(4):
            clock.now += 0.05
            qtbot.waitUntil(lambda least=sizes[-1]: len(shown(view)) > least)
            sizes.append(len(shown(view)))
        assert sizes[-1] == (times + 1) * len(BURST) - 1
    clock.now += 0.2
    grow(view, BURST)
    view.apply([Finished(CONVERSATION, reply(0, (BURST * 5).strip()))])
    assert len(shown(view)) == 5 * len(BURST) - 1


def test_nothing_is_spread_for_who_wants_no_motion(
    qtbot: QtBot, view: MessageView, clock: Clock
) -> None:
    view.updates.spreads = False
    begin(view)
    for times in range(1, 4):
        clock.now += 0.2
        grow(view, BURST)
        qtbot.waitUntil(lambda: bool(shown(view)))
        assert len(shown(view)) in {(times - 1) * len(BURST) - 1, times * len(BURST) - 1}
        qtbot.waitUntil(lambda times=times: len(shown(view)) == times * len(BURST) - 1)


def test_the_newest_line_of_thought_stands_beside_the_clock(
    qtbot: QtBot, view: MessageView
) -> None:
    begin(view)
    grow(view, "First line.\n\n**Second** lin", PartKind.THINKING)
    item = view.column.item(1)
    assert item is not None
    qtbot.waitUntil(lambda: item.thinking_row.newest == "Second lin")
    painted = Painted(view)
    for piece in ("e", " of", " thoughts"):
        painted.heights.clear()
        grow(view, piece, PartKind.THINKING)
        qtbot.waitUntil(lambda: bool(painted.heights))
    assert item.thinking_row.newest == "Second line of thoughts"
    assert painted.heights[-1] <= Size.BUTTON, "no more than its line"
    grow(view, "So it is.")
    qtbot.waitUntil(lambda: not item.thinking_row.newest)


def test_a_formula_shows_no_source_before_it_is_whole(qtbot: QtBot, view: MessageView) -> None:
    begin(view)
    for piece in ("It is $", "\\frac{", "a}{", "b} + x", "^2"):
        grow(view, piece)
    qtbot.waitUntil(lambda: shown(view) == "It is ······")
    grow(view, "$ and")
    qtbot.waitUntil(lambda: shown(view).endswith("$ and"))


def test_a_formula_that_was_drawn_paints_from_its_line_on(qtbot: QtBot, view: MessageView) -> None:
    begin(view)
    grow(view, "Words that stand.\n\n" * 8 + "And words of one more paragraph. ")
    qtbot.waitUntil(lambda: not view.updates.waiting)
    QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
    painted = Painted(view)
    grow(view, "It is $\\frac{a}{b}$ so")
    qtbot.waitUntil(lambda: view.formulas.busy)
    qtbot.waitUntil(lambda: not view.formulas.busy and not view.updates.waiting)
    QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
    assert painted.heights
    assert max(painted.heights) < view.viewport().height() * 2 // 3


def test_columns_seldom_move_while_a_cell_grows_and_never_back(
    qtbot: QtBot, view: MessageView
) -> None:
    begin(view)
    grow(view, "| a | b |\n|---|---|\n| ")
    item = view.column.item(1)
    assert item is not None
    section = item.sections[Slot.TEXT]
    widths: list[list[int]] = []
    for letter in "a cell of thirty letters or so | 1 |\n| short | 2 |\n":
        grow(view, letter)
        qtbot.waitUntil(lambda: not section.waiting and not view.updates.waiting)
        row = section.rows[0]
        assert isinstance(row, LineRow)
        widths.append(row.columns.widths)
    for before, after in pairwise(widths):
        assert all(b >= a for a, b in zip(before, after, strict=False))
    assert len({first for first, _ in widths}) <= 12


def test_a_line_more_keeps_those_of_its_table(qtbot: QtBot, view: MessageView) -> None:
    """They are neither made nor set again."""
    begin(view)
    grow(view, "| a | b |\n|---|---|\n| one | 2 |\n| two | 3 |\n")
    item = view.column.item(1)
    assert item is not None
    section = item.sections[Slot.TEXT]
    qtbot.waitUntil(lambda: len(section.rows) == 3 and not view.updates.waiting)
    rows = list(section.rows)
    laid = view.column.layouts
    grow(view, "| six | 4 |\n")
    qtbot.waitUntil(lambda: len(section.rows) == 4 and not view.updates.waiting)
    assert list(section.rows)[:3] == rows
    assert view.column.layouts - laid <= 3, "the new one, the one before it, and what is below"
