"""Backups through the window: made, looked into, and brought back, by keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from chatapp.core.maintenance import Maintenance
from chatapp.ui.settings.backup_chooser import BackupChooser
from chatapp.ui.settings.settings_dialog import SettingsDialog
from tests.e2e.alive import Alive
from tests.e2e.driver import Window, window
from tests.e2e.test_recovery import backed_up, program
from tests.loopback import Loopback
from tests.waiting import until


async def data_page(w: Window) -> SettingsDialog:
    """The settings, open at Data."""
    w.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: w.widget.findChild(SettingsDialog))
    dialog = w.widget.findChild(SettingsDialog)
    assert dialog is not None
    dialog.tabs.setCurrentWidget(dialog.data)
    return dialog


def press(parent: QWidget, name: str) -> None:
    """Press the button called `name` by key."""
    (button,) = [b for b in parent.findChildren(QPushButton) if b.text().strip("…&") == name]
    assert button.isEnabled(), name
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


async def ask(w: Window, question: str) -> None:
    w.type(question)
    await w.status_begins("Done")
    await w.until(lambda: question in w.titles)


async def test_one_conversation_is_brought_back(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "The elder")
            w.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
            await ask(w, "The younger")
            dialog = await data_page(w)
            press(dialog, "Back up now")
            await until(lambda: dialog.data.backups.list.count() == 1)
            elder = w.conversation("The elder")
            await w.session.database.run(lambda c: c.execute("DELETE FROM conversations"))
            press(dialog, "Restore one conversation")
            await until(lambda: dialog.findChild(BackupChooser))
            chooser = dialog.findChild(BackupChooser)
            assert chooser is not None
            assert chooser.list.model().rowCount() == 2
            field = chooser.findChild(QLineEdit)
            assert field is not None
            QTest.keyClicks(field, "ELDER")
            assert chooser.list.model().rowCount() == 1
            buttons = chooser.findChild(QDialogButtonBox)
            assert buttons is not None
            press(chooser, "Restore")
            await until(lambda: "was restored" in said(dialog))
            back = await w.session.store.get(elder)
            assert back is not None
            assert (await w.session.store.branch(elder))[0].raw == "The elder"


def said(dialog: SettingsDialog) -> str:
    """Every word on the page."""
    return " ".join(label.text() for label in dialog.data.findChildren(QLabel))


async def test_everything_is_brought_back_in_a_window_of_its_own(profile: Path) -> None:
    with Loopback() as server:
        async with program(profile, server) as p:
            w = await p.talks()
            await ask(w, "Before")
            dialog = await data_page(w)
            press(dialog, "Back up now")
            await until(lambda: dialog.data.backups.list.count() == 1)
            dialog.close()
            await until(lambda: not w.widget.findChild(SettingsDialog))
            w.widget.activateWindow()
            await until(w.widget.isActiveWindow)
            w.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
            await ask(w, "After")
            dialog = await data_page(w)
            await until(lambda: dialog.data.backups.list.count() == 1)
            for answer in ("Cancel", "Restore"):
                press(dialog, "Restore everything")
                box = next(iter(dialog.findChildren(QMessageBox)[-1:]))
                press(box, answer)
                await until(lambda box=box: not box.isVisible())
            await until(lambda: p.front.window is not w.widget)
            w = await p.talks()
            await w.until(lambda: w.titles == ["Before"])
            assert "as they were on" in w.notice
            w.type("And on it goes")
            await w.status_begins("Done")
    assert list(profile.glob("*set-aside*.sqlite3"))


async def restored(p: Alive, w: Window, row: int = 0) -> Window:
    """Have everything restored by the settings; the window that opens then."""
    dialog = await data_page(w)
    listing = dialog.data.backups.list
    await until(lambda: listing.count() > row)
    listing.setCurrentRow(row)
    press(dialog, "Restore everything")
    box = next(iter(dialog.findChildren(QMessageBox)[-1:]))
    press(box, "Restore")
    return await another(p, w)


async def another(p: Alive, w: Window) -> Window:
    """The window in the place of `w`."""
    await until(lambda: p.front.window is not w.widget)
    # One for the work, and then it talks.
    found = await p.talks()
    await found.until(lambda: "as they were" in found.notice)
    found.widget.activateWindow()
    await until(found.widget.isActiveWindow)
    return found


async def test_restoring_keeps_what_is_written_and_where_one_is_and_can_be_undone(
    profile: Path,
) -> None:
    with Loopback() as server:
        async with program(profile, server) as p:
            w = await p.talks()
            await ask(w, "The elder")
            elder = w.conversation("The elder")
            w.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
            await ask(w, "The middle")
            await backed_up(profile)
            w.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
            await ask(w, "The younger")
            w.type("Of the younger", enter=False)
            w.choose("The elder")
            await w.until(lambda: w.pane.conversation_id == elder)
            w.widget.resize(700, 650)
            # In no file yet.
            w.type("Not sent yet", enter=False)
            w = await restored(p, w)
            await w.until(lambda: sorted(w.titles) == ["The elder", "The middle"])
            assert "3 conversations" in w.notice
            assert "Drafts of conversations" in w.notice
            assert w.pane.conversation_id == elder
            await w.until(lambda: w.composer.toPlainText() == "Not sent yet")
            assert (w.widget.width(), w.widget.height()) == (700, 650)
            w.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
            await w.until(lambda: w.composer.toPlainText() == "Of the younger")
            press(w.pane.notices, "Undo")
            w = await another(p, w)
            await w.until(lambda: len(w.titles) == 3)
            assert "2 conversations" in w.notice
            w.choose("The younger")
            await w.until(lambda: w.composer.toPlainText() == "Of the younger")
            w.choose("The elder")
            await w.until(lambda: w.composer.toPlainText() == "Not sent yet")
            # Any time later it is found in the settings.
            dialog = await data_page(w)
            listing = dialog.data.backups.list
            await until(lambda: listing.count() == 3)
            assert ["before a restore" in listing.item(n).text() for n in range(3)] == [
                *(False, True, True)
            ]
            dialog.close()
            await until(lambda: not w.widget.findChild(SettingsDialog))
            w.widget.activateWindow()
            await until(w.widget.isActiveWindow)
            w = await restored(p, w, 1)
            await w.until(lambda: sorted(w.titles) == ["The elder", "The middle"])
            assert "before the restore on" in w.notice


async def test_a_backup_is_made_a_while_after_the_start_and_when_a_day_has_passed(
    profile: Path,
) -> None:
    async with window(profile) as w:
        maintenance = Maintenance(w.session.backups, lambda _: None)
        await maintenance.back_up_if_due()
        (made,) = await w.session.backups.listed()
        await maintenance.back_up_if_due()
        assert await w.session.backups.listed() == [made]
        old = made.path.with_name("conversations-2020-01-01-000000.sqlite3")
        made.path.rename(old)
        await maintenance.back_up_if_due()
        assert len(await w.session.backups.listed()) == 2


async def test_a_backup_dated_ahead_is_named_and_never_the_newest(profile: Path) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            await ask(w, "The elder")
            maintenance = Maintenance(w.session.backups, lambda _: None)
            await maintenance.back_up_if_due()
            (made,) = await w.session.backups.listed()
            # As if it had been made on a day when the clock was wrong.
            wrong = made.path.with_name("conversations-2931-01-01-120000.sqlite3")
            made.path.rename(wrong)
            await maintenance.back_up_if_due()
            dialog = await data_page(w)
            listing = dialog.data.backups.list
            await until(lambda: listing.count() == 2)
            rows = [listing.item(row).text() for row in range(2)]
            assert "dated in the future" not in rows[0]
            assert "2931" in rows[1]
            assert rows[1].endswith("dated in the future")
            assert listing.currentRow() == 0
