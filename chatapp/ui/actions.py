"""Every action of the window with its key, in one table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

KEYS: dict[str, tuple[str, str]] = {
    "new": ("New conversation", "Ctrl+N"),
    "new_temporary": ("New temporary conversation", "Ctrl+Shift+N"),
    "own_settings": ("Settings of this conversation", "Ctrl+I"),
    "suggest_title": ("Suggest a title", "Shift+F2"),
    "find": ("Find in conversation", "Ctrl+F"),
    "find_next": ("Next result", "F3"),
    "find_previous": ("Previous result", "Shift+F3"),
    "quote": ("Quote in the composer", "Ctrl+Shift+R"),
    "next_message": ("Next message", "Alt+Down"),
    "previous_message": ("Previous message", "Alt+Up"),
    "next_heading": ("Next heading", "Alt+Shift+Down"),
    "previous_heading": ("Previous heading", "Alt+Shift+Up"),
    "next_code": ("Next code block", "Alt+PgDown"),
    "previous_code": ("Previous code block", "Alt+PgUp"),
    "search": ("Search conversations", "Ctrl+K"),
    "attach": ("Attach PDF", "Ctrl+O"),
    "export": ("Export conversation", "Ctrl+E"),
    "settings": ("Settings", "Ctrl+,"),
    "copy_reply": ("Copy last reply", "Ctrl+Shift+C"),
    "rename": ("Rename conversation", "F2"),
    "larger": ("Larger text", "Ctrl++"),
    "smaller": ("Smaller text", "Ctrl+-"),
    "normal": ("Normal text size", "Ctrl+0"),
    "next_pane": ("Next pane", "F6"),
    "stop": ("Stop", "Esc"),
    "sidebar": ("Show or hide the sidebar", "Ctrl+B"),
    "quit": ("Quit", "Ctrl+Q"),
}
"""Name -> label and key. Qt turns Ctrl into Cmd on macOS by itself."""


def make(owner: QWidget, handlers: dict[str, Callable[[], object]]) -> dict[str, QAction]:
    """Actions on `owner` for every entry of `KEYS`, calling `handlers[name]`.

    Raises `KeyError` if one has no handler.
    """
    actions: dict[str, QAction] = {}
    for name, (label, key) in KEYS.items():
        action = QAction(label, owner)
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
