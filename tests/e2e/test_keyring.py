'Keys in a real Secret Service, from the first-run card to "Remove API key", in the real window.'

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from chatapp.core.domain.conversation import Status
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.settings import Settings
from chatapp.core.settings_file import SettingsFile
from tests.e2e.driver import Window, window
from tests.e2e.process import files_holding
from tests.loopback import MODEL, Loopback
from tests.secretservice import SecretService, State, in_this_process, needs_service

pytestmark = [
    needs_service,
    # keyring leaves the D-Bus connection of a call that failed to the garbage collector.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]

KEY = "sk-good-5dcfd9e2b1a84f70a1b2c3d4e5f60718"


@pytest.fixture
def service(request: pytest.FixtureRequest) -> Iterator[SecretService]:
    """The keyring in the state the test is given, unlocked by default."""
    with in_this_process(getattr(request, "param", State.UNLOCKED)) as running:
        yield running
    gc.collect()


def in_state(state: State) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("service", [state], indirect=True, ids=[state])


def says(w: Window, words: str) -> bool:
    """True if a label in the window says so."""
    return any(
        words in label.text() and label.isVisibleTo(w.widget)
        for label in w.widget.findChildren(QLabel)
    )


def enter_key(w: Window) -> None:
    w.fill("API key", KEY)
    w.click("Check and save")


async def test_a_key_is_entered_once_and_used_from_then_on(
    profile: Path, service: SecretService
) -> None:
    with Loopback() as server:
        server.key = KEY
        async with window(profile, server, model=MODEL) as w:
            enter_key(w)
            await w.until(lambda: says(w, "saved in this computer's keyring"))
            assert list(service.secrets().values()) == [KEY]
            w.type("Hello")
            await w.status_begins("Done")
        async with window(profile, server, model=MODEL) as w:
            await w.status_begins("Done")
            w.type("Hello again")
            await w.until(lambda: len(server.chats) == 2)
            await w.status_begins("Done")
        assert [chat.key for chat in server.chats] == [KEY, KEY]
    assert files_holding(profile, KEY) == []


async def test_forget_key_takes_it_out_of_the_keyring(
    profile: Path, service: SecretService
) -> None:
    with Loopback() as server:
        server.key, server.models_need_key = KEY, True
        mine = Server("mine", "Mine", ServerKind.OTHER, server.base_url, "some-model")
        settings = Settings(server_id="mine", servers=(mine,))
        SettingsFile(profile / "settings.toml").save(settings)
        async with window(profile) as w:
            w.click("Settings")
            enter_key(w)
            await w.until(lambda: list(service.secrets().values()) == [KEY])
            w.type("Hello")
            await w.status_begins("Done")
        async with window(profile) as w:
            w.click("Settings")
            await w.until(lambda: w.showing("Remove API key"))
            w.click("Remove API key")
            await w.until(lambda: service.secrets() == {})
            w.type("Hello?")
            await w.status_begins("Failed")
        assert [chat.key for chat in server.chats] == [KEY, None]
    assert files_holding(profile, KEY) == []


@in_state(State.LOCKED)
async def test_a_keyring_that_stays_locked_leaves_the_key_in_memory(
    profile: Path, service: SecretService
) -> None:
    with Loopback() as server:
        server.key = KEY
        async with window(profile, server, model=MODEL) as w:
            enter_key(w)
            await w.until(lambda: "in memory until Chatapp is closed" in w.notice)
            w.type("Hello")
            await w.status_begins("Done")
        assert server.chats[0].key == KEY
    assert files_holding(profile, KEY) == []


@in_state(State.FROZEN)
async def test_while_the_keyring_is_waited_for_the_window_does_everything_else(
    profile: Path, service: SecretService
) -> None:
    with Loopback() as server:
        server.key = KEY
        async with window(profile, server, model=MODEL) as w:
            w.type("Hello")
            await w.status_begins("Connecting")
            # The keyring does not answer, and the window does.
            w.type("typed meanwhile", enter=False)
            assert w.composer.toPlainText() == "typed meanwhile"
            w.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
            await w.until(lambda: w.widget.windowTitle() == "New conversation - Chatapp")
            w.choose("Hello")
            await w.until(lambda: w.composer.toPlainText() == "typed meanwhile")
            assert server.chats == []
            w.click("Stop")
            assert w.status.startswith("Stopped")
            await w.until(lambda: (m := w.last()) and m.status is Status.STOPPED)
        # It closed in spite of the frozen keyring: the window's end waits for nobody.


@in_state(State.FROZEN)
async def test_a_keyring_that_wakes_up_keeps_the_key_after_all(
    profile: Path, service: SecretService
) -> None:
    with Loopback() as server:
        server.key = KEY
        async with window(profile, server, model=MODEL) as w:
            enter_key(w)
            await w.until(lambda: w.showing("Cancel"))
            w.type("typed meanwhile", enter=False)
            assert w.composer.toPlainText() == "typed meanwhile"
            service.thaw()
            await w.until(lambda: says(w, "saved in this computer's keyring"))
            assert list(service.secrets().values()) == [KEY]
