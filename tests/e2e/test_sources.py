"""Sources of a reply in the real window: numbers in the text, and the list below it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from chatapp.ui.conversation.link_dialog import LinkDialog
from chatapp.ui.messages.cards.sources_row import SourcesRow
from chatapp.ui.messages.layout.item import Item
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.rows.row_specs import Face, TextSpec
from tests.e2e.driver import Window, window
from tests.e2e.screens import focused, to_front
from tests.loopback import DONE, Gate, Loopback, event
from tests.ui.looks import OFFSCREEN
from tests.waiting import until

pytestmark = OFFSCREEN
BERN, ZUG = "https://example.org/bern", "https://example.net/zug"
TEXT = "Bern is the capital. Zug is a town."


def delta(finish: str | None = None, **fields: Any) -> bytes:
    return event({"choices": [{"index": 0, "delta": fields, "finish_reason": finish}]})


def cited(url: str, title: str, start: int, end: int) -> dict[str, Any]:
    place = {"start_index": start, "end_index": end}
    return {"type": "url_citation", "url_citation": {"url": url, "title": title, **place}}


def reply_item(w: Window) -> Item:
    view = w.pane.view
    (item,) = [i for n in range(len(view.column)) if (i := view.column.item(n)) and not i.mine]
    return item


def numbers(item: Item) -> list[tuple[str, str, bool]]:
    """The links in a reply's text: words, address, and True for a raised number."""
    return [
        (run.text, run.link, bool(run.face & Face.RAISED))
        for spec in item.sections[Slot.TEXT].specs
        if isinstance(spec, TextSpec)
        for run in spec.runs
        if run.link
    ]


def text_of(item: Item) -> str:
    return "\n".join(spec.text for spec in item.sections[Slot.TEXT].specs)


def card(w: Window) -> SourcesRow:
    (row,) = [r for r in reply_item(w).sections[Slot.TAIL].rows if isinstance(r, SourcesRow)]
    return row


