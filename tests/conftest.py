"""The surroundings of every test: no screen unless asked for, loopback only, an event loop.

Nothing of Qt is imported here: the tests of ``chatapp.core`` also run where PySide6 is absent.
"""

from __future__ import annotations

import asyncio
import errno
import gc
import importlib
import inspect
import ipaddress
import json
import logging
import os
import signal
import sys
import tempfile
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, cast

import hypothesis
import pytest

TESTS = Path(__file__).parent
PACKAGING = TESTS.parent / "packaging"

# Longest run of one coroutine test, in seconds: a test that waits for ever fails instead.
TIME_LIMIT = 120.0


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Keep pytest-qt's settings in pyproject.toml known where it is absent."""
    if not pluginmanager.hasplugin("pytest-qt"):
        parser.addini("qt_api", "set by pytest-qt where it is installed")
        parser.addini("qt_log_level_fail", "set by pytest-qt where it is installed")
        parser.addini("qt_log_ignore", "set by pytest-qt where it is installed", type="linelist")


def pytest_configure(config: pytest.Config) -> None:
    """Shut this process off from the machine it runs on."""
    config.addinivalue_line("markers", "screen: needs a window system; packaging/test.py has one")
    config.addinivalue_line("markers", "terminal: no window in it; runs once, without a screen")
    config.addinivalue_line("markers", "frozen: of the program that build.py has frozen")
    config.addinivalue_line("markers", "e2e: all of tests/e2e; on a screen in packaging/test.py")
    config.addinivalue_line(
        "markers", "core: all of tests/core; packaging/test.py measures coverage"
    )
    config.addinivalue_line("markers", "unmeasured: of the core, costly, and covers nothing new")
    _take_a_screen()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in list(os.environ):
        if name.lower() in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
            del os.environ[name]
    # How long an example takes says something about the machine, not about the program.
    slow = hypothesis.HealthCheck.too_slow
    hypothesis.settings.register_profile("chatapp", deadline=None, suppress_health_check=[slow])
    hypothesis.settings.load_profile("chatapp")
    _speak_english()
    _heed_signals(config)
    _move_home(config)
    _hide_the_real_keyring()
    # jsonschema imports it where it is, and it makes 38 parsers then, which takes seconds.
    cast("dict[str, object]", sys.modules).setdefault("rfc3987_syntax", None)
    sys.addaudithook(_only_loopback)
    _check_requests()
    gc.disable()  # until the end of a test, see pytest_runtest_teardown


def _check_requests() -> None:
    """Have every chat request of every test compared with the API's schema."""
    from tests.loopback import Loopback

    def check(body: Any) -> None:
        from tests.wire_schema import validate_request  # most tests need no schema

        validate_request(body)

    Loopback.check = check


def _take_a_screen() -> None:
    """Give each test process its own screen, of those that packaging/test.py started."""
    screens = json.loads(os.environ.get("CHATAPP_TEST_SCREENS", "[]"))
    if screens:
        number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
        os.environ.update(screens[number % len(screens)])


def _heed_signals(config: pytest.Config) -> None:
    """Heed signals that are ignored here: every program that a test starts would ignore them, too.

    A shell has what it runs in the background ignore SIGINT, and ``nohup`` SIGHUP: the tests
    themselves still outlive the terminal then.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if sys.platform != "win32" and (
        signal.getsignal(signal.SIGHUP) is signal.SIG_IGN or hasattr(config, "workerinput")
    ):
        signal.signal(signal.SIGHUP, _go_on)


def _go_on(*_: object) -> None:
    """A signal's handler that does nothing: a program that is started has the default again."""


def _speak_english() -> None:
    """Whatever the machine speaks: texts are compared in English, and dates as without a place."""
    os.environ.pop("LANGUAGE", None)
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ.setdefault("CHATAPP_LANGUAGE", "en")


def _move_home(config: pytest.Config) -> None:
    """Redirect what a test writes to the person's folders to one that is removed at the end."""
    caches = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    home = tempfile.TemporaryDirectory(prefix="chatapp-home-", ignore_cleanup_errors=True)
    config.add_cleanup(home.cleanup)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        os.environ[name] = home.name
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        os.environ.pop(name, None)
    os.environ["XDG_CACHE_HOME"] = caches  # the list of fonts takes long to make


