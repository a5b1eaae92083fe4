"""Keys: against a real Secret Service in every state, and where there is none."""

from __future__ import annotations

import asyncio
import base64
import gc
import logging
import shutil
import subprocess
import sys
import threading
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp.core.domain.errors import KeyNotUsable, KeyringLocked, KeyringUnavailable
from chatapp.core.profile.credentials import MAX_LENGTH, Kept, KeyStore, normalise_key
from tests.secretservice import SecretService, State, in_this_process, needs_service
from tests.waiting import until

# keyring leaves the D-Bus connection of a call that failed to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")

KEY = "sk-0123456789abcdef-top-secret"
ROOT = Path(__file__).parents[3]


@pytest.fixture
def service(request: pytest.FixtureRequest) -> Generator[SecretService]:
    """The Secret Service; a test's parameter gives its state."""
    with in_this_process(getattr(request, "param", State.UNLOCKED)) as running:
        yield running
    gc.collect()


def state(*states: State) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("service", states, indirect=True)


def everything_in(folder: Path) -> bytes:
    return b"\0".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())


# What a person pastes


@pytest.mark.parametrize(
    "pasted",
    [
        KEY,
        f"  {KEY}\r\n",
        f"Bearer {KEY}",
        f"Authorization: bearer {KEY}",
        f'"{KEY}"',
        f"“{KEY}”",
        f"'Bearer {KEY}'",
        f"\ufeff{KEY}\u200b\0",
        f"\u200b Bearer\u0020 {KEY} ",
    ],
)
def test_a_pasted_key_is_stripped(pasted: str) -> None:
    assert normalise_key(pasted) == KEY


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "  \n",
        "Bearer",
        "Bearer ",
        '""',
        "a b",
        "a\nb",
        "schlüssel",
        "sk-…",
        "a\x07b",
        "x" * 1281,
    ],
)
def test_what_is_no_key_is_refused_without_repeating_it(pasted: str) -> None:
    with pytest.raises(KeyNotUsable) as refused:
        normalise_key(pasted)
    assert len(pasted) < 3 or pasted not in str(refused.value)


@given(st.text(max_size=40))
def test_a_normalised_key_can_stand_in_a_header_and_stays(pasted: str) -> None:
    try:
        key = normalise_key(pasted)
    except KeyNotUsable:
        return
    assert key.isascii()
    assert key.isprintable()
    assert " " not in key
    assert 0 < len(key) <= MAX_LENGTH


# With a keyring


@needs_service
async def test_a_key_is_kept_found_again_and_deleted(service: SecretService) -> None:
    store = KeyStore()
    assert await store.get("aiml") is None
    assert await store.set("aiml", f" Bearer {KEY} ") is Kept.SYSTEM
    assert await store.set("other", "second") is Kept.SYSTEM
    assert service.secrets() == {"chatapp/aiml": KEY, "chatapp/other": "second"}

    again = KeyStore()
    assert await again.get("aiml") == KEY
    assert await again.set("aiml", "x" * MAX_LENGTH) is Kept.SYSTEM
    assert await store.get("aiml") == "x" * MAX_LENGTH

    await again.delete("aiml")
    await again.delete("aiml")
    assert await store.get("aiml") is None
    assert service.secrets() == {"chatapp/other": "second"}
    assert await store.backend() == "SecretService Keyring"


@needs_service
@pytest.mark.skipif(not shutil.which("dbus-monitor"), reason="needs dbus-monitor")
async def test_the_key_is_not_in_clear_on_the_bus(service: SecretService, tmp_path: Path) -> None:
    heard = tmp_path / "bus"
    address = service.environment["DBUS_SESSION_BUS_ADDRESS"]
    line = ["dbus-monitor", "--binary", "--address", address]
    with heard.open("wb") as file, subprocess.Popen(line, stdout=file) as monitor:
        try:
            # It hears nothing until it is there, and of each call before the service answers it.
            while not heard.stat().st_size:
                await KeyStore().get("other")
            store = KeyStore()
            assert await store.set("aiml", KEY) is Kept.SYSTEM
            assert await KeyStore().get("aiml") == KEY
            await store.delete("aiml")
            await until(lambda: b"\0Delete\0" in heard.read_bytes(), what="the last call")
        finally:
            monitor.terminate()
    said = heard.read_bytes()
    assert b"dh-ietf1024-sha256-aes128-cbc-pkcs7" in said
    assert b"CreateItem" in said
    assert b"GetSecret" in said
    for form in (KEY.encode(), KEY.encode("utf-16-le"), base64.b64encode(KEY.encode())):
        assert form not in said


