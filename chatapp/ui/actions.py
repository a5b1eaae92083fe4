"""The table of the window's actions: names, shortcuts, and the handlers that they call.

The window has each as a `QAction`, whose keys the person may change. Menus and tool tips
ask for the key (`key_for`, `follow`), the settings list them all, the palette offers them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from chatapp.core.domain.i18n import marked, tr
from chatapp.ui.widgets.plain_text import set_tip
from chatapp.ui.widgets.shortcut_names import named, tip, with_keys


@dataclass(frozen=True, slots=True)
class Entry:
    """An action: its label, and the shortcut it has where the person chose no other."""

    label: str
    key: str = ""
    also: str = ""
    """A second key, as long as it has its first."""
    fixed: bool = False
    """Its key cannot be changed."""
    heard: bool = True
    """The window listens to its keys; else what has the focus does."""


GROUPS: dict[str, dict[str, Entry]] = {
    marked("Conversations"): {
        "new": Entry(marked("New conversation"), "Ctrl+N"),
        "new_temporary": Entry(marked("New temporary conversation"), "Ctrl+Shift+N"),
        "search": Entry(marked("Search conversations"), "Ctrl+K"),
        "rename": Entry(marked("Rename conversation"), "F2"),
        "suggest_title": Entry(marked("Suggest a title"), "Shift+F2"),
        "own_settings": Entry(marked("Conversation settings"), "Ctrl+I"),
        "context": Entry(marked("Context of the next request")),
        "start_fresh": Entry(marked("Start fresh with a summary")),
        "leave_out": Entry(marked("Leave out the oldest messages")),
        "send_all": Entry(marked("Send all messages again")),
        "export": Entry(marked("Export conversation"), "Ctrl+E"),
        "pin": Entry(marked("Pin or unpin conversation")),
        "archive": Entry(marked("Archive or unarchive conversation")),
        "clear_messages": Entry(marked("Clear messages")),
        "delete_conversation": Entry(marked("Delete conversation")),
        "new_folder": Entry(marked("New folder")),
        "undo": Entry(marked("Undo"), "Ctrl+Z", fixed=True, heard=False),
        "redo": Entry(marked("Redo"), "Ctrl+Shift+Z", fixed=True, heard=False),
        "import": Entry(marked("Import conversations")),
        "export_all": Entry(marked("Export all conversations")),
    },
    marked("Messages"): {
        "attach": Entry(marked("Attach PDF"), "Ctrl+O"),
        "send_with": Entry(marked("Send with options"), "Ctrl+Shift+Return"),
        "stop": Entry(marked("Stop"), "Esc", fixed=True),
        "copy_reply": Entry(marked("Copy last reply"), "Ctrl+Shift+C"),
        "copy_message": Entry(marked("Copy message")),
        "copy_markdown": Entry(marked("Copy reply as Markdown")),
        "copy_thinking": Entry(marked("Copy reply with thinking")),
        "copy_sources": Entry(marked("Copy sources")),
        "play_audio": Entry(marked("Play audio")),
        "save_audio": Entry(marked("Save audio")),
        "confidence": Entry(marked("Show confidence")),
        "quote": Entry(marked("Quote in message box"), "Ctrl+Shift+R"),
        "edit": Entry(marked("Edit message")),
        "regenerate": Entry(marked("Regenerate reply")),
        "retry": Entry(marked("Retry")),
        "continue": Entry(marked("Continue reply")),
        "thinking": Entry(marked("Show or hide thinking")),
        "previous_version": Entry(marked("Previous version")),
        "next_version": Entry(marked("Next version")),
        "compare": Entry(marked("Compare versions")),
        "details": Entry(marked("Details of the reply"), "Ctrl+Shift+I"),
        "fork": Entry(marked("Fork into a new conversation")),
        "delete_message": Entry(marked("Delete message")),
        "find": Entry(marked("Find in conversation"), "Ctrl+F"),
        "find_next": Entry(marked("Next result"), "F3"),
        "find_previous": Entry(marked("Previous result"), "Shift+F3"),
        "next_message": Entry(marked("Next message"), "Alt+Down"),
        "previous_message": Entry(marked("Previous message"), "Alt+Up"),
        "next_heading": Entry(marked("Next heading"), "Alt+Shift+Down"),
        "previous_heading": Entry(marked("Previous heading"), "Alt+Shift+Up"),
        "next_code": Entry(marked("Next code block"), "Alt+PgDown"),
        "previous_code": Entry(marked("Previous code block"), "Alt+PgUp"),
    },
    marked("Window"): {
        "palette": Entry(marked("All commands"), "Ctrl+Shift+P"),
        "sidebar": Entry(marked("Show or hide the sidebar"), "Ctrl+B"),
        "next_pane": Entry(marked("Next pane"), "F6"),
        "larger": Entry(marked("Larger text"), "Ctrl++", "Ctrl+="),
        "smaller": Entry(marked("Smaller text"), "Ctrl+-"),
        "normal": Entry(marked("Reset text size"), "Ctrl+0"),
        "sort_activity": Entry(marked("Sort by activity")),
        "sort_name": Entry(marked("Sort by name")),
        "show_archive": Entry(marked("Show or hide archived conversations")),
        "trash": Entry(marked("Trash")),
        "theme_system": Entry(marked("Theme: Follow the system")),
        "theme_light": Entry(marked("Theme: Light")),
        "theme_dark": Entry(marked("Theme: Dark")),
        "theme_light_contrast": Entry(marked("Theme: Light, high contrast")),
        "theme_dark_contrast": Entry(marked("Theme: Dark, high contrast")),
        "settings": Entry(marked("Settings"), "Ctrl+,"),
        "settings_servers": Entry(marked("Settings: Servers")),
        "settings_network": Entry(marked("Settings: Network")),
        "settings_model": Entry(marked("Settings: Model")),
        "settings_personas": Entry(marked("Settings: Personas")),
        "settings_appearance": Entry(marked("Settings: Appearance")),
        "settings_desktop": Entry(marked("Settings: Desktop")),
        "settings_shortcuts": Entry(marked("Settings: Shortcuts")),
        "settings_usage": Entry(marked("Settings: Usage")),
        "settings_data": Entry(marked("Settings: Data")),
        "settings_about": Entry(marked("Settings: About")),
        "add_server": Entry(marked("Add server")),
        "back_up": Entry(marked("Back up now")),
        "quit": Entry(marked("Quit"), "Ctrl+Q"),
    },
}
"""By what they are about. Qt turns Ctrl into Cmd on macOS by itself."""

TABLE: dict[str, Entry] = {name: e for group in GROUPS.values() for name, e in group.items()}
"""Every action by its name, which the settings file knows it by."""

FIXED: tuple[tuple[str, str], ...] = (
    (marked("Send, or open the selected item"), "Return"),
    (marked("New line"), "Shift+Return"),
    (marked("Recall your last message (in an empty message box)"), "Up"),
    (marked("Delete the selected item"), "Ctrl+Del"),
    (marked("Open the context menu of the selected item"), "Shift+F10"),
    (marked("Copy"), "Ctrl+C"),
    (marked("Cut"), "Ctrl+X"),
    (marked("Paste"), "Ctrl+V"),
    (marked("Select all"), "Ctrl+A"),
)
"""Keys that are no action of the window, and always mean the same: label and key."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An action as it is at this moment, with the reason if it cannot be done."""

    name: str
    label: str
    run: Callable[[], object]
    key: str = ""
    """As the keyboard names it; "" for none."""
    hindrance: str = ""
    """A sentence why it cannot be done now."""


