"""Start-up: shows the first window, then imports the rest of the program in steps."""

from __future__ import annotations

import time
from importlib import import_module

from PySide6.QtWidgets import QApplication

from chatapp.core.profile.paths import Profile
from chatapp.core.profile.single_instance import Instance, LaunchRequest
from chatapp.ui.window.main_window import MainWindow
from chatapp.window_factory import first_window, make_application

AFTER_THE_FIRST_PAINT = (
    *("asyncio", "qasync", "chatapp.core.session", "chatapp.ui.bridge.bridge"),
    *(
        "chatapp.ui.messages.layout.item",
        "chatapp.ui.messages.view",
        "chatapp.ui.conversation.pane",
    ),
    "chatapp.app",
)
"""In steps: between two of them the window answers to keys."""
_EXPOSED_WITHIN = 0.5
"""Seconds that a window may take to be on the screen before the rest is imported anyway."""


def run(
    *,
    profile: Profile,
    instance: Instance,
    launch_request: LaunchRequest,
    base_url: str = "",
    model: str = "",
    debug: bool = False,
) -> int:
    """Open the window over `profile` and return the exit status when it closes."""
    application = make_application()
    window = first_window(profile)
    _wait_until_exposed(application, window)
    for name in AFTER_THE_FIRST_PAINT:
        import_module(name)
        application.processEvents()
    from chatapp import app

    return app.run(
        application,
        profile,
        window,
        instance=instance,
        launch_request=launch_request,
        base_url=base_url,
        model=model,
        debug=debug,
    )


def _wait_until_exposed(application: QApplication, window: MainWindow) -> None:
    """Let the system show the window; one that is minimised never is."""
    until = time.monotonic() + _EXPOSED_WITHIN
    handle = window.windowHandle()
    while handle and not handle.isExposed() and time.monotonic() < until:
        application.processEvents()
    application.processEvents()
