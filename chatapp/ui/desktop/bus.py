"""D-Bus session bus client (Linux): calls to services, and their signals.

jeepney speaks it, which the keyring brings along: QtDBus cannot be told from Python that a
number is to travel as unsigned, and services refuse what travels otherwise. Linux only.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, cast

import jeepney
from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType
from jeepney import bus as addresses
from jeepney.auth import BEGIN, Authenticator
from jeepney.bus_messages import message_bus
from jeepney.io.asyncio import DBusConnection, DBusRouter, Proxy
from jeepney.io.common import RouterClosed
from jeepney.wrappers import DBusErrorResponse

ANSWERS_WITHIN = 5.0
"""Seconds: a service that takes longer is not there for us."""
# A missing address is a KeyError of the environment, an unknown kind of it a RuntimeError.
_GONE = (OSError, EOFError, KeyError, ValueError, RuntimeError, RouterClosed, DBusErrorResponse)
# jeepney has no types here.
_method_call: Callable[..., Message] = cast("Any", jeepney).new_method_call
_address: Callable[[str], str] = cast("Any", addresses).get_bus


class NoService(Exception):
    """There is no bus, or nobody on it who does what was asked."""


class SessionBus:
    """A connection to the bus, made with the first call.

    `heard` gets the signals of `interfaces`, each a path and a name: the signal's name, and
    what it carries.
    """

    def __init__(
        self,
        interfaces: Sequence[tuple[str, str]],
        heard: Callable[[str, tuple[Any, ...]], None],
    ) -> None:
        self._interfaces = interfaces
        self._heard = heard
        self._connection: DBusConnection | None = None
        self._router: DBusRouter | None = None
        self._listening: asyncio.Task[None] | None = None
        self._answered = asyncio.Event()
        self._answered.set()

    async def call(self, address: DBusAddress, method: str, signature: str, *values: Any) -> Any:
        """Call a method; gives the tuple of what it returns. Raises `NoService`."""
        message = _method_call(address, method, signature or None, values)
        self._answered.clear()
        try:
            reply = await asyncio.wait_for(self._answer(message), ANSWERS_WITHIN)
        except _GONE as error:
            await self.close()
            raise NoService(repr(error)) from error
        finally:
            self._answered.set()
        if reply.header.message_type is MessageType.error:
            raise NoService(_field(reply, HeaderFields.error_name))
        return cast("Any", reply).body

    async def close(self) -> None:
        """Let the connection go; the next call makes another one."""
        listening, self._listening = self._listening, None
        router, self._router = self._router, None
        connection, self._connection = self._connection, None
        if listening is not None:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)
        if router is not None:
            await asyncio.gather(router.__aexit__(None, None, None), return_exceptions=True)
        if connection is not None:
            await asyncio.gather(connection.close(), return_exceptions=True)

    async def _answer(self, message: Message) -> Message:
        if self._router is None:
            self._connection = await _opened()
            self._router = router = DBusRouter(self._connection)
            queue: asyncio.Queue[Message] = asyncio.Queue()
            for path, interface in self._interfaces:
                rule = MatchRule(type="signal", interface=interface, path=path)
                router.filter(rule, queue=queue)
                await Proxy(message_bus, router).AddMatch(rule)
            self._listening = asyncio.ensure_future(self._hear(queue))
        return await self._router.send_and_get_reply(message)

    async def _hear(self, queue: asyncio.Queue[Message]) -> None:
        while True:
            message = await queue.get()
            # A signal may be about what a call that came before it is just returning.
            await self._answered.wait()
            self._heard(_field(message, HeaderFields.member), cast("Any", message).body)


async def _opened() -> DBusConnection:
    """Open a connection and greet the bus; nothing of it is left if that ends early."""
    # WORKAROUND (jeepney, io/asyncio.py open_dbus_connection, seen with 0.9.0): what is cancelled
    # while it opens a connection does not close it.
    reader, writer = await asyncio.open_unix_connection(_address("SESSION"))
    try:
        authenticator = Authenticator()
        for request in authenticator:
            writer.write(request)
            await writer.drain()
            answer = await reader.read(1024)
            if not answer:
                raise EOFError("the bus closed the connection")
            authenticator.feed(answer)
        writer.write(BEGIN)
        connection = DBusConnection(reader, writer)
        async with DBusRouter(connection) as router:
            (connection.unique_name,) = await Proxy(message_bus, router).Hello()
    except BaseException:  # a cancellation, too
        writer.close()
        raise
    return connection


def _field(message: Message, name: HeaderFields) -> str:
    return str(cast("dict[HeaderFields, object]", message.header.fields).get(name))
