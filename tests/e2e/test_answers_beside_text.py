"""Replies that are more than text, in the real window: tool calls and refusals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from chatapp.core.domain.conversation import Status
from chatapp.ui.messages.cards.tool_call_row import ToolCallRow
from chatapp.ui.messages.layout.section_stack import Slot
from tests.e2e.driver import Window, window
from tests.loopback import DONE, Loopback, event, reply

ARGUMENTS = '{"city":"Bern","days":[1,2]}'
LEAKED = '<minimax:tool_call>\n<invoke name="weather"></invoke>\n</minimax:tool_call>'
NOT_OFFERED = "This tool was not offered to the model. Nothing was run."
NOTHING_RUN = "Nothing was run: Chatapp does not run tools."


def delta(finish: str | None = None, **fields: Any) -> bytes:
    return event({"choices": [{"index": 0, "delta": fields, "finish_reason": finish}]})


def call(arguments: str, name: str = "get_weather") -> bytes:
    function = {"name": name, "arguments": arguments}
    return delta(tool_calls=[{"index": 0, "id": "a", "type": "function", "function": function}])


def cards(w: Window) -> list[ToolCallRow]:
    view = w.pane.view
    (item,) = [i for n in range(len(view.column)) if (i := view.column.item(n)) and not i.mine]
    return [row for row in item.sections[Slot.TAIL].rows if isinstance(row, ToolCallRow)]


async def test_a_tool_call_is_a_card_that_says_that_nothing_was_run(profile: Path) -> None:
    with Loopback() as server:
        server.answer(
            delta(content="Let me look."), call(ARGUMENTS[:9]),
            delta(tool_calls=[{"index": 0, "function": {"arguments": ARGUMENTS[9:]}}]),
            delta("tool_calls"), DONE,
        )  # fmt: skip
        async with window(profile, server) as w:
            w.type("What is the weather?")
            await w.status_begins("Done")
            await w.until(lambda: w.showing("Copy tool call"))
            pretty = json.dumps(json.loads(ARGUMENTS), indent=2)
            assert w.answer == (
                f"Let me look.\nTool call: get_weather · not run\n{NOT_OFFERED}\n{pretty}"
            )
            assert not w.showing("Show all")
            w.click("Copy tool call")
            assert QGuiApplication.clipboard().text() == ARGUMENTS
            (card,) = cards(w)
            assert card.height > 100
        # It is there after a restart, and when the window is narrow.
        async with window(profile) as w:
            w.choose("What is the weather?")
            await w.until(lambda: w.showing("Copy tool call"))
            before = cards(w)[0].height
            w.widget.resize(w.widget.minimumSizeHint().width(), 600)
            await w.until(lambda: w.showing("Copy tool call") and cards(w)[0].laid)
            assert cards(w)[0].height >= before
            assert "Tool call: get_weather" in w.answer


async def test_a_call_alone_is_no_empty_response(profile: Path) -> None:
    with Loopback() as server:
        server.answer(call('{"city": '), delta("tool_calls"), DONE)
        async with window(profile, server) as w:
            w.type("Weather?")
            await w.status_begins("Done")
            await w.until(lambda: w.showing("Copy tool call"))
            title = f"Tool call: get_weather · not run\n{NOT_OFFERED}\nArguments unreadable"
            assert w.answer == f'{title}\n{{"city":'
            view = w.pane.view
            item = view.column.item(1)
            assert item is not None
            view.clipboard.whole(item)
            copied = QGuiApplication.clipboard().text()
            assert copied.startswith(f"Tool call: get_weather · not run\n{NOT_OFFERED}\n")


async def test_a_long_call_is_cut_until_all_of_it_is_asked_for(profile: Path) -> None:
    long = json.dumps({f"line {n}": n for n in range(60)})
    with Loopback() as server:
        server.answer(call(long), delta("tool_calls"), DONE)
        async with window(profile, server) as w:
            w.type("Weather?")
            await w.until(lambda: w.showing("Show all"))
            before = cards(w)[0].height
            w.click("Show all")
            await w.until(lambda: w.showing("Show less"))
            assert cards(w)[0].height > 3 * before
            w.click("Show less")
            await w.until(lambda: cards(w)[0].height == before)


async def test_a_call_left_in_the_text_is_a_chip_with_what_was_written_on_demand(
    profile: Path,
) -> None:
    with Loopback() as server:
        server.answer(*reply(f"Let me look.\n\n{LEAKED}"))
        async with window(profile, server) as w:
            w.type("Weather?")
            await w.status_begins("Done")
            await w.until(lambda: w.showing("Show all"))
            told = "Unparsed tool request: weather · not run"
            assert w.answer == f"Let me look.\n{told}\n{NOTHING_RUN}"
            before = cards(w)[0].height
            w.click("Show all")
            await w.until(lambda: cards(w)[0].height > before)
            w.click("Copy tool call")
            assert QGuiApplication.clipboard().text() == LEAKED


async def test_a_refusal_is_told_from_an_answer(profile: Path) -> None:
    with Loopback() as server:
        server.answer(
            delta(content="Let me see."), delta("stop", refusal="I cannot do that."), DONE
        )
        async with window(profile, server) as w:
            w.type("Do it")
            await w.status_begins("Done")
            await w.until(lambda: (m := w.last()) and m.status is Status.DONE)
            assert w.answer == ("Let me see.\nI cannot do that.\nThe model declined to answer.")
            await w.until(lambda: w.showing("Retry"))
            assert w.showing("Edit message")
            assert not w.showing("Continue")


@pytest.mark.parametrize(
    ("chunk", "sentence"),
    [
        (delta("content_filter"), "The server's content filter stopped the reply."),
        (delta("length"), "The length limit was reached before the first word."),
    ],
)
async def test_a_reason_without_words_is_said(profile: Path, chunk: bytes, sentence: str) -> None:
    with Loopback() as server:
        server.answer(chunk, DONE)
        async with window(profile, server) as w:
            w.type("Do it")
            await w.status_begins("Done")
            await w.until(lambda: w.answer == sentence)


async def test_another_model_than_the_one_asked_for_is_named_under_the_reply(
    profile: Path,
) -> None:
    with Loopback() as server:
        server.answer(event({"model": "mini", "choices": []}), *reply("Four."))
        async with window(profile, server) as w:
            w.type("Two and two?")
            await w.status_begins("Done")
            await w.until(lambda: w.answer == "Four.\nAnswered by mini, not by some-model.")
