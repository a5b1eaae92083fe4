"""Settings page "Shortcuts": the shortcut of every action, changed by pressing another."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from chatapp.core.domain.i18n import tr
from chatapp.core.invisible import one_line
from chatapp.core.settings import Settings
from chatapp.ui.actions import FIXED, GROUPS, TABLE, bound, portable, resolve
from chatapp.ui.settings.shortcut_field import ShortcutField
from chatapp.ui.theme.theme import Size, Space, Theme
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.flow_layout import FlowLayout
from chatapp.ui.widgets.form_rows import Page, Row, verdict, words
from chatapp.ui.widgets.shortcut_names import named
from chatapp.ui.widgets.two_line_rows import RowRole, TwoLineRows

_Standard = QKeySequence.StandardKey
_EDITING = (
    *(_Standard.Cut, _Standard.Copy, _Standard.Paste, _Standard.Undo, _Standard.Redo),
    *(_Standard.SelectAll, _Standard.MoveToNextWord, _Standard.MoveToPreviousWord),
    *(_Standard.SelectNextWord, _Standard.SelectPreviousWord, _Standard.DeleteStartOfWord),
    *(_Standard.DeleteEndOfWord, _Standard.MoveToStartOfDocument, _Standard.MoveToEndOfDocument),
    *(_Standard.SelectStartOfDocument, _Standard.SelectEndOfDocument),
    *(_Standard.MoveToStartOfLine, _Standard.MoveToEndOfLine),
    *(_Standard.SelectStartOfLine, _Standard.SelectEndOfLine),
)
_NAME = Qt.ItemDataRole.UserRole
"""The name of a row's action; "" for keys that are none."""


