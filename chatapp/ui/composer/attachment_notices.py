"""Notices about files that are being read (progress, Cancel) and about files that were refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chatapp.core.domain.i18n import number, tr
from chatapp.core.pdf.reader import shown_name
from chatapp.ui.bridge.files import Refusal
from chatapp.ui.composer.attachments import AttachmentsController
from chatapp.ui.composer.composer import Composer
from chatapp.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from chatapp.ui.composer.refused_files_dialog import RefusedDialog

_TOLD_AFTER_MS = 500
"""Most files are read by then, and nothing need be said."""
_MOST_NAMES = 4
_READING, _REFUSED = "reading", "refused"


class AttachingNotices(QObject):
    """A notice of what is being read, with Cancel, and one of all that was refused.

    However many files there are: further ones are added to the list until the person has
    closed the notice or the list.
    """

    def __init__(
        self, attaching: AttachmentsController, composer: Composer, notices: NoticeBar
    ) -> None:
        super().__init__(notices)
        self._attaching, self._composer, self._notices = attaching, composer, notices
        self._refusals: list[Refusal] = []
        self._announced = 0
        self._dialog: RefusedDialog | None = None
        self._timer = QTimer(self, singleShot=True, interval=_TOLD_AFTER_MS)
        self._timer.timeout.connect(self._tell_reading)
        self._told = False
        attaching.progressed.connect(self._progressed)
        attaching.refused.connect(self._refused)
        composer.wish_changed.connect(self._wish_changed)

    # Reading

    def _progressed(self) -> None:
        if self._attaching.paths():
            self._notices.reword(_READING, self._words())
            if not self._told and not self._timer.isActive():
                self._timer.start()
            return
        self._timer.stop()
        self._told = False
        self._notices.hide_topic(_READING)
        if len(self._refusals) > self._announced:
            self._tell_refused()

    def _wish_changed(self) -> None:
        if self._composer.wish and self._attaching.paths():
            self._tell_reading()
        else:
            self._notices.reword(_READING, self._words())

    def _tell_reading(self) -> None:
        self._told = True
        self._notices.post(
            self._words(),
            action_label=tr("Cancel"),
            callback=self._attaching.cancel,
            topic=_READING,
        )

    def _words(self) -> str:
        paths, total = self._attaching.paths(), self._attaching.total
        if not paths:
            return ""
        if total == 1:
            sentence = tr("Reading “{name}”…").format(name=shown_name(paths[0]))
        else:
            sentence = tr("Reading files: {done} of {total} done.").format(
                done=number(self._attaching.done), total=number(total)
            )
        if self._composer.wish:
            after = tr("The message is sent after that.")
            sentence = f"{sentence} {after}"
        return sentence

    # Refusals

    def _refused(self, refusal: Refusal) -> None:
        if not self._notices.has(_REFUSED) and self._dialog is None:
            self._refusals, self._announced = [], 0
        self._refusals.append(refusal)
        if self._dialog is not None:
            self._announced = len(self._refusals)
            self._dialog.show_refusals(self._refusals)
        elif len(self._refusals) <= 2:
            self._tell_refused()
        else:
            self._notices.reword(_REFUSED, self._refused_words())

    def _tell_refused(self) -> None:
        self._announced = len(self._refusals)
        several = len(self._refusals) > 1
        self._notices.post(
            self._refused_words(),
            action_label=tr("Show why") if several else "",
            callback=self._show_list if several else None,
            kind="warning",
            topic=_REFUSED,
        )

    def _refused_words(self) -> str:
        if len(self._refusals) == 1:
            return self._refusals[0].sentence
        names = ", ".join(refusal.name for refusal in self._refusals[:_MOST_NAMES])
        if len(self._refusals) > _MOST_NAMES:
            names = f"{names}, …"
        sentence = tr(
            "1 file cannot be attached: {names}|%n files cannot be attached: {names}",
            "",
            len(self._refusals),
        )
        return sentence.format(names=names)

    def _show_list(self) -> None:
        # Imported here: files are rarely refused.
        from chatapp.ui.composer.refused_files_dialog import RefusedDialog

        self._dialog = dialog = RefusedDialog(self._notices.window())
        dialog.finished.connect(self._list_closed)
        dialog.show_refusals(self._refusals)
        dialog.show()

    def _list_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