def _hide_the_real_keyring() -> None:
    """No test may see the keys of the person who runs it; a test starts its own service."""
    if sys.platform == "linux":
        if os.environ.get("CHATAPP_TEST_BUS") != "private":  # set by packaging/test.py
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={tempfile.gettempdir()}/no-bus"
    else:
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


def _only_loopback(event: str, args: tuple[Any, ...]) -> None:
    """The audit hook: any address outside this machine is out of reach, as without a network."""
    if event != "socket.connect" or not isinstance(args[1], tuple):
        return
    host = str(cast("tuple[object, ...]", args[1])[0])
    try:
        inside = ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        inside = host in ("", "localhost")
    if not inside:
        raise OSError(errno.ENETUNREACH, f"tests reach only loopback, not {host}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coroutine tests of the window get a Qt application; tests marked screen need a screen."""
    without_screen = os.environ["QT_QPA_PLATFORM"].partition(":")[0] in ("offscreen", "minimal")
    skip = pytest.mark.skip(reason="needs a window system: run packaging/test.py")
    for item in items:
        if without_screen and item.get_closest_marker("screen"):
            item.add_marker(skip)
        folder = item.path.relative_to(TESTS).parts[0]
        if folder == "e2e" and not item.get_closest_marker("terminal"):
            item.add_marker(pytest.mark.e2e)
        if folder == "core":
            item.add_marker(pytest.mark.core)
        if not isinstance(item, pytest.Function) or folder not in ("ui", "e2e"):
            continue
        if inspect.iscoroutinefunction(item.obj) and "qapp" not in item.fixturenames:
            item.fixturenames.insert(0, "qapp")


def pytest_collection_finish() -> None:
    """Leave what was imported out of every later search for cycles: it stays to the end."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run an ``async def`` test: on a fresh qasync loop where Qt takes part, else plainly."""
    test = cast("Callable[..., Coroutine[Any, Any, None]]", pyfuncitem.obj)
    if not inspect.iscoroutinefunction(test):
        return None
    names = inspect.signature(test).parameters
    coroutine = test(**{n: v for n, v in pyfuncitem.funcargs.items() if n in names})
    limited = asyncio.wait_for(coroutine, TIME_LIMIT)
    if "qapp" in pyfuncitem.funcargs:
        _run_with_qt(pyfuncitem.funcargs["qapp"], limited)
    else:
        asyncio.run(_awaited(limited))
    return True


async def _awaited(what: Awaitable[None]) -> None:
    await what


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect cycles here, in the main thread, as often as Python would.

    Left to Python, a worker thread may end a Qt object with a running timer, and that crashes.
    """
    for generation in reversed(range(3)):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


def _run_with_qt(application: Any, test: Coroutine[Any, Any, None]) -> None:
    """Run ``test`` on a loop of its own, then cancel whatever it left behind and close the loop."""
    from chatapp.ui.platform.event_loop import make_loop

    application.setQuitOnLastWindowClosed(False)
    loop = make_loop(application)
    try:
        loop.run_until_complete(test)
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
        asyncio.set_event_loop(None)
        sys.set_asyncgen_hooks(finalizer=None)


class _Errors(logging.Handler):
    """Keeps what was logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(logging.Formatter("%(name)s: %(message)s").format(record))


@pytest.fixture(autouse=True)
def no_errors_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """An error in the log fails the test, unless the test reads the log itself (``caplog``)."""
    handler = _Errors()
    root = logging.getLogger()
    root.addHandler(handler)
    yield
    root.removeHandler(handler)
    if handler.seen and "caplog" not in request.fixturenames:
        pytest.fail("logged as errors:\n" + "\n".join(handler.seen))


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """An empty folder for a profile of its own."""
    folder = tmp_path / "profile"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def english_again(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The test chooses languages; others read English."""
    from chatapp.core.settings import Language
    from chatapp.ui.platform import language

    monkeypatch.delenv(language.OVERRIDE, raising=False)
    language.speak(Language.ENGLISH, "")
    yield
    language.speak(Language.ENGLISH, "")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """As the program starts Qt."""
    return ["chatapp", "-style", "fusion"]


@pytest.fixture
def part(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Imports a module of ``packaging/`` as its commands do; forgotten after the test."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    before = set(sys.modules)
    yield importlib.import_module
    for name in set(sys.modules) - before:
        file = getattr(sys.modules[name], "__file__", None)
        if file and Path(file).is_relative_to(PACKAGING):
            del sys.modules[name]
