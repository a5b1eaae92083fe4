"""A program for a process of its own: opens and closes message views while a tool reads them.

``python -m tests.ui.messages.many_windows 50 [keep]``; with ``keep`` the last window is left to
the end of the program, as when it is ended from outside.
"""

from __future__ import annotations

import gc
import sys
import weakref

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QMainWindow

from chatapp.core.domain.conversation import Message, Status
from chatapp.core.domain.events import Finished, Grew, PartKind, Started
from chatapp.core.profile.paths import resources
from chatapp.ui.messages.view import MessageView
from chatapp.ui.theme import theme
from tests.ui.messages.talk import CONVERSATION, outline, question, reply, talk

NAME = QAccessible.Text.Name


def walk(top: QAccessibleInterface) -> int:
    """Ask everything about everything below `top`; returns how many objects there are."""
    asked = (top.text(NAME), top.rect(), top.state(), top.role(), top.parent(), top.window())
    assert len(asked) == 6
    children = [top.child(i) for i in range(top.childCount())]
    assert [top.indexOfChild(child) for child in children] == list(range(len(children)))
    return 1 + sum(walk(child) for child in children)


def use(application: QApplication, look: theme.Theme) -> QMainWindow:
    """Open a window, read it, let a reply stream, switch conversations, unfold, read again."""
    window = QMainWindow()
    view = MessageView(look)
    window.setCentralWidget(view)
    window.show()
    bodies: dict[str, Message] = {}
    # The view must not be held by its own connection.
    seen = weakref.ref(view)

    def hand_over(ids: list[str]) -> None:
        if there := seen():
            there.put([bodies[i] for i in ids])

    def fill(messages: list[Message]) -> None:
        bodies.update({m.id: m for m in messages})
        view.open(CONVERSATION, outline(messages))

    view.needed.connect(hand_over)
    fill(talk(6))
    view.setFocus()
    assert walk(QAccessible.queryAccessibleInterface(view)) > 12
    asked, answer = question(99), reply(99, "", status=Status.STREAMING)
    view.apply([Started(CONVERSATION, asked, answer)])
    for word in ("One ", "two ", "three."):
        view.apply([Grew(CONVERSATION, answer.id, PartKind.TEXT, word)])
        walk(QAccessible.queryAccessibleInterface(view))
        application.processEvents()
    view.apply([Finished(CONVERSATION, reply(99, "One two three.", "Hm."))])
    view.message_actions.do("thinking", view.current.number)
    fill(talk(5))
    walk(QAccessible.queryAccessibleInterface(view))
    view.clear()
    assert QAccessible.queryAccessibleInterface(view).child(0) is None
    fill(talk(8))
    walk(QAccessible.queryAccessibleInterface(view))
    return window


def main(times: int, *, keep: bool) -> int:
    """The program."""
    application = QApplication(sys.argv[:1])
    QAccessible.setActive(True)
    look = theme.load(resources() / "themes", dark=False)
    window: QMainWindow | None = None
    for number in range(times):
        window = use(application, look)
        if keep and number == times - 1:
            break
        window.close()
        if number % 2:
            window.deleteLater()
            application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        window = None
        if number % 10 == 9:
            gc.collect()
        application.processEvents()
    gc.collect()
    views = [o for o in gc.get_objects() if isinstance(o, MessageView)]
    print(len(views), "views left")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), keep="keep" in sys.argv))
