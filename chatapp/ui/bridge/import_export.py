"""Bridge for importing and exporting conversations."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.errors import ChatappError
from chatapp.core.domain.i18n import tr
from chatapp.ui.bridge.tasks import Tasks

if TYPE_CHECKING:
    from chatapp.core.import_export.exporter import Exporter, Format
    from chatapp.core.session import Session


class ImportExportBridge(QObject):
    """Every method returns at once. What only files need is imported when there is one."""

    progressed = Signal(object)
    """Progress of the import under way."""
    imported = Signal(object, str)
    """Summary of the import that ended, and the sentence why it ended early, or ""."""
    exported = Signal(object)
    """Written: what came of `export`."""
    export_ended = Signal()
    """The end of `export` or `save`, however it ended."""
    saved = Signal(str)
    """The path of the file that `save` wrote."""
    dragged = Signal(list)
    """list[str]: paths of the files that were made to be dragged out."""

    def __init__(self, core: Session, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._tasks = tasks
        self._importing: asyncio.Task[object] | None = None
        self._exporting = set[asyncio.Task[object]]()

    @property
    def outbox(self) -> Path:
        """The folder for files that are dragged out of the window."""
        return self._core.profile.dragged

    @property
    def importing(self) -> bool:
        """True while an import is under way."""
        return self._importing is not None

    @property
    def busy(self) -> bool:
        """True while anything comes in or goes out."""
        return self.importing or bool(self._exporting)

    def take_in(self, paths: Sequence[Path]) -> None:
        """Import files, unless that is going on already."""
        if self._importing is None:
            self._tasks.start(self._take_in(paths))

    def cancel_import(self) -> None:
        """End the import under way; what came in stays."""
        if self._importing is not None:
            self._importing.cancel()

    async def _take_in(self, paths: Sequence[Path]) -> None:
        from chatapp.core.import_export.importer import Summary, take_in

        if self._importing is not None:
            return
        self._importing = asyncio.current_task()
        summary, why = Summary(), ""
        try:
            await take_in(self._core.transfer, paths, self.progressed.emit, summary)
        except asyncio.CancelledError:
            why = tr("Stopped. Everything imported so far is kept.")
            raise
        except ChatappError as error:
            why = error.sentence
        finally:
            self._importing = None
            self._core.indexer.wake()
            self.imported.emit(summary, why)

    def export(
        self, folder: Path, form: str, ids: Sequence[str] = (), *, thinking: bool = False
    ) -> None:
        """Write a file for each conversation into `folder`; without ids, for all there are."""

        async def verb() -> None:
            exporter = self._exporter(ids[0] if ids else "")
            self.exported.emit(await exporter.export(folder, _format(form), ids, thinking=thinking))

        self._tasks.start(self._stoppable(verb()))

    def save(self, conversation_id: str, path: Path, form: str, *, thinking: bool = False) -> None:
        """Write one conversation to `path`, in the place of what may be there."""

        async def verb() -> None:
            exporter = self._exporter(conversation_id)
            await exporter.write(conversation_id, path, _format(form), thinking=thinking)
            self.saved.emit(str(path))

        self._tasks.start(self._stoppable(verb()))

    def cancel_export(self) -> None:
        """End what is being written; whole files stay."""
        for task in self._exporting:
            task.cancel()

    async def _stoppable(self, verb: Coroutine[Any, Any, None]) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._exporting.add(task)
        try:
            await verb
        finally:
            self._exporting.discard(task)
            self.export_ended.emit()

    def make_for_drag(self, ids: Sequence[str], folder: Path) -> None:
        """Write each conversation as Markdown into `folder`, to be dragged out from there."""

        async def verb() -> None:
            paths: list[str] = []
            try:
                exporter = self._exporter(ids[0])
                written = await exporter.export(folder, _format("markdown"), ids)
                paths = [str(path) for path in written.paths]
            finally:
                # Without files it is still a drag within the list.
                self.dragged.emit(paths)

        self._tasks.start(verb())

    def _exporter(self, conversation_id: str) -> Exporter:
        from chatapp.core.import_export.exporter import Exporter

        core = self._core
        store, transfer = core.store_for(conversation_id), core.transfer_for(conversation_id)
        return Exporter(store, transfer, core.profile.unfinished)


def _format(form: str) -> Format:
    from chatapp.core.import_export.exporter import Format

    return Format(form)
