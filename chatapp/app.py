"""Composition root: builds every object once, owns the loop and the shutdown."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox

from chatapp.core import logfile
from chatapp.core.errors import ChatappError
from chatapp.core.paths import Profile
from chatapp.core.session import Session
from chatapp.start import first_window, make_theme
from chatapp.ui.bridge import Bridge
from chatapp.ui.collector import Collector
from chatapp.ui.loop import make_loop
from chatapp.ui.main_window import MainWindow
from chatapp.ui.routing import Routing


def run(
    application: QApplication,
    profile: Profile,
    window: MainWindow | None,
    *,
    files: Sequence[Path],
    base_url: str,
    model: str,
) -> int:
    """Bring `window` to life over `profile`; returns the exit status when it is closed."""
    with closing(make_loop(application)) as loop:
        return loop.run_until_complete(_run(profile, window, files, base_url, model))


async def _run(
    profile: Profile, window: MainWindow | None, files: Sequence[Path], base_url: str, model: str
) -> int:
    try:
        profile.create()
        session = Session(
            profile,
            environment=os.environ,
            base_url=base_url,
            model=model,
            redacting=logfile.begin(profile.log),
        )
        await session.open()
    except ChatappError as error:
        if window is not None:
            window.deleteLater()
        await _tell(error.sentence)
        return 1
    try:
        await show(session, files, window)
    finally:
        await session.close()
    return 0


async def show(
    session: Session, files: Sequence[Path] = (), window: MainWindow | None = None
) -> None:
    """Bring `window`, or a new one, to life over an open session.

    Returns when it is closed and everything is kept.
    """
    window = window or first_window(session.profile)
    bridge = Bridge(session)
    closed = asyncio.Event()
    window.closed.connect(closed.set)
    selected = "" if files else await session.store.state("selected") or ""
    # One whose first question was never kept is named in the state, but does not exist.
    exists = selected and await session.store.get(selected)
    routing = Routing(window, bridge, make_theme(session.engine.settings), make_theme)
    routing.begin(selected if exists else "")
    collector = Collector()
    bridge.events.connect(collector.wake)
    bridge.list_conversations()
    session.indexer.begin()
    bridge.order.purge_old()
    for warning in session.warnings:
        routing.pane.notices.show(warning, kind="warning")
    if files:
        routing.pane.attach([path.absolute() for path in files])
    try:
        await closed.wait()
    finally:
        await bridge.close()
        collector.stop()
        window.deleteLater()


async def _tell(sentence: str) -> None:
    """A sentence where no window can open, on the screen and on standard error."""
    print(f"chatapp: {sentence}", file=sys.stderr)
    box = QMessageBox(QMessageBox.Icon.Warning, "Chatapp", sentence)
    closed = asyncio.Event()

    def close(_result: int) -> None:
        closed.set()

    box.finished.connect(close)
    box.open()
    await closed.wait()
