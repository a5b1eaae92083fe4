"""Controller of import and export: joins the window, the dialogs and the bridge."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from chatapp.core.domain.conversation import is_temporary
from chatapp.core.domain.i18n import tr
from chatapp.ui.bridge.import_export import ImportExportBridge
from chatapp.ui.sidebar.conversation_list import ConversationList
from chatapp.ui.widgets.drag_files import Outbox
from chatapp.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from chatapp.core.import_export.exporter import Written
    from chatapp.core.import_export.importer import Progress, Summary
    from chatapp.ui.import_export.import_dialog import ImportDialog

_SAID_MS = 20_000


class ImportExportController(QObject):
    """Asks what is to be written and where, and shows how an import goes on."""

    def __init__(
        self,
        bridge: ImportExportBridge,
        conversations: ConversationList,
        notices: NoticeBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._list = conversations
        self._notices = notices
        self.outbox = Outbox(bridge.outbox)
        """The folder of what is dragged out of the window."""
        self._window = window
        self._dialog: ImportDialog | None = None
        self._form, self._thinking = "markdown", False
        bridge.progressed.connect(self._progressed)
        bridge.imported.connect(self._imported)
        bridge.exported.connect(self._exported)
        bridge.saved.connect(self._saved)
        bridge.export_ended.connect(self._not_busy)
        bridge.dragged.connect(self._drag)
        conversations.files_wanted.connect(self._make_files)

    # Out

    def export(self, ids: Sequence[str], title: str = "") -> None:
        """Ask how these conversations are to be exported; without ids, everything.

        `title` is that of the one there is.
        """
        from chatapp.ui.import_export.export_dialog import ExportDialog

        if len(ids) == 1:
            what = tr("Export this conversation.")
            if title:
                what = tr("Export “{title}”.").format(title=title)
        elif ids:
            what = tr("Export one conversation.|Export %n conversations.", "", len(ids))
        else:
            what = tr("Export all conversations.")
        form = self._form if ids else "json"
        dialog = ExportDialog(what, form, thinking=self._thinking, parent=self._window)

        def chosen(form: str, thinking: bool) -> None:
            self._form, self._thinking = form, thinking
            if len(ids) == 1:
                self._ask_for_file(ids[0], title)
            else:
                self._ask_for_folder(ids)

        dialog.chosen.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_for_file(self, conversation_id: str, title: str) -> None:
        from chatapp.core.import_export.exporter import Format
        from chatapp.core.import_export.file_names import safe
        from chatapp.ui.import_export.export_dialog import FORMATS

        form, thinking = Format(self._form), self._thinking
        dialog = QFileDialog(self._window, tr("Export"), f"{safe(title)}{form.ending}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{tr(FORMATS[form][0])} (*{form.ending})")
        dialog.setDefaultSuffix(form.ending.removeprefix("."))

        def chosen(path: str) -> None:
            self._say_busy(tr("Exporting “{name}”…").format(name=Path(path).name))
            self._bridge.save(conversation_id, Path(path), form, thinking=thinking)

        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_for_folder(self, ids: Sequence[str]) -> None:
        form, thinking = self._form, self._thinking
        dialog = QFileDialog(self._window, tr("Export to a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)

        def chosen(path: str) -> None:
            self._say_busy(tr("Exporting…"))
            self._bridge.export(Path(path), form, ids, thinking=thinking)

        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say_busy(self, sentence: str) -> None:
        self._notices.post(
            sentence,
            action_label=tr("Cancel"),
            callback=self._bridge.cancel_export,
            topic="exporting",
        )

    def _not_busy(self) -> None:
        self._notices.hide_topic("exporting")

    def _exported(self, written: Written) -> None:
        count = len(written.paths)
        folder = written.paths[0].parent if written.paths else None
        if folder is not None:
            self._said(tr("1 file exported.|%n files exported.", "", count), folder)
        if written.unwritten:
            some = " ".join(written.unwritten[:3])
            self._notices.post(
                tr("Not everything was exported. {some}").format(some=some), kind="danger"
            )

    def _saved(self, path: str) -> None:
        self._said(tr("Exported as “{name}”.").format(name=Path(path).name), Path(path).parent)

    def _said(self, sentence: str, folder: Path) -> None:
        self._notices.post(
            sentence,
            action_label=tr("Show folder"),
            callback=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
            timeout_ms=_SAID_MS,
            topic="exported",
        )

    def _make_files(self, ids: list[str]) -> None:
        if any(map(is_temporary, ids)):
            self._drag([])  # nothing of them may reach a disk
            return
        try:
            folder = self.outbox.folder()
        except OSError:
            self._drag([])
        else:
            self._bridge.make_for_drag(ids, folder)

    def _drag(self, paths: list[str]) -> None:
        # Not from within the task that made them: dragging has a loop of its own.
        QTimer.singleShot(0, self, lambda: self._list.drag([Path(path) for path in paths]))

    # In

    def choose_files(self) -> None:
        """Ask which files are to be imported."""
        kinds = tr("Conversations (*.json *.zip);;All files (*)")
        dialog = QFileDialog(self._window, tr("Import conversations"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _files_chosen(self, names: list[str]) -> None:
        self.take_in([Path(name) for name in names])

    def offer(self, paths: Sequence[Path]) -> None:
        """Files were dropped that may hold conversations: offer to import them."""
        one = tr("Import the conversations in “{name}”?").format(name=paths[0].name)
        several = tr(
            "Import the conversations in one file?|Import the conversations in %n files?",
            "",
            len(paths),
        )
        self._notices.post(
            one if len(paths) == 1 else several,
            action_label=tr("Import", "to bring in"),
            callback=lambda: self.take_in(paths),
            topic="import",
        )

    def take_in(self, paths: Sequence[Path]) -> None:
        """Import these files, and show how it goes on."""
        from chatapp.ui.import_export.import_dialog import ImportDialog

        if self._dialog is not None and self._bridge.importing:
            self._dialog.activateWindow()
            return
        if self._dialog is not None:
            self._dialog.reject()
        self._dialog = dialog = ImportDialog(tr("Reading…"), self._window)
        dialog.cancelled.connect(self._bridge.cancel_import)
        dialog.finished.connect(self._closed)
        dialog.show()
        self._bridge.take_in(paths)

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _progressed(self, progress: Progress) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(progress)

    def _imported(self, summary: Summary, why: str) -> None:
        if self._dialog is not None:
            self._dialog.show_summary(summary, why)
