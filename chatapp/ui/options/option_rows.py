"""Rows for generation options on a page: the simple ones, the rest folded under "Advanced"."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chatapp.core.domain.generation_options import OPTIONS, GenerationOptions
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.option_notes import note_for
from chatapp.core.domain.servers import Server
from chatapp.ui.options.option_row import OptionRow, row_for
from chatapp.ui.theme.theme import Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.form_rows import Page


class OptionRows(QObject):
    """All options as rows of `page`. What cannot be sent is said, and stays as it was typed.

    The simple ones are added at once, the others with `add_folded`.
    """

    changed = Signal(object)
    """The new `GenerationOptions`."""

    def __init__(self, page: Page, column: QVBoxLayout | None = None) -> None:
        """In a `column` of the page, or in its own."""
        super().__init__(page)
        self._page = page
        self._whole = column or page.column
        self._options = GenerationOptions()
        self._below: GenerationOptions | None = None
        self.unset: tuple[str, ...] = ()
        """The options that are left to the server, whatever is set elsewhere."""
        self._rows: dict[str, OptionRow] = {}
        self._folded = QWidget()
        self._column = QVBoxLayout(self._folded)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self.advanced = text_button(tr("Advanced"), "link")
        """Unfolds the options that few people need."""
        self.advanced.setCheckable(True)
        for option in OPTIONS.values():
            if not option.advanced:
                self._add(option.name)
        self.advanced.toggled.connect(self._folded.setVisible)
        self.advanced.toggled.connect(self._say_folded)

    def add_folded(self) -> None:
        """Add the rest of the options, folded."""
        column = self._whole
        column.addWidget(self.advanced, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(Space.S)
        column.addWidget(self._folded)
        for option in OPTIONS.values():
            if option.advanced:
                self._add(option.name)
        self._folded.hide()
        self._say_folded(False)

    def _add(self, name: str) -> None:
        option = OPTIONS[name]
        row = self._rows[name] = row_for(option, self)
        row.changed.connect(self._changed)
        row.left_changed.connect(self._left)
        self._page.add(
            tr(option.label),
            row.control,
            row.help,
            reset=row.reset,
            fault=row.fault,
            note=row.note,
            column=self._column if option.advanced else self._whole,
            unfold=self._unfold if option.advanced else None,
        )

    @property
    def options(self) -> GenerationOptions:
        """The options as they are set."""
        return self._options

    @property
    def faulty(self) -> bool:
        """True if what is typed somewhere cannot be sent."""
        return any(row.faulty for row in self._rows.values())

    def row(self, name: str) -> OptionRow:
        """The row of the option `name`."""
        return self._rows[name]

    def set_options(
        self,
        options: GenerationOptions,
        below: GenerationOptions | None = None,
        unset: tuple[str, ...] | None = None,
    ) -> None:
        """Show `options`; `below` are those that count where nothing is set here.

        Of those, `unset` are left to the server; None: that cannot be chosen here.
        """
        self._options, self._below, self.unset = options, below, unset or ()
        for name, row in self._rows.items():
            row.can_leave = unset is not None
            row.show_left(name in self.unset)
            row.show_value(getattr(options, name), getattr(below, name) if below else None)

    def set_server(self, server: Server) -> None:
        """Say beside each option what is known of the server's model."""
        for name, row in self._rows.items():
            row.show_note(note_for(name, server))

    def forget_typed(self) -> None:
        """Forget what is typed and was not taken: it belongs to other options."""
        for row in self._rows.values():
            row.forget_typed()

    def take(self) -> None:
        """Take what was typed a moment ago, too."""
        for row in self._rows.values():
            row.take()

    def lead_to(self, name: str) -> None:
        """Bring an option into view, and the focus to it."""
        control = self._rows[name].control
        self._page.lead_to(next(row for row in self._page.rows() if row.control is control))

    def _unfold(self) -> None:
        self.advanced.setChecked(True)

    def _say_folded(self, unfolded: bool) -> None:
        self.advanced.setText(tr("Advanced ▾") if unfolded else tr("Advanced ▸"))

    def _changed(self, name: str, value: object) -> None:
        self._options = replace(self._options, **{name: value})
        if value is not None:
            self.unset = tuple(one for one in self.unset if one != name)
        self.changed.emit(self._options)

    def _left(self, name: str, left: bool) -> None:
        others = tuple(one for one in self.unset if one != name)
        self.set_options(self._options, self._below, (*others, name) if left else others)
        self.changed.emit(self._options)
