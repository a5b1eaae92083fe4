"""Controller of the message box's attachments: reads files, adds and removes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from chatapp.core.domain.conversation import Attachment, Delivery, Draft, DraftOf, is_temporary
from chatapp.core.domain.servers import Server
from chatapp.core.import_export import IMPORTABLE
from chatapp.ui.bridge.bridge import Bridge
from chatapp.ui.bridge.files import Refusal
from chatapp.ui.composer.composer import Composer


@dataclass(frozen=True, slots=True)
class PendingFile:
    """A file that is being read, or waits for its turn."""

    path: Path
    of: DraftOf
    """The draft it is for."""


class AttachmentsController(QObject):
    """Serves `composer`; `here` gives whose draft stands in it."""

    changed = Signal()
    """The person added, changed or took away a file."""
    progressed = Signal()
    """Files are to be read, or one fewer: see `total` and `done`."""
    refused = Signal(object)
    """A file cannot be attached: a Refusal."""
    import_offered = Signal(list)
    """list[Path]: files that may hold conversations."""

    def __init__(self, bridge: Bridge, composer: Composer, here: Callable[[], DraftOf]) -> None:
        super().__init__(composer)
        self.attachments: tuple[Attachment, ...] = ()
        self._bridge = bridge
        self._composer = composer
        self._here = here
        self._server = bridge.server
        self._pending: dict[int, PendingFile] = {}
        self._waits = True
        self.total = 0
        """Files that are read in one go, from when there was none until there is none."""
        composer.files.connect(self.attach)
        composer.attachment_removed.connect(self._remove)
        composer.delivery_changed.connect(self._deliver)
        bridge.files.ended.connect(self._ended)

    def put(self, attachments: Sequence[Attachment]) -> None:
        """Have these, and no others."""
        self.attachments = tuple(attachments)
        self._composer.set_attachments(self.attachments)

    def attach(self, paths: Sequence[Path]) -> None:
        """Read PDFs and hang them on the composer; what is sent meanwhile leaves after that.

        Files that may hold conversations are offered for import instead.
        """
        if conversations := [path for path in paths if path.suffix.lower() in IMPORTABLE]:
            self.import_offered.emit(conversations)
            paths = [path for path in paths if path not in conversations]
        here = self._here()
        self._read([PendingFile(path.absolute(), here) for path in paths])
        if paths:
            self._composer.setFocus()

    @property
    def done(self) -> int:
        """The number of the `total` that are read, or refused."""
        return self.total - len(self._pending)

    def paths(self) -> list[Path]:
        """The files still to be read, in their order."""
        return [file.path for file in self._pending.values()]

    def cancel(self) -> None:
        """Read nothing more. What was read stays."""
        self._give_up(self._pending)

    def turn(self) -> None:
        """Turn to another draft in the message box: only what is read for it holds it.

        What was read for a temporary one is kept nowhere else.
        """
        here = self._here().conversation_id
        temporary = [
            number
            for number, file in self._pending.items()
            if is_temporary(file.of.conversation_id) and file.of.conversation_id != here
        ]
        if temporary:
            self._give_up(temporary)

    def wait_for_draft(self, *, waits: bool) -> None:
        """Let nothing be sent while what is kept of the draft is on its way from the disk."""
        self._waits = waits
        self._allow_sending()

    def _allow_sending(self) -> None:
        here = self._here()
        waiting = any(file.of == here for file in self._pending.values())
        self._composer.set_sending_enabled(not waiting and not self._waits)

    def _give_up(self, numbers: Iterable[int]) -> None:
        given_up = set(numbers)
        self._bridge.files.give_up(given_up)
        self._pending = {n: r for n, r in self._pending.items() if n not in given_up}
        self.total = self.total - len(given_up) if self._pending else 0
        self._composer.forget_wish()
        self._allow_sending()
        self.progressed.emit()

    def _read(self, files: Sequence[PendingFile]) -> None:
        under_way = set(self._pending.values())
        fresh = [file for file in dict.fromkeys(files) if file not in under_way]
        for file in fresh:
            number = self._bridge.files.read(file.path, file.of.conversation_id)
            self._pending[number] = file
        self.total += len(fresh)
        self._allow_sending()
        self.progressed.emit()

    def set_server(self, server: Server) -> None:
        """Set the server that answers next: each file travels as it takes them."""
        self._server = server
        self.put([self._delivered(a) for a in self.attachments])

    def _delivered(self, attachment: Attachment) -> Attachment:
        return replace(attachment, delivery=self._bridge.delivery(self._server))

    def _ended(self, number: int, outcome: Attachment | Refusal | None) -> None:
        file = self._pending.pop(number, None)
        if file is None:
            return  # it was given up
        if isinstance(outcome, Attachment):
            self._attached(outcome, file.of)
        elif outcome is not None:
            if file.of == self._here():
                # It was to leave with all of them: now the person decides anew.
                self._composer.forget_wish()
            self.refused.emit(outcome)
        self._allow_sending()
        self.progressed.emit()
        if not self._pending:
            self.total = 0

    def _attached(self, attachment: Attachment, of: DraftOf) -> None:
        if of != self._here():
            self._bridge.drafts.add(of, Draft("", (attachment,)))
            return
        others = [a for a in self.attachments if a.sha256 != attachment.sha256]
        self.put([*others, self._delivered(attachment)])
        self.changed.emit()

    def _remove(self, sha256: str) -> None:
        self.put([a for a in self.attachments if a.sha256 != sha256])
        self.changed.emit()

    def _deliver(self, sha256: str, delivery: str) -> None:
        self.put(
            [
                replace(a, delivery=Delivery(delivery)) if a.sha256 == sha256 else a
                for a in self.attachments
            ]
        )
        self.changed.emit()
