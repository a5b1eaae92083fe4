"""Every screen, with names in it that were made to harm: they are seen, and do nothing."""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QToolTip,
    QWidget,
)

from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.invisible import legible, one_line
from chatapp.ui.composer.attachment_chips import AttachmentChips
from chatapp.ui.import_export.import_dialog import ImportDialog
from chatapp.ui.sidebar.folder_dialog import FolderDialog
from tests.e2e import screens
from tests.e2e.driver import Window
from tests.e2e.reading_texts import texts
from tests.e2e.screens import Walk, by_escape, opened, talk, to_front
from tests.make_pdf import pdf
from tests.ui import tips
from tests.ui.looks import OFFSCREEN

pytestmark = [
    OFFSCREEN,
    pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here"),
]

BEGINS = "Hostile"
"""Each name says so somewhere: what shows one is found by it."""


def hostile(pipe: Path) -> list[str]:
    """Names as a server, a model or a file may give them."""
    return [
        f"<img src='{pipe}'> Hostile",
        f"Hostile <b>bold</b><img src={pipe}>",
        "Hostile &Send &amp; &lt;b&gt;",
        "Hostile\nsecond line\r\nthird",
        "Hostile \u202egnp.exe\u202c \u2066inside\u2069 \u200bzero\ufeff",
        "Hostile \x1b[2J\x1b]0;title\x07\x00\x9b",
        "Hostile\ttabs\tand\u2028a line\u2029a paragraph\x85",
        "Hostile [*] \U000e0041\u3164\u00ad",
        "Hostile " + "x" * 5000,
        "\u202eHostile",
    ]


@contextmanager
def unread(pipe: Path) -> Generator[list[str]]:
    """Whoever opens the pipe to read is let go again, and told of in the list."""
    os.mkfifo(pipe)
    told, over = list[str](), threading.Event()

    def let_go() -> None:
        while not over.wait(0.01):
            try:
                os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
                told.append("a picture of this computer was opened")
            except OSError:  # nobody reads
                continue

    guard = threading.Thread(target=let_go)
    guard.start()
    try:
        yield told
    finally:
        over.set()
        guard.join()


def complaints(window: QWidget) -> list[str]:
    """The faults in the window and in all that is open of it."""
    found: list[str] = []
    for top in (window, *(d for d in window.findChildren(QDialog) if d.isVisible())):
        for label in top.findChildren(QLabel):
            tip = label.metaObject().className() == "QTipLabel"  # its words are looked at below
            if label.text() and not tip and label.textFormat() is not Qt.TextFormat.PlainText:
                found.append(f"rich text may be in {label.text()!r}")
        for where, words in texts(top):
            lines = words if where != "title" else words.strip("\u2068").replace("\u2069", "")
            if lines != legible(lines) and BEGINS in words:
                found.append(f"{where} hides something: {words[:60]!r}")
        for action in top.findChildren(QMenu):
            found += [f"underlined: {a.text()!r}" for a in action.actions() if odd(a.text())]
        found += [
            f"underlined: {button.text()!r}"
            for button in top.findChildren(QAbstractButton)
            if odd(button.text())
        ]
        found += heard(QAccessible.queryAccessibleInterface(top))
        for view in top.findChildren(QAbstractItemView):
            if view.isVisible():
                found += hovered(view)
    return found


def odd(words: str) -> bool:
    return BEGINS in words and "&" in words.replace("&&", "")


def heard(interface: QAccessibleInterface) -> list[str]:
    """The words for a screen reader that hide something, or are markup."""
    if interface.state().invisible:
        return []
    found: list[str] = []
    for part in (QAccessible.Text.Name, QAccessible.Text.Description):
        said = interface.text(part)
        if said.strip("\u2068").replace("\u2069", "") != legible(said) and "\u2068" not in said:
            found.append(f"heard as {said[:60]!r}")
        if said.startswith("<p "):
            found.append(f"markup is read aloud: {said[:60]!r}")
    for number in range(interface.childCount()):
        child = interface.child(number)
        made = child.object()
        if not isinstance(made, QWidget) or not made.isWindow():
            found += heard(child)
    return found


def hovered(view: QAbstractItemView) -> list[str]:
    """The faults of a list's tool tips, each shown as under the pointer."""
    model, found = view.model(), list[str]()
    seen: set[str] = view.property("hovered") or set()
    view.setProperty("hovered", seen)
    for number in range(min(model.rowCount() if model else 0, 60)):
        index = model.index(number, 0)
        spot = view.visualRect(index).center()
        words = str(index.data())
        if not view.viewport().rect().contains(spot) or BEGINS not in words or words in seen:
            continue
        seen.add(words)
        event = QHelpEvent(QEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(spot))
        QApplication.sendEvent(view.viewport(), event)
        if QToolTip.isVisible():
            told = QToolTip.text()
            words = tips.read(told)
            if words != legible(words):
                found.append(f"a tool tip hides something: {words[:60]!r}")
            if "<" in told and not told.startswith("<p style="):
                found.append(f"a tool tip may be markup: {told[:60]!r}")
            QToolTip.hideText()
    return found


