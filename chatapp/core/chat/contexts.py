"""Contexts of conversations: how much of a model's window they take, and what is left out.

A conversation that leaves out its oldest messages begins at one of the person's: questions
go with all that answered them. Instructions are always sent.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from chatapp.core.api.failures.context_limits import asked_in, window_in
from chatapp.core.chat.known_models import KnownModels, Windows
from chatapp.core.chat.message_sizes import MessageSize, MessageSizes, counted_once, cut_at
from chatapp.core.domain.context.token_estimate import OF_MESSAGE, calibration, ratio, tokens_in
from chatapp.core.domain.context.use import ContextUse
from chatapp.core.domain.conversation import Attachment, Message, Outline, Role
from chatapp.core.domain.errors import ConversationTooLong, StoreError
from chatapp.core.domain.events import ContextChanged, ConversationChanged, Event
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.servers import Server
from chatapp.core.reply_settings import ReplySettings
from chatapp.core.store.context_store import ContextStore
from chatapp.core.store.conversations import Conversations
from chatapp.core.store.database import Database

_log = logging.getLogger("chatapp.chat")

_FILLED = 0.75
"""The share of the window that is filled once messages are left out: some turns fit in again."""
_HALF = 0.55
"""The share that stays of a conversation where nobody knows the window."""
_REPLY = 4096
"""Tokens that are kept free for a reply whose length is not set, or an eighth of the window."""


class Contexts:
    """The contexts of the conversations of a store over `database`. `report` hears what changed."""

    def __init__(
        self,
        store: Conversations,
        database: Database,
        windows: Windows,
        report: Callable[[Event], None],
    ) -> None:
        self.kept = ContextStore(database)
        self._models = KnownModels(store, windows)
        self._sizes = MessageSizes(store)
        self._report = report

    async def use(self, conversation_id: str, at: ReplySettings) -> ContextUse:
        """The use that a next request makes of its window, as far as it is written already."""
        branch, sizes, start = await self._branch(conversation_id, None, at.server)
        factor = await self._factor(at, sizes)
        sent = sizes[start:]
        return ContextUse(
            at.server.model or at.server.name,
            await self._models.window(at.server),
            round(factor * _instructions(at)),
            round(factor * sum(size.tokens for size in sent)),
            at.options.max_tokens or 0,
            factor,
            branch[start].id if start else "",
            start,
            sum(one.role is Role.USER for one in branch[start:]),
        )

    async def of_files(self, files: Sequence[Attachment]) -> float:
        """The estimated tokens of files that are to go with a message."""
        return sum([await self._sizes.of_file(attachment) for attachment in files])

    async def window(self, server: Server) -> int | None:
        """The context window of the server's model, if it is known."""
        return await self._models.window(server)

    async def factor(self, conversation_id: str, at: ReplySettings) -> float:
        """The factor that sets estimates for the model right."""
        _, sizes, _ = await self._branch(conversation_id, None, at.server)
        return await self._factor(at, sizes)

    # What is left out

    async def start(self, reply: Message, at: ReplySettings) -> str:
        """The id of the message that the request for `reply` begins with; "" sends all.

        A conversation that leaves out its oldest messages leaves out more where it has to.
        """
        conversation_id = reply.conversation_id
        begun = await self.kept.sent_from(conversation_id)
        if not begun:
            return ""
        branch, sizes, start = await self._branch(conversation_id, reply.parent_id, at.server)
        window = await self._models.window(at.server)
        factor = await self._factor(at, sizes)
        room = _room(window, at) / factor - _instructions(at) if window else None
        if room is None or sum(size.tokens for size in sizes[start:]) <= room:
            return branch[start].id if start else ""
        moved = _first_that_fits(branch, sizes, start, room * _FILLED)
        if moved > start:
            await self.kept.move_on(conversation_id, branch[moved].id)
            self._report(ContextChanged(conversation_id))
        return branch[moved].id if moved else ""

    async def leave_out(self, conversation_id: str, at: ReplySettings) -> None:
        """Leave out the oldest messages from now on: a step of undo.

        Raises `ConversationTooLong` where there is nothing to leave out.
        """
        branch, sizes, start = await self._branch(conversation_id, None, at.server)
        window = await self._models.window(at.server)
        factor = await self._factor(at, sizes)
        if window:
            room = _room(window, at) * _FILLED / factor - _instructions(at)
        else:
            room = sum(size.tokens for size in sizes[start:]) * _HALF
        moved = _first_that_fits(branch, sizes, start, room)
        if moved <= start:
            raise ConversationTooLong(
                tr("Only your newest message is left: there is nothing more to leave out.")
            )
        sentence = tr("The oldest messages of a conversation were left out.")
        await self._send_from(conversation_id, branch[moved].id, sentence)

    async def send_all(self, conversation_id: str) -> None:
        """Send all messages again: a step of undo."""
        sentence = tr("All messages of a conversation are sent again.")
        await self._send_from(conversation_id, "", sentence)

    async def _send_from(self, conversation_id: str, message_id: str, sentence: str) -> None:
        changed = await self.kept.send_from(conversation_id, message_id, sentence)
        self._report(ConversationChanged(changed))
        self._report(ContextChanged(conversation_id))

    # What is learned

    async def learn(self, reply: Message, at: ReplySettings) -> None:
        """Take in what the server's count, or its refusal, says of its model.

        The reply is whole without that, whatever the disk says, and whoever deleted it.
        """
        try:
            await self._learn(reply, at)
        except (StoreError, LookupError) as error:
            _log.info("nothing was learned of a reply: %s", type(error).__name__)

    async def _learn(self, reply: Message, at: ReplySettings) -> None:
        if reply.problem and reply.problem.kind == ConversationTooLong.__name__:
            details = reply.problem.details
            window, counted = window_in(details), asked_in(details)
        else:
            window, counted = cut_at(reply, at.server), counted_once(reply, at.server)
        shown = None
        if counted:
            _, sizes, start = await self._branch(reply.conversation_id, reply.parent_id, at.server)
            sent = sum(size.tokens for size in sizes[start:])
            shown = ratio(counted, sent + _instructions(at))
        await self._models.learn(at.server, window=window, ratio=shown)
        if window or shown:
            self._report(ContextChanged(reply.conversation_id))

    async def _branch(
        self, conversation_id: str, upto: str | None, server: Server
    ) -> tuple[list[Outline], list[MessageSize], int]:
        """The messages, their sizes, and the number of the first one that is sent."""
        branch = await self.kept.branch(conversation_id, upto)
        begun = await self.kept.sent_from(conversation_id)
        start = next((n for n, one in enumerate(branch) if one.id == begun), 0) if begun else 0
        return branch, await self._sizes.of(branch, server), start

    async def _factor(self, at: ReplySettings, sizes: Sequence[MessageSize]) -> float:
        """The factor for the model's estimates; that of this conversation until one is kept."""
        known = await self._models.of(at.server)
        if known.ratios:
            return calibration(known.ratios)
        shown: list[float] = []
        above = _instructions(at)
        for size in sizes:
            if size.counted and size.server_id == at.server.id:
                found = ratio(size.counted, above)
                shown += [found] if found else []
            above += size.tokens
        return calibration(shown)


def _instructions(at: ReplySettings) -> float:
    """The estimated tokens of the instructions."""
    return tokens_in(at.system) + OF_MESSAGE if at.system else 0.0


def _room(window: int, at: ReplySettings) -> float:
    """The tokens of a window that a request may take."""
    wanted = at.options.max_tokens or min(_REPLY, window // 8)
    return max(window - wanted, window / 8)


def _first_that_fits(
    branch: Sequence[Outline], sizes: Sequence[MessageSize], start: int, room: float
) -> int:
    """The first of the person's messages behind `start` from which on all fits into `room`.

    The newest one where nothing does; `start` where there is no other.
    """
    found, taken = start, 0.0
    for number in range(len(branch) - 1, start, -1):
        taken += sizes[number].tokens
        if branch[number].role is Role.USER and (found == start or taken <= room):
            found = number
    return found
