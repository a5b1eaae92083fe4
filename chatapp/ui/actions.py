"""Every action of the window with its key, in one table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from chatapp.core.wording import marked, tr

KEYS: dict[str, tuple[str, str]] = {
    "new": (marked("New conversation"), "Ctrl+N"),
    "new_temporary": (marked("New temporary conversation"), "Ctrl+Shift+N"),
    "own_settings": (marked("Settings of this conversation"), "Ctrl+I"),
    "suggest_title": (marked("Suggest a title"), "Shift+F2"),
    "find": (marked("Find in conversation"), "Ctrl+F"),
    "find_next": (marked("Next result"), "F3"),
    "find_previous": (marked("Previous result"), "Shift+F3"),
    "quote": (marked("Quote in the composer"), "Ctrl+Shift+R"),
    "next_message": (marked("Next message"), "Alt+Down"),
    "previous_message": (marked("Previous message"), "Alt+Up"),
    "next_heading": (marked("Next heading"), "Alt+Shift+Down"),
    "previous_heading": (marked("Previous heading"), "Alt+Shift+Up"),
    "next_code": (marked("Next code block"), "Alt+PgDown"),
    "previous_code": (marked("Previous code block"), "Alt+PgUp"),
    "search": (marked("Search conversations"), "Ctrl+K"),
    "attach": (marked("Attach PDF"), "Ctrl+O"),
    "export": (marked("Export conversation"), "Ctrl+E"),
    "settings": (marked("Settings"), "Ctrl+,"),
    "copy_reply": (marked("Copy last reply"), "Ctrl+Shift+C"),
    "rename": (marked("Rename conversation"), "F2"),
    "larger": (marked("Larger text"), "Ctrl++"),
    "smaller": (marked("Smaller text"), "Ctrl+-"),
    "normal": (marked("Normal text size"), "Ctrl+0"),
    "next_pane": (marked("Next pane"), "F6"),
    "stop": (marked("Stop"), "Esc"),
    "sidebar": (marked("Show or hide the sidebar"), "Ctrl+B"),
    "quit": (marked("Quit"), "Ctrl+Q"),
}
"""Name -> label and key. Qt turns Ctrl into Cmd on macOS by itself."""


def make(owner: QWidget, handlers: dict[str, Callable[[], object]]) -> dict[str, QAction]:
    """Actions on `owner` for every entry of `KEYS`, calling `handlers[name]`.

    Raises `KeyError` if one has no handler.
    """
    actions: dict[str, QAction] = {}
    for name, (label, key) in KEYS.items():
        action = QAction(tr(label), owner)
        keys = [QKeySequence(key)]
        if name == "larger":
            keys.append(QKeySequence("Ctrl+="))
        action.setShortcuts(keys)
        action.triggered.connect(_calling(handlers[name]))
        owner.addAction(action)
        actions[name] = action
    return actions


def _calling(handler: Callable[[], object]) -> Callable[[], None]:
    """`handler` without the "checked" that Qt would hand it."""

    def call() -> None:
        handler()

    return call
