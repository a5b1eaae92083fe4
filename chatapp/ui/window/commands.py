"""The window's commands: actions on conversation, messages, sidebar and settings.

Those of the conversation on screen, of its messages, of the sidebar and of the settings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.conversation import Message, Role, Status, is_temporary
from chatapp.core.domain.i18n import tr
from chatapp.core.settings import Settings, ThemeChoice
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.conversation.pane import ConversationPane
from chatapp.ui.settings.controller import SettingsController
from chatapp.ui.sidebar.sections import Shown, Sorting
from chatapp.ui.sidebar.sidebar import Sidebar

_ABOUT_MESSAGES = (
    *("next_message", "previous_message", "next_heading", "previous_heading"),
    *("next_code", "previous_code", "find", "find_next", "find_previous", "quote"),
)
_ABOUT_CONVERSATION = ("suggest_title", "rename", "clear_messages", "delete_conversation")
_SMALLEST, _LARGEST = 7.0, 28.0
"""Points that the text of messages can be brought to by keys."""
PAGES = (
    *("servers", "network", "model", "personas", "appearance", "desktop"),
    *("shortcuts", "usage", "data"),
    "about",
)
"""The pages of the settings, each of which an action opens."""


class Commands(QObject):
    """Acts on the conversation that `pane` shows."""

    blocked = Signal(str)
    """The sentence why what was wanted cannot be done now."""

    def __init__(
        self, bridge: Bridge, pane: ConversationPane, sidebar: Sidebar, settings: SettingsController
    ) -> None:
        super().__init__(pane)
        self._bridge, self._pane, self._sidebar, self._settings = bridge, pane, sidebar, settings

    def actions(self) -> dict[str, Callable[[], object]]:
        """The commands, by their names."""
        view, rows, here = self._sidebar.list, self._sidebar.list.rows, self._here
        callbacks: dict[str, Callable[[], object]] = {
            "pin": lambda: view.pin.emit(here(), not self._about_here("pinned")),
            "archive": lambda: view.archive.emit(here(), not self._about_here("archived")),
            "clear_messages": lambda: view.clear_messages.emit(here()[0]),
            "delete_conversation": lambda: view.delete.emit(here()),
            "new_folder": lambda: view.new_folder.emit("", []),
            "undo": view.undo.emit,
            "redo": view.redo.emit,
            "trash": self._sidebar.trash.emit,
            "show_archive": self._turn_archive,
            "sort_activity": lambda: rows.set_sorting(Sorting.ACTIVITY),
            "sort_name": lambda: rows.set_sorting(Sorting.NAME),
            "larger": lambda: self.zoom(1),
            "smaller": lambda: self.zoom(-1),
            "normal": lambda: self._size(Settings().text_size),
            "add_server": lambda: self._settings.open(add_server=True),
            "back_up": self._back_up,
        }
        for name in _MESSAGES:
            callbacks[name] = lambda name=name: self._do(name)
        for choice in ThemeChoice:
            callbacks[f"theme_{choice.value.replace('-', '_')}"] = lambda c=choice: (
                self._apply_theme(c)
            )
        for page in PAGES:
            callbacks[f"settings_{page}"] = lambda page=page: self._settings.open(page=page)
        whys = self.disabled_reasons()
        return {
            name: self._unless(whys.get(name), callback) for name, callback in callbacks.items()
        }

    def disabled_reasons(self) -> dict[str, Callable[[], str]]:
        """The reason that each cannot be done at a moment, or "": by name."""
        whys: dict[str, Callable[[], str]] = {}
        whys |= dict.fromkeys(_ABOUT_CONVERSATION, self._no_conversation)
        whys |= dict.fromkeys(("pin", "archive"), self._not_in_the_list)
        whys |= dict.fromkeys((*_ABOUT_MESSAGES, "copy_reply"), self._no_message)
        whys |= {name: lambda name=name: self._not_to_be_done(name) for name in _MESSAGES}
        whys["stop"] = lambda: "" if self._pane.running else tr("No reply is in progress.")
        return whys

    def _unless(
        self, why: Callable[[], str] | None, callback: Callable[[], object]
    ) -> Callable[[], object]:
        """`callback`, but for a moment at which there is a sentence why not."""

        def do() -> None:
            if said := why() if why else "":
                self.blocked.emit(said)
            else:
                callback()

        return do

    def _back_up(self) -> None:
        """Make a backup where the backups are listed, which say what became of it."""
        self._settings.open(page="data")
        self._bridge.backups.make()

    # The conversation

    def _here(self) -> list[str]:
        return [self._pane.conversation_id]

    def _about_here(self, what: str) -> bool:
        row = self._sidebar.list.rows.conversation(self._pane.conversation_id)
        return row is not None and bool(getattr(row, what))

    def _no_conversation(self) -> str:
        if self._pane.conversation_id or self._sidebar.list.hasFocus():
            return ""
        return tr("This conversation has no messages yet.")

    def _not_in_the_list(self) -> str:
        if is_temporary(self._pane.conversation_id):
            return tr("Temporary conversations cannot be pinned or archived.")
        return "" if self._pane.conversation_id else tr("This conversation has no messages yet.")

    def _turn_archive(self) -> None:
        window, current = self._sidebar, self._sidebar.list.rows.shown is Shown.CURRENT
        window.show_only(Shown.ARCHIVE if current else Shown.CURRENT)

    # Messages

    def _no_message(self) -> str:
        return "" if len(self._pane.view.column) else tr("This conversation has no messages yet.")

    def _not_to_be_done(self, name: str) -> str:
        if why := self._no_message():
            return why
        if name in _WHILE_NOTHING_RUNS and self._pane.running:
            return tr("A reply is still in progress.")
        return "" if self._target(name) is not None else tr("Not available for any message here.")

    def _target(self, name: str) -> int | None:
        """The current message if it can, else the nearest above it; for some only the last."""
        view, suits = self._pane.view, _MESSAGES[name][1]
        last = len(view.column) - 1
        numbers = (last,) if name in _OF_THE_LAST else range(max(view.current.number, 0), -1, -1)
        for number in numbers:
            item = view.column.item(number)
            if item is None:
                return None  # not read yet: further up than one can see
            if suits(item.message):
                return number
        return None

    def _do(self, name: str) -> None:
        view, number = self._pane.view, self._target(name)
        item = None if number is None else view.column.item(number)
        if number is None or item is None:
            return
        if name == "copy_markdown":
            view.clipboard.source(item)
        elif name == "copy_thinking":
            view.clipboard.whole(item, thinking=True)
        elif name == "copy_sources":
            view.clipboard.sources(item)
        else:
            view.message_actions.do(_MESSAGES[name][0], number)

    # The settings

    def zoom(self, points: int) -> None:
        """Make the text of messages so many points larger, or smaller."""
        if points:
            self._size(self._bridge.settings.text_size + points)

    def _size(self, points: float) -> None:
        size = min(_LARGEST, max(_SMALLEST, points))
        self._bridge.change_settings(replace(self._bridge.settings, text_size=size))

    def _apply_theme(self, choice: ThemeChoice) -> None:
        self._bridge.change_settings(replace(self._bridge.settings, theme=choice))


def _any(_message: Message) -> bool:
    return True


def _mine(message: Message) -> bool:
    return message.role is Role.USER


def _replied(message: Message) -> bool:
    return message.role is Role.ASSISTANT


def _ended(message: Message) -> bool:
    return message.status is not Status.STREAMING


def _replied_to_the_end(message: Message) -> bool:
    return _replied(message) and _ended(message)


def _answered(message: Message) -> bool:
    return message.role is Role.ASSISTANT and message.status is Status.DONE


def _failed(message: Message) -> bool:
    return _ended(message) and not _answered(message)


def _can_continue(message: Message) -> bool:
    return message.can_continue


def _has_versions(message: Message) -> bool:
    return message.versions > 1


def _has_earlier(message: Message) -> bool:
    return message.version > 1


def _has_later(message: Message) -> bool:
    return message.version < message.versions


def _thought(message: Message) -> bool:
    return bool(message.thinking)


def _sounds(message: Message) -> bool:
    return message.extras.sound is not None and message.extras.sound.readable


def _has_probabilities(message: Message) -> bool:
    return message.extras.tokens > 0


def _cites(message: Message) -> bool:
    return bool(message.extras.sources)


_MESSAGES: dict[str, tuple[str, Callable[[Message], bool]]] = {
    "copy_message": ("copy", _any),
    "copy_markdown": ("", _replied),
    "copy_thinking": ("", _thought),
    "copy_sources": ("", _cites),
    "play_audio": ("play_audio", _sounds),
    "save_audio": ("save_audio", _sounds),
    "confidence": ("confidence", _has_probabilities),
    "edit": ("edit", _mine),
    "regenerate": ("regenerate", _answered),
    "retry": ("retry", _failed),
    "continue": ("continue", _can_continue),
    "thinking": ("thinking", _thought),
    "previous_version": ("previous", _has_earlier),
    "next_version": ("next", _has_later),
    "compare": ("compare", _has_versions),
    "details": ("details", _replied_to_the_end),
    "fork": ("fork", _ended),
    "delete_message": ("delete", _any),
}
"""Actions on a message: its verb ("" for copies of other kinds), and which messages it suits."""
_WHILE_NOTHING_RUNS = {"edit", "regenerate", "retry", "continue"}
_OF_THE_LAST = {"regenerate", "retry", "continue"}
