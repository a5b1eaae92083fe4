"""HTTP client for chat servers: replies as streams, model lists, key checks, images.

One attempt per call: retries are the engine's. Whatever goes wrong becomes a `RequestError`
that holds no key, and no other exception's remains with one.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from chatapp.core.api import exchange, image
from chatapp.core.api.body import unpacked
from chatapp.core.api.connection import checked_key
from chatapp.core.api.failures.failure import silent
from chatapp.core.api.large_json import LARGE
from chatapp.core.api.refused import ids, refused
from chatapp.core.api.request.learned_forms import LearnedForms
from chatapp.core.api.request.upload import Progress
from chatapp.core.api.request_line import RequestLine, log
from chatapp.core.api.response.intake import ReadAhead
from chatapp.core.api.sender import Sender
from chatapp.core.api.small_body import SMALL_ANSWER_SECONDS, small_body
from chatapp.core.daemon_threads import run_in_daemon_thread
from chatapp.core.domain.errors import EmptyAnswer, NoConnection, StreamCutOff
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.models import NOTHING_KNOWN, Balance, ModelList
from chatapp.core.domain.network import SYSTEMS_NETWORK, Network
from chatapp.core.domain.servers import Server
from chatapp.core.redact import redact

# What a request needs is imported with the first one: the window opens sooner.
if TYPE_CHECKING:
    import httpx

    from chatapp.core.api.exchange_log import Recorder
    from chatapp.core.api.request.chat_request import ChatRequest
    from chatapp.core.api.request.form import Form
    from chatapp.core.api.response.deltas import Delta

NOT_MODIFIED = 304
MOST_LESSONS = 4
"""Times that a refused request is sent in another form."""
GRACE_SECONDS = 3.0
"""After the finish reason: for the usage, which may follow it."""
AFTER_DONE_SECONDS = 0.5
"""After the end of the stream, where no usage came before it."""
TOGETHER_SECONDS = 0.1
"""So long what follows a finish reason is taken for a part of the same end."""


class Client:
    """Sends requests, by the way that `network` says. `grace`: see `GRACE_SECONDS`.

    `learned` are the forms that servers turned out to want.
    """

    def __init__(
        self,
        network: Network = SYSTEMS_NETWORK,
        *,
        grace: float = GRACE_SECONDS,
        learned: LearnedForms | None = None,
    ) -> None:
        self._network = network
        self._grace = grace
        self._direct: Client | None = None
        self._sender = Sender(network)
        self._learned = learned or LearnedForms()

    async def aclose(self) -> None:
        """Close all connections. The client can be used again."""
        await self._sender.aclose()
        if self._direct:
            await self._direct.aclose()

    @property
    def direct(self) -> Client:
        """The same without any proxy; it is closed with this one."""
        if self._direct is None:
            self._direct = Client(
                self._network.without_proxies, grace=self._grace, learned=self._learned
            )
        return self._direct

    def use(self, network: Network) -> None:
        """Reach servers as `network` says from now on; what is under way ends as it began."""
        self._network = network
        self._sender.use(network)
        if self._direct:
            self._direct.use(network.without_proxies)

    @asynccontextmanager
    async def stream(
        self,
        server: Server,
        key: str | None,
        request: ChatRequest,
        progress: Progress | None = None,
        recorder: Recorder | None = None,
    ) -> AsyncGenerator[AsyncIterator[list[Delta]]]:
        """Ask `server`, and hand out its answer as it comes: a list for each network chunk.

        Entering waits for the response's head. Lists may be empty: one that follows a finish
        reason says that nothing else came with it. The iteration ends when nothing more is
        worth waiting for. Leaving, and cancelling at any moment, closes the connection.
        `progress` is told how much of a large request was sent, `recorder` what goes and comes.

        Raises `RequestError` on entering, and while iterating.
        """
        key = checked_key(server, key)
        with RequestLine("chat with", server.base_url, request.model, recorder) as line:
            response, notes = await self._ask(server, key, request, line, progress)
            chunks = ReadAhead(unpacked(response))
            probable = request.options.top_logprobs is not None
            batches = self._batches(server, key, probable, response, chunks, line=line, notes=notes)
            try:
                yield batches
            finally:
                await batches.aclose()
                await chunks.aclose()
                await response.aclose()

    async def check_key(self, server: Server, key: str | None) -> str:
        """Check that `server` takes `key`; says in a sentence what that proved.

        Raises `RequestError` if it does not.
        """
        from chatapp.core.api.inquiries import check_key

        return await check_key(partial(self._get, server), server, checked_key(server, key))

    async def balance(self, server: Server, key: str) -> Balance | None:
        """The money that is left at `server`, or None. Raises `RequestError`."""
        from chatapp.core.api.inquiries import balance_of

        return await balance_of(partial(self._get, server), server, checked_key(server, key))

    async def models(
        self, server: Server, key: str | None, known: ModelList = NOTHING_KNOWN
    ) -> ModelList:
        """The chat models `server` lists; `known` if nothing has changed since.

        Raises `RequestError`.
        """
        from chatapp.core.api.inquiries import models

        usable = checked_key(server, key, needed=False)
        return await models(partial(self._get, server), server, usable, known)

    async def fetch_image(self, url: str) -> bytes:
        """The file at an http or https address that the person asked for, 20 MiB at most.

        Nothing travels that says who asks or where: no key, cookie or referrer. A redirect is
        followed within these schemes, and never from the internet into a private network.
        Raises `ImageNotLoaded`, `ProxyTrouble`.
        """
        with RequestLine("image from", url) as line:
            return await image.fetch(await self._sender.client(), url, line.answered)

    async def _ask(
        self,
        server: Server,
        key: str,
        request: ChatRequest,
        line: RequestLine,
        progress: Progress | None,
    ) -> tuple[httpx.Response, list[str]]:
        """The open response to `request`, its status known to be good, and notes on it.

        A refusal that names a field is answered at once, in another form.
        """
        from chatapp.core.api.request.chat_request import has_file
        from chatapp.core.api.request.lessons import lesson_of, notes_on

        form = await self._learned.form(server, request.model)
        notes = notes_on(request, form)
        lasting = True
        post = partial(self._post, server, key, request, line, progress)
        for left in reversed(range(MOST_LESSONS + 1)):
            response = await post(form=form)
            if response.is_success:
                if lasting:
                    await self._learned.learn(server, request.model, form)
                return response, notes
            error = await refused(response, server, key, sends_file=has_file(request))
            line.came(error.details.encode("utf-8", "replace"))
            lesson = lesson_of(error, form, request, server) if left else None
            if not lesson:
                raise error
            form, lasting = lesson.form, lasting and lesson.lasting
            notes += [lesson.note] if lesson.note else []
            log.info("asked again in another form: %s", form)
        raise AssertionError("the last refusal is raised")

    async def _post(
        self,
        server: Server,
        key: str,
        request: ChatRequest,
        line: RequestLine,
        progress: Progress | None,
        *,
        form: Form,
    ) -> httpx.Response:
        from chatapp.core.api.exchange_log import bodies
        from chatapp.core.api.request.chat_request import has_file

        # A long conversation, or a file, takes long enough to hold up the window.
        data, kept = await run_in_daemon_thread(bodies, request, form)
        line.sends(kept)
        return await self._sender.send(
            line,
            server,
            key,
            "POST",
            f"{server.base_url}/chat/completions",
            data=data,
            headers={"Content-Type": "application/json", "Accept": "text/event-stream"},
            limit=self._first_word_limit(server),
            uploads_file=has_file(request),
            progress=progress,
        )

    async def _get(
        self, server: Server, url: str, key: str, tag: str = ""
    ) -> tuple[bytes | None, str]:
        """The small body at an address, and its tag; None if it is the one of that `tag`."""
        with RequestLine("ask", url) as line:
            headers = {"Accept": "application/json"}
            response = await self._sender.send(
                line,
                server,
                key,
                "GET",
                url,
                headers=headers | ({"If-None-Match": tag} if tag else {}),
                limit=SMALL_ANSWER_SECONDS,
            )
            new = response.headers.get("etag", "")
            if tag and response.status_code == NOT_MODIFIED:
                await response.aclose()
                return None, tag
            if not response.is_success:
                raise await refused(response, server, key)
            return await small_body(response, key), new

    async def _batches(
        self,
        server: Server,
        key: str,
        probable: bool,
        response: httpx.Response,
        chunks: ReadAhead,
        *,
        line: RequestLine,
        notes: list[str],
    ) -> AsyncGenerator[list[Delta]]:
        from chatapp.core.api.response.answer import Decoder
        from chatapp.core.api.response.deltas import CallingDelta, NoteDelta, PieceDelta, sliced

        if notes:
            yield [NoteDelta(note) for note in notes]
        decoder = Decoder(server, secrets=(key,) if key else (), head=response.headers)
        exchange.note(decoder.record, response)
        if probable:
            decoder.record.expect_logprobs()
        now = asyncio.get_running_loop().time
        any_text = False
        deadline = now() + self._first_word_limit(server)
        named = ids(response, key)
        alone = False
        while not decoder.done:
            soon = now() + TOGETHER_SECONDS if alone else deadline
            chunk, failure = await chunks.take(min(soon, deadline))
            if alone and isinstance(failure, TimeoutError):
                alone = False
                yield []
                continue
            if not chunk:
                break
            alone = False
            line.came(chunk)
            decoder.record.times.setdefault("first_byte", time.time())
            whole, ended = decoder.complete, decoder.ended
            if decoder.pending + len(chunk) < LARGE:
                deltas = decoder.feed(chunk)
            else:
                deltas = await run_in_daemon_thread(decoder.feed, chunk)
            if any(isinstance(d, PieceDelta | CallingDelta) for d in deltas):
                any_text = True
                deadline = now() + self._network.silence_limit
            if decoder.complete and not whole:
                deadline = now() + self._grace
                alone = True
            if decoder.complete and decoder.record.open_choices:
                deadline = now() + self._network.silence_limit
            if decoder.ended and not ended:
                deadline = min(deadline, now() + AFTER_DONE_SECONDS)
            for batch in sliced(deltas):
                yield batch
                if batch is not deltas:
                    await asyncio.sleep(0)  # the window has its turns in between
            if decoder.error:
                break
        else:
            failure = None
        if decoder.pending < LARGE:
            last = decoder.finish()
        else:
            last = await run_in_daemon_thread(decoder.finish)
        any_text = any_text or any(isinstance(d, PieceDelta) for d in last)
        for batch in sliced(last) if last else ():
            yield batch
            await asyncio.sleep(0)
        if decoder.error:
            raise decoder.error
        if decoder.complete:
            return
        if isinstance(failure, TimeoutError):
            waited = self._network.silence_limit if any_text else self._first_word_limit(server)
            raise StreamCutOff(silent(waited), details=named)
        if failure:
            import httpx

            if not isinstance(failure, httpx.HTTPError | httpx.StreamError | OSError):
                raise failure
            details = redact(f"{type(failure).__name__}: {failure}\n{named}", key)
            if any_text:
                raise StreamCutOff(details=details)
            raise NoConnection(tr("The connection broke before the reply began."), details=details)
        raise StreamCutOff(details=named) if any_text else EmptyAnswer(details=named)

    def _first_word_limit(self, server: Server) -> float:
        return self._network.silence_limit * server.dialect.first_word_factor
