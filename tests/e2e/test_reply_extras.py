"""What a reply has beside its text, in the real window: sound, other choices, probabilities."""

from __future__ import annotations

import base64
import math
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from chatapp.core.domain.conversation import Status
from chatapp.ui.conversation.confidence_dialog import ConfidenceDialog
from tests.e2e.driver import window
from tests.e2e.screens import opened
from tests.loopback import DONE, Loopback, event, reply
from tests.ui.looks import OFFSCREEN

pytestmark = OFFSCREEN
WORDS = "Good day to you."


def delta(finish: str | None = None, index: int = 0, **fields: Any) -> bytes:
    choice = {"index": index, "delta": fields, "finish_reason": finish}
    return event({"choices": [choice]})


def spoken(data: str = base64.b64encode(b"ID3\4 sound").decode()) -> tuple[bytes, ...]:
    return (
        delta(audio={"id": "a", "transcript": WORDS, "data": data}),
        delta("stop", audio={"expires_at": 9}),
        DONE,
    )


def likely(text: str, share: float, *others: tuple[str, float]) -> bytes:
    top = [{"token": word, "logprob": math.log(p)} for word, p in others]
    entry = {"token": text, "logprob": math.log(share), "top_logprobs": top}
    choice = {"index": 0, "delta": {"content": text}, "logprobs": {"content": [entry]}}
    return event({"choices": [choice]})


async def test_a_spoken_reply_is_played_and_saved(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[Path] = []

    def player(url: QUrl) -> bool:
        played.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", player)
    with Loopback() as server:
        server.answer(*spoken())
        async with window(profile, server) as w:
            w.type("Speak")
            await w.status_begins("Done")
            await w.until(lambda: w.showing("Play audio") and w.showing("Save audio…"))
            assert w.answer.split("\n") == [
                WORDS, "The model replied with speech. This is what it says, in words."
            ]  # fmt: skip
            w.click("Play audio")
            await w.until(lambda: bool(played))
            assert (played[0].name, played[0].read_bytes()) == (f"{WORDS[:-1]}.mp3", b"ID3\4 sound")
            w.click("Save audio…")
            dialog = await opened(w, QFileDialog)
            assert dialog.selectedFiles()[0].endswith(f"{WORDS[:-1]}.mp3")
            target = tmp_path / "kept.mp3"
            dialog.fileSelected.emit(str(target))
            dialog.reject()
            await w.until(target.exists)
            await w.until(lambda: "Audio saved as “kept.mp3”." in w.notice)
            assert target.read_bytes() == b"ID3\4 sound"
            # What cannot be written is said.
            w.click("Save audio…")
            dialog = await opened(w, QFileDialog)
            dialog.fileSelected.emit(str(tmp_path / "nowhere" / "kept.mp3"))
            dialog.reject()
            await w.until(lambda: "could not be saved" in w.notice)


async def test_speech_that_cannot_be_read_is_words_and_a_note(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*spoken("no base64!"))
        async with window(profile, server) as w:
            w.type("Speak")
            await w.status_begins("Done")
            await w.until(lambda: "could not be read" in w.answer)
            assert w.answer.startswith(f"{WORDS}\nThe model replied with speech, which could not")
            assert not w.showing("Play audio")


async def test_other_choices_are_versions_at_once(profile: Path) -> None:
    with Loopback() as server:
        server.answer(
            delta(content="One"), delta(index=1, content="Two"), delta("stop"),
            delta("stop", index=1, content="."), delta("stop", index=2, content="Three"), DONE,
        )  # fmt: skip
        async with window(profile, server) as w:
            w.type("Which?")
            await w.status_begins("Done")
            await w.until(lambda: (m := w.last()) and m.versions == 3)
            await w.until(lambda: w.showing("Next version"))
            assert w.answer == "One"
            w.click("Next version")
            await w.until(lambda: w.answer == "Two.")
            await w.until(lambda: w.showing("Next version"))
            w.click("Next version")
            await w.until(lambda: w.answer == "Three")


async def test_words_are_marked_by_how_sure_the_model_was(profile: Path) -> None:
    with Loopback() as server:
        server.answer(
            likely("Bern", 0.95), likely(" is", 0.6, (" was", 0.3), (" has", 0.05)),
            likely(" it", 0.1, (" old", 0.8)), likely(".", 0.3), delta("stop"), DONE,
        )  # fmt: skip
        server.answer(*reply(" a town."))
        async with window(profile, server) as w:
            w.type("Capital?")
            await w.status_begins("Done")
            await w.until(lambda: (m := w.last()) and m.extras.tokens == 4)
            item = w.pane.view.column.item(1)
            assert item is not None
            w.pane.view.message_actions.do("confidence", 1)
            dialog = await opened(w, ConfidenceDialog)
            assert dialog.reader.toPlainText() == "Bern is it."
            assert underlines(dialog) == [
                ("Bern ", QTextCharFormat.UnderlineStyle.NoUnderline),
                ("is", QTextCharFormat.UnderlineStyle.DotLine),
                (" ", QTextCharFormat.UnderlineStyle.NoUnderline),
                ("it", QTextCharFormat.UnderlineStyle.WaveUnderline),
                (".", QTextCharFormat.UnderlineStyle.DashUnderline),
            ]
            # By keyboard: the caret tells of each word, and of what else might have come.
            assert dialog.told.text() == "“Bern” · 95%"
            assert not dialog.go_on.isEnabled()
            for _ in range(5):
                QTest.keyClick(dialog.reader, Qt.Key.Key_Right)
            assert dialog.told.text() == "“is” · 60%"
            rows = [dialog.others.item(n).text() for n in range(dialog.others.count())]
            assert rows == ["was  ·  30%", "has  ·  5.0%"]
            dialog.others.setCurrentRow(0)
            dialog.go_on.click()
            # A new version begins so, and goes on.
            await w.until(lambda: w.answer == "Bern was a town.")
            await w.until(lambda: (m := w.last()) and m.status is Status.DONE)
            made = w.last()
            assert made is not None
            assert (made.version, made.versions) == (2, 2)
            sent = server.chats[1].json["messages"]
            assert [m["role"] for m in sent] == ["user", "assistant", "user"]
            assert sent[1]["content"] == "Bern was"
            assert made.extras.tokens == 0


def underlines(dialog: ConfidenceDialog) -> list[tuple[str, QTextCharFormat.UnderlineStyle]]:
    """The stretches of the text, each with the line below it."""
    found: list[tuple[str, QTextCharFormat.UnderlineStyle]] = []
    fragments = dialog.reader.document().firstBlock().begin()
    while not fragments.atEnd():
        one = fragments.fragment()
        found.append((one.text(), one.charFormat().underlineStyle()))
        fragments += 1
    return found
