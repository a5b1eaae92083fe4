"""The window before anything is behind it: what is done to it then is not lost."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chatapp import window_factory
from chatapp.core.domain.conversation import Draft
from chatapp.core.profile.paths import Profile
from chatapp.core.session import Session
from chatapp.ui.conversation.pane import ConversationPane
from chatapp.ui.window.main_window import MainWindow
from tests.e2e.driver import window
from tests.loopback import Loopback, reply


def test_it_takes_keys_at_once_and_sends_and_closes_only_when_it_is_whole(
    tmp_path: Path, qtbot: QtBot
) -> None:
    first = window_factory.first_window(Profile.at(tmp_path))
    qtbot.addWidget(first)
    qtbot.waitUntil(first.composer.field.hasFocus)
    sent = list[str]()
    first.composer.send.connect(sent.append)
    QTest.keyClicks(first.composer.field, "Early bird")
    QTest.keyClick(first.composer.field, Qt.Key.Key_Return)
    assert first.composer.text() == "Early bird"
    assert not sent
    left, closed = list[bool](), list[bool]()
    first.leaving.connect(lambda: left.append(True))
    first.closed.connect(lambda: closed.append(True))
    first.close()
    assert first.isVisible()
    assert not left
    pane = QWidget()
    first.set_pane(pane)
    assert not sent
    qtbot.waitUntil(lambda: bool(closed))
    assert left == [True]
    assert not first.isVisible()


def test_files_dropped_on_it_wait(tmp_path: Path, qtbot: QtBot) -> None:
    first = window_factory.first_window(Profile.at(tmp_path))
    qtbot.addWidget(first)
    dropped = list[list[Path]]()
    first.dropped.connect(dropped.append)
    paths = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for path in paths:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        spot, copy, left = QPointF(9, 9), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        entered = QDragEnterEvent(QPoint(9, 9), copy, data, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(first, entered)
        event = QDropEvent(spot, copy, data, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(first, event)
        assert event.isAccepted()
    assert not dropped
    first.set_pane(QWidget())
    assert dropped == [paths]


async def test_what_was_written_into_it_joins_the_draft_that_was_kept(profile: Path) -> None:
    session = Session(Profile.at(profile), environment={})
    await session.open()
    await session.store.save_draft("", Draft("From yesterday."))
    await session.close()
    with Loopback() as server:
        async with window(profile, server, written="Typed early.") as w:
            both = "From yesterday.\n\nTyped early."
            await w.until(lambda: w.composer.toPlainText() == both)
        async with window(profile, server) as w:
            await w.until(lambda: w.composer.toPlainText() == both)


async def test_it_stands_where_it_stood(profile: Path) -> None:
    async with window(profile) as w:
        w.widget.resize(740, 511)
    first = window_factory.first_window(Profile.at(profile))
    try:
        assert (first.width(), first.height()) == (740, 511)
        assert first.findChild(ConversationPane) is None
        assert isinstance(first, MainWindow)
    finally:
        first.deleteLater()


async def test_a_question_typed_and_sent_into_it_is_asked_once_there_is_somebody(
    profile: Path,
) -> None:
    with Loopback() as server:
        server.answer(*reply("Four."))
        async with window(profile, server, written="Two and two?\n") as w:
            await w.status_begins("Done")
            assert w.answer == "Four."
            assert w.composer.toPlainText() == ""


async def test_enter_does_not_send_a_draft_that_was_not_there_yet(profile: Path) -> None:
    session = Session(Profile.at(profile), environment={})
    await session.open()
    await session.store.save_draft("", Draft("From yesterday."))
    await session.close()
    with Loopback() as server:
        async with window(profile, server, written="Typed early.\n") as w:
            both = "From yesterday.\n\nTyped early."
            await w.until(lambda: w.composer.toPlainText() == both)
            assert not server.requests
