"""Drafts in the message box: loads the right one, and saves it in time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from chatapp.core.domain.conversation import Draft, DraftOf
from chatapp.ui.bridge.drafts import DraftsBridge
from chatapp.ui.composer.attachments import AttachmentsController
from chatapp.ui.composer.composer import Composer

SAVED_AFTER_MS = 400
"""From the first change that is not saved; the rest of a second is the disk's."""


class Drafts(QObject):
    """Puts drafts into the composer, and keeps what the person makes of them."""

    moved = Signal()
    """Another draft stands in the composer, or is about to."""

    def __init__(
        self, bridge: DraftsBridge, composer: Composer, attaching: AttachmentsController
    ) -> None:
        super().__init__(composer)
        self.of = DraftOf("")
        """The owner of the draft in the message box."""
        self._bridge, self._composer, self._attaching = bridge, composer, attaching
        self._touched = False
        """True if the person changed it since it was saved."""
        self._arrived = False
        """True if the saved draft is in it."""
        self._added = Draft()
        """The part of it that was kept before that."""
        self._sent: Draft | None = None
        """The part of it that is being sent."""
        self._timer = QTimer(self, singleShot=True, interval=SAVED_AFTER_MS)
        self._timer.timeout.connect(self._time_out)
        composer.edited.connect(self.touch)
        attaching.changed.connect(self.touch)
        bridge.fetched.connect(self._fetched)
        bridge.lost.connect(self._lost)

    @property
    def now(self) -> Draft:
        """The draft as it stands in the message box."""
        return Draft(self._composer.text(), self._attaching.attachments)

    def go(self, of: DraftOf, written: Draft | None = None) -> None:
        """Have the draft `of` something else in the composer; the one there is kept.

        What was `written` already comes behind it, and leaves if the person wanted that.
        """
        self.save()
        self.of, self._arrived, self._sent, self._added = of, False, None, Draft()
        self._attaching.turn()
        if written is None:
            self._composer.forget_wish()
        self._attaching.wait_for_draft(waits=True)
        self._put(written or Draft())
        if written:
            self.touch()
        self._bridge.fetch(of)
        self.moved.emit()

    def give_up(self) -> None:
        """Give up what is written in a question's place, for the conversation's own draft."""
        self._untouch()
        self._bridge.save(self.of, Draft())
        self.go(DraftOf(self.of.conversation_id))

    def put(self, draft: Draft) -> None:
        """Have the person's `draft` in the composer, in place of what stands there."""
        self._put(draft)
        self.touch()

    def touch(self) -> None:
        """Note a change by the person: it is saved a moment later, whether they pause or not."""
        self._touched = True
        if not self._timer.isActive():
            self._timer.start()

    def save(self) -> None:
        """Keep it now, if the person changed it.

        What they did not touch may still be on its way from the disk.
        """
        if self._touched and self._sent is None:
            if self._arrived:
                self._bridge.save(self.of, self.now)
            else:
                self._bridge.add(self.of, self.now.beyond(self._added))
                self._added = self.now
        self._untouch()

    # On its way to the one who answers

    def send(self) -> Draft:
        """Take the draft out, to be sent; until it is known whether it was, it is no draft."""
        self._sent = self.now
        return self._sent

    def sent(self, then: DraftOf) -> None:
        """Note that it was sent: what was written since is `of` what comes `then`."""
        now = self.now
        rest = now.beyond(self._sent or Draft())
        self._sent = None
        self._untouch()
        if self.of.question_id:
            self.go(then, rest if rest != Draft() else None)
            return
        self.of = then
        if rest != now:
            self._put(rest)
        if rest != Draft():
            self.touch()

    def not_sent(self) -> None:
        """Note that it was not sent: it is a draft again."""
        self._sent = None
        self.touch()

    # Inside

    def _put(self, draft: Draft) -> None:
        if draft.text != self._composer.text():
            self._composer.set_text(draft.text)
        self._attaching.put(draft.attachments)
        self._untouch()

    def _untouch(self) -> None:
        self._touched = False
        self._timer.stop()

    def _time_out(self) -> None:
        if self._arrived and self._sent is None:
            self.save()
        else:
            self._timer.start()

    def _fetched(self, of: DraftOf, kept: Draft) -> None:
        if of == self.of and not self._arrived:
            self._arrive(kept)

    def _lost(self, of: DraftOf) -> None:
        if of == self.of and not of.question_id:
            self._arrive(Draft())

    def _arrive(self, kept: Draft) -> None:
        # The person may have been quicker than the disk.
        self._arrived = True
        written = self.now
        self._put(kept.followed_by(written))
        if written != Draft():
            self.touch()
        # Nothing leaves before: neither does Enter in a window that has just opened.
        self._attaching.wait_for_draft(waits=False)
