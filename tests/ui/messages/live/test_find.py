"""Finding words: counted in every message, marked, gone to, while text streams too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from chatapp.core.domain.conversation import Message, Status
from chatapp.core.domain.events import Grew, PartKind, Started
from chatapp.ui.conversation.find_bar import FindBar
from chatapp.ui.messages.live.needle import Needle
from chatapp.ui.messages.rows.row_specs import CodeSpec
from chatapp.ui.messages.view import MessageView
from chatapp.ui.theme.theme import Theme
from tests.ui.messages.layout.test_selection import clipboard
from tests.ui.messages.talk import CONVERSATION, fill, question, reply, talk


class Window(QWidget):
    """A view, a button that may have the focus, and the bar over them."""

    def __init__(self, light: Theme) -> None:
        super().__init__()
        self.view = MessageView(light)
        self.other = QPushButton("Other")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addWidget(self.other)
        self.bar = FindBar(self.view, light, self)
        self.resize(800, 600)


@pytest.fixture
def window(qtbot: QtBot, light: Theme) -> Window:
    """Shown, with the focus on the button."""
    made = Window(light)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    made.other.setFocus()
    return made


def find(qtbot: QtBot, window: Window, words: str) -> None:
    """Open the bar, type, and wait until all is searched."""
    window.bar.open()
    qtbot.keyClicks(window.bar.field, words)
    qtbot.waitUntil(lambda: not window.view.finder.searching)


def seen(view: MessageView) -> bool:
    """True if the current hit is within the viewport."""
    hit = view.finder.current
    assert hit is not None
    item = view.column.item(hit.item)
    assert item is not None
    section = item.sections[hit.slot]
    assert not section.hidden
    box = section.rows[hit.row].boxes(hit.start, hit.end)[0]
    y = view.column.heights.above(hit.item) + item.row_top(hit.slot, hit.row) - view.scroller.value
    return y + box.top() >= 0 and y + box.bottom() <= view.viewport().height()


def test_counts_marks_and_goes_round(qtbot: QtBot, window: Window) -> None:
    view = window.view
    fill(view, [question(0, "Needle?"), reply(0, "A **need**le.\n\n```\nNEEDLE\n```"), question(1)])
    find(qtbot, window, "needle")
    assert window.bar.count.text() == "1 of 3"
    assert view.finder.marks(0, 2, 0)[0].current
    assert not view.finder.marks(1, 2, 0)[0].current
    for position in (2, 3, 1):
        qtbot.keyClick(window.bar.field, Qt.Key.Key_Return)
        assert view.finder.position == position
        assert window.bar.count.accessibleName() == f"{position} of 3"
    qtbot.keyClick(window.bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view.finder.position == 3
    assert view.accessible.announced[-1] == "3 of 3"


def test_a_mark_is_painted(qtbot: QtBot, window: Window) -> None:
    view = window.view
    fill(view, [reply(0, "One needle here."), reply(1, "| needle |\n|---|\n| x |")])
    find(qtbot, window, "needle")
    image = view.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, 200)}
    assert view.look.colour.find_mark_current.name() in colours
    assert view.look.colour.find_mark.name() in colours


def test_escape_closes_returns_focus_and_selects(qtbot: QtBot, window: Window) -> None:
    fill(window.view, [reply(0, "One needle here.")])
    find(qtbot, window, "needle")
    qtbot.keyClick(window.bar.field, Qt.Key.Key_Escape)
    assert not window.bar.isVisible()
    assert window.other.hasFocus()
    assert window.view.clipboard.line() == "needle"
    assert window.view.finder.marks(0, 2, 0) == ()


def test_finds_in_ten_thousand_messages_that_are_not_loaded(qtbot: QtBot, window: Window) -> None:
    messages: list[Message] = talk(5000)
    messages[40] = question(20, "Here is the needle.")
    messages[9001] = reply(4500, "And *nee*dle again.")
    view = window.view
    fill(view, messages)
    window.bar.open()
    qtbot.keyClicks(window.bar.field, "needle")
    qtbot.waitUntil(lambda: not view.finder.searching, timeout=20_000)
    assert view.finder.count == 2
    assert len(list(view.column.loaded())) < 200
    # The search began at the end and went round.
    assert view.finder.current is not None
    assert view.finder.current.item == 40
    qtbot.waitUntil(lambda: view.column.item(40) is not None)
    assert seen(view)
    window.bar.step(1)
    qtbot.waitUntil(lambda: view.column.item(9001) is not None)
    assert seen(view)


def test_unfolds_thinking(qtbot: QtBot, window: Window) -> None:
    view = window.view
    fill(view, [reply(0, "Text.", "One thought.\n\n- a needle in it")])
    find(qtbot, window, "needle")
    item = view.column.item(0)
    assert item is not None
    assert item.unfolded
    assert seen(view)


def test_goes_to_the_exact_line_of_a_long_message(qtbot: QtBot, window: Window) -> None:
    lines = "\n".join("x" * (n % 40) for n in range(3000))
    text = f"{'word ' * 30_000}\n\n```python\n{lines}\n{' ' * 300}needle\n```\n\nEnd."
    fill(window.view, [reply(0, text)])
    find(qtbot, window, "needle")
    assert window.view.finder.count == 1
    assert seen(window.view)


def test_marks_survive_streaming_and_new_ones_come(qtbot: QtBot, window: Window) -> None:
    view = window.view
    view.open(CONVERSATION, [])
    view.apply([Started(CONVERSATION, question(0), reply(0, "", status=Status.STREAMING))])
    view.apply([Grew(CONVERSATION, "a0", PartKind.TEXT, "One needle and ")])
    qtbot.waitUntil(lambda: not view.column.item(1).waiting)  # pyright: ignore[reportOptionalMemberAccess]
    find(qtbot, window, "needle")
    assert window.bar.count.text() == "1 of 1"
    view.apply([Grew(CONVERSATION, "a0", PartKind.TEXT, "a needle\n\nneedle")])
    qtbot.waitUntil(lambda: window.bar.count.text() == "1 of 3")
    assert view.finder.current == (1, 2, 0, 4, 10, 0)


def test_says_when_there_is_nothing(qtbot: QtBot, window: Window) -> None:
    fill(window.view, talk(3))
    find(qtbot, window, "zebra")
    assert window.bar.count.text() == "No results"
    assert window.view.accessible.announced[-1] == "No results"
    window.bar.field.clear()
    assert window.bar.count.text() == ""


def test_another_conversation_is_searched_without_moving(qtbot: QtBot, window: Window) -> None:
    view = window.view
    fill(view, talk(200))
    find(qtbot, window, "Question 3")
    view.open("d", [])
    assert view.finder.count == 0
    assert view.finder.current is None


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("bold", "b**ol**d"),
        ("a & b", "a &amp; b"),
        ("text", "[te](https://example.com/a_(b))xt"),
        ("text", "[te][1]xt"),
        ("amp;", "`&amp;`"),
        ("→", "a → b"),
        ("**", "\\*\\*"),
        ("ÉTÉ", "un été"),
        ("two\nwords", "two words"),
    ],
)
def test_markup_within_the_words_is_no_hindrance(words: str, source: str) -> None:
    assert list(Needle(words).worth(source))[-1]


def test_a_long_source_is_looked_through_in_pieces() -> None:
    filling = "some *words* on one line, " * 20_000
    assert list(Needle("needle").worth(filling))[-1] is False
    assert len(list(Needle("needle").worth(filling))) > 5
    for at in (49_998, 50_000, 99_997, 150_003):
        source = f"{filling[:at]}nee**d**le{filling[at:]}"
        assert list(Needle("needle").worth(source))[-1]


@pytest.mark.parametrize("mine", [False, True])
def test_finds_what_stands_where_a_long_text_was_cut(
    qtbot: QtBot, window: Window, *, mine: bool
) -> None:
    view = window.view
    text = " ".join(f"word{n}" for n in range(6000))
    fill(view, [question(0, text) if mine else reply(0, text)])
    item = view.column.item(0)
    assert item is not None
    qtbot.waitUntil(lambda: not item.waiting)
    specs = list(item.sections[2].specs)
    assert len(specs) > 2
    row = specs[0].text
    before, after = row.split()[-1], specs[1].text.split()[0]
    find(qtbot, window, f"{before} {after}")
    assert window.bar.count.text() == "1 of 1"
    assert view.finder.current is not None
    assert view.finder.current[:4] == (0, 2, 0, row.rindex(before))
    assert [m.current for m in view.finder.marks(0, 2, 0)] == [True]
    assert view.finder.marks(0, 2, 1) == ((0, len(after), True),)
    assert seen(view)
    # What stands in one row only is counted once, and in its row.
    window.bar.field.clear()
    qtbot.keyClicks(window.bar.field, after)
    qtbot.waitUntil(lambda: not view.finder.searching)
    assert (view.finder.count, view.finder.current[2]) == (1, 1)
    window.bar.field.clear()
    qtbot.keyClicks(window.bar.field, f"{before} {after}")
    qtbot.waitUntil(lambda: not view.finder.searching)
    qtbot.keyClick(window.bar.field, Qt.Key.Key_Escape)
    view.clipboard.selection()
    assert clipboard() == f"{before} {after}"


def test_many_places_are_handed_out_in_pieces() -> None:
    rows = (CodeSpec("a" * 5000), CodeSpec("b a"))
    found = list(Needle("a").through(rows))
    assert sum(one.read for one in found) == 5003
    assert max(len(one.spans) for one in found) == 1000
    assert sum(len(one.spans) for one in found if one.row == 0) == 5000
    assert found[-1].spans == [(2, 3, 0)]


def test_case_and_white_space_do_not_matter_diacritics_do() -> None:
    assert list(Needle("Two  words").within("two\u2028WORDS two words")) == [(0, 9), (10, 19)]
    assert list(Needle("cafe").within("café")) == []
    assert list(Needle("café").within("cafe\u0301")) == [(0, 5)]
