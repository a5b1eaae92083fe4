"""The context menu of a message: copying, quoting, its verbs, ways to go on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QWidget

from chatapp.core.domain.conversation import Role
from chatapp.core.domain.i18n import tr
from chatapp.ui.actions import key_for
from chatapp.ui.messages.input.actions import MessageActions
from chatapp.ui.messages.input.clipboard import Clipboard
from chatapp.ui.messages.input.structure_jumps import StructureJumps
from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.current_message import CurrentMessage
from chatapp.ui.messages.layout.hit_test import Hit, HitTest
from chatapp.ui.messages.layout.item import Item
from chatapp.ui.messages.layout.selection_model import SelectionModel
from chatapp.ui.messages.rows.code_row import CodeRow
from chatapp.ui.messages.rows.row_specs import image_of
from chatapp.ui.theme.theme import Space
from chatapp.ui.widgets.list_keys import DELETES
from chatapp.ui.widgets.plain_text import mnemonic_free
from chatapp.ui.widgets.shortcut_names import named, with_keys

_COPIES = {"copy", "copy_details", "details"}
"""Verbs of buttons that the menu says in words of its own."""


class MessageMenu:
    """Makes the context menus of the messages of one view."""

    def __init__(
        self,
        *,
        area: QAbstractScrollArea,
        column: Column,
        current: CurrentMessage,
        selected: SelectionModel,
        hit_test: HitTest,
        clipboard: Clipboard,
        actions: MessageActions,
        jumps: StructureJumps,
        controls: QWidget,
        focused_link: Callable[[], str],
        find: Callable[[], object],
    ) -> None:
        self._area, self._column, self._current = area, column, current
        self._selected, self._hit_test, self._clipboard = selected, hit_test, clipboard
        self._actions, self._jumps, self._controls = actions, jumps, controls
        self._focused_link, self._find = focused_link, find

    def show(self, event: QContextMenuEvent) -> QMenu:
        """Open the menu where the mouse is, or, asked for by key, at the current message."""
        by_mouse = event.reason() is event.Reason.Mouse
        hit = self._hit_test.under(QPointF(event.pos())) if by_mouse else None
        number = hit.item if hit else self._current.number
        item = self._column.item(number) if number >= 0 else None
        if item is not None:
            self._current.choose(number)
        menu = QMenu(self._area)
        menu.setAccessibleName(tr("Message"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._copying(menu, hit, item)
        if item is not None:
            self._verbs(menu, item)
        menu.addSeparator()
        if item is not None and not item.streaming:
            if not item.mine:
                details = tr("Details of the reply")
                key = key_for(self._area, "details")
                _add(menu, details, lambda: self._actions.do("details", number), key)
            _add(menu, tr("Fork into a new conversation"), lambda: self._actions.do("fork", number))
        if item is not None:
            words = tr("Delete this version") if item.message.versions > 1 else tr("Delete")
            _add(menu, words, lambda: self._actions.do("delete", number), named(DELETES))
            menu.addSeparator()
        jumps, area = self._jumps, self._area
        _add(menu, tr("Next message"), lambda: jumps.message(1), key_for(area, "next_message"))
        _add(menu, tr("Next heading"), lambda: jumps.heading(1), key_for(area, "next_heading"))
        _add(menu, tr("Next code block"), lambda: jumps.code(1), key_for(area, "next_code"))
        menu.addSeparator()
        _add(menu, tr("Find in conversation"), self._find, key_for(area, "find"))
        menu.popup(event.globalPos() if by_mouse else self._corner())
        return menu

    def _copying(self, menu: QMenu, hit: Hit | None, item: Item | None) -> None:
        copying, chosen = self._clipboard, self._selected.selection
        if chosen is not None:
            _add(menu, tr("Copy"), copying.selection, named("Ctrl+C"))
        link = hit.row.link_at(hit.point) if hit else self._focused_link()
        if image := image_of(link):
            _add(
                menu,
                tr("Copy image address"),
                lambda: copying.text(image, tr("Image address copied")),
            )
        elif link:
            _add(menu, tr("Copy link"), lambda: copying.link(link))
        code = hit.row if hit is not None and isinstance(hit.row, CodeRow) else None
        if code is not None:
            _add(menu, tr("Copy code"), lambda: copying.code(code))
        if item is not None:
            mine = item.message.role is Role.USER
            words = tr("Copy message") if mine else tr("Copy reply")
            _add(menu, words, lambda: copying.whole(item))
            if not mine:
                _add(menu, tr("Copy reply as Markdown"), lambda: copying.source(item))
            if item.thinking:
                _add(
                    menu, tr("Copy reply with thinking"), lambda: copying.whole(item, thinking=True)
                )
            if item.message.extras.sources:
                _add(menu, tr("Copy sources"), lambda: copying.sources(item))
            if item.message.problem and item.message.problem.details:
                details = item.message.problem.details
                _add(menu, tr("Copy details"), lambda: copying.text(details, tr("Details copied")))
            quoted = tr("Quote selection") if chosen is not None else tr("Quote message")
            _add(menu, quoted, copying.quote, key_for(self._area, "quote"))
        _add(menu, tr("Select all"), self._selected.select_all, named("Ctrl+A"))

    def _verbs(self, menu: QMenu, item: Item) -> None:
        buttons = [b for b in item.buttons() if b.verb not in _COPIES and not b.link]
        if buttons:
            menu.addSeparator()
        for button in buttons:
            words = button.name
            if button.checked is not None:
                words = tr("Hide thinking") if button.checked else tr("Show thinking")
            verb = button.verb
            if not button.enabled:
                continue
            _add(menu, words, lambda verb=verb: self._actions.pressed(verb))
        if item.message.extras.tokens:
            number = self._current.number
            _add(menu, tr("Show confidence"), lambda: self._actions.do("confidence", number))

    def _corner(self) -> QPoint:
        """The upper left of what is seen of the current message."""
        area = self._area
        place = area.viewport().mapToGlobal(self._controls.pos())
        lowest = area.mapToGlobal(QPoint(0, area.height() - Space.XXL)).y()
        highest = area.mapToGlobal(QPoint()).y() + Space.L
        place.setY(min(max(place.y(), highest), max(lowest, highest)))
        return place


def _add(menu: QMenu, words: str, call: Callable[[], object], key: str = "") -> None:
    menu.addAction(with_keys(mnemonic_free(words), key)).triggered.connect(lambda _=False: call())
