"""Copies to the clipboard: the selection, a message, a block of code."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import (
    QClipboard,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QStandardItem,
    QStandardItemModel,
)
from shiboken6 import getCppPointer

from chatapp.core.domain.i18n import tr
from chatapp.core.quotation import quotation
from chatapp.core.reply_extras.full_text import as_markdown, as_text, source_in_words
from chatapp.ui.messages.input.formatting import Formatting
from chatapp.ui.messages.layout.column import Column
from chatapp.ui.messages.layout.current_message import CurrentMessage
from chatapp.ui.messages.layout.item import Item
from chatapp.ui.messages.layout.loading import Loading
from chatapp.ui.messages.layout.scroller import Scroller
from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.layout.selection_model import SelectionModel
from chatapp.ui.messages.rows.clipping import Clip, clip, clip_of, cut, is_table, rich, spaced_text
from chatapp.ui.messages.rows.code_row import CodeRow
from chatapp.ui.messages.rows.row_specs import Spec

_SAID_MS = 1500
"""Milliseconds for which a block says “Copied”."""
_SOON = 2000
"""Characters of Markdown whose HTML is made at once."""
_MARKDOWN = "text/markdown"
_LINE = 200
"""Characters of a selection that are looked for."""
_PRIMARY = 200
"""Messages up to which selecting alone fills the X11 selection."""


class Clipboard(QObject):
    """Puts plain text and Markdown on the clipboard at once, and HTML as soon as it is made."""

    copied = Signal(str)
    """A sentence: what went to the clipboard."""
    quoted = Signal(str)
    """Markdown to quote in the composer."""

    def __init__(
        self,
        *,
        column: Column,
        scroller: Scroller,
        loading: Loading,
        current: CurrentMessage,
        selected: SelectionModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._column, self._scroller, self._loading = column, scroller, loading
        self._current, self._selected = current, selected
        selected.selected.connect(self._to_primary)
        self._waiting = False
        self._given: tuple[int, ...] = ()
        """The address of the data that went to the clipboard last."""
        self.formatting = Formatting(self)
        self.formatting.made.connect(self._add)

    def reset(self) -> None:
        """Forget what waits: another conversation is shown."""
        self._waiting = False

    def key(self, event: QKeyEvent) -> bool:
        """Take a key press that copies or selects; False if it is not one."""
        if event.matches(QKeySequence.StandardKey.Copy):
            if self._selected.selection is None:
                item = self._column.item(self._current.number)
                if item is not None:
                    self.whole(item)
            else:
                self.selection()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._selected.select_all()
        else:
            return False
        return True

    def selection(self) -> None:
        """Copy what is selected; messages that are not loaded are waited for."""
        chosen = self._selected.selection
        if chosen is None:
            return
        column = self._column
        numbers = range(chosen.low.item, min(chosen.high.item, len(column) - 1) + 1)
        missing = [column.outline[n].id for n in numbers if column.item(n) is None]
        self._waiting = bool(missing)
        if missing:
            self._loading.request(missing)
            return
        taken = clip(self._passages())
        self._give(taken, taken.formatted)
        self.copied.emit(tr("Copied") if rich(taken) else tr("Copied without formatting"))

    def line(self) -> str:
        """The selected text within one row, to look for; empty if it is more, or nothing."""
        chosen = self._selected.selection
        if chosen is None or chosen.low[:3] != chosen.high[:3]:
            return ""
        return clip(self._passages()).text.strip()[:_LINE].partition("\n")[0]

    def resume(self) -> None:
        """Messages were loaded: go on with what waited for them."""
        if self._waiting:
            self.selection()

    def _passages(self) -> list[list[Spec]]:
        """The selected rows, by message."""
        chosen, column = self._selected.selection, self._column
        passages: list[list[Spec]] = []
        if chosen is None:
            return passages
        for number in range(chosen.low.item, min(chosen.high.item, len(column) - 1) + 1):
            item = column.item(number)
            if item is None:
                continue
            taken: list[Spec] = []
            for slot in (Slot.THINKING, Slot.TEXT):
                section = item.sections[slot]
                if section.hidden:
                    continue
                for i, whole in enumerate(section.specs):
                    part = chosen.within(number, slot, i, len(whole.text))
                    spec = cut(whole, *part) if part else None
                    if spec is not None:
                        taken.append(spec)
            passages.append(taken)
        return passages

    def _to_primary(self) -> None:
        """Fill the selection that the middle button pastes, where there is one."""
        if not QGuiApplication.clipboard().supportsSelection():
            return
        chosen = self._selected.selection
        if chosen is not None and chosen.high.item - chosen.low.item <= _PRIMARY:
            text = clip(self._passages()).text
            QGuiApplication.clipboard().setText(text, QClipboard.Mode.Selection)

    def quote(self) -> None:
        """Hand what is selected, or the current message, to be quoted, as Markdown."""
        item = self._column.item(self._current.number)
        if self._selected.selection is not None:
            source = clip(self._passages()).markdown
        else:
            source = item.source(Slot.TEXT) or item.message.answer if item is not None else ""
        if source.strip():
            self.quoted.emit(source)

    def source(self, item: Item) -> None:
        """Copy a reply as the Markdown it came as, with its calls and sources behind it."""
        source = item.source(Slot.TEXT)
        self.text(as_markdown(item.message, source), tr("Markdown copied"))

    def sources(self, item: Item) -> None:
        """Copy the list of a reply's sources."""
        lines = map(source_in_words, item.message.extras.sources)
        self.text("\n".join(lines), tr("Sources copied"))

    def link(self, address: str) -> None:
        """Copy an address."""
        self.text(address, tr("Link copied"))

    def whole(self, item: Item, *, thinking: bool = False) -> None:
        """Copy a message as far as it came; of a reply the answer, and its thinking if asked."""
        if item.mine:
            self.text(item.message.answer, tr("Message copied"))
            return
        message, source = item.message, item.source(Slot.TEXT)
        whole = bool(message.tool_calls or message.extras.sources) and not item.streaming
        if whole:
            source = as_markdown(message)
        if thinking:
            quoted = quotation(item.source(Slot.THINKING))
            source = f"{quoted}\n\n{source}" if source else quoted
        section = item.sections[Slot.TEXT]
        if thinking or section.waiting:
            shown = Clip(source, source)
            self._give(shown, partial(clip_of, source))
        else:
            text = spaced_text(section.specs)
            text = as_text(message, text) if whole else text
            shown = Clip(text, source, text if is_table(section.specs) and not whole else "")
            self._give(shown, shown.formatted)
        told = tr("Message copied") if rich(shown) else tr("Message copied without formatting")
        self.copied.emit(told)

    def code(self, row: CodeRow) -> None:
        """Copy a block of code as it is."""
        self.text(row.text, tr("Code copied"))
        row.copied = True
        self._scroller.repaint()

        def back() -> None:
            row.copied = False
            self._scroller.settle()

        QTimer.singleShot(_SAID_MS, self, back)

    def text(self, text: str, said: str) -> None:
        """Copy plain text."""
        self.formatting.forget()
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(said)

    def _give(self, what: Clip, formatted: Callable[[], Clip]) -> None:
        """Copy `what` now; `formatted` makes its HTML, where there is much of it on a thread."""
        self.formatting.forget()
        if len(what.markdown) <= _SOON:
            self._put(formatted())
            return
        self._put(what)
        if rich(what):
            self.formatting.begin(formatted)

    def _add(self, what: Clip) -> None:
        """Copy what was copied once more, with its HTML, unless something else was since."""
        held = QGuiApplication.clipboard().mimeData()
        # Another program is not asked what it holds: it may let wait.
        if getCppPointer(held) == self._given and held.data(_MARKDOWN).data() == _bytes(what):
            self._put(what)

    def _put(self, what: Clip) -> None:
        data = mime_data()
        data.setText(what.text)
        if what.html:
            data.setHtml(what.html)
        data.setData(_MARKDOWN, _bytes(what))
        if what.table:
            data.setData("text/tab-separated-values", what.table.encode("utf-8", "replace"))
        address = getCppPointer(data)
        QGuiApplication.clipboard().setMimeData(data)
        self._given = address


def _bytes(what: Clip) -> bytes:
    return what.markdown.encode("utf-8", "replace")


def mime_data() -> QMimeData:
    """An empty QMimeData made by C++."""
    # WORKAROUND (PySide6, QMimeData in QClipboard, seen with 6.11.3): one made in Python crashes
    # at exit where the clipboard outlives the interpreter, as it does on the offscreen platform.
    model = QStandardItemModel()
    model.appendRow(QStandardItem())
    data = model.mimeData([model.index(0, 0)])
    for name in data.formats():
        data.removeFormat(name)
    return data