async def test_annotations_are_numbers_behind_their_passages_and_a_list(profile: Path) -> None:
    notes = [cited(BERN, "All of Bern", 0, 20), cited(ZUG, "Zug", 21, 35), cited(BERN, "", 5, 999),
             cited("javascript:alert(1)", "Bad", 3, 2)]  # fmt: skip
    with Loopback() as server:
        server.answer(delta(content=TEXT), delta("stop", annotations=notes), DONE)
        async with window(profile, server) as w:
            w.type("Capital?")
            await w.status_begins("Done")
            shown = "Bern is the capital.[1] Zug is a town.[2]"
            await w.until(lambda: text_of(reply_item(w)) == shown)
            assert numbers(reply_item(w)) == [("[1]", BERN, True), ("[2]", ZUG, True)]
            assert reply_item(w).source(Slot.TEXT) == TEXT
            assert w.answer.endswith(
                "Sources\n1. All of Bern, example.org\n2. Zug, example.net\n3. Bad"
            )
            # One click opens it, after the question that every link is asked.
            await w.until(lambda: w.showing("1. All of Bern, example.org"))
            w.click("1. All of Bern, example.org")
            await w.until(lambda: w.widget.findChildren(LinkDialog) != [])
            (dialog,) = w.widget.findChildren(LinkDialog)
            assert dialog.address.toPlainText() == BERN
            dialog.reject()
            await w.until(lambda: w.widget.findChildren(LinkDialog) == [])
            # What has no address of the web is no button.
            assert not w.showing("3. Bad")
            # The keyboard copies where it stands, and the menu all of them.
            button = next(b for b in w.pane.view.controls.buttons if b.button.link == ZUG)
            assert button.toolTip() == f"Zug\n{ZUG}"
            await focused(w, button)
            QTest.keyClick(button, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
            assert QGuiApplication.clipboard().text() == ZUG
            place = QPoint(5, 5)
            why = QContextMenuEvent.Reason.Keyboard
            menu = w.pane.view.input.menu.show(QContextMenuEvent(why, place, place))
            words = {action.text().partition("\t")[0]: action for action in menu.actions()}
            assert "Copy link" in words
            assert "2. Zug, example.net" not in words
            words["Copy sources"].trigger()
            copied = QGuiApplication.clipboard().text()
            assert copied.startswith(f"[1] All of Bern · {BERN}\n[2] Zug · {ZUG}\n[3] Bad")
            menu.close()
            w.pane.view.clipboard.whole(reply_item(w))
            copied = QGuiApplication.clipboard().text()
            assert copied.startswith(f"{shown}\n\nSources\n[1] All of Bern")
            data = QGuiApplication.clipboard().mimeData().data("text/markdown")
            markdown = bytes(data.data()).decode()
            assert f"capital.[[1]](<{BERN}>) Zug" in markdown
            assert f"- [2] [Zug](<{ZUG}>) · example\\.net" in markdown
            # A caret walks through the list, and opens what it stands on.
            await to_front(w)
            w.pane.view.current.choose(1)
            w.pane.view.caret_reader.open()
            reader = w.pane.view.caret_reader.reader
            assert reader is not None
            await w.until(lambda: reader.toPlainText().endswith("3. Bad"))
            assert reader.toPlainText().split("\n")[0] == shown
            cursor = reader.document().find("2. Zug")
            reader.setTextCursor(cursor)
            QTest.keyClick(reader, Qt.Key.Key_Return)
            await w.until(lambda: w.widget.findChildren(LinkDialog) != [])
            (dialog,) = w.widget.findChildren(LinkDialog)
            assert dialog.address.toPlainText() == ZUG
            dialog.reject()
        # It is all there after a restart.
        async with window(profile) as w:
            w.choose("Capital?")
            await w.until(lambda: len(w.pane.view.column) == 2 and "Sources" in w.answer)
            await w.until(lambda: text_of(reply_item(w)) == shown)


async def test_numbers_that_the_text_has_lead_to_its_list(profile: Path) -> None:
    text = "Bern[1] and Zug [2][9], `a[1]`."
    with Loopback() as server:
        server.answer(
            event({"citations": [BERN, ZUG], "choices": [
                {"index": 0, "delta": {"content": text}, "finish_reason": None}]}),
            delta("stop"), DONE,
        )  # fmt: skip
        async with window(profile, server) as w:
            w.type("Capital?")
            await w.status_begins("Done")
            await w.until(lambda: len(numbers(reply_item(w))) == 2)
            assert numbers(reply_item(w)) == [("[1]", BERN, False), ("[2]", ZUG, False)]
            assert text_of(reply_item(w)) == "Bern[1] and Zug [2][9], a[1]."
            assert [s.words for s in card(w).sources] == [BERN, ZUG]
            # Under the pointer the address is told; a right click copies it.
            item, view = reply_item(w), w.pane.view
            await w.until(lambda: card(w).laid)
            (rect, _), *_ = card(w)._lines  # pyright: ignore[reportPrivateUsage]
            assert card(w).link_at(rect.center()) == BERN
            assert card(w).link_at(QPointF(rect.center().x(), 1)) == ""
            top = view.column.heights.above(1) - view.scroller.value
            row = len(item.sections[Slot.TAIL].rows) - 2
            y = top + item.row_top(Slot.TAIL, row) + rect.center().y()
            at = QPoint(round(view.scroller.left + rect.center().x()), round(y))
            why = QContextMenuEvent.Reason.Mouse
            menu: QMenu = view.input.menu.show(
                QContextMenuEvent(why, at, view.viewport().mapToGlobal(at))
            )
            words = {action.text().partition("\t")[0]: action for action in menu.actions()}
            words["Copy link"].trigger()
            assert QGuiApplication.clipboard().text() == BERN
            menu.close()


async def test_many_sources_are_folded_and_stay_where_they_are(profile: Path) -> None:
    pages = [f"https://example.org/{n}" for n in range(1, 31)]
    with Loopback() as server:
        server.answer(delta(content="Bern."), event({"citations": pages, "choices": []}),
                      delta("stop"), DONE)  # fmt: skip
        async with window(profile, server) as w:
            w.type("Capital?")
            await w.until(lambda: w.showing("Show all (30)"))
            before = card(w).height
            assert sum(b.quiet for b in card(w).buttons()) == 6
            w.click("Show all (30)")
            await w.until(lambda: w.showing("Show less"))
            assert card(w).height > 3 * before
            assert sum(b.quiet for b in card(w).buttons()) == 30
            w.click("Show less")
            await w.until(lambda: card(w).height == before)


async def test_numbers_that_come_late_move_nothing(profile: Path) -> None:
    """The lines that stand stay where they are when the sources come with the end."""
    text = "\n\n".join(f"A line with the number {n} and a few words more." for n in range(80))
    end = text.index(" and a few", 2000)
    gate = Gate()
    with Loopback() as server:
        server.answer(delta(content=text), gate,
                      delta("stop", annotations=[cited(BERN, "Bern", 0, end)]), DONE)  # fmt: skip
        async with window(profile, server) as w:
            w.type("Lines?")
            await w.until(lambda: "number 79" in w.answer)
            view = w.pane.view
            view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
            await until(lambda: not view.updates.waiting)
            anchor = view.column.anchor(view.scroller.value)
            rows = list(reply_item(w).sections[Slot.TEXT].rows)
            gate.open()
            await w.status_begins("Done")
            await w.until(lambda: "[1]" in text_of(reply_item(w)))
            assert view.column.anchor(view.scroller.value) == anchor
            now = list(reply_item(w).sections[Slot.TEXT].rows)
            assert [a is b for a, b in zip(rows, now, strict=True)] == [True] * 80
