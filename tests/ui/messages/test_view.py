"""The message view: what it lays out, where it scrolls, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from chatapp.core.domain.conversation import Message, Phase, Problem, Role, Status, TextPart
from chatapp.core.domain.events import Finished, Grew, PartKind, PhaseChanged, Recast, Started
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.layout.slices import SLICE
from chatapp.ui.messages.rows.code_row import CodeRow
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.talk import CONVERSATION, fill, outline, question, reply, talk

LONG = "\n\n".join(f"Paragraph {n} with a few words in it." for n in range(80))
RICH = """# Title

Text with **bold**, `code` and [a link](https://example.com).

- one
- two
  - three

> quoted

| a | b |
|---|---|
| 1 | 2 |

```python
def f():
    return 1
```

The end."""


def settle(qtbot: QtBot, view: MessageView) -> None:
    """Wait until no text waits to be shown, and no code in view to be coloured."""
    qtbot.waitUntil(
        lambda: (
            not any(item.waiting for _, item in view.column.loaded())
            and not view.updates.waiting
            and all(row.coloured for row in code_in_view(view))
        )
    )


def code_in_view(view: MessageView) -> Iterator[CodeRow]:
    """The code blocks that the window shows a part of."""
    height = view.viewport().height()
    for number in view.column.visible(view.scroller.value, view.scroller.value + height):
        if (item := view.column.item(number)) is not None:
            top = view.scroller.value - view.column.heights.above(number)
            for slot, at, _ in item.visible(top, top + height):
                row = item.sections[slot].rows[at]
                if isinstance(row, CodeRow):
                    yield row


def start(view: MessageView, number: int = 0, parent: str | None = None) -> None:
    """A question goes out and its reply begins."""
    asked = question(number, parent=parent)
    view.apply([Started(CONVERSATION, asked, reply(number, "", status=Status.STREAMING))])


def grow(view: MessageView, text: str, number: int = 0, kind: PartKind = PartKind.TEXT) -> None:
    view.apply([Grew(CONVERSATION, f"a{number}", kind, text)])


def test_opens_at_the_end_and_lays_out_only_what_is_near(view: MessageView) -> None:
    messages = talk(5000)
    fill(view, messages)
    assert view.scroller.at_end
    assert view.column.layouts < 120
    assert len(list(view.column.loaded())) < 60


def test_asks_once_for_what_is_near(qtbot: QtBot, view: MessageView) -> None:
    asked: list[str] = []
    view.needed.connect(asked.extend)
    messages = talk(500)
    view.open(CONVERSATION, outline(messages))
    view.loading.ask()
    view.loading.ask()
    assert len(asked) == len(set(asked))
    assert messages[-1].id in asked
    assert messages[0].id not in asked


def test_messages_far_away_are_dropped_and_asked_for_again(view: MessageView) -> None:
    messages = talk(60, "word " * 20_000)
    fill(view, messages)
    bar = view.verticalScrollBar()
    for step in range(0, 60, 2):
        bar.setValue(bar.maximum() * step // 60)
        view.loading.ask()
    held = sum(len(item.message.raw) for _, item in view.column.loaded())
    assert held < 60 * 100_000 / 2
    bar.setValue(0)
    view.loading.ask()
    assert view.column.item(0) is not None


LIMIT = Problem("AnswerLimit", "The reply reached its length limit.")
DETAILS = "Details of the reply"
VERSIONS = ["Previous version", "Next version", "Compare versions"]


@pytest.mark.parametrize("size", [1, 3, 7, 40, 10_000])
def test_streaming_equals_a_reload(
    qtbot: QtBot, make_view: Callable[[], MessageView], size: int
) -> None:
    text = f"\n\n{RICH}\n\n"
    streamed, loaded = make_view(), make_view()
    start(streamed) if streamed.conversation_id else streamed.open(CONVERSATION, [])
    start(streamed)
    for at in range(0, len(text), size):
        grow(streamed, text[at : at + size])
        streamed.updates.digest()
    last = reply(0, text)
    streamed.apply([Finished(CONVERSATION, last)])
    settle(qtbot, streamed)
    fill(loaded, [question(0), last])
    settle(qtbot, loaded)
    assert streamed.column.height == loaded.column.height
    # The scroll bar comes with the next turn of the event loop.
    qtbot.waitUntil(lambda: streamed.viewport().size() == loaded.viewport().size())
    assert streamed.viewport().grab().toImage() == loaded.viewport().grab().toImage()


def test_follows_the_end_until_the_reader_goes_up(qtbot: QtBot, view: MessageView) -> None:
    view.open(CONVERSATION, [])
    start(view)
    grow(view, LONG)
    settle(qtbot, view)
    assert view.scroller.at_end
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() - 40)
    stayed = bar.value()
    grow(view, "\n\n" + LONG)
    settle(qtbot, view)
    assert bar.value() == stayed
    assert view.jump_to_end.isVisible()
    qtbot.mouseClick(view.jump_to_end, Qt.MouseButton.LeftButton)
    assert view.scroller.at_end
    assert not view.jump_to_end.isVisible()
    grow(view, "\n\nmore\n\nand more")
    settle(qtbot, view)
    assert view.scroller.at_end


def test_following_resumes_at_the_end(qtbot: QtBot, view: MessageView) -> None:
    view.open(CONVERSATION, [])
    start(view)
    grow(view, LONG)
    settle(qtbot, view)
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() - 300)
    assert not view.scroller.following
    bar.setValue(bar.maximum())
    assert view.scroller.following


def test_what_is_read_stays_while_messages_above_arrive(view: MessageView) -> None:
    messages = talk(60, LONG)
    view.open(CONVERSATION, outline(messages))
    view.put(messages[60:])
    bar = view.verticalScrollBar()
    bar.setValue(view.column.heights.above(80) + 100)
    before = view.column.heights.above(80) - view.scroller.value
    view.put(messages[:60])
    assert view.column.heights.above(80) - view.scroller.value == before


def test_what_is_read_stays_while_a_message_above_grows(qtbot: QtBot, view: MessageView) -> None:
    view.open(CONVERSATION, [])
    start(view, 0)
    grow(view, LONG)
    settle(qtbot, view)
    view.column.append(question(1, LONG))
    view.settle()
    view.scroller.scroll_to(view.column.heights.above(2) + 50)
    before = view.column.heights.above(2) - view.scroller.value
    grow(view, "\n\n" + LONG, 0)
    settle(qtbot, view)
    assert view.column.heights.above(2) - view.scroller.value == before


def test_scrolling_up_by_wheel_steps_never_jumps(view: MessageView) -> None:
    fill(view, talk(200, RICH))
    bar = view.verticalScrollBar()
    for _ in range(150):
        anchor = view.column.anchor(view.scroller.value, 600)
        before = view.column.y(anchor) - view.scroller.value
        bar.setValue(bar.value() - 60)
        moved = view.column.y(anchor) - view.scroller.value - before
        assert moved == 60
        view.loading.ask()


def test_resizing_keeps_the_place_and_survives_nothing(view: MessageView) -> None:
    fill(view, talk(40, RICH))
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    anchor = view.scroller.kept_anchor
    for size in [(360, 500), (1, 1), (0, 0), (2000, 300), (800, 600)]:
        view.resize(*size)
        view.grab()
    assert view.scroller.kept_anchor.item == anchor.item


def test_thinking_stays_as_the_person_left_it(qtbot: QtBot, view: MessageView) -> None:
    view.open(CONVERSATION, [])
    start(view)
    grow(view, "Let me see. ", kind=PartKind.THINKING)
    settle(qtbot, view)
    item = view.column.item(1)
    assert item is not None
    assert not item.sections[Slot.THINKING].rows
    view.message_actions.do("thinking", 1)
    settle(qtbot, view)
    assert "Let me see." in item.speech()
    grow(view, "And so on.", kind=PartKind.THINKING)
    grow(view, "The answer.")
    view.apply([Finished(CONVERSATION, reply(0, "The answer.", "Let me see. And so on."))])
    settle(qtbot, view)
    assert item.unfolded
    assert "And so on." in item.speech()
    view.open(CONVERSATION, outline([question(0), reply(0)]))
    view.put([question(0), reply(0, "The answer.", "Let me see.")])
    again = view.column.item(1)
    assert again is not None
    assert again.unfolded
    view.message_actions.do("thinking", 1)
    assert "Let me see." not in again.speech()


def test_thinking_line_says_how_long(view: MessageView) -> None:
    fill(view, [question(0), reply(0, "Yes.", "Hm.")])
    item = view.column.item(1)
    assert item is not None
    assert item.thinking_row.words == "Thought for 17 s"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.0, "Thought for a moment"),
        (0.99, "Thought for a moment"),
        (1.0, "Thought for 1 s"),
        (59.9, "Thought for 59 s"),
        (125.0, "Thought for 2:05"),
    ],
)
def test_a_thought_shorter_than_a_second_is_a_moment(
    view: MessageView, seconds: float, words: str
) -> None:
    fill(view, [question(0), replace(reply(0, "Yes.", "Hm."), thinking_seconds=seconds)])
    item = view.column.item(1)
    assert item is not None
    assert item.thinking_row.words == words
    view.grab()
    (toggle,) = item.thinking_row.buttons()
    assert toggle.name == "Thinking"
    assert toggle.rect.width() > view.look.small_metrics.horizontalAdvance(words)


def test_phases_are_told_before_the_first_word(qtbot: QtBot, view: MessageView) -> None:
    view.open(CONVERSATION, [])
    start(view)
    item = view.column.item(1)
    assert item is not None
    assert "Connecting…" in item.speech()
    note = "Waiting for the model… 15 s"
    view.apply([PhaseChanged(CONVERSATION, "a0", Phase.WAITING, note)])
    assert note in item.speech()
    grow(view, "Here.")
    settle(qtbot, view)
    assert note not in item.speech()


def test_recast_replaces_what_was_shown(qtbot: QtBot, view: MessageView) -> None:
    view.open(CONVERSATION, [])
    start(view)
    grow(view, "thought it was text")
    settle(qtbot, view)
    view.apply([Recast(CONVERSATION, "a0", (TextPart("It is this."),))])
    grow(view, " And that.")
    settle(qtbot, view)
    item = view.column.item(1)
    assert item is not None
    assert item.speech().endswith("It is this. And that.")


def test_a_cut_off_reply_keeps_its_text_and_offers_retry(view: MessageView, qtbot: QtBot) -> None:
    problem = Problem("StreamCutOff", "The connection ended.", "open_settings", "status 200")
    fill(view, [question(0), reply(0, "Half", status=Status.INTERRUPTED, problem=problem)])
    names = [b.accessibleName() for b in view.controls.buttons]
    assert names == ["Continue", "Retry", "Open Settings", "Copy details", "Copy", DETAILS]
    item = view.column.item(1)
    assert item is not None
    assert "Half" in item.speech()
    assert "The connection ended." in item.speech()
    heard: list[tuple[str, str]] = []

    def hear(verb: str, message_id: str) -> None:
        heard.append((verb, message_id))

    view.verb.connect(hear)
    for button in view.controls.buttons[:3]:
        button.click()
    assert heard == [("continue", "a0"), ("retry", "a0"), ("open_settings", "a0")]


@pytest.mark.parametrize(
    ("message", "names"),
    [
        (question(0), ["Copy", "Edit", "Retry"]),
        (reply(0), ["Copy", "Regenerate", DETAILS]),
        (reply(0, "Yes.", "Hm."), ["Thinking", "Copy", "Regenerate", DETAILS]),
        (reply(0, status=Status.STOPPED), ["Continue", "Retry", "Copy", DETAILS]),
        (reply(0, "", status=Status.STOPPED), ["Retry", "Copy", DETAILS]),
        (
            replace(reply(0), finish_reason="length", problem=LIMIT),
            ["Continue", "Retry", "Copy", "Regenerate", DETAILS],
        ),
        (reply(0, versions=2), ["Copy", "Regenerate", *VERSIONS, DETAILS]),
    ],
)
def test_the_current_message_has_the_buttons_that_apply(
    view: MessageView, message: Message, names: list[str]
) -> None:
    fill(view, [message])
    assert [b.accessibleName() for b in view.controls.buttons] == names


def test_arrow_keys_move_the_current_message(qtbot: QtBot, view: MessageView) -> None:
    fill(view, talk(30))
    assert view.current.number == 59
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.current.number == 58
    assert [b.accessibleName() for b in view.controls.buttons] == ["Copy", "Edit"]
    for _ in range(40):
        qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.current.number == 18
    top = view.column.heights.above(18)
    assert view.scroller.value <= top + 30 < view.scroller.value + 600
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert (view.current.number, view.scroller.at_end) == (59, True)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert (view.current.number, view.scroller.value) == (0, 0)


def test_a_tall_message_is_scrolled_through_before_it_is_left(
    qtbot: QtBot, view: MessageView
) -> None:
    fill(view, [question(0), reply(0, LONG), question(1)])
    view.current.choose(1)
    view.scroller.show_message(1)
    steps = 0
    while view.current.number == 1 and steps < 200:
        qtbot.keyClick(view, Qt.Key.Key_Down)
        steps += 1
    assert steps > 10
    assert view.current.number == 2


def test_another_version_takes_the_place_of_what_followed(view: MessageView) -> None:
    fill(view, talk(3))
    again = replace(reply(9, "", status=Status.STREAMING), parent_id="q1")
    view.apply([Started(CONVERSATION, None, again)])
    assert [o.id for o in view.column.outline] == ["q0", "a0", "q1", "a9"]
    assert view.current.number == 3


def test_another_branch_leaves_what_is_above_the_fork_where_it_is(view: MessageView) -> None:
    messages = talk(30)
    fill(view, messages)
    view.current.choose(21)
    view.scroller.to_message(21)
    top = view.column.heights.above(21) - view.scroller.value
    other = replace(reply(99, "Quite another."), version=1, versions=2)
    rest = [question(98), reply(97, LONG)]
    view.show_branch(outline([*messages[:21], other, *rest]), [other, *rest])
    assert [o.id for o in view.column.outline[20:]] == ["q10", "a99", "q98", "a97"]
    assert view.current.number == 21
    assert view.column.heights.above(21) - view.scroller.value == top
    assert [b.isEnabled() for b in view.controls.buttons[1:3]] == [False, True]


def test_a_reply_that_goes_on_grows_where_it_stands(qtbot: QtBot, view: MessageView) -> None:
    cut = reply(0, "Half an ans", status=Status.INTERRUPTED)
    fill(view, [question(0), cut])
    going = replace(cut, status=Status.STREAMING)
    view.apply([Started(CONVERSATION, None, going)])
    assert len(view.column) == 2
    assert [b.accessibleName() for b in view.controls.buttons] == []
    view.apply([Grew(CONVERSATION, "a0", PartKind.TEXT, "wer.")])
    qtbot.waitUntil(lambda: "Half an answer." in said(view, 1))
    whole = replace(cut, status=Status.DONE, parts=(TextPart("Half an answer."),))
    view.apply([Finished(CONVERSATION, whole)])
    assert "Half an answer." in said(view, 1)


def said(view: MessageView, number: int) -> str:
    item = view.column.item(number)
    assert item is not None
    return item.speech()


def test_an_empty_conversation_shows_the_widget_given(view: MessageView) -> None:
    label = QLabel("Welcome")
    view.set_empty_widget(label)
    view.open(CONVERSATION, [])
    assert label.isVisible()
    fill(view, [question(0)])
    assert not label.isVisible()
    view.clear()
    assert label.isVisible()


def test_events_of_another_conversation_are_ignored(view: MessageView) -> None:
    fill(view, talk(1))
    before = view.column.height
    view.apply([Started("other", question(7), reply(7, "", status=Status.STREAMING))])
    view.apply([Grew("other", "a7", PartKind.TEXT, "text")])
    assert (len(view.column), view.column.height) == (2, before)


def test_tells_its_messages(view: MessageView) -> None:
    fill(view, talk(2))
    last = view.last_message(Role.USER)
    assert last is not None
    assert last.id == "q1"
    assert view.message("a0") is not None
    assert view.message("nobody") is None


@pytest.mark.parametrize(
    "text",
    [
        "x" * 200_000,
        ">" * 10_000 + " deep",
        "- " * 500 + "deep",
        "\0 NUL and \ud800 a lone surrogate \udfff",
        "```\n" + "y" * 100_000,
        "```python\n" + "\t\0\ud800\n" * 200,
        "|a|b|\n|-|-|\n" + "|\u202e1|\ud800|\n" * 500,
        "[link](javascript:alert(1)) ![pixel](https://tracker.example/x.png)",
        "\u05e9\u05dc\u05d5\u05dd " * 500,
        "é" * 5000 + "👩‍👩‍👧‍👦" * 2000,
        "# \n\n- \n\n> \n\n```\n```\n\n| |\n|-|\n",
        "a\u0300" * 20_000,
        "\n" * 5000,
        "",
    ],
    ids=range(14),
)
def test_hostile_text_is_drawn(qtbot: QtBot, view: MessageView, text: str) -> None:
    fill(view, [question(0, text), reply(0, text, text[:2000])])
    settle(qtbot, view)
    view.message_actions.do("thinking", 1)
    settle(qtbot, view)
    for value in (0, view.verticalScrollBar().maximum() // 2, view.verticalScrollBar().maximum()):
        view.verticalScrollBar().setValue(value)
        assert not view.grab().isNull()


def test_what_is_painted_in_part_equals_what_is_painted_whole(
    qtbot: QtBot, view: MessageView
) -> None:
    view.open(CONVERSATION, [])
    start(view)
    # Without a language: colours come from a thread, and may come between the two pictures.
    text = "\n\n".join([RICH.replace("```python", "```")] * 3)
    for at in range(0, len(text), 25):
        grow(view, text[at : at + 25])
        view.updates.digest()
        view.updates.show()
        qtbot.waitUntil(lambda: not view.updates.waiting)
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
        if at % 100 == 0:
            shown = view.screen().grabWindow(view.winId()).toImage()
            assert shown.convertToFormat(
                QImage.Format.Format_RGB32
            ) == view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_a_flood_is_read_as_it_comes(view: MessageView) -> None:
    view.open(CONVERSATION, [])
    start(view)
    grow(view, "One.\n\n")
    view.updates.digest()
    view.updates.show()
    view.updates.pace.spent(0.0, 1e9)
    grow(view, "word " * SLICE)
    assert view.updates.due == 0
