"""`chatapp --selftest`: checks that this copy of the program is whole, for those who package it."""

from __future__ import annotations

import asyncio
import faulthandler
import importlib
import os
import pkgutil
import platform
import ssl
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImageReader
from PySide6.QtWidgets import QApplication

import chatapp
from chatapp import app, start
from chatapp.core import licences, markdown
from chatapp.core.console import results, say
from chatapp.core.domain.conversation import Conversation
from chatapp.core.domain.errors import LocalModelError
from chatapp.core.domain.i18n import tr
from chatapp.core.formula import draw
from chatapp.core.highlight import tokens
from chatapp.core.import_export import pdf_file
from chatapp.core.import_export.transcript import ConversationTranscript
from chatapp.core.local_model import companion, model_server
from chatapp.core.pdf import reader
from chatapp.core.profile.credentials import KeyStore
from chatapp.core.profile.paths import Profile, resources
from chatapp.core.session import Session
from chatapp.core.settings import Language
from chatapp.core.store import sqlite_features
from chatapp.ui.conversation.pane import ConversationPane
from chatapp.ui.platform import language
from chatapp.ui.platform.event_loop import make_loop

TIME_LIMIT = 120.0
"""Seconds for all of it; then every thread's traceback is printed, and the status is 1."""

_FORMATS = {"gif", "ico", "jpeg", "png", "svg", "webp"}
_OPENS_WITHIN = 30.0
_COLOURS_OF_A_WINDOW = 16  # one that is not painted has one


class NotWhole(Exception):
    """Raised where something of the program is missing or does not work; the text says what."""


def main() -> int:
    """Try every part, a line each on standard output; 1 if one failed, else 0.

    Nothing of the person's own is touched, and nobody is called.
    """
    faulthandler.dump_traceback_later(TIME_LIMIT, exit=True)
    if sys.platform == "linux" and not os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="chatapp-selftest-") as folder:
        for name, check in _CHECKS.items():
            try:
                said = check(Path(folder))
            except Exception as error:  # noqa: BLE001 (whatever it is, it is what was looked for)
                failed.append(name)
                said = f"FAILED: {type(error).__name__}: {error}"
            results.line(f"{name:<12}  {said}")
    faulthandler.cancel_dump_traceback_later()
    if failed:
        say(f"the self-test failed: {', '.join(failed)}")
    return 1 if failed else 0


def _program(_: Path) -> str:
    how = "frozen" if getattr(sys, "frozen", False) else "from source"
    python, qt = platform.python_version(), QtCore.qVersion()
    return f"{chatapp.__version__} {how}, Python {python}, Qt {qt}, {platform.platform()}"


def _surroundings(_: Path) -> str:
    bundle = getattr(sys, "_MEIPASS", "\0")
    leading = [
        name
        for name, value in os.environ.items()
        if sys.platform == "linux" and bundle in value and not name.startswith("_PYI_")
    ]
    if leading:
        raise NotWhole(f"{', '.join(leading)} would lead the programs it starts to its libraries")
    return f"{sys.getfilesystemencoding()}, {len(os.environ)} variables"


def _modules(_: Path) -> str:
    def refuse(name: str) -> None:
        raise NotWhole(f"{name} cannot be imported")

    found = pkgutil.walk_packages(chatapp.__path__, "chatapp.", refuse)
    names = [importlib.import_module(module.name).__name__ for module in found]
    if len(names) < 100:
        raise NotWhole(f"only {len(names)} modules are there")
    return f"{len(names)} imported"


def _resources(_: Path) -> str:
    said: list[str] = []
    for kind, ending in (("icons", "svg"), ("themes", "toml"), ("translations", "qm")):
        files = list((resources() / kind).glob(f"*.{ending}"))
        if not files:
            raise NotWhole(f"there are no {kind}")
        said.append(f"{len(files)} {kind}")
    return ", ".join(said)


def _licences(_: Path) -> str:
    count = licences.text().count("\n====")
    if count < 30:
        raise NotWhole(f"only {count} are there")
    return f"of {count} parts"


def _text(_: Path) -> str:
    page = markdown.to_html("| a |\n|---|\n| [x](https://example.org) |")
    if "<table>" not in page or "href" not in page:
        raise NotWhole(f"a table became {page!r}")
    if not draw(r"\frac{a}{b}", display=True).shapes:
        raise NotWhole("a formula has no shapes")
    kinds = {kind for kind, _ in tokens("def f(): return 1\n", "python")}
    if len(kinds) < 3:
        raise NotWhole("code has no colours")
    return "Markdown, formulas and code"


