"""The context menu of a message: copying, quoting, what its buttons do, ways to go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from chatapp.core.domain.conversation import Role
from chatapp.core.domain.i18n import tr
from chatapp.ui.actions import key_for
from chatapp.ui.messages.input.pointer import Hit
from chatapp.ui.messages.layout.item import Item
from chatapp.ui.messages.rows.code_row import CodeRow
from chatapp.ui.messages.rows.row_specs import image_of
from chatapp.ui.theme.theme import Space
from chatapp.ui.widgets.list_keys import DELETES
from chatapp.ui.widgets.plain_text import mnemonic_free
from chatapp.ui.widgets.shortcut_names import named, with_keys

if TYPE_CHECKING:
    from chatapp.ui.messages.view import MessageView

_COPIES = {"copy", "copy_details"}
"""Verbs of buttons that the menu says in words of its own."""


def show(view: MessageView, event: QContextMenuEvent) -> QMenu:
    """Open the menu where the mouse is, or, asked for by key, at the current message."""
    by_mouse = event.reason() is event.Reason.Mouse
    hit = view.pointer.under(QPointF(event.pos())) if by_mouse else None
    number = hit.item if hit else view.current
    item = view.column.item(number) if number >= 0 else None
    if item is not None:
        view.choose(number)
    menu = QMenu(view)
    menu.setAccessibleName(tr("Message"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _copying(view, menu, hit, item)
    if item is not None:
        _verbs(view, menu, item, number)
    menu.addSeparator()
    if item is not None and not item.streaming:
        _add(menu, tr("Fork into a new conversation"), lambda: view.deeds.do("fork", number))
    if item is not None:
        words = tr("Delete this version") if item.message.versions > 1 else tr("Delete")
        _add(menu, words, lambda: view.deeds.do("delete", number), named(DELETES))
        menu.addSeparator()
    jumps = view.jumps
    _add(menu, tr("Next message"), lambda: jumps.message(1), key_for(view, "next_message"))
    _add(menu, tr("Next heading"), lambda: jumps.heading(1), key_for(view, "next_heading"))
    _add(menu, tr("Next code block"), lambda: jumps.code(1), key_for(view, "next_code"))
    menu.addSeparator()
    _add(menu, tr("Find in conversation"), view.find_requested.emit, key_for(view, "find"))
    menu.popup(event.globalPos() if by_mouse else _corner(view))
    return menu


def _add(menu: QMenu, words: str, call: Callable[[], object], key: str = "") -> None:
    menu.addAction(with_keys(mnemonic_free(words), key)).triggered.connect(lambda _=False: call())


def _copying(view: MessageView, menu: QMenu, hit: Hit | None, item: Item | None) -> None:
    copying, chosen = view.copying, view.pointer.selection
    if chosen is not None:
        _add(menu, tr("Copy"), copying.selection, named("Ctrl+C"))
    link = hit.row.link_at(hit.point) if hit else ""
    if image := image_of(link):
        _add(
            menu, tr("Copy image address"), lambda: copying.text(image, tr("Image address copied"))
        )
    elif link:
        _add(menu, tr("Copy link"), lambda: copying.text(link, tr("Link copied")))
    code = hit.row if hit is not None and isinstance(hit.row, CodeRow) else None
    if code is not None:
        _add(menu, tr("Copy code"), lambda: copying.code(code))
    if item is not None:
        mine = item.message.role is Role.USER
        words = tr("Copy message") if mine else tr("Copy answer")
        _add(menu, words, lambda: copying.whole(item))
        if not mine:
            _add(menu, tr("Copy answer as Markdown"), lambda: copying.source(item))
        if item.thinking:
            _add(menu, tr("Copy with thinking"), lambda: copying.whole(item, thinking=True))
        if item.message.problem and item.message.problem.details:
            details = item.message.problem.details
            _add(menu, tr("Copy details"), lambda: copying.text(details, tr("Details copied")))
        quoted = tr("Quote selection") if chosen is not None else tr("Quote message")
        _add(menu, quoted, copying.quote, key_for(view, "quote"))
    _add(menu, tr("Select all"), view.pointer.select_all, named("Ctrl+A"))


def _verbs(view: MessageView, menu: QMenu, item: Item, number: int) -> None:
    buttons = [b for b in item.buttons() if b.verb not in _COPIES]
    if buttons:
        menu.addSeparator()
    for button in buttons:
        words = button.name
        if button.checked is not None:
            words = tr("Fold thinking") if button.checked else tr("Unfold thinking")
        verb = button.verb
        if not button.enabled:
            continue
        _add(menu, words, lambda verb=verb: view.deeds.do(verb, number))


def _corner(view: MessageView) -> QPoint:
    """The upper left of what is seen of the current message."""
    place = view.viewport().mapToGlobal(view.controls.pos())
    lowest = view.mapToGlobal(QPoint(0, view.height() - Space.XXL)).y()
    highest = view.mapToGlobal(QPoint()).y() + Space.L
    place.setY(min(max(place.y(), highest), max(lowest, highest)))
    return place
