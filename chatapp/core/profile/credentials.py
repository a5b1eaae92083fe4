"""API keys in the system's keyring, or in memory where there is none; never in a file.

Every call into keyring, its import too, happens on one daemon thread: a locked
keyring blocks its caller while its prompt is open, a frozen one for ever, and an
executor would be joined at exit.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Mapping
from contextlib import closing, contextmanager, suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar, cast

from chatapp.core.domain.errors import (
    KeyNotUsable,
    KeyringLocked,
    KeyringUnavailable,
    KeyStoreError,
)
from chatapp.core.domain.i18n import number, tr
from chatapp.core.serial_thread import SerialThread

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

_log = logging.getLogger("chatapp.keys")

MAX_LENGTH = 1280
"""Characters of a key: what Windows' store holds (2,560 bytes of UTF-16)."""

# The back ends that encrypt. Others (null, keyrings.alt's plain files, which keyring
# takes silently, and whatever else is installed) are never handed a key.
_TRUSTED = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)
_USER = "key"
_UNSEEN = "\0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # what copying from a page brings along
_QUOTES = "\"'`“”‘’"


class Kept(StrEnum):
    """The place that keeps a key."""

    SYSTEM = "system"
    """The system's keyring."""
    MEMORY = "memory"
    """This process only, until it ends."""


def normalise_key(text: str) -> str:
    """Make a bare key of what a person pasted.

    Strips spaces, invisible characters, quotes and a leading ``Bearer``. Raises
    `KeyNotUsable` if nothing is left, or what is left cannot stand in an HTTP header.
    """
    key = "".join(c for c in text if c not in _UNSEEN).strip().strip(_QUOTES).strip()
    for prefix in ("authorization:", "bearer "):
        if key.lower().startswith(prefix):
            key = key[len(prefix) :].strip().strip(_QUOTES)
    if not key or key.lower() == "bearer":
        raise KeyNotUsable(tr("Enter an API key."))
    if any(c.isspace() for c in key):
        raise KeyNotUsable(tr("An API key has no spaces or line breaks. Copy it again."))
    if not (key.isascii() and key.isprintable()):
        raise KeyNotUsable(
            tr("An API key has only plain letters, digits and symbols. Copy it again.")
        )
    if len(key) > MAX_LENGTH:
        raise KeyNotUsable(
            tr("An API key has at most {most} characters.").format(most=number(MAX_LENGTH))
        )
    return key


class KeyStore:
    """Keys by server id. One call at a time reaches the keyring, in order.

    `session`: keys for this run alone; they come first and are never saved. `handed_out` is
    told each key that comes out of the keyring, before whoever asked has it. A call that is
    cancelled is dropped if the keyring has not begun with it.
    """

    def __init__(
        self,
        app_id: str = "chatapp",
        session: Mapping[str, str] | None = None,
        *,
        handed_out: Callable[[str], object] = lambda _: None,
    ) -> None:
        self._app_id = app_id
        self._memory = dict(session or {})
        self._handed_out = handed_out
        self._thread = SerialThread("keyring")
        self._keyring = _Keyring()

    async def get(self, server_id: str) -> str | None:
        """The key of a server, or None if it has none.

        May wait for a person to unlock the keyring. Raises `KeyringLocked` if they did
        not, `KeyringUnavailable` if the keyring failed.
        """
        if server_id in self._memory:
            return self._memory[server_id]
        key = await self._call(lambda: self._keyring.get(self._service(server_id)))
        if key:
            self._handed_out(key)
        return key

    async def set(self, server_id: str, key: str) -> Kept:
        """Keep `key`; says where. It is usable for this run whatever happens.

        Raises `KeyNotUsable`; `KeyringLocked` if the keyring stayed locked, and then the
        key is kept in memory.
        """
        key = normalise_key(key)
        self._memory[server_id] = key
        if not await self._call(lambda: self._keyring.set(self._service(server_id), key)):
            return Kept.MEMORY
        if self._memory.get(server_id) == key:
            del self._memory[server_id]
        return Kept.SYSTEM

    async def delete(self, server_id: str) -> None:
        """Forget a server's key, which need not exist. Raises like `get`."""
        self._memory.pop(server_id, None)
        await self._call(lambda: self._keyring.delete(self._service(server_id)))

    async def backend(self) -> str:
        """The keyring in use, by name, or why there is none. Never prompts."""
        return await self._call(self._keyring.describe)

    def close(self) -> None:
        """Let the keyring's thread go, without waiting for a prompt or a frozen service."""
        self._thread.end()

    async def _call(self, work: Callable[[], T]) -> T:
        return await self._thread.call(work, droppable=True)

    def _service(self, server_id: str) -> str:
        # WORKAROUND (keyring, backends/Windows.py, seen with 25.7.0): it renames entries when
        # two users share a service. So each key has a service of its own.
        return f"{self._app_id}/{server_id}"


