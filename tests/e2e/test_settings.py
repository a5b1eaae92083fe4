"""The settings in the real window: effective at once, kept, and following the system."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from chatapp.core.domain.conversation import is_temporary
from chatapp.core.domain.servers import Server, ServerKind
from chatapp.core.settings import Settings
from chatapp.ui.actions import key_for
from chatapp.ui.settings.settings_dialog import SettingsDialog
from chatapp.ui.theme import theme
from chatapp.ui.theme.theme import Size
from tests.e2e.driver import Window, window
from tests.loopback import Loopback, reply

CLONE = Path(__file__).parents[2]
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


async def settings(w: Window) -> SettingsDialog:
    """The settings, opened by their key."""
    w.press(Qt.Key.Key_Comma, CONTROL)
    await w.until(lambda: w.widget.findChildren(SettingsDialog), "the settings")
    (dialog,) = w.widget.findChildren(SettingsDialog)
    await w.until(dialog.isActiveWindow, "the settings in front")
    return dialog


async def back(w: Window, dialog: SettingsDialog) -> None:
    """Esc closes the settings."""
    QTest.keyClick(dialog.search.field, Qt.Key.Key_Escape)
    await w.until(lambda: not w.widget.findChildren(SettingsDialog), "the settings to be gone")
    w.widget.activateWindow()
    await w.until(w.widget.isActiveWindow, "the window in front")


def saved(profile: Path) -> dict[str, object]:
    path = profile / "settings.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


async def test_a_shortcut_is_found_changed_used_shown_and_kept(profile: Path) -> None:
    async with window(profile) as w:
        dialog = await settings(w)
        QTest.keyClicks(dialog.search.field, "temporary")
        QTest.keyClick(dialog.search.field, Qt.Key.Key_Return)
        assert dialog.tabs.currentWidget() is dialog.shortcuts
        assert dialog.shortcuts.list.hasFocus()
        w.press(Qt.Key.Key_Return)
        w.press(Qt.Key.Key_T, CONTROL | ALT)
        await w.until(lambda: saved(profile).get("shortcuts") == {"new_temporary": "Ctrl+Alt+T"})
        assert key_for(w.pane.view, "new_temporary") == "Ctrl+Alt+T"
        await back(w, dialog)
        w.press(Qt.Key.Key_T, CONTROL | ALT)
        await w.until(lambda: is_temporary(w.pane.conversation_id), "a temporary conversation")
    async with window(profile) as w:
        w.press(Qt.Key.Key_T, CONTROL | ALT)
        await w.until(lambda: is_temporary(w.pane.conversation_id), "another one")


async def test_a_key_that_was_taken_over_does_the_other_thing(profile: Path) -> None:
    async with window(profile) as w:
        dialog = await settings(w)
        dialog.turn_to("shortcuts")
        page = dialog.shortcuts
        (sidebar,) = page.list.findItems("Show or hide the sidebar", Qt.MatchFlag.MatchExactly)
        page.list.setFocus()
        page.list.setCurrentItem(sidebar)
        w.press(Qt.Key.Key_Return)
        w.press(Qt.Key.Key_K, CONTROL)
        assert page.said.text() == "Ctrl+K is already used for “Search conversations”."
        w.press(Qt.Key.Key_Space)
        await back(w, dialog)
        w.press(Qt.Key.Key_K, CONTROL)
        assert not w.widget.sidebar.isVisible()
        w.press(Qt.Key.Key_B, CONTROL)
        assert not w.widget.sidebar.isVisible()


async def test_lines_become_longer_at_once(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("word " * 200))
        async with window(profile, server) as w:
            w.widget.resize(1400, 800)
            w.type("Many words?")
            await w.status_begins("Done")
            view, box = w.pane.view, w.widget.composer.field.parentWidget()
            assert box is not None
            narrow = view.column.width
            assert narrow == view.look.theme.column
            dialog = await settings(w)
            QTest.keyClicks(dialog.search.field, "line length")
            QTest.keyClick(dialog.search.field, Qt.Key.Key_Return)
            dialog.appearance.line_length.selectAll()
            QTest.keyClicks(dialog.appearance.line_length, "100")
            w.press(Qt.Key.Key_Return)
            await w.until(lambda: view.column.width > narrow * 1.3, "a wider column")
            assert view.column.width == view.look.theme.column
            await w.until(lambda: box.width() == view.column.width, "the composer, too")
            await w.until(lambda: saved(profile).get("line_length") == 100, "the file")
            w.widget.resize(Size.WINDOW_MIN_WIDTH, 600)
            await w.until(lambda: view.column.width < Size.WINDOW_MIN_WIDTH)
            await back(w, dialog)


async def test_reduced_motion_shows_text_as_it_arrives(profile: Path) -> None:
    async with window(profile) as w:
        assert w.pane.view.updates.spreads
        dialog = await settings(w)
        dialog.turn_to("appearance")
        dialog.appearance.reduce_motion.setFocus()
        w.press(Qt.Key.Key_Down)
        await w.until(lambda: not w.pane.view.updates.spreads, "no spreading")
        await w.until(lambda: saved(profile).get("reduce_motion") == "on", "the file")
        await back(w, dialog)
    async with window(profile) as w:
        assert not w.pane.view.updates.spreads


async def test_a_theme_is_reset_at_once(profile: Path) -> None:
    async with window(profile) as w:
        before = QApplication.palette().window().color()
        dialog = await settings(w)
        dialog.turn_to("appearance")
        dialog.appearance.theme.setFocus()
        w.press(Qt.Key.Key_End)
        await w.until(lambda: QApplication.palette().window().color() != before)
        await w.until(lambda: saved(profile).get("theme") == "dark-contrast")
        w.press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.accessibleName() == "Reset Theme"
        w.press(Qt.Key.Key_Space)
        await w.until(lambda: QApplication.palette().window().color() == before)
        await w.until(lambda: saved(profile).get("theme") == "system")
        await back(w, dialog)


async def test_high_contrast_is_worn_when_the_system_begins_to_want_it(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not theme.CONTRAST_IS_KNOWN:
        pytest.skip("this Qt does not know what the system wants")
    async with window(profile) as w:
        before = w.pane.view.look.theme.name
        monkeypatch.setattr(theme, "contrast_is_wanted", lambda: True)
        hints = QGuiApplication.styleHints()
        hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
        await w.until(lambda: w.pane.view.look.theme.name != before, "the other theme")


@pytest.mark.screen
@pytest.mark.skipif(sys.platform != "linux", reason="the platform theme is one of Linux")
def test_the_window_follows_the_systems_colours(profile: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.system_colours", str(profile)],
        check=False,
        cwd=CLONE,
        env={**os.environ, "QT_QPA_PLATFORMTHEME": "gnome"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["Dark", "Light", "Dark"]


async def test_a_server_is_added_checked_used_and_removed_by_keyboard(profile: Path) -> None:
    with Loopback() as server:
        server.answer(*reply("From the new one."))
        async with window(profile) as w:
            dialog = await settings(w)
            page = dialog.servers
            QTest.keyClicks(dialog.search.field, "add server")
            QTest.keyClick(dialog.search.field, Qt.Key.Key_Return)
            w.press(Qt.Key.Key_Space)
            assert page.form.address.hasFocus()
            QTest.keyClicks(page.form.address, server.base_url)
            w.press(Qt.Key.Key_Return)
            await w.until(lambda: len(w.session.engine.settings.servers) == 1, "the server")
            (added,) = w.session.engine.settings.servers
            assert added.base_url == server.base_url
            assert w.session.engine.settings.server_id == added.id
            await w.until(page.form.model.count, "the models it offers")
            page.form.key.field.setFocus()
            w.press(Qt.Key.Key_Return)
            await w.until(page.form.key.said.text, "the verdict")
            await back(w, dialog)
            w.type("Who answers?")
            await w.status_begins("Done")
            assert "From the new one." in w.answer
            dialog = await settings(w)
            QTest.keyClicks(dialog.search.field, "remove this")
            QTest.keyClick(dialog.search.field, Qt.Key.Key_Return)
            assert dialog.servers.form.remove.hasFocus()
            w.press(Qt.Key.Key_Space)
            await w.until(lambda: not w.session.engine.settings.servers, "no server")
            assert w.session.engine.settings.server_id == ""
            await w.until(lambda: "servers" not in saved(profile), "the file without it")
            await back(w, dialog)


async def test_details_for_a_report_are_copied_and_the_log_is_opened(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def opens(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", opens)
    async with window(profile) as w:
        dialog = await settings(w)
        QGuiApplication.clipboard().setText("")  # what an earlier test has copied
        for words in ("details for a report", "log folder"):
            dialog.search.field.setText("")
            QTest.keyClicks(dialog.search.field, words)
            QTest.keyClick(dialog.search.field, Qt.Key.Key_Return)
            w.press(Qt.Key.Key_Space)
        await w.until(lambda: opened, "the folder of the log")
        assert [Path(url.toLocalFile()) for url in opened] == [profile / "log"]
        await w.until(lambda: "Chatapp " in QGuiApplication.clipboard().text(), "the details")
        copied = QGuiApplication.clipboard().text()
        QTest.keyClick(dialog.about.log, Qt.Key.Key_Tab)
        assert dialog.about.report.hasFocus()
        await back(w, dialog)
    assert copied.startswith("Chatapp ")
    assert "\nQt 6." in copied
    assert "\nkeyring: " in copied


async def test_a_folder_that_cannot_be_opened_is_told(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_: QUrl) -> bool:
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", refuses)
    async with window(profile) as w:
        dialog = await settings(w)
        dialog.turn_to("about")
        dialog.about.log.click()
        said = [label.text() for label in dialog.about.findChildren(QLabel)]
        assert f"The folder could not be opened: {profile / 'log'}" in said
        await back(w, dialog)


async def test_what_a_refusal_taught_is_told_and_forgotten(profile: Path) -> None:
    with Loopback() as server:
        refusal = {"error": {"message": "Unsupported parameter: 'stream_options'."}}
        server.answer_json(refusal, 400)
        server.always(*reply("Yes."))
        own = Server("own", "Mine", ServerKind.OTHER, server.base_url, "m")
        async with window(profile, server) as w:
            w.pane.bridge.change_settings(Settings(server_id=own.id, servers=(own,)))
            await w.until(lambda: w.session.engine.server == own)
            w.type("One")
            await w.status_begins("Done")
            dialog = await settings(w)
            lessons = dialog.servers.form.lessons
            await w.until(lessons.isVisible)
            assert lessons.said.text() == "m: “stream_options” is left out."
            QTest.mouseClick(lessons.forget, Qt.MouseButton.LeftButton)
            await w.until(lambda: not lessons.isVisible())
            await back(w, dialog)
            w.type("Two")
            await w.until(lambda: len(server.chats) == 3)
            sent = ["stream_options" in request.json for request in server.chats]
            assert sent == [True, False, True]
            await w.status_begins("Done")
