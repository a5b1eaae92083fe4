"""Settings page "Servers": the server that replies, and the list of all servers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from chatapp.core.domain.conversation import new_id
from chatapp.core.domain.i18n import marked, tr
from chatapp.core.domain.models import ModelList
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.invisible import one_line
from chatapp.core.settings import Settings, help_for
from chatapp.ui.settings.servers.server_form import ServerForm
from chatapp.ui.theme.theme import Space, Theme
from chatapp.ui.widgets.buttons import text_button
from chatapp.ui.widgets.form_rows import Page, Row, reset_button

_ID = Qt.ItemDataRole.UserRole
_MOST_ROWS = 5
_AUTOMATIC = marked(
    "Automatic: the AI/ML API once you have saved an API key for it, and the model on this "
    "computer until then."
)


class ServersPage(Page):
    """The choice of who answers, the list of servers, and the form of the chosen one."""

    changed = Signal(object)
    """The new `Settings`."""

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._new: Server | None = None
        self._filling = False
        self.answering = QComboBox()
        self.answering.setMinimumContentsLength(8)
        self.answering.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._automatic = reset_button(tr("Server"))
        self._automatic.clicked.connect(self._answer_automatically)
        self.add(tr("Server"), self.answering, tr(_AUTOMATIC), reset=self._automatic)
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add(tr("Servers"), self.list, tr("Choose a server to edit it below."))
        self.add_button = text_button(tr("Add server…"))
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(Space.L)
        self.form = ServerForm(theme)
        self.column.addWidget(self.form)
        self.set_settings(settings)
        self.list.setCurrentRow(self._row_of(settings.server_id) or 0)

        self.answering.activated.connect(self._answer)
        self.list.currentItemChanged.connect(self._turn)
        self.add_button.clicked.connect(self.add_server)
        self.form.changed.connect(self._server_changed)
        self.form.removed.connect(self._remove)
        self.form.local_model_chosen.connect(self._local_model)
        self._turn()

    def rows(self) -> list[Row]:
        """The choice of the server that replies, the list, and the rows of the chosen one."""
        form = self.form
        more = (
            Row(tr("Add server"), "", self.add_button),
            Row(tr("Name"), "", form.name),
            Row(tr("Address"), "", form.address),
            Row(tr("Kind of server"), "", form.manners.kind),
            Row(tr("Send thinking back"), "", form.manners.thinking),
            Row(tr("Marks around thinking"), "", form.manners.marks),
            Row(tr("Model"), help_for("aiml_model"), form.model),
            Row(
                tr("API key"), tr("Kept in the system's keyring, never in a file."), form.key.field
            ),
            Row(form.lessons.forget.text(), "", form.lessons.forget),
            Row(form.remove.text(), "", form.remove),
        )
        return [*super().rows(), *(row for row in more if row.control.isVisibleTo(self))]

    def set_settings(self, settings: Settings) -> None:
        """Show `settings`; the chosen server stays chosen."""
        self._settings = settings
        servers = list(settings.all_servers())
        if self._new is not None and settings.server(self._new.id) is None:
            servers.append(self._new)
        chosen = self._chosen()
        self._filling = True
        self.answering.clear()
        self.answering.addItem(tr("Automatic"), "")
        for server in settings.all_servers():
            self.answering.addItem(one_line(server.name), server.id)
        self.answering.setCurrentIndex(max(0, self.answering.findData(settings.server_id)))
        self._automatic.setVisible(bool(settings.server_id))
        self.list.clear()
        for server in servers:
            item = QListWidgetItem(one_line(server.name) or tr("New server"))
            item.setData(_ID, server.id)
            self.list.addItem(item)
        row = self._row_of(chosen)
        self.list.setCurrentRow(0 if row is None else row)
        height = self.list.sizeHintForRow(0) * min(_MOST_ROWS, len(servers))
        self.list.setFixedHeight(height + 2 * self.list.frameWidth())
        self._filling = False
        self._turn()

    def set_theme(self, theme: Theme) -> None:
        """Draw itself in `theme`."""
        self.form.set_theme(theme)
        self.set_settings(self._settings)

    def add_server(self) -> None:
        """Begin a new server: it counts, and answers, once it has a usable address."""
        if self._new is None:
            self._new = Server(new_id(), "", ServerKind.OTHER, "", "")
            self.set_settings(self._settings)
        self.list.setCurrentRow(self.list.count() - 1)
        self.form.address.setFocus()

    def set_model_list(self, server_id: str, models: ModelList) -> None:
        """All that is known of a server's models."""
        self.form.set_model_list(server_id, models)

    def set_lessons(self, server_id: str, sentences: Sequence[str]) -> None:
        """All that was learned of a server."""
        self.form.lessons.set_lessons({server_id: sentences})

    def set_models(self, server_id: str, names: Sequence[str]) -> None:
        """The models a server offers."""
        self.form.set_models(server_id, names)

    def chosen(self) -> str:
        """Id of the server the form shows."""
        return self._chosen()

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ""  # pyright: ignore[reportUnnecessaryComparison]

    def _row_of(self, server_id: str) -> int | None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == server_id:
                return row
        return None

    def _turn(self) -> None:
        if self._filling:
            return
        chosen = self._chosen()
        server = self._settings.server(chosen)
        if server is None:
            server = self._new
        if server is not None:
            self.form.show_server(server, self._settings.local_model)

    def _answer(self) -> None:
        self._report(replace(self._settings, server_id=str(self.answering.currentData())))

    def _answer_automatically(self) -> None:
        self._report(replace(self._settings, server_id=""))
        self.answering.setFocus(Qt.FocusReason.OtherFocusReason)

    def _server_changed(self, server: Server) -> None:
        if server.kind is ServerKind.AIML:
            thinking = server.send_thinking
            self._report(replace(self._settings, aiml_model=server.model, aiml_thinking=thinking))
        elif self._new is not None and server.id == self._new.id:
            self._new = None
            servers = (*self._settings.servers, server)
            self._report(replace(self._settings, servers=servers, server_id=server.id))
        else:
            servers = tuple(server if s.id == server.id else s for s in self._settings.servers)
            self._report(replace(self._settings, servers=servers))

    def _remove(self, server_id: str) -> None:
        if self._new is not None and server_id == self._new.id:
            self._new = None
            self.set_settings(self._settings)
            return
        left = tuple(s for s in self._settings.servers if s.id != server_id)
        answering = self._settings.server_id
        self.form.key_forgotten.emit(server_id)
        self._report(
            replace(
                self._settings,
                servers=left,
                server_id="" if answering == server_id else answering,
            )
        )

    def _local_model(self, path: str) -> None:
        self._report(replace(self._settings, local_model=path))

    def _report(self, settings: Settings) -> None:
        if settings != self._settings:
            self.set_settings(settings)
            self.changed.emit(settings)
