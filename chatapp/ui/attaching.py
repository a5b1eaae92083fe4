"""The files that go with what stands in the composer: read, told how to travel, taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from chatapp.core.conversation import Attachment, Delivery, is_temporary
from chatapp.core.exchange import IMPORTABLE
from chatapp.core.servers import Server
from chatapp.ui.bridge import Bridge
from chatapp.ui.composer import Composer


class Attaching(QObject):
    """Serves `composer`; `conversation` gives the id of the conversation on screen, or ""."""

    changed = Signal()
    """The person added, changed or took away a file."""
    refused = Signal(str)
    """A file cannot be attached: the sentence."""
    import_offered = Signal(list)
    """list[Path]: files that may hold conversations."""

    def __init__(self, bridge: Bridge, composer: Composer, conversation: Callable[[], str]) -> None:
        super().__init__(composer)
        self.attachments: tuple[Attachment, ...] = ()
        self._bridge = bridge
        self._composer = composer
        self._conversation = conversation
        self._server = bridge.server
        self._reading = 0
        composer.files.connect(self.attach)
        composer.attachment_removed.connect(self._remove)
        composer.delivery_changed.connect(self._deliver)
        bridge.attached.connect(self._attached)
        bridge.refused.connect(self._refused)

    def put(self, attachments: Sequence[Attachment]) -> None:
        """Have these, and no others."""
        self.attachments = tuple(attachments)
        self._composer.set_attachments(self.attachments)

    def attach(self, paths: Sequence[Path]) -> None:
        """Read PDFs and hang them on the composer; sending waits until they are read.

        Files that may hold conversations are offered for import instead.
        """
        if conversations := [path for path in paths if path.suffix.lower() in IMPORTABLE]:
            self.import_offered.emit(conversations)
            paths = [path for path in paths if path not in conversations]
        self._reading += len(paths)
        self.allow_sending()
        self._bridge.attach(paths, self._conversation())

    def allow_sending(self) -> None:
        """Let the composer send, unless a file is still being read."""
        self._composer.set_sending_enabled(self._reading == 0)

    def set_server(self, server: Server) -> None:
        """Who answers next: each file travels as it takes them."""
        self._server = server
        self.put([self._delivered(a) for a in self.attachments])

    def _delivered(self, attachment: Attachment) -> Attachment:
        return replace(attachment, delivery=self._bridge.delivery(self._server))

    def _was_read(self) -> None:
        self._reading -= 1
        self.allow_sending()

    def _attached(self, attachment: Attachment, conversation_id: str) -> None:
        self._was_read()
        if is_temporary(conversation_id) != is_temporary(self._conversation()):
            return  # what was read for a temporary conversation is kept nowhere else
        others = [a for a in self.attachments if a.sha256 != attachment.sha256]
        self.put([*others, self._delivered(attachment)])
        self.changed.emit()
        self._composer.setFocus()

    def _refused(self, sentence: str) -> None:
        self._was_read()
        self.refused.emit(sentence)

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
