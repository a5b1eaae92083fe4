"""The behaviours of servers, each in the window: status, text, card, buttons, and what was asked.

One window shows a group of them, each in a conversation of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from chatapp.core.chat import retries
from chatapp.core.domain.conversation import Message, Status
from chatapp.core.domain.errors import Action
from chatapp.core.reply_extras.calls import says_problem
from chatapp.ui.messages.cards.tool_call_row import ToolCallRow
from chatapp.ui.messages.layout.item import Item
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.rows.error_row import ProblemRow
from tests.core.chat.test_behaviours import (
    CASES,
    CUT_OFF,
    DONE_,
    END,
    FAILED,
    Answer,
    Case,
    delta,
    one,
    refusal,
    whole,
)
from tests.e2e.driver import Window, window
from tests.loopback import DONE, HANG, RESET, Loopback, ending, reply, sse

PAGE = f"<html><title>Bad gateway</title>{'<p>203.0.113.9</p>' * 8_000}</html>"
CALL = {"index": 0, "id": "a", "type": "function"}
LEAKED = '<minimax:tool_call>\n<invoke name="weather"></invoke>\n</minimax:tool_call>'
CITED = {"type": "url_citation", "url_citation": {"url": "", "start_index": 9, "end_index": 2}}


def called(name: str, *arguments: str) -> tuple[bytes, ...]:
    first = {**CALL, "function": {"name": name, "arguments": ""}}
    more = ({"index": 0, "function": {"arguments": text}} for text in arguments)
    return *(delta(tool_calls=[piece]) for piece in (first, *more)), *ending("tool_calls")


ASKED = "The model asked for a tool. Nothing was run."
MORE: dict[str, Case] = {
    "019 a page of a proxy": Case(
        refusal(PAGE, 502) * 3, FAILED, says="(502)", requests=1 + retries.MAX_RETRIES
    ),
    "050 an end, and the connection stays": whole(
        answers=one(sse("Yes."), sse(finish="stop"), DONE, HANG)
    ),
    "061 the model declines": Case(
        one(delta(refusal="I will not."), *END),
        DONE_,
        "I will not.",
        says="declined to answer",
        action=Action.EDIT_MESSAGE,
    ),
    "066 a call in pieces": Case(
        one(*called("weather", '{"ci', 'ty": "Be', 'rn"}')), DONE_, says=ASKED
    ),
    "067 a call with unreadable arguments": Case(
        one(*called("weather", '{"city": ')), DONE_, says=ASKED
    ),
    "068 a tool that nobody offered": Case(
        one(sse("Let me look."), *called("rm", '{"path": "/"}')), DONE_, "Let me look.", says=ASKED
    ),
    "070 a call in the text": Case(
        one(*reply(f"Let me look.\n\n{LEAKED}")), DONE_, "Let me look.", says=ASKED
    ),
    "072 hostile characters": whole(
        "a\u202eb \x1b[31mc e" + "\u0301" * 900,
        answers=one(sse("a\u202eb\0 \x1b[31mc e" + "\u0301" * 900), *END),
    ),
    "071 a link, an image and a script": whole(
        "[x](javascript:alert(1)) ![p](http://127.0.0.1:1/p.png) <script>x</script>",
        answers=one(
            sse("[x](javascript:alert(1)) ![p](http://127.0.0.1:1/p.png) <script>x</script>"), *END
        ),
    ),
    "073 citations out of range": whole(
        answers=one(sse("Yes."), delta(annotations=[CITED, {"type": 7}, 7, None]), *END)
    ),
    "076 another model": whole(answers=one(sse("Yes.", model="another-model"), *END)),
    "078 sound that cannot be read": Case(
        one(delta(audio={"id": "a", "transcript": "Yes.", "data": "!!"}), *END),
        DONE_,
        "Yes.",
        says="replied with speech",
    ),
    "085 broken before a word": whole(
        answers=(Answer((RESET,), status=0), *one(*reply("Yes."))), requests=2
    ),
}
ALL = {**CASES, **MORE}
"""By name; a name begins with the number of its row."""
CARDS = {
    "066 a call in pieces": ["Tool call: weather · not run"],
    "067 a call with unreadable arguments": ["Tool call: weather · not run"],
    "068 a tool that nobody offered": ["Tool call: rm · not run"],
    "069 a stop with a call": ["Tool call: f · not run"],
    "070 a call in the text": ["Unparsed tool request: weather · not run"],
}
SHOWN = {
    "071 a link, an image and a script": "[x](javascript:alert(1))",
    "042 a tag in code": "<think>",
    "034 separators within the text": "a\nb\u0085c\x0cd",
}
"""Text that is shown otherwise than it came."""
BUTTONS = {
    Action.OPEN_SETTINGS: ["Open Settings"],
    Action.OPEN_BILLING: ["Open billing page"],
    Action.START_FRESH: ["Leave out the oldest messages", "Start fresh with a summary"],
    Action.EDIT_MESSAGE: ["Edit message"],
    Action.OPEN_PAGE: ["Open in browser", "Open Settings"],
    Action.USE_ADDRESS: ["Use this address", "Open Settings"],
    Action.LONGER_REPLY: ["Retry with a longer reply"],
    Action.SHOW_THINKING: ["Show thinking as reply"],
}
ENDS = {DONE_: "Done", FAILED: "Failed", CUT_OFF: "Interrupted"}
ORDER = ["Connecting", "Waiting", "Thinking", "Writing", "Preparing call", "Receiving speech"]


def group(first: int, last: int) -> list[str]:
    return [name for name in sorted(ALL) if first <= int(name[:3]) <= last]


GROUPS = {
    "before a word": group(1, 26),
    "how it comes": group(27, 46),
    "how it ends": group(47, 90),
}


def newest(w: Window) -> Item:
    item = w.pane.view.column.item(len(w.pane.view.column) - 1)
    assert item is not None
    return item


def on_screen(w: Window) -> list[str]:
    """The names of the buttons in the messages."""
    buttons = w.pane.view.findChildren(QAbstractButton)
    return [b.accessibleName() for b in buttons if b.isVisibleTo(w.widget)]


def wrong_order(told: Sequence[str], case: Case) -> str:
    """The phases of the status lines, if they are not told in their order, each once."""
    phases: list[str] = []
    for words in told:
        phase = words.split(" · ")[0].rstrip("…")
        if phase not in phases[-1:]:
            phases.append(phase)
    attempts = 0
    before = len(ORDER)
    for phase in phases[:-1]:
        at = ORDER.index(phase) if phase in ORDER else -1
        attempts += phase == ORDER[0]
        # Writing and thinking may take turns; nothing else comes back but with a new attempt.
        if at < 0 or (at < min(before, 2) and at != 0):
            return " ".join(phases)
        before = at
    good = phases[0] == ORDER[0] and phases[-1] == ENDS[case.status] and attempts <= case.requests
    return "" if good else " ".join(phases)


def seen(w: Window, name: str, case: Case, made: Message) -> dict[str, tuple[object, object]]:
    """All that is seen of a reply that ended: what there is, and what there should be."""
    item = newest(w)
    tail = item.sections[Slot.TAIL].rows
    problems = [row for row in tail if isinstance(row, ProblemRow)]
    sentence = made.problem.sentence if made.problem else ""
    has_card = bool(case.says) and not says_problem(made)
    card = [b.name for row in problems for b in row.buttons()]
    wanted = ["Continue"] if case.goes_on else []
    wanted += ["Retry", *(BUTTONS[case.action] if case.action else [])]
    wanted += ["Copy details"] if made.problem and made.problem.details else []
    cards = CARDS.get(name, [])
    spoken = w.answer.split("\n")
    shown = SHOWN.get(name, case.answer)
    text = [line for line in shown.split("\n") if line]
    return {
        "text": (spoken[: len(text)] if text else [], text),
        "answer": (made.answer, case.answer),
        "thinking": (item.source(Slot.THINKING).strip(), case.thinking),
        "sentence on screen": (w.answer.count(sentence) if sentence else 0, int(has_card)),
        "sentence in the status": (sentence in w.status, True),
        "sentence": (case.says in sentence, True),
        "end": (w.status.split(" · ")[0], ENDS[case.status]),
        "card": (card, wanted if has_card else []),
        "buttons": ([b for b in card if b not in on_screen(w)], []),
        "tool cards": (len([row for row in tail if isinstance(row, ToolCallRow)]), len(cards)),
        "names of cards": ([c for c in cards if c not in spoken], []),
        "free": (
            (w.showing("Send"), w.showing("Stop"), w.showing("Retry now")),
            (True,) + (False,) * 2,
        ),
        "markup": (
            [tag for tag in ("<html", "think>", "invoke") if tag in w.answer],
            [tag for tag in ("think>",) if tag in shown],
        ),
    }


async def show(w: Window, server: Loopback, name: str, told: list[str]) -> list[str]:
    """Ask in a new conversation, and see what becomes of it; what is wrong is returned."""
    case, before = ALL[name], len(server.chats)
    if w.pane.conversation_id:
        w.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        await w.until(lambda: not w.pane.conversation_id and not len(w.pane.view.column))
    told.clear()
    for answer in case.answers:
        server.answer(*answer.steps, status=answer.status, headers=answer.headers)
    w.type("Hello")

    def over() -> Message | None:
        made = w.last()
        ended = made is not None and made.status is not Status.STREAMING
        return made if ended and w.status.startswith(tuple(ENDS.values())) else None

    await w.until(over, name)
    made = over()
    assert made is not None

    def wrong() -> list[str]:
        facts = seen(w, name, case, made)
        return [f"{name}: {what}: {a!r}, not {b!r}" for what, (a, b) in facts.items() if a != b]

    # Buttons are placed with the next frame.
    if wrong():
        try:
            await w.until(lambda: not wrong(), name)
        except AssertionError:
            return wrong()
    bodies = [request.json for request in server.chats[before:]]
    found = [f"{name}: phases: {order}"] if (order := wrong_order(told, case)) else []
    if len(bodies) != case.requests:
        found.append(f"{name}: {len(bodies)} requests, not {case.requests}")
    for body in bodies:
        if body["messages"] != [{"role": "user", "content": "Hello"}] or not body["stream"]:
            found.append(f"{name}: asked {body}")
    again = [words for words in told if "rying again in" in words]
    if bool(again) != (case.requests > 1) or any("Try again" in words for words in again):
        found.append(f"{name}: no countdown, or a clumsy one: {told}")
    if made.notes and not all(note in w.answer for note in made.notes):
        found.append(f"{name}: notes are not seen: {made.notes}")
    return found


@pytest.mark.parametrize("some", GROUPS)
async def test_rows_in_the_window(
    profile: Path, monkeypatch: pytest.MonkeyPatch, some: str
) -> None:
    monkeypatch.setattr(retries, "LONGEST_WAIT", 0.05)
    monkeypatch.setattr(retries, "LOADING_WAIT", 0.05)
    told: list[str] = []
    found: list[str] = []
    with Loopback() as server:
        async with window(profile, server) as w:
            status = w.pane.status
            set_words = status.set_words

            def set_and_note(words: str) -> None:
                set_words(words)
                if words and words not in told[-1:]:
                    told.append(words)

            monkeypatch.setattr(status, "set_words", set_and_note)
            for name in GROUPS[some]:
                found += await show(w, server, name, told)
    assert not found, "\n".join(found)


def test_every_row_is_shown() -> None:
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(ALL)
