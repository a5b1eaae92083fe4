"""Search: one box finds everything, and Enter lands on the very message, with the words marked."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListView

from chatapp.core.domain.conversation import (
    Attachment,
    Conversation,
    Message,
    Piece,
    Role,
    Source,
    Status,
)
from chatapp.core.domain.query import SearchHit
from chatapp.core.profile.paths import Profile
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database
from chatapp.core.store.sql import attachments, messages
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.search.result_model import HitRole
from tests.e2e.driver import Window, window

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CODE = "Before\n\n```python\n" + "".join(f"line_{n} = {n}\n" for n in range(400)) + "```\n\nAfter"


class Keeping:
    """Conversations put into a profile before the window opens."""

    def __init__(self, store: Conversations) -> None:
        self._store = store
        self._when = 1000.0

    async def chat(self, name: str, title: str, *texts: str, thought: str = "") -> None:
        """Questions and replies in turn, on one branch."""
        parent = None
        for number, text in enumerate(texts):
            parent = await self.say(name, title, f"{name}-{number}", parent, text, thought)

    async def say(
        self, name: str, title: str, message: str, parent: str | None, text: str, thought: str = ""
    ) -> str:
        """Keep a message below `parent`: a question at even depths, else a reply."""
        self._when += 60
        asked = parent is None or not int(message.rpartition("-")[2]) % 2
        pieces = [Piece(Source.CONTENT, text)]
        if thought and not asked:
            pieces.insert(0, Piece(Source.REASONING, thought))
        said = Message(
            message,
            name,
            parent,
            Role.USER if asked else Role.ASSISTANT,
            Status.DONE,
            self._when,
            pieces=tuple(pieces),
        )
        chat = Conversation(name, title, self._when, self._when)
        await self._store.begin(chat, None, replace(said, status=Status.STREAMING, pieces=()))
        await self._store.finish(said)
        return message


async def keeping(profile: Path) -> tuple[Keeping, Database]:
    at = Profile.at(profile)
    at.create()
    database = Database(at.database)
    await database.open()
    return Keeping(Conversations(database, at.attachments)), database


def results(w: Window) -> QListView:
    return w.find(QListView, "Search results")


def hits(w: Window) -> list[SearchHit]:
    """The results that are listed, from the top."""
    if not any(v.isVisible() for v in w.widget.findChildren(QListView) if found_by(v)):
        return []
    model = results(w).model()
    rows = [model.index(n, 0).data(HitRole.HIT) for n in range(model.rowCount())]
    return [row for row in rows if row is not None]


def found_by(view: QListView) -> bool:
    return view.accessibleName() == "Search results"


def current(w: Window) -> str | None:
    """The message or conversation that Enter would open."""
    hit: SearchHit | None = results(w).currentIndex().data(HitRole.HIT)
    return hit and (hit.message_id or hit.conversation_id)


async def look_for(w: Window, words: str) -> None:
    """Press Ctrl+K, type, and wait for the first results of it."""
    before = hits(w)
    w.press(Key.Key_K, CTRL)
    if words.isascii():
        QTest.keyClicks(w.widget.sidebar.search, words)
    else:
        w.widget.sidebar.search.insert(words)  # no key types it
    await w.until(lambda: hits(w) and hits(w) != before, what=f"results for {words}")


async def landed(w: Window, message_id: str) -> int:
    """Wait until the message is current and in view, with a hit in it; its number."""
    view = w.pane.view

    def there() -> bool:
        number = view.column.number(message_id)
        hit = view.finder.current
        return number is not None and hit is not None and hit.item == number == view.current.number

    await w.until(there, what=f"the words marked in {message_id}")
    number = view.column.number(message_id)
    assert number is not None
    top = view.column.heights.above(number) - view.scroller.value
    assert top < view.viewport().height()
    assert top + view.column.heights[number] > 0
    return number


def labels(w: Window) -> list[str]:
    """The sentences in the sidebar."""
    return [x.text() for x in w.widget.sidebar.findChildren(QLabel) if x.isVisible()]


async def test_as_one_types_everything_is_found_and_enter_opens_it(tmp_path: Path) -> None:
    keep, database = await keeping(tmp_path)
    await keep.chat("a", "About needles", "Where is it?", "A NEEDLE in a haystack.")
    await keep.chat("b", "Other", "nothing of it", "at all")
    await database.close()
    async with window(tmp_path) as w:
        await look_for(w, "needle")
        await w.until(lambda: len(hits(w)) == 2)
        assert [(h.where.value, h.conversation_id) for h in hits(w)] == [
            ("title", "a"),
            ("answer", "a"),
        ]
        assert [hits(w)[1].snippet[a:b] for a, b in hits(w)[1].marks] == ["NEEDLE"]
        assert QApplication.focusWidget() is w.widget.sidebar.search
        assert current(w) == "a"
        w.press(Key.Key_Down)
        assert current(w) == "a-1"
        w.press(Key.Key_Down)
        assert current(w) == "a-1"
        w.press(Key.Key_Return)
        await landed(w, "a-1")
        assert w.pane.conversation_id == "a"
        # From the box one goes on; Esc ends it.
        assert QApplication.focusWidget() is w.widget.sidebar.search
        w.press(Key.Key_Up)
        assert current(w) == "a"
        w.press(Key.Key_Escape)
        assert w.widget.sidebar.search.text() == ""
        assert w.widget.sidebar.list.isVisible()
        assert QApplication.focusWidget() is w.composer
        assert w.titles == ["Other", "About needles"]


async def test_enter_lands_in_another_version(tmp_path: Path) -> None:
    keep, database = await keeping(tmp_path)
    await keep.chat("a", "Versions", "Question", "The first had a Nadel.", "and then", "more")
    await keep.say("a", "Versions", "a-11", "a-0", "The second has none.")
    await database.close()
    async with window(tmp_path) as w:
        await w.until(lambda: "Versions" in w.titles)
        w.choose("Versions")
        await w.until(lambda: "second" in w.answer)
        await look_for(w, "nadel")
        w.press(Key.Key_Return)
        number = await landed(w, "a-1")
        assert number == 1
        assert [o.id for o in w.pane.view.column.outline] == ["a-0", "a-1", "a-2", "a-3"]


async def test_enter_lands_far_up_in_a_long_conversation(tmp_path: Path) -> None:
    keep, database = await keeping(tmp_path)
    texts = [f"message {n} " + "words " * 60 for n in range(140)]
    texts[9] = "here is the 速度, and more"
    await keep.chat("a", "Long", *texts)
    await keep.chat("b", "Short", "q", "r")
    await database.close()
    async with window(tmp_path) as w:
        await w.until(lambda: "Short" in w.titles)
        w.choose("Short")
        await look_for(w, "速度")
        QTest.mouseClick(
            results(w).viewport(),
            Qt.MouseButton.LeftButton,
            pos=results(w).visualRect(results(w).currentIndex()).center(),
        )
        await landed(w, "a-9")
        assert w.pane.find_bar.field.text() == "速度"
        await w.until(lambda: w.pane.view.finder.summary == "1 of 1")


async def test_enter_unfolds_thinking_and_code(tmp_path: Path) -> None:
    keep, database = await keeping(tmp_path)
    await keep.chat("a", "Thought", "Why?", "Because.", thought="It must be the butler.")
    await keep.chat("b", "Code", "Show", CODE)
    await database.close()
    async with window(tmp_path) as w:
        w.press(Key.Key_K, CTRL)
        QTest.keyClicks(w.widget.sidebar.search, "butler")
        await w.until(lambda: any("No results for “butler”" in x for x in labels(w)))
        QTest.mouseClick(w.find(QCheckBox, "Include thinking"), Qt.MouseButton.LeftButton)
        await w.until(lambda: hits(w))
        w.widget.sidebar.search.setFocus()
        w.press(Key.Key_Return)
        number = await landed(w, "a-1")
        item = w.pane.view.column.item(number)
        assert item is not None
        assert item.unfolded
        hit = w.pane.view.finder.current
        assert hit is not None
        assert hit.slot == Slot.THINKING

        await look_for(w, "line_390 =")
        assert current(w) == "b-1"
        w.press(Key.Key_Return)
        number = await landed(w, "b-1")
        item = w.pane.view.column.item(number)
        assert item is not None
        hit = w.pane.view.finder.current
        assert hit is not None
        assert item.sections[Slot.TEXT].rows[hit.row].unfolded  # pyright: ignore


async def test_several_words_are_all_marked_and_f3_goes_on(tmp_path: Path) -> None:
    keep, database = await keeping(tmp_path)
    await keep.chat("a", "Two words", "beta first", "only alpha", "x", "beta, far from Alpha")
    await database.close()
    async with window(tmp_path) as w:
        await look_for(w, "alpha beta")
        w.press(Key.Key_Return)
        number = await landed(w, "a-3")
        await w.until(lambda: w.pane.view.finder.count == 4)
        w.press(Key.Key_F3)
        hit = w.pane.view.finder.current
        assert hit is not None
        assert hit.item == number
        w.press(Key.Key_F, CTRL)
        assert w.pane.view.finder.count == 4
        assert QApplication.focusWidget() is w.pane.find_bar.field


async def test_markup_that_is_not_shown_leads_to_the_message_all_the_same(tmp_path: Path) -> None:
    keep, database = await keeping(tmp_path)
    link = "See [this](https://example.org/needle)."
    await keep.chat("a", "Link", "q", link, "w", "the word example is here")
    await database.close()
    async with window(tmp_path) as w:
        await look_for(w, "example.org")
        w.press(Key.Key_Return)
        await w.until(lambda: w.pane.view.column.number("a-1") == w.pane.view.current.number == 1)
        await w.until(lambda: not w.pane.view.finder.searching)
        assert w.pane.view.current.number == 1


async def test_a_pdf_leads_to_the_question_it_went_with(tmp_path: Path) -> None:
    keep, database = await keeping(tmp_path)
    await keep.chat("a", "Sheets", "Read this", "It says so.", "and now", "more")
    await keep.chat("b", "Other", "q", "r")
    sheet = Attachment("0" * 64, "Sheet.pdf", 9, 1, 20)

    def attach(connection: sqlite3.Connection) -> None:
        attachments.keep(connection, sheet, "[Page 1] a needle in a PDF")
        attachments.attach(connection, messages.key_of(connection, "a-0"), [sheet])

    await database.run(attach)
    await database.close()
    async with window(tmp_path) as w:
        await look_for(w, "needle")
        assert [(h.name, h.snippet) for h in hits(w)] == [
            ("Sheet.pdf", "[Page 1] a needle in a PDF")
        ]
        w.press(Key.Key_Return)
        view = w.pane.view
        await w.until(lambda: view.column.number("a-0") == view.current.number == 0)
        assert not w.pane.find_bar.isVisible()


async def test_typing_and_enter_faster_than_anything_is_found(tmp_path: Path) -> None:
    keep, database = await keeping(tmp_path)
    await keep.chat("a", "First", "q", "the needle")
    await database.close()
    async with window(tmp_path) as w:
        w.press(Key.Key_K, CTRL)
        QTest.keyClicks(w.widget.sidebar.search, "needle")
        w.press(Key.Key_Return)
        await landed(w, "a-1")


async def test_nothing_found_is_said_in_a_sentence(tmp_path: Path) -> None:
    keep, database = await keeping(tmp_path)
    await keep.chat("a", "First", "q", "the needle")
    await database.close()
    async with window(tmp_path) as w:
        for typed, sentence in (
            ("camel", "No results for “camel” in titles, messages or PDFs."),
            ("needle is:pinned", "No results for “needle” with these filters."),
            ("before:1990", "No matching conversations."),
            ("before:soon", "“before:soon” is not a complete filter."),
        ):
            w.fill("Search", typed)
            await w.until(
                lambda s=sentence: any(x.startswith(s) for x in labels(w)),
                what=sentence,
            )
        assert any("in: has: model: before: is:" in x for x in labels(w))
        w.fill("Search", "needle is:archived")
        w.fill("Search", "needle")
        await w.until(lambda: len(hits(w)) == 1)


async def test_a_title_opens_its_conversation_and_closes_the_find_bar(tmp_path: Path) -> None:
    keep, database = await keeping(tmp_path)
    await keep.chat("a", "First needle", "q", "the needle")
    await database.close()
    async with window(tmp_path) as w:
        await look_for(w, "needle")
        w.press(Key.Key_Down)
        w.press(Key.Key_Return)
        await landed(w, "a-1")
        assert w.pane.find_bar.isVisible()
        w.press(Key.Key_Up)
        w.press(Key.Key_Return)
        await w.until(lambda: not w.pane.find_bar.isVisible())


async def test_in_a_narrow_window_the_message_is_in_front(tmp_path: Path) -> None:
    keep, database = await keeping(tmp_path)
    await keep.chat("a", "First", "q", "the needle")
    await database.close()
    async with window(tmp_path) as w:
        w.widget.resize(360, 600)
        await w.until(lambda: not w.widget.sidebar.isVisible())
        await look_for(w, "needle")
        w.press(Key.Key_Return)
        await landed(w, "a-1")
        assert not w.widget.sidebar.isVisible()
        assert QApplication.focusWidget() is w.pane.view