async def harm(w: Window, names: list[str], folder: Path) -> None:
    """Have these names everywhere a stranger may put one."""
    talks = [
        {
            "id": f"h{number}",
            "title": name,
            "messages": [
                {
                    "id": f"q{number}",
                    "parent": None,
                    "role": "user",
                    "pieces": [{"text": f"hello {BEGINS}"}],
                }
            ],
        }
        for number, name in enumerate(names)
    ]
    path = folder / "hostile.json"
    path.write_text(json.dumps({"format": "chatapp", "version": 1, "conversations": talks}))
    w.drop(path)
    await w.until(lambda: w.showing("Import"))
    w.click("Import")
    dialog = await opened(w, ImportDialog)
    await w.until(lambda: sum(BEGINS in title for title in w.titles) == len(names), "the import")
    await by_escape(w, dialog)
    listed = w.widget.sidebar.list
    for number, name in enumerate(names[:5]):
        listed.new_folder.emit("", [])
        asks = await opened(w, FolderDialog)
        asks.name.setText(name)
        asks.accept()
        await w.until(lambda number=number: len(listed.rows.folders) == number + 2, name)
        await to_front(w)
    deleted = [f.id for f in listed.rows.folders if BEGINS in f.name][-1]
    listed.delete_folder.emit(deleted)
    listed.delete.emit(["h0", "h3", "h4", "h5"])
    listed.archive.emit(["h1"], True)
    await w.until(lambda: sum(BEGINS in title for title in w.titles) == len(names) - 5)
    bridge = w.pane.bridge
    servers = tuple(
        Server(f"s{number}", name, ServerKind.OTHER, "http://127.0.0.1:9/v1", name)
        for number, name in enumerate(names)
    )
    bridge.change_settings(replace(bridge.settings, servers=servers))


async def on_screen(w: Window, names: list[str], folder: Path) -> list[str]:
    """The faults while the conversation on screen, its file and who answers have such names."""
    found, chips = list[str](), w.widget.findChild(AttachmentChips)
    assert chips is not None
    for number in (2, 6, 7, 8, 9):
        w.widget.sidebar.selected.emit(f"h{number}")
        await w.until(lambda number=number: w.pane.conversation_id == f"h{number}")
        own = ConversationSettings(server_id=f"s{number}")
        w.pane.bridge.conversation.save_settings(f"h{number}", own)
        answers = w.widget.answering
        await w.until(lambda a=answers: BEGINS in a.accessibleName(), "who answers")
        path = folder / re.sub("[/\0]", "", names[number])[:60].strip()
        path = path.with_name(f"{path.name}.pdf")
        path.write_bytes(pdf("Words."))
        w.drop(path)
        await w.until(chips.controls, f"{path.name} attached")
        listed = w.widget.sidebar.list.rows.conversation(f"h{number}")
        assert listed is not None
        title = one_line(listed.title)
        caption = f"{title} - Chatapp"
        await w.until(lambda caption=caption: w.widget.windowHandle().title() == caption, caption)
        for words in (f"Is this {names[number]}?", f"{names[number]} was deleted."):
            w.pane.notices.post(words, topic="hostile")
            found += [f"{title[:20]} on screen: {why}" for why in complaints(w.widget)]
        w.pane.notices.hide_topic("hostile")
        button = chips.controls()[-1]
        assert isinstance(button, QAbstractButton)
        button.click()
        await w.until(lambda: not chips.count())
    return found


@asynccontextmanager
async def among_hostile(profile: Path, folder: Path) -> AsyncGenerator[tuple[Window, list[str]]]:
    """The window with conversations, and everything in it has a hostile name: these."""
    QAccessible.setActive(True)  # as while a screen reader listens
    pipe = folder / "pipe"
    with unread(pipe) as opened_:
        names = hostile(pipe)
        async with talk(profile) as w:
            await harm(w, names, folder)
            await to_front(w)
            yield w, names
        assert opened_ == []


WALKS = [walk for walk in screens.WALKS if walk.start == "talk"]


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.name)
async def test_no_name_does_any_harm_on_any_screen(
    profile: Path, tmp_path: Path, walk: Walk
) -> None:
    found: list[str] = []
    async with among_hostile(profile, tmp_path) as (w, _):
        for one in walk.screens:
            top = await one.show(w)
            if top is w.widget:
                await to_front(w)
            found += [f"{one.name}: {words}" for words in complaints(w.widget)]
            await one.hide(w, top)
    assert not found, "\n" + "\n".join(sorted(set(found)))


async def test_no_name_does_any_harm_in_the_window(profile: Path, tmp_path: Path) -> None:
    async with among_hostile(profile, tmp_path) as (w, names):
        found = await on_screen(w, names, tmp_path)
    assert not found, "\n" + "\n".join(sorted(set(found)))
