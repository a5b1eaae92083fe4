"""Keeps the forms that servers turned out to want, by server and model, each for a month.

A lesson belongs to the address it was learned at, and is forgotten with it. After a month it is
forgotten as well: the server may have learned, too, and is asked in the documented form again.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeAlias, cast

from chatapp.core.api.request.form import Form, form_for
from chatapp.core.domain.dialects import ThinkingBack
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.servers import SendThinking, Server
from chatapp.core.invisible import one_line

KEPT_SECONDS = 30 * 86_400.0
_MOST = 200
"""Lessons that are kept: the latest."""
_MOST_FIELDS = 40
_LONGEST = 100
"""Characters of the name of a field."""
_LIMITS = frozenset({"max_tokens", "max_completion_tokens"})

_log = logging.getLogger("chatapp.api")


class File(Protocol):
    """Keeps lessons beyond the end of the program."""

    def read(self) -> list[dict[str, Any]]:
        """All of them; none where they cannot be read."""
        ...

    def write(self, lessons: list[dict[str, Any]]) -> None:
        """Keep these in place of what was there. Raises `OSError`."""
        ...


@dataclass(frozen=True, slots=True)
class Lesson:
    """All in which the form that a server wants for a model differs from the documented one."""

    server_id: str
    address: str
    model: str
    chosen: SendThinking
    """The person's choice for earlier thinking, with which it was learned."""
    at: float
    """The time at which it was learned, seconds since 1970."""
    limit_field: str = ""
    thinking_back: ThinkingBack | None = None
    without: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, str, str]:
        """The server, model and choice that it is about."""
        return self.server_id, self.model, self.chosen

    @property
    def fresh(self) -> bool:
        """True if it is not too old, and not of a time to come."""
        return 0 <= time.time() - self.at < KEPT_SECONDS

    def applied(self, form: Form) -> Form:
        """The documented `form`, as the server wants it."""
        if self.limit_field and self.limit_field != form.limit_field:
            form = replace(form, limit_field=self.limit_field, limit_swapped=True)
        if self.thinking_back is not None:
            form = replace(form, thinking_back=self.thinking_back)
        return replace(form, without=form.without | self.without)

    @property
    def sentences(self) -> list[str]:
        """All that it says, in words."""
        said: list[str] = []
        if self.limit_field:
            told = tr("{model}: the longest reply is sent as “{field}”.")
            said.append(told.format(model=one_line(self.model), field=self.limit_field))
        if self.thinking_back is ThinkingBack.NOTHING:
            told = tr("{model}: earlier thinking is left out.")
            said.append(told.format(model=one_line(self.model)))
        elif self.thinking_back is not None:
            told = tr("{model}: earlier thinking is sent along.")
            said.append(told.format(model=one_line(self.model)))
        for name in sorted(self.without):
            told = tr("{model}: “{field}” is left out.")
            said.append(told.format(model=one_line(self.model), field=one_line(name)))
        return said


Known: TypeAlias = dict[tuple[str, str, str], Lesson]
"""Lessons by their keys."""


class LearnedForms:
    """The lessons of all servers; `file` keeps them, or else they end with the program."""

    def __init__(self, file: File | None = None) -> None:
        self._file = file
        self._lessons: Known | None = None
        self._busy = asyncio.Lock()

    async def form(self, server: Server, model: str) -> Form:
        """The form in which `server` takes requests for `model`, as far as that is known."""
        lesson = (await self._known()).get((server.id, model, server.send_thinking))
        if lesson is None:
            return form_for(server)
        if lesson.address != server.base_url:
            await self.forget(server.id)
        elif lesson.fresh:
            return lesson.applied(form_for(server))
        return form_for(server)

    async def learn(self, server: Server, model: str, form: Form) -> None:
        """Remember the form that `server` took, if it is another than the known one."""
        documented = form_for(server)
        lesson = Lesson(
            server.id,
            server.base_url,
            model,
            server.send_thinking,
            time.time(),
            "" if form.limit_field == documented.limit_field else form.limit_field,
            None if form.thinking_back is documented.thinking_back else form.thinking_back,
            form.without,
        )
        before = (await self._known()).get(lesson.key)
        if before and before.fresh and before.address == lesson.address:
            lesson = replace(lesson, at=before.at)  # what was learned first is not to last longer
        says_something = lesson.limit_field or lesson.thinking_back or lesson.without
        if lesson != before and (before or says_something):
            await self._change(lambda known: known | {lesson.key: lesson})

    async def forget(self, server_id: str) -> None:
        """Forget all that was learned of a server."""
        await self._change(
            lambda known: {k: one for k, one in known.items() if one.server_id != server_id}
        )

    async def sentences(self, server: Server) -> list[str]:
        """All that was learned of `server` and still holds, in words."""
        known = await self._known()
        here = [one for one in known.values() if one.server_id == server.id and one.fresh]
        here = [one for one in here if one.address == server.base_url]
        said = [sentence for one in here for sentence in one.sentences]
        return list(dict.fromkeys(said))

    async def _known(self) -> Known:
        if self._lessons is None:
            async with self._busy:
                if self._lessons is None:
                    self._lessons = await asyncio.to_thread(self._read)
        return self._lessons

    async def _change(self, change: Callable[[Known], Known]) -> None:
        """Change what is known, here and in the file, where others may have written."""
        await self._known()
        async with self._busy:
            self._lessons = await asyncio.to_thread(self._changed, change)

    def _read(self) -> Known:
        rows = self._file.read() if self._file else []
        found = [lesson for row in rows if (lesson := _lesson(row))]
        return {lesson.key: lesson for lesson in found}

    def _changed(self, change: Callable[[Known], Known]) -> Known:
        known = change(self._read() if self._file else self._lessons or {})
        latest = sorted(known.values(), key=lambda one: one.at)[-_MOST:]
        kept = {one.key: one for one in latest if one.fresh}
        if self._file:
            try:
                self._file.write([_row(one) for one in kept.values()])
            except OSError as error:
                _log.warning("what a server wants was not kept: %s", error)
                self._file = None  # they end with the program
        return kept


def _row(lesson: Lesson) -> dict[str, Any]:
    return {
        "server": lesson.server_id,
        "address": lesson.address,
        "model": lesson.model,
        "chosen": lesson.chosen,
        "at": lesson.at,
        "limit_field": lesson.limit_field,
        "thinking_back": lesson.thinking_back or "",
        "without": sorted(lesson.without),
    }


def _lesson(row: dict[str, Any]) -> Lesson | None:
    """The lesson in a row of the file, which anybody may have changed."""
    texts = [row.get(name) for name in ("server", "address", "model", "limit_field")]
    at, chosen, back = row.get("at"), row.get("chosen"), row.get("thinking_back")
    names = row.get("without")
    usable = (
        all(isinstance(text, str) for text in texts)
        and type(at) in {int, float}
        and chosen in tuple(SendThinking)
        and (back == "" or back in tuple(ThinkingBack))
        and texts[3] in {"", *_LIMITS}
        and isinstance(names, list)
        and len(cast("list[Any]", names)) <= _MOST_FIELDS
        and all(isinstance(n, str) and len(n) <= _LONGEST for n in cast("list[Any]", names))
    )
    if not usable:
        return None
    server_id, address, model, limit = cast("list[str]", texts)
    return Lesson(
        server_id,
        address,
        model,
        SendThinking(chosen),
        float(cast("float", at)),
        limit,
        ThinkingBack(back) if back else None,
        frozenset(cast("list[str]", names)),
    )
