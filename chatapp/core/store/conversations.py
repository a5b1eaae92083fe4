"""Asynchronous store of conversations: messages, drafts, branches and documents.

Each verb is one transaction on the database's thread. All raise `StoreError`, and
`LookupError` for a conversation or message that does not exist.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from chatapp.core.daemon_threads import run_in_daemon_thread
from chatapp.core.domain.conversation import (
    Attachment,
    Conversation,
    Draft,
    Message,
    Outline,
    Piece,
)
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.kept_answer import AnswerMaker
from chatapp.core.domain.own_settings import ConversationSettings
from chatapp.core.store.database import Database
from chatapp.core.store.documents import Document, Folder, Keeping
from chatapp.core.store.sql import (
    answers,
    attachments,
    conversation_settings,
    drafts,
    forks,
    messages,
    other_choices,
    state,
    summaries,
    tree,
)
from chatapp.core.store.sql.sentences import renamed
from chatapp.core.store.sql.undo_log import UndoRecorder


class Conversations:
    """Conversations, their messages, drafts and documents.

    `attachments` is the folder for attached files, or another place that keeps them.
    `clock` gives seconds since 1970.
    """

    def __init__(
        self,
        database: Database,
        attachments: Path | Keeping,
        *,
        clock: Callable[[], float] = time.time,
        writer: Callable[[], str] = lambda: "",
    ) -> None:
        self._database = database
        self._writer = writer
        self._folder = Folder(attachments) if isinstance(attachments, Path) else attachments
        self._clock = clock

    # Conversations

    async def recover(self, is_written: Callable[[str], bool] = lambda _: False) -> int:
        """Mark replies under way whose writer is gone as interrupted; they keep their text.

        `is_written` says of a writer whether it lives. Returns how many there were.
        """
        writers = await self._database.read(messages.writers)
        gone = await asyncio.to_thread(lambda: [w for w in writers if not is_written(w)])
        if not gone:
            return 0
        return await self._database.run(lambda c: messages.interrupt_streaming(c, gone))

    async def written_elsewhere(self) -> set[str]:
        """Ids of the replies under way that others write, as far as they have noted it."""
        writers = await self._database.read(messages.writers)
        known = {"", self._writer()}
        return {i for writer, ids in writers.items() if writer not in known for i in ids}

    async def listed(self) -> list[Conversation]:
        """All conversations outside the trash, newest activity first."""
        return await self._database.read(summaries.listed)

    async def get(self, conversation_id: str) -> Conversation | None:
        """A conversation, in the trash or not."""
        return await self._database.read(lambda c: summaries.find(c, conversation_id))

    async def retitle(self, conversation_id: str, title: str, *, by_person: bool) -> Conversation:
        """Set the title, whoever gave the one before; blank changes nothing. Can be undone."""
        now = self._clock()

        def work(connection: sqlite3.Connection) -> Conversation:
            before = summaries.get(connection, conversation_id)
            after = summaries.rename(connection, conversation_id, title, by_person=by_person)
            key = summaries.key_of(connection, conversation_id)
            assert key is not None
            doing = UndoRecorder(connection)
            doing.was_set("conversations", key, "title", before.title)
            doing.was_set("conversations", key, "titled_by_person", int(before.titled_by_person))
            doing.record(renamed(before.title, after.title), now)
            return after

        return await self._database.run(work)

    async def set_unread(self, conversation_id: str, unread: bool) -> None:
        """Note whether a reply has ended that was not seen; nothing for one that is not there."""
        await self._database.run(lambda c: summaries.set_unread(c, conversation_id, unread))

    async def settings_of(self, conversation_id: str) -> tuple[ConversationSettings, list[str]]:
        """A conversation's own settings, and its folders' instructions from outside in.

        One that does not exist has neither.
        """
        return await self._database.read(
            lambda c: (
                conversation_settings.load(c, conversation_id),
                conversation_settings.inherited(c, conversation_id),
            )
        )

    async def save_settings(
        self, conversation_id: str, settings: ConversationSettings, *, undoable: bool = False
    ) -> None:
        """Keep what a conversation does its own way; one that is `undoable` is a deed."""
        now = self._clock()

        def work(connection: sqlite3.Connection) -> None:
            key = summaries.key_of(connection, conversation_id)
            if key is None:
                return
            before = conversation_settings.kept(connection, conversation_id)
            conversation_settings.save(connection, conversation_id, settings)
            if undoable:
                doing = UndoRecorder(connection)
                doing.was_set("conversations", key, "own", before)
                doing.record(tr("The conversation settings were changed."), now)

        await self._database.run(work)

    async def note_change(self, conversation_id: str, before: ConversationSettings) -> None:
        """Make one step of undo of all changes to a conversation's settings since `before`."""
        now = self._clock()

        def work(connection: sqlite3.Connection) -> None:
            key = summaries.key_of(connection, conversation_id)
            if key is None or conversation_settings.load(connection, conversation_id) == before:
                return
            doing = UndoRecorder(connection)
            was = conversation_settings.as_kept(connection, conversation_id, before)
            doing.was_set("conversations", key, "own", was)
            doing.record(tr("The conversation settings were changed."), now)

        await self._database.run(work)

    async def fork(self, message_id: str, make_id: Callable[[], str]) -> Conversation:
        """Copy a branch up to a message, attachments and all, into a new conversation."""
        now = self._clock()
        return await self._database.run(lambda c: forks.fork(c, message_id, now, make_id))

    # What stands unsent

    async def draft(self, conversation_id: str) -> Draft:
        """The draft of a conversation's message box; ``""`` is the unsent new conversation."""
        return await self._database.read(lambda c: drafts.draft(c, conversation_id))

    async def save_draft(self, conversation_id: str, draft: Draft, *, behind: bool = False) -> None:
        """Keep what stands in a conversation's composer; its files must be kept already.

        In the place of what is kept, or `behind` it.
        """

        def work(connection: sqlite3.Connection) -> None:
            before = drafts.draft(connection, conversation_id) if behind else Draft()
            drafts.save_draft(connection, conversation_id, before.followed_by(draft))

        await self._database.run(work)

    async def edit(self, question_id: str) -> Draft:
        """The draft in place of a question: the one that was kept, or the question itself."""
        return await self._database.read(lambda c: drafts.edit(c, question_id))

    async def save_edit(self, question_id: str, draft: Draft, *, behind: bool = False) -> None:
        """Keep what is being written in place of a question, as `save_draft` does."""

        def work(connection: sqlite3.Connection) -> None:
            before = drafts.edit(connection, question_id) if behind else Draft()
            drafts.save_edit(connection, question_id, before.followed_by(draft))

        await self._database.run(work)

    async def state(self, key: str) -> str | None:
        """A value the window remembers, or None."""
        return await self._database.read(lambda c: state.value(c, key))

    async def set_state(self, key: str, value: str) -> None:
        """Remember a value for the window."""
        await self._database.run(lambda c: state.set_value(c, key, value))

    # Messages

    async def outline(self, conversation_id: str, newest: int = -1) -> list[Outline]:
        """The branch on screen from its first message, without the text.

        With `newest` only its last so many messages.
        """

        def work(connection: sqlite3.Connection) -> list[Outline]:
            found = summaries.get(connection, conversation_id)
            if found.leaf_id is None:
                return []
            return tree.outline(connection, messages.key_of(connection, found.leaf_id), newest)

        return await self._database.read(work)

    async def messages(self, ids: Sequence[str]) -> list[Message]:
        """Whole messages in the order of `ids`, unknown ones left out, `parts` empty."""
        return await self._database.read(lambda c: messages.load(c, ids))

    async def branch(self, conversation_id: str, upto: str | None = None) -> list[Message]:
        """Whole messages from the first to `upto`, or to the leaf on screen; `parts` empty."""

        def work(connection: sqlite3.Connection) -> list[Message]:
            last = upto or summaries.get(connection, conversation_id).leaf_id
            if last is None:
                return []
            branch = tree.outline(connection, messages.key_of(connection, last))
            return messages.load(connection, [message.id for message in branch])

        return await self._database.read(work)

    async def siblings(self, message_id: str) -> list[Message]:
        """All versions of a message, itself included, oldest first; `parts` empty."""

        def work(connection: sqlite3.Connection) -> list[Message]:
            versions = tree.siblings(connection, messages.key_of(connection, message_id))
            return messages.load(connection, [version_id for _, version_id in versions])

        return await self._database.read(work)

    async def begin(
        self,
        conversation: Conversation,
        question: Message | None,
        reply: Message,
        settings: ConversationSettings | None = None,
        *,
        edits: str = "",
        drafted: bool = True,
    ) -> Conversation:
        """Keep a question (None on retry) and its empty reply, and show them.

        Makes the conversation if it is new (with its `settings`), and clears the
        draft that the question came from, if it was `drafted`. A conversation that exists
        keeps its title. Repeating it changes nothing. A reply that is there already is being
        continued: what it has stays. A question that `edits` another, whose id this is, is a
        step that can be undone.
        """

        def work(connection: sqlite3.Connection) -> Conversation:
            key = summaries.key_of(connection, conversation.id)
            if key is None:
                key = summaries.insert(connection, conversation)
                if drafted:
                    drafts.save_draft(connection, "", Draft())
                if settings is not None:
                    conversation_settings.save(connection, conversation.id, settings)
            before = tree.leaf_of(connection, key)
            if question is not None:
                messages.insert(connection, key, question)
                if edits:
                    drafts.save_edit(connection, edits, Draft())
                elif drafted:
                    drafts.save_draft(connection, conversation.id, Draft())
            if reply.pieces and messages.is_there(connection, reply.id):
                messages.resume(connection, reply)
            else:
                tree.show(connection, messages.insert(connection, key, reply))
            if question is not None and edits and before != tree.leaf_of(connection, key):
                doing = UndoRecorder(connection)
                made = messages.key_of(connection, question.id)
                doing.was_set("messages", made, "deleted_at", reply.created_at)
                doing.was_set("conversations", key, "leaf", before)
                doing.record(tr("A message was edited."), reply.created_at)
            messages.written_by(connection, reply.id, self._writer())
            summaries.touch(connection, key, reply.created_at)
            return summaries.get(connection, conversation.id)

        return await self._database.run(work)

    async def add(self, conversation: Conversation) -> Conversation:
        """Keep a conversation that has no message yet."""

        def work(connection: sqlite3.Connection) -> Conversation:
            summaries.insert(connection, conversation)
            return summaries.get(connection, conversation.id)

        return await self._database.run(work)

    async def append(self, message_id: str, pieces: Sequence[Piece]) -> None:
        """Add to a streaming reply what is new. Costs the new text only."""
        await self._database.run(lambda c: messages.append(c, message_id, pieces))

    async def finish(self, message: Message, answer: AnswerMaker | None = None) -> None:
        """Keep how a reply ended: status, numbers, problem, and **all** of its pieces.

        The pieces replace those appended, so a checkpoint that was lost or made twice
        does no harm. `answer` makes, on the database's thread, all that its answer had
        beside its text; further choices of the answer become versions of the reply.
        """
        now = self._clock()
        day = time.strftime("%Y-%m-%d", time.localtime(now))

        def work(connection: sqlite3.Connection) -> None:
            conversation = messages.finish(connection, message, day)
            summaries.touch(connection, conversation, now)
            if answer is not None and (kept := answer()) is not None:
                answers.keep(connection, messages.key_of(connection, message.id), kept)
                other_choices.keep(connection, conversation, message, kept.others)

        await self._database.run(work)

    async def answer_records(self, message_id: str) -> list[dict[str, Any]]:
        """All that a reply's answer had beside its text, as `KeptAnswer.record` says.

        One record for each go, the first one first: a reply that was continued has several,
        one of an earlier program none.
        """
        return await self._database.read(
            lambda c: answers.records(c, messages.key_of(c, message_id))
        )

    async def answer_data(self, message_id: str, sha256: str) -> bytes:
        """A large thing that a record of the reply names by its hash, such as its sound."""
        return await self._database.read(
            lambda c: answers.data(c, messages.key_of(c, message_id), sha256)
        )

    async def show_version(self, message_id: str, step: int) -> Conversation:
        """Show the version `step` places later (negative: earlier), or the last there is.

        Below it, each fork shows what it showed last.
        """

        def work(connection: sqlite3.Connection) -> Conversation:
            key = messages.key_of(connection, message_id)
            versions = [version for version, _ in tree.siblings(connection, key)]
            place = min(max(versions.index(key) + step, 0), len(versions) - 1)
            tree.show(connection, tree.newest_leaf(connection, versions[place]))
            (message,) = messages.load(connection, [message_id])
            return summaries.get(connection, message.conversation_id)

        return await self._database.run(work)

    async def reveal(self, message_id: str) -> None:
        """Show the branch that a message stands in; below it, each fork as it was last.

        One in the trash stays there, and what is on screen as it is.
        """

        def work(connection: sqlite3.Connection) -> None:
            key = messages.key_of(connection, message_id)
            if not messages.in_trash(connection, key):
                tree.show(connection, tree.newest_leaf(connection, key))

        await self._database.run(work)

    # Documents

    async def keep_document(self, document: Document) -> Attachment:
        """Keep a file's content and its extracted text, and what names it in a message.

        Raises `UnreadableFile` if the file has changed since it was read.
        """
        await asyncio.to_thread(self._folder.keep, document.path, document.sha256)
        kept = Attachment(
            document.sha256, document.name, document.size, document.pages, len(document.text)
        )
        await self._database.run(lambda c: attachments.keep(c, kept, document.text))
        return kept

    async def document_text(self, sha256: str) -> str:
        """A kept document's extracted text, with page markers."""
        return await self._database.read(lambda c: attachments.text_of(c, sha256))

    async def document_bytes(self, sha256: str) -> bytes:
        """A kept document itself. Raises `UnreadableFile` if it is missing or damaged."""
        return await run_in_daemon_thread(self._folder.bytes_of, sha256)
