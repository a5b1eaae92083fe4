"""Settings > About leads to the licences."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from chatapp.core.profile.paths import resources
from chatapp.ui.settings.about_page import AboutPage
from chatapp.ui.settings.licences_dialog import LicencesDialog
from chatapp.ui.theme import theme


def test_the_button_opens_them_and_escape_closes(qtbot: QtBot) -> None:
    page = AboutPage(theme.load(resources() / "themes", dark=False))
    qtbot.addWidget(page)
    page.show()
    qtbot.keyClick(page.licences, Qt.Key.Key_Space)
    (dialog,) = page.findChildren(LicencesDialog)
    assert dialog.isVisible()
    assert dialog.text.isReadOnly()
    assert "Qt, PySide6 and shiboken6: LGPL-3.0-only" in dialog.text.toPlainText()
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
