"""Drives the real window, in this process, by keyboard, mouse and drop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from chatapp import app, start
from chatapp.core.domain.conversation import Conversation, Message, Role
from chatapp.core.profile.paths import Profile
from chatapp.core.session import Session
from chatapp.ui.conversation.pane import ConversationPane
from chatapp.ui.sidebar.conversation_model import ConversationModel
from chatapp.ui.sidebar.item_data import ItemRole
from chatapp.ui.window.main_window import MainWindow
from tests.loopback import Loopback
from tests.waiting import until

W = TypeVar("W", bound=QWidget)


class Window:
    """The open window and what a person can see and do."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self.widget = window
        self.session = session

    async def renewed(self) -> None:
        """Wait until another window has taken the place of this one, and drive that."""
        old = self.widget

        def another() -> MainWindow | None:
            every = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
            return next((w for w in every if w is not old and w.findChild(ConversationPane)), None)

        found = await until(another, what="another window")
        assert found is not None
        self.widget = found

    def find(self, kind: type[W], name: str) -> W:
        """The one visible widget of `kind` with the accessible name `name`."""
        found = [
            w
            for w in self.widget.findChildren(kind)
            if w.accessibleName() == name and w.isVisibleTo(self.widget)
        ]
        assert len(found) == 1, f"{len(found)} visible widgets are named {name!r}"
        return found[0]

    def showing(self, name: str) -> bool:
        """True if a button called `name` can be seen."""
        return any(
            b.accessibleName() == name and b.isVisibleTo(self.widget)
            for b in self.widget.findChildren(QAbstractButton)
        )

    def click(self, name: str) -> None:
        """Click the middle of the button called `name`."""
        button = self.find(QAbstractButton, name)
        assert button.isEnabled(), f"{name} is disabled"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def pane(self) -> ConversationPane:
        """The conversation on screen."""
        pane = self.widget.findChild(ConversationPane)
        assert pane is not None
        return pane

    @property
    def composer(self) -> QPlainTextEdit:
        return self.find(QPlainTextEdit, "Message")

    def type(self, text: str, *, enter: bool = True) -> None:
        """Type into the composer as fingers would, and press Enter."""
        QTest.keyClicks(self.composer, text)
        if enter:
            QTest.keyClick(self.composer, Qt.Key.Key_Return)

    def fill(self, name: str, text: str) -> None:
        """Type into the one-line field called `name`, in place of what stands there."""
        field = self.find(QLineEdit, name)
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.widget, key, modifiers)

    def drop(self, *paths: Path) -> None:
        """Drop files on the middle of the message view, as the window system would."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(p)) for p in paths])
        spot = self.pane.view.mapTo(self.widget, QPoint(50, 50))
        copy, left, none = (
            Qt.DropAction.CopyAction,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        target = self.widget.childAt(spot)
        while target is not None and not target.acceptDrops():
            target = target.parentWidget()
        assert target is not None, "nothing here takes drops"
        at = target.mapFrom(self.widget, spot)
        enter = QDragEnterEvent(at, copy, data, left, none)
        QApplication.sendEvent(target, enter)
        assert enter.isAccepted(), "the drag was refused"
        drop = QDropEvent(QPointF(at), copy, data, left, none)
        QApplication.sendEvent(target, drop)
        assert drop.isAccepted(), "the drop was refused"

    @property
    def status(self) -> str:
        return self.pane.status.accessibleName()

    async def status_begins(self, phase: str) -> None:
        await until(lambda: self.status.startswith(phase), what=f"{phase}, not {self.status!r}")

    @property
    def notice(self) -> str:
        """The text of the notices on screen."""
        return " ".join(self.pane.notices.sentences())

    def last(self, role: Role = Role.ASSISTANT) -> Message | None:
        """The newest message of `role` as the view shows it."""
        return self.pane.view.last_message(role)

    @property
    def answer(self) -> str:
        """The newest message on screen, as a screen reader would hear it."""
        said = list_item_names(self.pane.view)[-1:]
        return said[0].removeprefix("Assistant").strip() if said else ""

    @property
    def titles(self) -> list[str]:
        """The sidebar's rows, from the top."""
        return [index.data() for index in self._rows()]

    def lists(self, conversations: Sequence[Conversation]) -> bool:
        """True if the sidebar knows all of these, in whatever folder or archive they are."""
        model = self.widget.sidebar.list.model()
        assert isinstance(model, ConversationModel)
        return all(model.conversation(c.id) for c in conversations)

    def conversation(self, title: str) -> str:
        """The id of the conversation called `title`."""
        (found,) = [i.data(ItemRole.ID) for i in self._rows() if i.data() == title]
        return found

    def choose(self, title: str) -> None:
        """Click the conversation called `title` in the sidebar."""
        (row,) = [i for i in self._rows() if i.data() == title]
        view = self.widget.sidebar.list
        spot = view.visualRect(row).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    def _rows(self) -> list[QModelIndex]:
        model = self.widget.sidebar.list.model()
        rows = [model.index(i, 0) for i in range(model.rowCount())]
        return [row for row in rows if row.data(ItemRole.ID)]

    async def until(self, condition: Callable[[], object], what: str = "") -> None:
        await until(condition, what=what)


def list_item_names(view: QWidget) -> list[str]:
    """The accessible names of the list items in `view`, from the top."""
    interface = QAccessible.queryAccessibleInterface(view)
    children = [interface.child(i) for i in range(interface.childCount())]
    return [
        child.text(QAccessible.Text.Name)
        for child in children
        if child.role() == QAccessible.Role.ListItem
    ]


@asynccontextmanager
async def window(
    profile: Path,
    server: Loopback | None = None,
    *,
    model: str = "some-model",
    key: str = "",
    files: tuple[Path, ...] = (),
    written: str = "",
) -> AsyncGenerator[Window]:
    """The program over `profile`, answered by `server`; closed by its close button at the end.

    `written` is typed into the window before there is anything behind it; its line break at
    the end is Enter.
    """
    start.make_application()
    first = start.first_window(Profile.at(profile))
    session = Session(
        Profile.at(profile),
        environment={"CHATAPP_API_KEY": key} if key else {},
        base_url=server.base_url if server else "",
        model=model if server else "",
    )
    await session.open()
    QTest.keyClicks(first.composer.field, written.removesuffix("\n"))
    if written.endswith("\n"):
        QTest.keyClick(first.composer.field, Qt.Key.Key_Return)
    showing = asyncio.ensure_future(app.show(session, files, first))
    try:
        await until(lambda: first.findChild(ConversationPane) or showing.done())
        if showing.done():
            await showing
        driven = Window(first, session)
        # Not QTest's own waiting: an event loop inside a task steps other tasks at a bad moment.
        await until(lambda: (handle := first.windowHandle()) and handle.isExposed())
        first.activateWindow()  # there is no window manager to do it
        await until(first.isActiveWindow, what="the focus")
        _, stored = await session.organizer.listing()
        await until(lambda: driven.lists(stored), what="the sidebar")
        yield driven
        driven.widget.close()
        await asyncio.wait_for(showing, 20)
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)
        await session.close()