@needs_service
async def test_the_key_is_in_no_file_and_no_repr(
    service: SecretService, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    loop.slow_callback_duration = 0.0  # logs every callback with its arguments
    store = KeyStore(session={"run": "sk-of-this-run"})
    await store.set("aiml", KEY)
    await store.get("aiml")
    loop.set_debug(False)

    assert caplog.text
    for text in (repr(store), str(vars(store.get)), caplog.text):
        assert KEY not in text
        assert "sk-of-this-run" not in text
    assert everything_in(service.folder)
    assert KEY.encode() not in everything_in(service.folder)
    assert KEY.encode("utf-16-le") not in everything_in(service.folder)


@needs_service
@state(State.LOCKED)
async def test_a_locked_keyring_keeps_the_key_for_this_run(service: SecretService) -> None:
    store = KeyStore()
    with pytest.raises(KeyringLocked, match="kept in memory") as locked:
        await store.set("aiml", KEY)
    assert KEY not in repr(locked.value) + locked.value.details
    assert await store.get("aiml") == KEY
    assert await KeyStore().get("aiml") is None
    with pytest.raises(KeyringLocked):
        await store.set("aiml", KEY)


@needs_service
async def test_a_locked_keyring_is_only_asked_for_what_it_holds(service: SecretService) -> None:
    store = KeyStore()
    await store.set("aiml", KEY)
    service.lock()
    with pytest.raises(KeyringLocked):
        await store.get("aiml")
    with pytest.raises(KeyringLocked):
        await store.delete("aiml")
    assert await store.get("another") is None
    await store.delete("another")


@needs_service
@state(State.FRESH)
async def test_looking_for_a_key_makes_no_keyring(service: SecretService) -> None:
    assert await KeyStore().get("aiml") is None


@needs_service
@state(State.BUS_ONLY)
async def test_a_service_started_later_is_found(service: SecretService) -> None:
    store = KeyStore()
    assert await store.set("aiml", KEY) is Kept.MEMORY
    assert "keys stay in memory" in await store.backend()
    service.start_daemon()
    assert await store.get("aiml") == KEY
    assert await store.set("aiml", KEY) is Kept.SYSTEM
    assert service.secrets() == {"chatapp/aiml": KEY}


@needs_service
async def test_a_service_that_died_is_said_and_looked_for_again(service: SecretService) -> None:
    store = KeyStore()
    await store.set("aiml", KEY)
    service.stop_daemon()
    with pytest.raises(KeyringUnavailable, match="did not respond"):
        await store.get("aiml")
    assert await store.set("aiml", KEY) is Kept.MEMORY
    service.start_daemon()
    assert await store.set("aiml", KEY) is Kept.SYSTEM


@needs_service
@state(State.FROZEN)
async def test_a_frozen_service_holds_up_nobody_else(service: SecretService) -> None:
    store = KeyStore(session={"run": "sk-run"})
    waiting = [asyncio.create_task(store.get("aiml")) for _ in range(2)]
    saving = asyncio.create_task(store.set("aiml", KEY))
    await asyncio.sleep(0)
    assert await store.get("run") == "sk-run"
    assert await store.get("aiml") == KEY  # usable although not saved yet
    waiting[0].cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting[0]
    assert not waiting[1].done()
    assert not saving.done()
    service.thaw()
    assert await waiting[1] is None
    assert await saving is Kept.SYSTEM
    assert service.secrets() == {"chatapp/aiml": KEY}


@needs_service
@state(State.FROZEN)
async def test_a_call_cancelled_in_the_queue_is_dropped(service: SecretService) -> None:
    store = KeyStore()
    first = asyncio.create_task(store.get("aiml"))
    saving = asyncio.create_task(store.set("dropped", KEY))
    await asyncio.sleep(0)
    saving.cancel()
    await asyncio.gather(saving, return_exceptions=True)
    service.thaw()
    assert await first is None
    await store.backend()
    assert service.secrets() == {}


QUITS = """
import asyncio
from chatapp.core.profile.credentials import KeyStore
async def run():
    task = asyncio.create_task(KeyStore().get("aiml"))
    print(await KeyStore().backend())
asyncio.run(run())
"""


@needs_service
@state(State.FROZEN)
def test_a_program_quits_while_the_keyring_is_frozen(service: SecretService) -> None:
    done = subprocess.run(
        [sys.executable, "-c", QUITS],
        env=service.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout == "SecretService Keyring\n"
    assert done.stderr == ""


@needs_service
async def test_calls_are_served_one_at_a_time_in_order(service: SecretService) -> None:
    store = KeyStore()
    await asyncio.gather(*(store.set("aiml", f"key-{n}") for n in range(5)))
    assert await store.get("aiml") == "key-4"
    assert service.secrets() == {"chatapp/aiml": "key-4"}


@needs_service
async def test_closed_its_thread_ends_and_a_later_call_has_another(service: SecretService) -> None:
    before = threading.enumerate()
    store = KeyStore()
    await store.set("aiml", KEY)
    (thread,) = [t for t in threading.enumerate() if t.name == "keyring" and t not in before]
    store.close()
    thread.join(10)
    assert not thread.is_alive()
    assert await store.get("aiml") == KEY
    store.close()


# Without one


@state(State.NONE)
async def test_without_a_bus_keys_stay_in_memory(service: SecretService) -> None:
    store = KeyStore()
    assert await store.get("aiml") is None
    assert await store.set("aiml", KEY) is Kept.MEMORY
    assert await store.get("aiml") == KEY
    assert "keys stay in memory" in await store.backend()
    await store.delete("aiml")
    assert await store.get("aiml") is None
    assert KEY.encode() not in everything_in(service.folder)


@state(State.NONE)
async def test_keys_of_this_run_come_first_and_are_never_saved(service: SecretService) -> None:
    given = {"aiml": KEY}
    store = KeyStore(session=given)
    assert await store.get("aiml") == KEY
    await store.set("aiml", "another")
    assert await store.get("aiml") == "another"
    assert given == {"aiml": KEY}


# Another program's idea of a keyring: a plain file.
PLAIN = """
from pathlib import Path
from keyring.backend import KeyringBackend
class Keyring(KeyringBackend):
    priority = {priority}
    file = Path({file!r})
    def set_password(self, service, username, password):
        self.file.write_text(password)
    def get_password(self, service, username):
        return self.file.read_text() if self.file.exists() else None
"""


@needs_service
@pytest.mark.parametrize(
    "named",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "plain_keyring.Keyring",
        "no.such.Keyring",
        "",
    ],
)
async def test_back_ends_that_do_not_encrypt_get_no_key(
    service: SecretService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    file = tmp_path / "plain.txt"
    (tmp_path / "plain_keyring.py").write_text(PLAIN.format(priority=9, file=str(file)))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", named)
    store = KeyStore()
    assert await store.set("aiml", KEY) is Kept.MEMORY
    assert await store.get("aiml") == KEY
    assert "keys stay in memory" in await store.backend()
    assert not file.exists()
    assert service.secrets() == {}
    monkeypatch.delitem(sys.modules, "plain_keyring", raising=False)


CHAINED = """
import asyncio, sys
import plain_keyring
from chatapp.core.profile.credentials import KeyStore
import keyring
async def run():
    print(await KeyStore().set("aiml", "sk-chained"), type(keyring.get_keyring()).__name__)
asyncio.run(run())
"""


@needs_service
def test_of_several_back_ends_the_encrypting_one_is_used(
    service: SecretService, tmp_path: Path
) -> None:
    """In a process of its own: keyring remembers every back end it ever saw."""
    file = tmp_path / "plain.txt"
    (tmp_path / "plain_keyring.py").write_text(PLAIN.format(priority=9, file=str(file)))
    done = subprocess.run(
        [sys.executable, "-c", CHAINED],
        env={**service.environment, "PYTHONPATH": f"{tmp_path}:{ROOT}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "system ChainerBackend\n"
    assert not file.exists()
    assert service.secrets() == {"chatapp/aiml": "sk-chained"}
