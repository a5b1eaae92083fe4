"""Makes the application object, the themes and the first window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from chatapp import __version__
from chatapp.core.console import say
from chatapp.core.profile.paths import Profile, resources
from chatapp.core.settings import Settings, ThemeChoice
from chatapp.core.settings_file import SettingsFile
from chatapp.core.store.sql import state
from chatapp.ui.platform import language
from chatapp.ui.platform.application import Application
from chatapp.ui.theme import theme
from chatapp.ui.widgets import plain_text
from chatapp.ui.window.main_window import MainWindow


def tell(sentence: str) -> int:
    """A sentence where no window can open, on standard error and on the screen; status 1."""
    from PySide6.QtWidgets import QMessageBox

    say(sentence)
    application = make_application()
    box = plain_text.box(None, "Chatapp", sentence)
    box.setIcon(QMessageBox.Icon.Warning)
    box.finished.connect(application.quit)
    box.open()
    application.exec()
    return 1


def make_application() -> QApplication:
    """The process's one `QApplication`, named."""
    application = QApplication.instance() or Application(["chatapp", "-style", "fusion"])
    assert isinstance(application, QApplication)
    application.setApplicationName("chatapp")
    application.setApplicationDisplayName("")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("io.github.chatapp.Chatapp")
    application.setWindowIcon(QIcon(str(resources() / "icons" / "chatapp.svg")))
    # Closing a dialog must not stop the loop under a running coroutine.
    application.setQuitOnLastWindowClosed(False)
    return application


def first_window(profile: Profile) -> MainWindow:
    """The window, shown as it was when the person left it, with the composer in focus.

    The profile need not exist; whatever is wrong with it is said later.
    """
    settings, _ = SettingsFile(profile.settings).load()
    return make_window(settings, state.glance(profile.database, "window"))


def make_window(settings: Settings, remembered: str) -> MainWindow:
    """A window in the person's language, shown as `remembered` (`MainWindow.state`)."""
    language.speak(settings.language)
    window = MainWindow(make_theme(settings))
    if remembered:
        window.restore_state(remembered)
    window.composer.setFocus()
    window.show()
    # Where no window manager does it, or one that waits to be asked.
    window.activateWindow()
    return window


def make_theme(settings: Settings) -> theme.Theme:
    """The theme the person chose, or the one that matches the system's colours.

    High contrast is worn where it was chosen, and wherever the system asks for it.
    """
    choice = settings.theme
    if choice is ThemeChoice.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    else:
        dark = choice in (ThemeChoice.DARK, ThemeChoice.DARK_CONTRAST)
    contrast = choice in (ThemeChoice.LIGHT_CONTRAST, ThemeChoice.DARK_CONTRAST)
    return theme.load(
        resources() / "themes",
        dark=dark,
        contrast=contrast or theme.contrast_is_wanted(),
        body=settings.text_size,
        line_length=settings.line_length,
    )
