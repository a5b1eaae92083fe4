"""Images in replies: nothing happens before the person asks."""

from __future__ import annotations

import base64

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from chatapp.ui.messages.layout.section_stack import Slot
from chatapp.ui.messages.rows.image_row import ImageRow
from chatapp.ui.messages.rows.pictures import BROKEN, TOO_LARGE, Pictures, decoded, host_of
from chatapp.ui.messages.rows.row_specs import IMAGE
from chatapp.ui.messages.rows.table_row import LineRow
from chatapp.ui.messages.view import MessageView
from tests.ui.messages.talk import CONVERSATION, outline, reply


def png(width: int = 40, height: int = 20) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(buffer.data().data())


def show(view: MessageView, text: str) -> None:
    message = reply(1, text)
    view.open(CONVERSATION, outline([message]))
    view.put([message])


ADDRESS = "https://tracker.example/pixel.png"


def image_row(view: MessageView) -> tuple[int, int, ImageRow]:
    for number, item in view.column.loaded():
        for index, row in enumerate(item.sections[Slot.TEXT].rows):
            if isinstance(row, ImageRow):
                return number, index, row
    raise AssertionError("no image")


def test_nothing_is_asked_for_before_load(qtbot: QtBot, view: MessageView) -> None:
    wanted: list[str] = []
    view.image_wanted.connect(wanted.append)
    show(view, f"![A cat]({ADDRESS}) and ![x](data:image/png;base64,AAAA)")
    view.grab()
    assert view.pictures.picture(ADDRESS) is None
    assert not wanted
    number, index, row = image_row(view)
    (button,) = row.buttons()
    assert "tracker.example" in button.name
    view.message_actions.do_in_row(number, Slot.TEXT, index, "load")
    assert wanted == [ADDRESS]
    assert not row.buttons()
    before = row.height
    view.put_image(ADDRESS, png(400, 300))
    qtbot.waitUntil(lambda: image_row(view)[2].height > before)
    assert row.text == "A cat"
    view.message_actions.do_in_row(number, Slot.TEXT, index, "load")
    assert wanted == [ADDRESS]


def test_a_failure_is_a_sentence_and_another_try(qtbot: QtBot, view: MessageView) -> None:
    show(view, f"![A cat]({ADDRESS})")
    number, index, row = image_row(view)
    view.message_actions.do_in_row(number, Slot.TEXT, index, "load")
    view.put_image(ADDRESS, "The image is not there.")
    qtbot.waitUntil(lambda: [b.label for b in row.buttons()] == ["Try again"])
    view.message_actions.do_in_row(number, Slot.TEXT, index, "load")
    view.put_image(ADDRESS, b"<html>not an image</html>")
    picture = view.pictures.picture
    qtbot.waitUntil(lambda: not getattr(picture(ADDRESS), "loading", True))
    found = picture(ADDRESS)
    assert found is not None
    assert found.trouble == BROKEN


CELL = f"| Who | Picture |\n|---|---|\n| Cat | ![A cat]({ADDRESS}) |\n| Dog | none |"


def in_cell(view: MessageView) -> QPoint:
    """The middle of the image, or of the words that stand for it, in the viewport."""
    item = view.column.item(0)
    assert item is not None
    row = item.sections[Slot.TEXT].rows[1]
    start = row.text.index("[A cat")
    box = row.boxes(start, len(row.text))[0]
    top = item.row_top(Slot.TEXT, 1) - view.scroller.value
    return QPoint(round(view.scroller.left + box.center().x()), round(top + box.center().y()))


def test_an_image_in_a_cell_is_loaded_by_a_click_on_its_words(
    qtbot: QtBot, view: MessageView
) -> None:
    wanted: list[str] = []
    links: list[str] = []
    view.image_wanted.connect(wanted.append)
    view.link_requested.connect(links.append)
    show(view, CELL)
    view.grab()
    item = view.column.item(0)
    assert item is not None
    row = item.sections[Slot.TEXT].rows[1]
    assert row.text == "Cat\t[A cat · tracker.example]"
    assert view.pictures.told(ADDRESS) == "Load image from tracker.example"
    assert not wanted
    low = row.height
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=in_cell(view))
    assert wanted == [ADDRESS]
    assert view.pictures.told(ADDRESS) == "Loading from tracker.example …"
    view.put_image(ADDRESS, png(200, 100))

    qtbot.waitUntil(lambda: row.height >= 100 > low)  # as high as the picture
    colour = view.viewport().grab().toImage().pixelColor(in_cell(view))
    assert colour == QColor("red")
    assert not links
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=in_cell(view))
    assert (wanted, links) == ([ADDRESS], [ADDRESS])


