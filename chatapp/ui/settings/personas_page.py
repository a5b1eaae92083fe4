"""Settings page "Personas": the list of all personas, and the form of the chosen one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.conversation import new_id
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.persona import ICONS, Persona
from chatapp.core.invisible import one_line
from chatapp.core.settings import Settings, help_for
from chatapp.ui.options.option_rows import OptionRows
from chatapp.ui.theme.theme import Size, Space
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.form_rows import Page, Row, verdict, words

_ID = Qt.ItemDataRole.UserRole
_MOST_ROWS = 6
_TYPING_MS = 400
_LONGEST_NAME = 60
_EMPTY = marked(
    "There are none yet. A translator, a strict reviewer, a cook: give each its own instructions, "
    "model and options, and have it reply wherever you like."
)


class PersonasPage(Page):
    """Personas are made, edited and deleted here; each change takes effect at once."""

    changed = Signal(object)
    """The new `Settings`."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._filling = False
        self._shown = ""
        """The id of the persona in the form."""
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add(tr("Personas"), self.list, help_for("personas"))
        self.empty = words(tr(_EMPTY), "quiet")
        """The words in the place of the list while there is no persona."""
        self.column.addWidget(self.empty)
        self.column.addSpacing(Space.S)
        self.add_button = text_button(tr("New persona"))
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._gone: tuple[int, Persona] | None = None
        """The persona that was deleted last, and its place."""
        self.gone, self.undo = QWidget(), text_button(tr("Undo"), "action")
        """The line that offers the deleted persona back."""
        self._gone_words = words()
        offer = QHBoxLayout(self.gone)
        offer.setContentsMargins(0, 0, 0, 0)
        offer.addWidget(self._gone_words, 1)
        offer.addWidget(self.undo)
        self.column.addWidget(self.gone)
        self.gone.hide()
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._bring_back)
        self.undo.clicked.connect(self._bring_back)
        self.column.addSpacing(Space.L)
        self.form = QWidget()
        """The rows of the chosen persona; hidden while there is none."""
        self._rows_of_form = QVBoxLayout(self.form)
        self._rows_of_form.setContentsMargins(0, 0, 0, 0)
        self._rows_of_form.setSpacing(Space.XS)
        self.column.addWidget(self.form)
        self.name, self.icon, self.model = QLineEdit(), QComboBox(), QLineEdit()
        self.instructions, self.server = QPlainTextEdit(), QComboBox()
        self._arrange()
        self.options = OptionRows(self, self._rows_of_form)
        self.options.add_folded()
        self.remove = text_button(tr("Delete persona"), "danger")
        self._rows_of_form.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._take)
        self.set_settings(settings)
        self.list.currentItemChanged.connect(self._turn)
        self.add_button.clicked.connect(self.add_persona)
        self.remove.clicked.connect(self._remove)
        for typed in (self.name.textEdited, self.model.textEdited, self.instructions.textChanged):
            typed.connect(self._typed)
        for chosen in (self.icon.activated, self.server.activated, self.options.changed):
            chosen.connect(self._take)

    def _arrange(self) -> None:
        column = self._rows_of_form
        self.name.setMaxLength(_LONGEST_NAME)
        self.add(tr("Name"), self.name, column=column)
        self.icon.addItems([*ICONS])
        self.add(tr("Icon"), self.icon, column=column)
        self.instructions.setTabChangesFocus(True)
        self.instructions.setFixedHeight(Size.TEXT_AREA)
        self.instructions.setPlaceholderText(tr("For example: Answer in German."))
        self.add(
            tr("Instructions"),
            self.instructions,
            tr("Sent after the instructions in Settings and before the conversation's own."),
            column=column,
        )
        self.server.setMinimumContentsLength(8)
        self.server.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.add(tr("Server"), self.server, column=column)
        help_of_model = tr("Leave empty to use the model from Settings.")
        self.add(tr("Model"), self.model, help_of_model, column=column)

    def rows(self) -> list[Row]:
        """The list, and the rows of the chosen persona if there is one."""
        if self._settings.personas:
            return super().rows() if self.form.isVisibleTo(self) else super().rows()[:1]
        return [Row(tr("Personas"), help_for("personas"), self.add_button)]

    def set_settings(self, settings: Settings) -> None:
        """Show `settings`; the chosen persona stays chosen."""
        self._settings = settings
        chosen = self._chosen()
        self._filling = True
        self.list.clear()
        for persona in settings.personas:
            item = QListWidgetItem(one_line(f"{persona.icon} {persona.name}"))
            item.setData(_ID, persona.id)
            self.list.addItem(item)
            if persona.id == chosen:
                self.list.setCurrentItem(item)
        if settings.personas and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        row = max(self.list.sizeHintForRow(0), self.fontMetrics().height() + 2 * Space.S)
        rows = min(_MOST_ROWS, max(1, len(settings.personas)))
        self.list.setFixedHeight(row * rows + 2 * self.list.frameWidth())
        self.list.setVisible(bool(settings.personas))
        self.empty.setVisible(not settings.personas)
        self.server.clear()
        self.server.addItem(tr("As in Settings"), "")
        for server in settings.all_servers():
            self.server.addItem(one_line(server.name), server.id)
        self._filling = False
        self._turn()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take what was typed a moment ago, too."""
        super().hideEvent(event)
        self._forget_gone()
        self.options.take()
        if self._typing.isActive():
            self._take()

    def add_persona(self) -> None:
        """Make a persona, and lead to its name."""
        made = Persona(new_id(), tr("New persona"))
        self._report(replace(self._settings, personas=(*self._settings.personas, made)))
        self.list.setCurrentRow(self.list.count() - 1)
        self.name.setFocus()
        self.name.selectAll()

    def _chosen(self) -> str:
        items = self.list.selectedItems()
        return str(items[0].data(_ID)) if items else ""

    def _turn(self) -> None:
        """Show the chosen persona in the form, but for what is being typed."""
        if self._filling:
            return
        persona = self._settings.persona(self._chosen())
        self.form.setVisible(persona is not None)
        if persona is None:
            return
        turned, self._shown = persona.id != self._shown, persona.id
        self._filling = True
        if turned:
            self._typing.stop()
        if turned or not self._typing.isActive():
            for field, text in ((self.name, persona.name), (self.model, persona.model)):
                if turned or field.text().strip() != text:
                    field.setText(text)
            if turned or self.instructions.toPlainText().strip() != persona.instructions:
                self.instructions.setPlainText(persona.instructions)
        if self.icon.findText(persona.icon) < 0:
            self.icon.addItem(persona.icon)
        self.icon.setCurrentText(persona.icon)
        self.server.setCurrentIndex(max(0, self.server.findData(persona.server_id)))
        answering = self._settings.server(persona.server_id) or self._settings.all_servers()[0]
        if persona.model:
            answering = replace(answering, model=persona.model)
        if turned:
            self.options.forget_typed()
        self.options.set_options(persona.options, self._settings.options)
        self.options.set_server(answering)
        self._filling = False

    def _typed(self) -> None:
        if not self._filling:
            self._typing.start()

    def _take(self) -> None:
        """Make a persona of what the form shows, and report it if it is new."""
        if self._filling:
            return
        self._typing.stop()
        before = self._settings.persona(self._shown)
        if before is None:
            return
        changed = replace(
            before,
            name=" ".join(self.name.text().split()) or before.name,
            icon=self.icon.currentText(),
            instructions=self.instructions.toPlainText().strip(),
            server_id=str(self.server.currentData()),
            model=self.model.text().strip(),
            options=self.options.options,
        )
        personas = tuple(changed if p.id == before.id else p for p in self._settings.personas)
        self._report(replace(self._settings, personas=personas))

    def _remove(self) -> None:
        personas = self._settings.personas
        place, gone = next((n, p) for n, p in enumerate(personas) if p.id == self._shown)
        self._typing.stop()
        self._report(replace(self._settings, personas=personas[:place] + personas[place + 1 :]))
        self._gone = place, gone
        said = one_line(tr("“{name}” was deleted.").format(name=gone.name))
        verdict(self._gone_words, said)
        self.gone.show()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_back(self) -> None:
        """Have the persona that was deleted last again, where it was."""
        if self._gone is None:
            return
        place, persona = self._gone
        self._forget_gone()
        others = self._settings.personas
        back = (*others[:place], persona, *others[place:])
        self._report(replace(self._settings, personas=back))
        self.list.setCurrentRow(min(place, len(others)))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_gone(self) -> None:
        self._gone = None
        self.gone.hide()

    def _report(self, settings: Settings) -> None:
        if settings != self._settings:
            self.set_settings(settings)
            self.changed.emit(settings)
