"""Form for one server: name, address, model and API key, as its kind needs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from chatapp.core.domain.addresses import normalise_base_url
from chatapp.core.domain.errors import BadAddress
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.models import ModelList
from chatapp.core.domain.servers import (
    AIML_MODEL,
    LOCAL,
    Server,
    ServerKind,
)
from chatapp.core.local_model import model_server as engine
from chatapp.ui.settings.servers.api_key_form import ApiKeyForm
from chatapp.ui.settings.servers.model_facts import ModelFacts
from chatapp.ui.settings.servers.server_extras import ServerExtras
from chatapp.ui.settings.servers.server_lessons import ServerLessons
from chatapp.ui.settings.servers.server_manners import ServerManners
from chatapp.ui.theme.theme import Space, Theme
from chatapp.ui.widgets.buttons import IconButton, text_button
from chatapp.ui.widgets.flow_layout import FlowLayout
from chatapp.ui.widgets.form_rows import name, reset_button, verdict, words
from chatapp.ui.widgets.input_method import Composition
from chatapp.ui.widgets.plain_text import choosable, set_tip

_LOCAL_ABOUT = marked(
    "The small built-in model is only meant for a first try and is often wrong. You can use any "
    "GGUF model file instead."
)


class ServerForm(QWidget):
    """Edits a copy of one `Server`; a value that cannot be used is said so and not reported."""

    changed = Signal(object)
    """The new `Server`; its address is usable."""
    local_model_chosen = Signal(str)
    """Path of a GGUF file; empty for the one that came with the program."""
    models_wanted = Signal(str)
    """Server id."""
    key_entered = Signal(str, str)
    key_forgotten = Signal(str)
    lessons_forgotten = Signal(str)
    check_wanted = Signal(str, str)
    removed = Signal(str)
    link = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._server = LOCAL
        self._filling = False
        self._models: dict[str, list[str]] = {}
        self._lists: dict[str, ModelList] = {}
        self.heading = words("", "heading")
        self.about = words(tr(_LOCAL_ABOUT), "quiet")
        self.missing = words()
        """The reason that this computer cannot answer."""
        self.name = QLineEdit()
        self.address = QLineEdit()
        self.address.setPlaceholderText("http://localhost:8080/v1")
        self.address_trouble = words()
        self.model = QComboBox()
        self.model.setEditable(True)
        self.model.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        search = self.model.completer()
        assert search is not None
        search.setFilterMode(Qt.MatchFlag.MatchContains)
        search.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.model.setMinimumContentsLength(8)
        self.model.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.fetch = IconButton(tr("Load the list of models"), "retry", theme)
        self.reset_model = reset_button(tr("Model"), keeps_room=False)
        self.models_said = words()
        self.facts = ModelFacts()
        self.manners = ServerManners()
        self.file = words()
        self.choose = text_button(tr("Choose a GGUF file…"))
        self.built_in = text_button(tr("Use the built-in model"))
        self.key = ApiKeyForm()
        self.extras = ServerExtras()
        self.lessons = ServerLessons()
        for field in (self.name, self.address):
            Composition(field)
        self.remove = text_button(tr("Remove this server"), "danger")
        self._arrange()
        self._connect()
        self.set_theme(theme)

    def _arrange(self) -> None:
        self.model_row = QWidget()
        beside = QHBoxLayout(self.model_row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(Space.XS)
        beside.addWidget(self.model, 1)
        beside.addWidget(self.fetch)
        beside.addWidget(self.reset_model)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.about)
        self._column.addWidget(self.missing)
        self._captions = {
            self.name: self._caption(tr("Name"), self.name),
            self.address: self._caption(tr("Address"), self.address),
        }
        self._column.addWidget(self.address_trouble)
        self._model_caption = self._caption(tr("Model"), self.model, self.model_row)
        self._column.addWidget(self.models_said)
        self._column.addWidget(self.facts)
        self._column.addWidget(self.file)
        files = FlowLayout(None, Space.S)
        files.addWidget(self.choose)
        files.addWidget(self.built_in)
        self._column.addLayout(files)
        self._column.addWidget(self.key)
        self._column.addWidget(self.manners)
        self._column.addWidget(self.extras)
        self._column.addWidget(self.lessons)
        self._column.addSpacing(Space.S)
        self._column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _caption(self, label: str, control: QWidget, row: QWidget | None = None) -> QLabel:
        caption = words(label, "strong")
        caption.setBuddy(control)
        name(control, label)
        self._column.addSpacing(Space.S)
        self._column.addWidget(caption)
        self._column.addWidget(row or control)
        return caption

    def _connect(self) -> None:
        self.name.editingFinished.connect(self._take)
        self.extras.changed.connect(self._take)
        self.address.editingFinished.connect(self._take)
        self.address.textEdited.connect(lambda: verdict(self.address_trouble, ""))
        self.model.activated.connect(self._take)
        line = self.model.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._take)
        line.textChanged.connect(self._show_facts)
        self.facts.change_wanted.connect(self._change_model)
        self.manners.changed.connect(self._take)
        self.fetch.clicked.connect(self._fetch)
        self.reset_model.clicked.connect(self._reset_model)
        self.choose.clicked.connect(self._choose_file)
        self.built_in.clicked.connect(lambda: self.local_model_chosen.emit(""))
        self.remove.clicked.connect(lambda: self.removed.emit(self._server.id))
        self.lessons.forgotten.connect(lambda: self.lessons_forgotten.emit(self._server.id))
        self.key.entered.connect(self._key_entered)
        self.key.forgotten.connect(lambda: self.key_forgotten.emit(self._server.id))
        self.key.check_wanted.connect(self._check)
        self.key.link.connect(lambda: self.link.emit(self._server.dialect.keys_page))

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self.fetch.set_theme(theme)

    def server(self) -> Server:
        """The server as last shown or reported."""
        return self._server

    def show_server(self, server: Server, local_model: str = "") -> None:
        """Show `server`; one without an address is new."""
        same = server.id == self._server.id
        self._server = server
        self._filling = True
        own, local = server.kind is ServerKind.OTHER, server.kind is ServerKind.LOCAL
        self.heading.setText(server.name or tr("New server"))
        trouble = engine.trouble(local_model) if local else ""
        self.about.setVisible(local and not trouble)
        verdict(self.missing, trouble)
        _set(self.name, server.name)
        _set(self.address, server.base_url)
        for control, caption in self._captions.items():
            control.setVisible(own)
            caption.setVisible(own)
        if not same:
            verdict(self.address_trouble, "")
            self._offer(self._models.get(server.id, []))
            verdict(self.models_said, "")
        if self.model.currentText() != server.model:
            self.model.setEditText(server.model)
        for control in (self._model_caption, self.model_row):
            control.setVisible(not local)
        self.fetch.setEnabled(bool(server.base_url))
        hosted = server.kind is ServerKind.AIML
        self.reset_model.setVisible(hosted and server.model != AIML_MODEL)
        self.file.setVisible(local and bool(local_model or not trouble))
        self.file.setText(
            tr("Model: {name}").format(name=Path(local_model).name)
            if local_model
            else tr("Model: {name}, built in").format(name=LOCAL.model)
        )
        set_tip(self.file, local_model)
        self.choose.setVisible(local)
        self.built_in.setVisible(local and bool(local_model))
        self.key.setVisible(not local)
        self.key.show_for(
            server.id, needed=bool(server.dialect.keys_page), usable=bool(server.base_url)
        )
        self.manners.setVisible(not local and bool(server.base_url))
        self.manners.show_server(server, same=same)
        self.remove.setVisible(own)
        self.extras.setVisible(own)
        self.extras.show_server(server, same=same)
        self.lessons.show_server(server.id)
        self._show_facts()
        self._filling = False

    def set_model_list(self, server_id: str, models: ModelList) -> None:
        """All that is known of that server's models, also from an earlier time."""
        self._lists[server_id] = models
        if not self._models.get(server_id):
            self._models[server_id] = models.ids
            if server_id == self._server.id:
                self._offer(models.ids)
        self._show_facts()

    def _show_facts(self) -> None:
        known = self._lists.get(self._server.id)
        model = known.model(self.model.currentText().strip()) if known else None
        self.facts.show_model(model, known.at if known else 0.0)

    def _change_model(self, model: str) -> None:
        self.model.setEditText(model)
        self.model.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take()

    def set_models(self, server_id: str, names: Sequence[str]) -> None:
        """The models that server offers; the one in use stays chosen."""
        self._models[server_id] = list(names)
        if server_id != self._server.id:
            return
        self.fetch.setEnabled(True)
        self._offer(names)
        if not names:
            verdict(
                self.models_said, tr("The server did not list its models. Enter a name."), "quiet"
            )
            return
        said = tr("1 model available.|%n models available.", "", len(names))
        verdict(self.models_said, said, "quiet")
        if not self._server.model:
            self.model.setEditText(names[0])
            self._take()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take what was typed last, too."""
        super().hideEvent(event)
        if self._server.base_url:
            self._take()

    def _going(self) -> bool:
        """True if the field loses the focus only because it disappears: half an address, then."""
        return self.window().isHidden() or not self.isVisibleTo(self.window())

    def _offer(self, names: Sequence[str]) -> None:
        before, filling = self.model.currentText(), self._filling
        self._filling = True
        self.model.clear()
        self.model.addItems(choosable(names))
        self.model.setEditText(before)
        self._filling = filling

    def _fetch(self) -> None:
        self.fetch.setEnabled(False)
        verdict(self.models_said, tr("Contacting the server…"), "quiet")
        self.models_wanted.emit(self._server.id)

    def _reset_model(self) -> None:
        self.model.setEditText(AIML_MODEL)
        self.model.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take()

    def _take(self) -> None:
        if self._filling:
            return
        server, fresh = self._server, not self._server.base_url
        typed = self.address.text().strip()
        if server.kind is ServerKind.OTHER:
            if fresh and (not typed or self._going()):
                return
            try:
                address = normalise_base_url(typed)
            except BadAddress as e:
                verdict(self.address_trouble, e.sentence, "danger")
                address = server.base_url
                if not address:
                    return
            else:
                verdict(self.address_trouble, "")
            name = self.name.text().strip() or server.name or urlsplit(address).hostname or address
            placed = replace(server, name=name, base_url=address)
            server = self.extras.on(self.manners.chosen_for(placed))
        elif server.kind is ServerKind.AIML:
            server = self.manners.chosen_for(server)
        model = self.model.currentText().strip()
        if model or server.kind is ServerKind.OTHER:
            server = replace(server, model=model)
        if server == self._server:
            return
        moved = server.base_url != self._server.base_url
        trouble = self.address_trouble.text()
        self.show_server(server)
        if trouble:
            self.address.setText(typed)
        self.changed.emit(server)
        if fresh or (moved and not server.model):
            self._fetch()

    def _key_entered(self, key: str) -> None:
        self.key_entered.emit(self._server.id, key)

    def _check(self, key: str) -> None:
        self._take()
        if self._server.base_url:
            self.check_wanted.emit(self._server.id, key)

    def _choose_file(self) -> None:
        dialog = QFileDialog(
            self, tr("Choose a model"), "", tr("GGUF models (*.gguf);;All files (*)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.local_model_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _set(field: QLineEdit, text: str) -> None:
    """Set the text only if it differs, so that the cursor stays where it is."""
    if field.text() != text:
        field.setText(text)