class _Keyring:
    """The keyring package, blocking. Lives on the keyring thread."""

    def __init__(self) -> None:
        self._backend: KeyringBackend | None = None
        self._logged = ""

    def get(self, service: str) -> str | None:
        with self._translated():
            backend = self._detect()
            if backend is None or _surely_absent(backend, service):
                return None
            return backend.get_password(service, _USER)

    def set(self, service: str, key: str) -> bool:
        """True if the keyring holds `key` now: read back, for some keep nothing in silence."""
        try:
            with self._translated():
                backend = self._detect()
                if backend is None:
                    return False
                backend.set_password(service, _USER, key)
                return backend.get_password(service, _USER) == key
        except KeyringUnavailable:
            return False
        except KeyringLocked:
            raise KeyringLocked(
                tr(
                    "The system's keyring is locked. The API key is kept in memory until Chatapp "
                    "is closed. To keep it longer, unlock the keyring and save the API key again."
                )
            ) from None

    def delete(self, service: str) -> None:
        with self._translated():
            from keyring.errors import PasswordDeleteError

            backend = self._detect()
            if backend is not None and not _surely_absent(backend, service):
                with suppress(PasswordDeleteError):  # there was none
                    backend.delete_password(service, _USER)
                if backend.get_password(service, _USER) is not None:
                    raise KeyringUnavailable(tr("The system's keyring did not delete the API key."))

    def describe(self) -> str:
        try:
            with self._translated():
                if backend := self._detect():
                    return str(backend.name)
                import keyring

                return f"none that encrypts ({keyring.get_keyring().name}); keys stay in memory"
        except KeyStoreError as e:
            return f"none ({e.details}); keys stay in memory"

    def _detect(self) -> KeyringBackend | None:
        """The back end to use. While there is none, each call looks again."""
        if self._backend is None:
            import keyring.backend
            import keyring.core

            # WORKAROUND (keyring, backend.get_all_keyring, seen with 25.7.0): it keeps what it once
            # found; a service may have been started since.
            vars(keyring.backend.get_all_keyring).pop("saved_result", None)
            keyring.core.init_backend(limit=_recommended)
            self._backend = _trusted(keyring.core.get_keyring())
            self._log_once(self._backend or keyring.core.get_keyring())
            if type(self._backend).__module__ == "keyring.backends.Windows":
                # Not to roam to other computers of the domain.
                cast("Any", self._backend).persist = "local machine"
        return self._backend

    def _log_once(self, found: KeyringBackend) -> None:
        name = f"{type(found).__module__}.{type(found).__qualname__}"
        used = name if self._backend else f"none that encrypts ({name})"
        if used != self._logged:
            self._logged = used
            _log.info("keyring: %s", used)

    @contextmanager
    def _translated(self) -> Generator[None]:
        """Turn what a back end raises into a `KeyStoreError`.

        Its words are dropped, since they may quote the key; its type says enough.
        """
        try:
            yield
        except KeyStoreError:
            raise
        except Exception as error:  # noqa: BLE001 (D-Bus's, the system's and Windows' come bare)
            import keyring.errors

            name = type(error).__name__
            _log.warning("the keyring failed: %s", name)
            dismissed = isinstance(error, keyring.errors.InitError) and "dismissed" in str(error)
            if dismissed or isinstance(error, keyring.errors.KeyringLocked):
                raise KeyringLocked(details=name) from None
            self._backend = None
            raise KeyringUnavailable(
                tr(
                    "The system's keyring did not respond. Try again, or enter the API key once "
                    "more."
                ),
                details=name,
            ) from None


def _recommended(backend: KeyringBackend) -> bool:
    return backend.priority >= 1  # plain files are below


def _trusted(backend: KeyringBackend) -> KeyringBackend | None:
    from keyring.backends.chainer import ChainerBackend

    if isinstance(backend, ChainerBackend):
        return next((found for b in backend.backends if (found := _trusted(b))), None)
    return backend if type(backend).__module__ in _TRUSTED else None


def _surely_absent(backend: KeyringBackend, service: str) -> bool:
    """True if there is no such key, found out without a prompt.

    A Secret Service tells what it holds even while locked.
    """
    # WORKAROUND (keyring, backends/SecretService.py, seen with 25.7.0): it unlocks before it looks,
    # so a person would unlock it, or invent a password for a new one, to learn of nothing.
    if type(backend).__module__ != "keyring.backends.SecretService":
        return False
    import secretstorage

    with closing(secretstorage.dbus_init()) as bus:
        query = {"service": service, "username": _USER}
        return next(iter(secretstorage.search_items(bus, query)), None) is None
