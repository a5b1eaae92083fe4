"""Menus and palette: every entry of a menu is in the palette, too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from chatapp.core.fuzzy_matching import fit
from chatapp.ui.actions import FIXED, TABLE
from chatapp.ui.sidebar import conversation_menu
from tests.e2e.driver import Window, window
from tests.loopback import Loopback, thinking_reply
from tests.ui.looks import OFFSCREEN

pytestmark = OFFSCREEN

OF_A_FOLDER = {"Move to folder", "No folder", "New folder"}
OTHERWISE = {"Select all", *(label for label, _ in FIXED)}
"""Keys that always mean the same."""
WORDS = {"Show thinking": "Show or hide thinking", "Quote message": "Quote in message box"}
"""The palette's words where a menu, which knows what it is about, has others."""


def entries(menu: QMenu) -> list[str]:
    """The entries that can be chosen in it, without keys."""
    texts = [a.text().partition("\t")[0].rstrip("…") for a in menu.actions() if a.text()]
    menu.deleteLater()
    return texts


async def test_every_entry_of_every_menu_is_a_command(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*thinking_reply("Let me see.", "An answer.", 3))
        async with window(profile, server) as w:
            w.type("A question?")
            await w.status_begins("Done")
            said: list[str] = []
            for made in menus(w):
                said += entries(made())
            assert len(said) > 25
            for text in set(said) - OF_A_FOLDER - OTHERWISE:
                words = WORDS.get(text, text)
                assert any(fit(words, entry.label) for entry in TABLE.values()), text


def menus(w: Window) -> list[Callable[[], QMenu]]:
    """The window's menus, as they stand now."""
    view, sidebar = w.pane.view, w.widget.sidebar

    def header() -> QMenu:
        w.widget.answering.click()
        (shown,) = [m for m in w.widget.findChildren(QMenu) if m.isVisible()]
        return shown

    def of(number: int) -> QMenu:
        view.current.choose(number)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        return view.input.menu.show(event)

    return [
        header,
        sidebar.view_menu,
        lambda: conversation_menu.for_conversations(sidebar.list, [w.pane.conversation_id]),
        lambda: of(0),
        lambda: of(1),
    ]