def portable(key: str) -> str:
    """A key as files name it, always in the same way; "" for what is none, or more than one."""
    keys = QKeySequence(key)
    # What it does not know comes out as nothing.
    text = keys.toString(QKeySequence.SequenceFormat.PortableText)
    return text if keys.count() == 1 else ""


def resolve(shortcuts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The keys of every action, where the person chose `shortcuts`; no key twice.

    A key of the person's own goes before a default, and one that is none counts as not chosen.
    """
    taken = {portable(key) for _, key in FIXED}
    taken |= {portable(entry.key) for entry in TABLE.values() if entry.fixed}
    found: dict[str, tuple[str, ...]] = {}
    for name, key in shortcuts.items():
        entry = TABLE.get(name)
        if entry is None or entry.fixed or (key and not portable(key)):
            continue
        own = portable(key)
        found[name] = (own,) if own and own not in taken else ()
        taken.add(own)
    for name, entry in TABLE.items():
        if name not in found:
            defaults = [portable(key) for key in (entry.key, entry.also) if key]
            found[name] = tuple(k for k in defaults if entry.fixed or k not in taken)
            taken.update(found[name])
    return found


def bound(shortcuts: Mapping[str, str], name: str, key: str) -> dict[str, str]:
    """`shortcuts` with `key` (portable, or "" for none) for `name`, taken from whoever has it.

    Only what differs from the defaults is in it: one that lost its default key to another
    gets it back when the other gives it up.
    """
    chosen = {
        n: "" if key and n in TABLE and portable(own) == key else own
        for n, own in shortcuts.items()
    } | {name: key}
    return {n: own for n, own in chosen.items() if n not in TABLE or own != portable(TABLE[n].key)}


class Actions(QObject):
    """The actions of `owner`, each of which calls its handler."""

    def __init__(
        self,
        owner: QWidget,
        handlers: Mapping[str, Callable[..., object]],
        disabled_reasons: Mapping[str, Callable[[], str]],
        shortcuts: Mapping[str, str],
    ) -> None:
        """`disabled_reasons` tell by name why an action has nothing to do at a moment, or "".

        Raises `KeyError` if an action has no handler.
        """
        super().__init__(owner)
        self._owner = owner
        self._hindrances = disabled_reasons
        self._handlers = {name: handlers[name] for name in TABLE}
        self._shortcuts: Mapping[str, str] | None = None
        self._made: dict[str, QAction] = {}
        for name, entry in TABLE.items():
            action = self._made[name] = QAction(tr(entry.label), owner)
            action.setObjectName(_OBJECT + name)
            action.triggered.connect(lambda _=False, name=name: self.run(name))
            owner.addAction(action)
        self.rebind(shortcuts)

    def rebind(self, shortcuts: Mapping[str, str]) -> None:
        """Give every action its key, where the person chose `shortcuts`; all that shows one
        shows the new one."""
        if shortcuts == self._shortcuts:
            return
        self._shortcuts = shortcuts
        for name, keys in resolve(shortcuts).items():
            if TABLE[name].heard:
                self._made[name].setShortcuts([QKeySequence(key) for key in keys])
        for kind in (QWidget, QAction):
            for thing in self._owner.findChildren(kind):
                if isinstance(name := thing.property(_FOLLOWED), str):
                    _show_key(thing, name)

    def run(self, name: str) -> None:
        """Do what `name` does."""
        self._handlers[name]()

    def hindrance(self, name: str) -> str:
        """The reason that `name` cannot be done now, or ""."""
        hindrance = self._hindrances.get(name)
        return hindrance() if hindrance else ""

    def offers(self, without: Sequence[str] = ()) -> list[Offer]:
        """Every action as it is at this moment."""
        return [
            Offer(
                name,
                tr(entry.label),
                lambda name=name: self.run(name),
                key_for(self._owner, name),
                self.hindrance(name),
            )
            for name, entry in TABLE.items()
            if name not in without
        ]


def key_for(thing: QObject, name: str) -> str:
    """The key of an action, as the keyboard names it, in the window that `thing` is in.

    Outside of a window that has actions, the default; "" for none.
    """
    entry = TABLE[name]
    place: QObject | None = thing
    while place is not None and entry.heard:
        if (action := _action(place, name)) is not None:
            return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        place = place.parent()
    return named(entry.key)


def in_menu(words: str, thing: QObject, name: str) -> str:
    """`words` of a menu that does what `name` does, with the key it has now."""
    return with_keys(words, key_for(thing, name))


def follow(thing: QWidget | QAction, words: str, name: str) -> None:
    """Tell the key of an action behind `words`, whatever it becomes.

    In a widget's tool tip, or at the end of what stands in a menu.
    """
    thing.setProperty(_FOLLOWED, name)
    thing.setProperty(_WORDS, words)
    _show_key(thing, name)


_OBJECT = "action "
_FOLLOWED, _WORDS = "keyOfAction", "wordsBeforeKey"


def _action(owner: QObject, name: str) -> QAction | None:
    found = owner.findChild(QAction, _OBJECT + name, Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, QAction) else None


def _show_key(thing: QWidget | QAction, name: str) -> None:
    words, key = str(thing.property(_WORDS)), key_for(thing, name)
    if isinstance(thing, QAction):
        thing.setText(with_keys(words, key))
    else:
        set_tip(thing, tip(words, key))
