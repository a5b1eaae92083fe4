"""Behaviours that take their time, or that no answer of a server shows: in the window, as told.

One window shows several, each in a conversation of its own.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from chatapp.core.api import sender
from chatapp.core.chat import reply as reply_module
from chatapp.core.chat import retries, sleep, waiting
from chatapp.core.chat.reply import MAX_CHARACTERS
from chatapp.core.domain.conversation import Message, Status
from chatapp.core.domain.network import Network
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.settings import Settings
from chatapp.ui.messages.layout.section_stack import Slot
from tests.core.api.test_client import DATA
from tests.core.api.test_hostile_server import listening
from tests.e2e.driver import Window, window
from tests.e2e.test_behaviours import newest, on_screen
from tests.e2e.test_settings import back, settings
from tests.loopback import DONE, HANG, USAGE, Gate, Loopback, reply, sse
from tests.make_pdf import pdf
from tests.waiting import until

CONTROL = Qt.KeyboardModifier.ControlModifier


async def ask(w: Window, text: str = "Hello") -> None:
    """Ask in a new conversation."""
    if w.pane.conversation_id:
        w.press(Qt.Key.Key_N, CONTROL)
        await w.until(lambda: not w.pane.conversation_id and not len(w.pane.view.column))
    w.type(text)


async def ended(w: Window, status: Status) -> Message:
    """The reply on screen once it has ended so."""
    made = await until(lambda: (m := w.last()) and m.status is status and m, what=str(status))
    assert isinstance(made, Message)
    return made


async def written(w: Window, characters: int) -> None:
    """Wait until so much of a reply has reached the view."""
    await w.until(lambda: w.status.startswith("Writing"))
    await w.until(lambda: len(newest(w).source(Slot.TEXT)) >= characters)


async def use(w: Window, base_url: str) -> None:
    """Ask the server at that address from now on."""
    own = Server("own", "Mine", ServerKind.OTHER, base_url, "m")
    w.pane.bridge.change_settings(Settings(server_id=own.id, servers=(own,)))
    await w.until(lambda: w.session.engine.server.base_url == base_url)


async def test_servers_that_cannot_be_reached(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retries, "LONGEST_WAIT", 0.05)
    with Loopback() as closed:
        port = closed.port
    with window_server() as server, listening(DATA / "self_signed.pem") as (tls, heard):
        async with window(profile, server) as w:
            for address, sentence, card in (
                (
                    f"http://127.0.0.1:{port}/v1",
                    f"No server was found at 127.0.0.1:{port}. Is it running?",
                    ["Retry", "Copy details"],
                ),
                (
                    "http://chatapp.invalid/v1",
                    "“chatapp.invalid” cannot be found: no internet connection",
                    ["Retry", "Copy details"],
                ),
                (
                    f"https://127.0.0.1:{tls}/v1",
                    "is from an authority that this computer does not know",
                    ["Retry", "Copy details"],
                ),
            ):
                await use(w, address)
                await ask(w)
                await ended(w, Status.FAILED)
                await w.until(lambda card=card: all(name in on_screen(w) for name in card))
                assert sentence in w.status
                assert w.answer.count(sentence) == 1
                assert not w.showing("Continue")
                assert w.showing("Send")
            assert heard == []
            assert server.requests == []


def window_server() -> Loopback:
    """The server that a window begins with."""
    return Loopback()


async def test_servers_that_say_nothing(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "SILENCE_SECONDS", 0.1)
    monkeypatch.setattr(reply_module, "CHECKPOINT_SECONDS", 0.05)
    monkeypatch.setattr(sender, "WRITE_SECONDS", 0.0)
    with Loopback() as server:
        async with window(profile, server) as w:
            # Never a head: 3.
            w.session.client.use(Network(silence_limit=0.5))
            server.answer(head_gate=Gate())
            await ask(w)
            await w.until(lambda: "Waiting for the server for 0:0" in w.status)
            assert w.showing("Stop")
            await ended(w, Status.INTERRUPTED)
            assert "The server did not respond within" in w.status
            # Signs of life, or empty words, for ever: 5 and 6; silence in the midst: 56.
            for noise in (b": keep-alive\n\n", sse(""), b""):
                w.session.client.use(Network(silence_limit=0.4))
                first = b"" if noise else sse("Half")
                server.answer(first + noise, *[noise] * 3, HANG)
                await ask(w)
                await w.until(lambda: "No response from the model for 0:0" in w.status)
                made = await ended(w, Status.INTERRUPTED)
                assert "The server has sent nothing for" in w.status
                assert made.answer == ("" if noise else "Half")
                assert w.showing("Continue") == bool(made.answer)
                await w.until(lambda: "Retry" in on_screen(w))
            # The first word is late, and then the next one: 4 and 55.
            w.session.client.use(Network())
            late, later = Gate(), Gate()
            server.answer(late, sse("One"), later, sse(" two."), sse(finish="stop"), DONE)
            await ask(w)
            await w.until(lambda: w.status.startswith("Waiting · No response from the model for"))
            assert "No response from the model for" in w.answer
            late.open()
            await w.until(lambda: w.answer.startswith("One"))
            await w.until(lambda: w.status.startswith("Writing · No response from the model for"))
            await w.until(lambda: w.answer.startswith("One\nNo response from the model for"))
            later.open()
            made = await ended(w, Status.DONE)
            assert w.answer == made.answer == "One two."
            assert len(server.chats) == 5


async def test_a_phase_is_told_as_it_begins(profile: Path) -> None:
    """In the status line and, where there is no word yet, in the message."""
    call = {"index": 0, "id": "a", "function": {"name": "weather", "arguments": '{"city":'}}
    steps = {
        "Waiting…": b": ready\n\n",
        "Thinking…": sse("<think>Hm."),
        "Writing…": sse("</think>Let me look."),
        "Preparing call · weather": sse(choices=[{"index": 0, "delta": {"tool_calls": [call]}}]),
    }
    with Loopback() as server:
        head, *gates = [Gate() for _ in range(1 + len(steps))]
        script = [step for pair in zip(steps.values(), gates, strict=True) for step in pair]
        server.answer(*script, sse(finish="tool_calls"), DONE, head_gate=head)
        async with window(profile, server) as w:
            await ask(w)
            await w.until(lambda: w.status == "Connecting…")
            assert w.answer == "Connecting…"
            head.open()
            for told, gate in zip(steps, gates, strict=True):
                await w.until(lambda told=told: w.status == told)
                gate.open()
            await ended(w, Status.DONE)
            assert w.answer.startswith("Let me look.\nTool call: weather · not run")


async def test_a_file_that_is_too_large_for_the_server(profile: Path, tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(pdf("All the words of a book"))
    with Loopback() as server:
        server.answer_json({"error": {"message": "Payload too large"}}, 413)
        server.answer(*reply("I have read it."))
        own = Server("own", "Mine", ServerKind.OTHER, server.base_url, "m", speaks="OpenAI")
        async with window(profile, server, key="some-key") as w:
            w.pane.bridge.change_settings(Settings(server_id=own.id, servers=(own,)))
            await w.session.keep_key(own.id, "some-key")
            await w.until(lambda: w.session.engine.server == own)
            w.drop(path)
            await w.until(lambda: w.showing("Remove book.pdf"))
            w.type("Read this")
            await ended(w, Status.FAILED)
            assert "The attachment is too large for this server." in w.status
            await w.until(lambda: "Send as text" in on_screen(w))
            assert len(server.chats) == 1
            w.click("Send as text")
            await w.until(lambda: w.answer == "I have read it.")
            first, second = (request.json["messages"][0]["content"] for request in server.chats)
            assert [part["type"] for part in first] == ["file", "text"]
            assert "All the words of a book" in second


async def test_what_changes_while_a_reply_comes(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reply_module, "CHECKPOINT_SECONDS", 0.05)
    monkeypatch.setattr(reply_module, "AWAKE_SECONDS", 0.05)
    slept = [0.0]
    monkeypatch.setattr(sleep, "asleep", lambda: slept[0])
    with Loopback() as old, Loopback() as new:
        async with window(profile, old) as w:
            # The server that is asked: 87.
            gate = Gate()
            old.answer(sse("From the"), gate, sse(" old one.", finish="stop"), DONE)
            new.answer(*reply("From the new one."))
            await use(w, old.base_url)
            await ask(w)
            await w.until(lambda: w.answer.startswith("From the"))
            await use(w, new.base_url)
            gate.open()
            await ended(w, Status.DONE)
            assert w.answer == "From the old one."
            w.type("And now?")
            await w.until(lambda: w.answer == "From the new one.")
            assert (len(old.chats), len(new.chats)) == (1, 1)
            # The clock: 88.
            gate = Gate()
            new.answer(
                sse("<think>Hm."), gate, sse("</think>Yes.", finish="stop", usage=USAGE), DONE
            )
            await ask(w)
            await w.status_begins("Thinking")
            real = time.time
            with monkeypatch.context() as clock:
                clock.setattr(time, "time", lambda: real() - 86_400)
                gate.open()
                await ended(w, Status.DONE)
            assert w.answer == "Yes."
            assert " · 0:0" in w.status
            assert 0 <= (newest(w).thinking_row.seconds or 0) < 20
            # The computer sleeps: 84.
            new.answer(sse("Half"), HANG)
            await ask(w)
            await w.until(lambda: w.answer.startswith("Half"))
            slept[0] = 3600.0
            await ended(w, Status.INTERRUPTED)
            sentence = "The connection did not survive this computer's sleep."
            assert w.answer == f"Half\n{sentence}"
            assert sentence in w.status
            await w.until(lambda: {"Continue", "Retry"} <= set(on_screen(w)))
            # The conversation is deleted, and comes back: 82.
            new.answer(sse("Half"), HANG)
            await ask(w, "Deleted soon")
            await w.until(lambda: w.answer.startswith("Half"))
            w.widget.sidebar.list.delete.emit([w.pane.conversation_id])
            await w.until(lambda: "Deleted soon" not in w.titles)
            assert new.chats[-1].disconnected.wait(10)
            assert w.answer != "Half"
            w.click("Undo")
            await w.until(lambda: "Deleted soon" in w.titles)
            await w.until(lambda: w.answer.startswith("Half"))
            assert w.last() is not None
            await w.until(lambda: {"Continue", "Retry"} <= set(on_screen(w)))


LONG = {
    "a line": "x" * 200_000,
    "a table": "| a | b |\n|---|---|\n" + "| one | two |\n" * 3_000,
    "quotes": ">" * 10_000 + " deep",
    "a fence": "```python\n" + "print(1)\n" * 2_000,
    "a formula": "$$\\frac{" + "{x^2" * 500,
}


async def test_floods_and_blocks_that_never_end(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            flood = [sse(f"Word {number} of many. ") for number in range(5_000)]
            server.answer(*flood, sse(finish="stop"), DONE)
            await ask(w)
            made = await ended(w, Status.DONE)
            assert made.answer.endswith("Word 4999 of many. ")
            for name, text in LONG.items():
                server.answer(sse("Look:\n\n"), sse(text), HANG)
                await ask(w)
                await written(w, len(text.strip()) + 7)
                w.press(Qt.Key.Key_Escape)
                made = await ended(w, Status.STOPPED)
                assert made.answer.strip() == f"Look:\n\n{text}".strip(), name
                assert w.showing("Send")
            # One word of five megabytes is ended, and can go on.
            server.answer(sse("y" * 5_000_000), HANG)
            await ask(w)
            made = await ended(w, Status.INTERRUPTED)
            assert made.answer == "y" * MAX_CHARACTERS
            assert "The reply reached 2,000,000 characters and was ended there." in w.status
            await w.until(lambda: {"Continue", "Retry"} <= set(on_screen(w)))


async def test_lists_of_models_of_every_shape(profile: Path) -> None:
    many = [{"id": f"m{number}"} for number in range(900)]
    shapes = [
        (404, {"error": "no"}, "The server did not list its models. Enter a name."),
        (200, ["a", "b", "a"], "2 models available."),
        (200, {"models": [{"name": "a"}]}, "1 model available."),
        (200, {"data": [{"id": ""}, {}, 7]}, "The server did not list its models. Enter a name."),
        (200, {"data": many}, "900 models available."),
    ]
    with Loopback() as server:
        async with window(profile, server) as w:
            for status, body, said in shapes:
                await use(w, f"{server.origin}/{len(server.requests)}/v1")
                server.models = status, body
                dialog = await settings(w)
                form = dialog.servers.form
                form.fetch.click()
                await w.until(lambda form=form, said=said: form.models_said.text() == said, said)
                assert form.model.isEditable()
                assert form.fetch.isEnabled()
                await back(w, dialog)