def test_an_image_in_a_cell_never_outgrows_it(qtbot: QtBot, view: MessageView) -> None:
    show(view, CELL)
    view.resize(360, 500)
    view.grab()
    view.pictures.load(ADDRESS)
    view.put_image(ADDRESS, png(1500, 900))
    item = view.column.item(0)
    assert item is not None
    row = item.sections[Slot.TEXT].rows[1]
    low = row.height
    qtbot.waitUntil(lambda: row.height > low)
    assert isinstance(row, LineRow)
    assert row.columns.total <= row.columns.room
    box = row.boxes(4, len(row.text))[0]
    assert box.right() <= row.columns.total


def test_an_image_in_a_cell_is_loaded_from_the_caret(qtbot: QtBot, view: MessageView) -> None:
    wanted: list[str] = []
    view.image_wanted.connect(wanted.append)
    show(view, CELL)
    view.caret_reader.open()
    reader = view.caret_reader.reader
    assert reader is not None
    reader.setTextCursor(reader.document().find("A cat"))
    qtbot.keyClick(reader, Qt.Key.Key_Return)
    assert wanted == [ADDRESS]


def test_an_image_in_a_cell_may_fail(view: MessageView) -> None:
    show(view, CELL)
    view.pictures.load(ADDRESS)
    view.put_image(ADDRESS, "The image is not there.")
    assert view.pictures.told(ADDRESS) == "The image is not there. Click to try again."
    view.message_actions.follow(0, Slot.TEXT, IMAGE + "file:///etc/passwd")
    assert view.pictures.told("file:///etc/passwd").startswith("Images are loaded from http")


@pytest.mark.parametrize(
    "data",
    [b"", b"\x89PNG\r\n\x1a\n", png()[:60], b"GIF89a", b"\0" * 1000, b"<svg/>"],
)
def test_broken_files(data: bytes) -> None:
    assert decoded(data).trouble == BROKEN


def test_an_svg_is_not_drawn() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/hosts"/></svg>'
    assert decoded(svg).trouble == BROKEN


def test_large_images() -> None:
    # A header that promises more than memory holds.
    bomb = bytearray(png())
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    assert decoded(bytes(bomb)).trouble in {TOO_LARGE, BROKEN}
    wide = decoded(png(4000, 10)).image
    assert wide is not None
    assert wide.width() <= 1520


def test_data_addresses(qtbot: QtBot) -> None:
    pictures = Pictures()
    asked: list[str] = []
    pictures.wanted.connect(asked.append)
    good = "data:image/png;base64," + base64.b64encode(png()).decode()
    for address in (good, "data:", "data:x", "data:;base64,!", "file:///etc/passwd", "x"):
        pictures.load(address)
        qtbot.waitUntil(lambda a=address: not getattr(pictures.picture(a), "loading", True))
    found = pictures.picture(good)
    assert found is not None
    assert found.image is not None
    assert not asked


def test_the_budget_lets_the_oldest_go(qtbot: QtBot) -> None:
    pictures = Pictures(budget=40 * 20 * 4 + 1)
    for address in ("https://a/1", "https://a/2"):
        pictures.load(address)
        pictures.put(address, png())
        qtbot.waitUntil(lambda a=address: not getattr(pictures.picture(a), "loading", True))
    assert pictures.picture("https://a/1") is None
    assert pictures.picture("https://a/2") is not None


def test_hosts() -> None:
    assert host_of("https://user:pw@a.example:1/x") == "a.example:1"
    assert host_of("https://a.example:443/x") == "a.example"
    assert host_of("https://аррӏе.com/x") == "xn--80ak6aa92e.com"
    assert host_of("https:evil.example/x.png") == ""
    assert host_of("data:image/png;base64,xx") == "within the reply itself"
    assert host_of("http://[") == ""