class ShortcutsPage(Page):
    """A list of all actions with their keys, and below it the key of the chosen one.

    A key that another action has is taken from it only when the person says so.
    """

    changed = Signal(object)
    """The new `Settings`."""

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, fills=True)
        self._settings = settings
        self._wanted = ""
        """The key that waits for the person to say whose it is to be."""
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Shortcuts"))
        self.list.setMinimumHeight(Size.TEXT_AREA)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._rows_drawn = TwoLineRows(theme, self.list)
        self.list.setItemDelegate(self._rows_drawn)
        self._chosen = words("", "strong")
        self.key = ShortcutField()
        self.reset = text_button(tr("Reset"))
        self.replace = text_button(tr("Replace"), "primary")
        self.cancel = text_button(tr("Cancel"))
        self.said = words()
        self._hint = words(
            tr("Press Enter, then the new shortcut. Esc cancels, Backspace removes it."), "quiet"
        )
        self.reset_all = text_button(tr("Reset all shortcuts"), "link")
        self._fill()
        self._arrange()
        self.list.currentItemChanged.connect(self._show_chosen)
        self.list.itemActivated.connect(self._listen)
        self.key.pressed_key.connect(self._want)
        self.key.refused.connect(self._refuse)
        self.key.listening_changed.connect(self._listening)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)
        self.replace.clicked.connect(self._replace)
        self.cancel.clicked.connect(self._leave)
        self._stay = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave)
        self._stay.setEnabled(False)
        self.set_settings(settings)
        self.list.setCurrentRow(1)

    def _fill(self) -> None:
        for group, entries in GROUPS.items():
            self._add_heading(tr(group))
            for name, entry in entries.items():
                self._add_item(name, tr(entry.label))
        self._add_heading(tr("Fixed shortcuts"))
        for label, key in FIXED:
            self._show_key(self._add_item("", tr(label)), named(key))

    def _add_heading(self, title: str) -> None:
        item = QListWidgetItem(one_line(title))
        item.setData(RowRole.HEADING, True)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _add_item(self, name: str, label: str) -> QListWidgetItem:
        item = QListWidgetItem(one_line(label))
        item.setData(_NAME, name)
        self.list.addItem(item)
        return item

    def _arrange(self) -> None:
        beside = QWidget()
        row = FlowLayout(beside, Space.S)
        for widget in (self.key, self.reset, self.replace, self.cancel):
            row.addWidget(widget)
        self.column.addWidget(self.list, 1)
        self.column.addSpacing(Space.S)
        for widget in (self._chosen, beside, self.said, self._hint):
            self.column.addWidget(widget)
        self.column.addWidget(self.reset_all, 0, Qt.AlignmentFlag.AlignLeft)

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self._rows_drawn.set_theme(theme)
        self.list.doItemsLayout()

    def set_settings(self, settings: Settings) -> None:
        """Show `settings`."""
        self._settings = settings
        keys = resolve(settings.shortcuts)
        for item in self._items():
            if name := str(item.data(_NAME)):
                self._show_key(item, ", ".join(named(key) for key in keys[name]))
        self.reset_all.setVisible(any(name in TABLE for name in settings.shortcuts))
        self._show_chosen()

    def rows(self) -> list[Row]:
        """Every action and its key."""
        return [
            Row(item.text(), str(item.data(RowRole.END) or ""), self.list) for item in self._items()
        ]

    def lead_to(self, row: Row) -> None:
        """Choose the action that was found."""
        super().lead_to(row)
        found = next((item for item in self._items() if item.text() == row.label), None)
        if found is not None:
            self.list.setCurrentItem(found)
            self.list.scrollToItem(found, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _items(self) -> list[QListWidgetItem]:
        """The rows that are no headings."""
        items = [self.list.item(number) for number in range(self.list.count())]
        return [item for item in items if not item.data(RowRole.HEADING)]

    @staticmethod
    def _show_key(item: QListWidgetItem, key: str) -> None:
        item.setData(RowRole.END, key)
        said = key or tr("No shortcut")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, one_line(f"{item.text()}, {said}"))

    # The chosen one

    @property
    def _name(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_NAME) or "") if self.list.currentRow() >= 0 else ""

    def _show_chosen(self) -> None:
        self._wanted = ""
        item, name = self.list.currentItem(), self._name
        label = item.text() if self.list.currentRow() >= 0 else ""
        self._chosen.setText(label)
        self.key.setAccessibleName(one_line(tr("Shortcut for {action}").format(action=label)))
        self.key.set_key(str(item.data(RowRole.END) or "") if label else "")
        changeable = bool(name) and not TABLE[name].fixed
        self.key.setEnabled(changeable)
        self.reset.setAccessibleName(one_line(tr("Reset {setting}").format(setting=label)))
        fixed = bool(label) and not changeable
        self._ask("", tr("This shortcut cannot be changed.") if fixed else "")

    def _ask(self, wanted: str, sentence: str, kind: str = "") -> None:
        """Say something about the chosen one, and with a key `wanted` ask whose it is to be."""
        self._wanted = wanted
        verdict(self.said, sentence, kind)
        self.replace.setAccessibleDescription(one_line(sentence))
        if sentence and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, sentence))
        for widget in (self.replace, self.cancel):
            widget.setVisible(bool(wanted))
        name, shortcuts = self._name, self._settings.shortcuts
        differs = bool(name) and resolve(shortcuts)[name] != resolve({})[name]
        self.reset.setVisible(differs and not wanted)
        self._stay.setEnabled(bool(wanted))
        self._hint.setVisible(self.key.isEnabled() and not wanted)

    def _listen(self) -> None:
        if self.key.isEnabled():
            self.key.listen()

    def _listening(self, listening: bool) -> None:
        if listening:
            self._ask("", "")
        elif self.key.hasFocus() and not self._wanted:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, sentence: str) -> None:
        self._ask("", sentence, "danger")

    def _want(self, key: str) -> None:
        """Give the chosen action a key, unless somebody else has it."""
        if said := _always(key):
            self._refuse(said)
        elif key in _editing():
            self._refuse(tr("{key} is needed for editing text.").format(key=named(key)))
        elif other := self._owner_of(key):
            label, shown = tr(TABLE[other].label), named(key)
            said = tr("{key} is already used for “{action}”.").format(key=shown, action=label)
            self._ask(key, said, "danger")
            self.replace.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._report(bound(self._settings.shortcuts, self._name, key))

    def _owner_of(self, key: str) -> str:
        """The other action that has `key`."""
        keys = resolve(self._settings.shortcuts)
        return next((n for n, own in keys.items() if key in own and n != self._name), "")

    def _replace(self) -> None:
        self._report(bound(self._settings.shortcuts, self._name, self._wanted))

    def _leave(self) -> None:
        self._ask("", "")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reset(self) -> None:
        self._want(portable(TABLE[self._name].key))

    def _reset_all(self) -> None:
        # Those of actions that are not known here stay: they may be of a newer version.
        kept = {n: key for n, key in self._settings.shortcuts.items() if n not in TABLE}
        self._report(kept)

    def _report(self, shortcuts: dict[str, str]) -> None:
        settings = replace(self._settings, shortcuts=shortcuts)
        if settings != self._settings:
            self.set_settings(settings)
            self.changed.emit(settings)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _editing() -> set[str]:
    """The keys that fields of text need on this system."""
    return {
        key.toString(QKeySequence.SequenceFormat.PortableText)
        for standard in _EDITING
        for key in QKeySequence.keyBindings(standard)
    }


def _always(key: str) -> str:
    """The sentence why no action can have `key`, or ""."""
    fixed = [(tr(label), own) for label, own in FIXED]
    fixed += [(tr(entry.label), entry.key) for entry in TABLE.values() if entry.fixed]
    for label, own in fixed:
        if key and portable(own) == key:
            said = tr("{key} is reserved for “{action}”.")
            return said.format(key=named(key), action=label)
    return ""
