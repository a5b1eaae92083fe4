"""Chips: what they say, how the way of sending is chosen, how they take room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from chatapp.core.domain.conversation import Attachment, Delivery
from chatapp.ui.composer.attachment_chips import AttachmentChips, describe, how_sent
from tests.ui.looks import OFFSCREEN, light

pytestmark = OFFSCREEN

REPORT = Attachment("a" * 64, "report.pdf", 1_234_567, 14, 9000, Delivery.ORIGINAL)
SCAN = Attachment("b" * 64, "scan.pdf", 4_200, 1, 0, Delivery.TEXT)


@pytest.fixture
def chips(qtbot: QtBot) -> AttachmentChips:
    made = AttachmentChips(light())
    qtbot.addWidget(made)
    made.resize(600, 50)
    return made


def choice(chips: AttachmentChips) -> QToolButton | None:
    found = [b for b in chips.findChildren(QToolButton) if b.text() and b.isVisible()]
    return found[0] if found else None


def test_a_chip_says_name_size_pages_and_way(chips: AttachmentChips) -> None:
    chips.set_attachments([REPORT])
    said = " ".join(label.text() for label in chips.findChildren(QLabel) if label.isVisible())
    assert "report.pdf" in said
    assert "1.2 MB, 14 pages" in said
    assert "sent as PDF" in said


def test_words_for_one_page_and_for_a_scan_without_text() -> None:
    assert describe(SCAN) == "4.2 kB, 1 page"
    assert how_sent(SCAN) == "no text found (a scan?)"
    assert how_sent(replace(SCAN, characters=5)) == "sent as text"
    assert how_sent(replace(SCAN, delivery=Delivery.ORIGINAL)) == "sent as PDF"


def test_no_chips_take_no_room(chips: AttachmentChips) -> None:
    chips.set_attachments([REPORT])
    assert chips.isVisible()
    chips.set_attachments([])
    assert not chips.isVisible()
    assert chips.count() == 0


def test_the_way_can_be_chosen_only_where_there_is_a_choice(
    qtbot: QtBot, chips: AttachmentChips
) -> None:
    chips.set_attachments([REPORT])
    assert choice(chips) is None
    chips.set_takes_pdf(True)
    button = choice(chips)
    assert button is not None
    original, text = button.menu().actions()
    assert (original.isChecked(), text.isChecked()) == (True, False)
    with qtbot.waitSignal(chips.delivery_changed) as told:
        text.trigger()
    assert told.args == [REPORT.sha256, Delivery.TEXT.value]
    chips.set_attachments([replace(SCAN, delivery=Delivery.ORIGINAL)])
    assert choice(chips) is None


def test_many_chips_scroll_instead_of_filling_the_window(chips: AttachmentChips) -> None:
    chips.set_attachments([REPORT])
    one = chips.height()
    many = [replace(REPORT, sha256=f"{n:064}") for n in range(60)]
    chips.set_attachments(many)
    assert chips.height() <= 4 * one
    assert chips.count() == 60


def test_a_long_name_is_shortened_in_the_middle(chips: AttachmentChips) -> None:
    chips.set_attachments([replace(REPORT, name="very " * 40 + "long.pdf")])
    shown = [label.text() for label in chips.findChildren(QLabel) if "very" in label.text()]
    assert len(shown) == 1
    assert shown[0].endswith("long.pdf")
    assert len(shown[0]) < 60


def test_a_name_is_never_markup(chips: AttachmentChips) -> None:
    chips.set_attachments([replace(REPORT, name="<b>x</b>.pdf")])
    assert any(label.text() == "<b>x</b>.pdf" for label in chips.findChildren(QLabel))