def _keyring(_: Path) -> str:
    return asyncio.run(KeyStore().backend())


def _images(_: Path) -> str:
    formats = {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
    if missing := _FORMATS - formats:
        raise NotWhole(f"no {', '.join(sorted(missing))}")
    return ", ".join(sorted(formats))


def _tls(_: Path) -> str:
    import truststore

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if not context.check_hostname:
        raise NotWhole("names of servers are not checked")
    if sys.platform != "linux":
        return f"{ssl.OPENSSL_VERSION}, certificates of the system"
    paths = ssl.get_default_verify_paths()
    places = [paths.cafile, *Path(paths.capath or "/nowhere").glob("*.0")] if paths else []
    files = [Path(place) for place in (*places, *_BUNDLES) if place and Path(place).is_file()]
    plain = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for file in files:
        plain.load_verify_locations(file)
    count = plain.cert_store_stats()["x509_ca"]
    if not count:
        raise NotWhole("the system has no certificates; its package is called ca-certificates")
    return f"{ssl.OPENSSL_VERSION}, {count} certificates of the system"


_BUNDLES = (
    *("/etc/ssl/cert.pem", "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
    *("/etc/pki/tls/cert.pem", "/etc/ssl/certs/ca-certificates.crt", "/etc/ssl/ca-bundle.pem"),
)


def _database(_: Path) -> str:
    return sqlite_features.described()


def _pdf(folder: Path) -> str:
    now = time.time()
    copy = ConversationTranscript(Conversation("selftest", "Self-test", now, now), ())
    path = folder / "page.pdf"

    async def there_and_back() -> reader.Document:
        await pdf_file.write("<html><body><p>Readable</p></body></html>", copy, path)
        return await reader.read(path)

    document = asyncio.run(there_and_back())
    if "Readable" not in document.text:
        raise NotWhole(f"what was written came back as {document.text!r}")
    return f"{document.pages} page, {document.size} bytes, written by one child, read by another"


def _model(_: Path) -> str:
    engine = "its own engine" if find_spec(companion.ENGINE) else "no engine of its own"
    if companion.engine_folder():
        engine += ", the companion package's is there"
    try:
        return f"{engine}; {model_server.find_model().name}"
    except LocalModelError:
        return f"{engine}; no model"


def _window(folder: Path) -> str:
    application = start.make_application()
    if not QFontDatabase.families():
        raise NotWhole("the system has no fonts")
    with closing(make_loop(application)) as loop:
        colours, size = loop.run_until_complete(_painted(folder / "profile"))
    return (
        f"{size.width()} x {size.height()} on {QGuiApplication.platformName()}, "
        f"{colours} colours, {len(QFontDatabase.families())} fonts"
    )


async def _painted(root: Path) -> tuple[int, QtCore.QSize]:
    """The number of colours that the whole window shows, and its size; it is closed then."""
    profile = Profile.at(root)
    session = Session(profile, environment={})
    await session.open()
    window = start.first_window(profile)
    showing = asyncio.ensure_future(app.show(session, window=window))
    try:
        async with asyncio.timeout(_OPENS_WITHIN):
            while window.findChild(ConversationPane) is None and not showing.done():  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        image = window.grab().toImage()
        across, down = range(0, image.width(), 3), range(0, image.height(), 3)
        colours = {image.pixel(x, y) for x in across for y in down}
        if len(colours) < _COLOURS_OF_A_WINDOW:
            raise NotWhole(f"the window shows {len(colours)} colours")
        return len(colours), window.size()
    finally:
        window.quit(whatever=True)
        await showing
        await session.close()
        QApplication.processEvents()


_OF_QT = ("QPlatformTheme", "Cancel")
"""A word of Qt's own, and where."""


def _languages(_: Path) -> str:
    start.make_application()
    told = [tongue for tongue in language.OWN_NAMES if tongue is not Language.ENGLISH]
    for tongue in told:
        language.speak(tongue, "")
        qts = QtCore.QCoreApplication.translate(*_OF_QT)
        if tr("Settings") == "Settings" or qts == _OF_QT[1]:
            raise NotWhole(f"{tongue} is not spoken")
    language.speak(Language.ENGLISH, "")
    return f"{', '.join(told)}, and Qt's own words"


_CHECKS: dict[str, Callable[[Path], str]] = {
    "Chatapp": _program,
    "environment": _surroundings,
    "modules": _modules,
    "resources": _resources,
    "licences": _licences,
    "text": _text,
    "keyring": _keyring,
    "images": _images,
    "TLS": _tls,
    "database": _database,
    "PDF": _pdf,
    "local model": _model,
    "window": _window,
    "languages": _languages,
}
