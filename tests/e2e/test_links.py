"""Before a link opens one sees where it leads, whatever its address was made to look like."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAccessible, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from chatapp.core.invisible import one_line
from chatapp.ui.conversation.link_dialog import LinkDialog
from chatapp.ui.messages.layout.item import Slot as Section
from chatapp.ui.messages.rows.row_specs import TextSpec
from chatapp.ui.theme.theme import Size
from tests.e2e.driver import Window, window
from tests.e2e.screens import opened
from tests.loopback import Loopback, reply
from tests.ui.looks import OFFSCREEN

pytestmark = OFFSCREEN

BANK = "www.bank.example"


class Browser(QObject):
    """Stands where the system's browser would be told to open an address."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @Slot(QUrl)
    def open_(self, url: QUrl) -> None:
        self.seen.append(bytes(url.toEncoded().data()).decode())


@pytest.fixture
def browser() -> Iterator[Browser]:
    """The addresses that would be opened."""
    made = Browser()
    for scheme in ("http", "https", "mailto"):
        QDesktopServices.setUrlHandler(scheme, made, "open_")  # pyright: ignore[reportArgumentType]
    yield made
    for scheme in ("http", "https", "mailto"):
        QDesktopServices.unsetUrlHandler(scheme)


async def asked(w: Window, address: str) -> LinkDialog:
    w.pane.view.link_requested.emit(address)
    return await opened(w, LinkDialog)


def said(dialog: LinkDialog) -> str:
    """The sentences that are shown."""
    labels = dialog.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    return " ".join(label.text() for label in labels if label.isVisible())


def described(dialog: LinkDialog) -> str:
    """The words of a screen reader for the dialog as a whole."""
    return QAccessible.queryAccessibleInterface(dialog).text(QAccessible.Text.Description)


def whole(field: QPlainTextEdit) -> bool:
    """True if all that is in a field can be brought on screen: no line is wider than it."""
    layout, room = field.document().firstBlock().layout(), field.viewport().width()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    assert all(line.x() + line.naturalTextWidth() <= room for line in lines), "a line is cut off"
    field.moveCursor(field.textCursor().MoveOperation.End)
    field.ensureCursorVisible()
    end = field.cursorRect()
    return field.viewport().rect().contains(end.center())


async def test_a_link_shows_its_target_before_it_opens(profile: Path, browser: Browser) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            dialog = await asked(w, "https://example.org/page")
            assert dialog.host.toPlainText() == "example.org"
            assert dialog.address.toPlainText() == "https://example.org/page"
            assert said(dialog) == "Open this address in the browser?"
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
            assert browser.seen == []
            dialog = await asked(w, "https://example.org/page")
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
            await w.until(lambda: browser.seen == ["https://example.org/page"])


HOSTILE = [
    # What it is, its address, its host, a part of what is said
    (f"https://{BANK}_{'a' * 300}@evil.example/", "evil.example", "before the “@”"),
    ("https://evil.example/?&lt;b&gt;&#8238;moc.knab//:sptth", "evil.example", ""),
    ("https://evil.example/<b>x</b><img src='/dev/zero'>", "evil.example", ""),
    ("https://evil.example\\@www.bank.example/", "www.bank.example", "before the “@”"),
    ("https://www.bank.example%2F@evil.example/", "evil.example", "before the “@”"),
    ("https://www.bank.example:x@evil.example/", "evil.example", "before the “@”"),
    ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com", "аррӏе.com"),
    ("https://xn--4dbcagdahymbxekheh6e0a7fei0b.example:8443/", None, "מ"),
    ("https://ex\u200bample.org/\u202egnp.exe", "example.org", ""),
    ("http://2130706433:8080/", "127.0.0.1:8080", ""),
    ("http://[::1]/", "[::1]", ""),
    (f"https://{BANK}.{'-'.join(['a' * 50] * 1)}.{'b' * 60}.{'c' * 60}.evil.example/", None, ""),
    (f"https://evil.example/{'d' * 5000}?end", "evil.example", ""),
    ("mailto:a@evil.example?bcc=b@evil.example", "a@evil.example", "Write an email"),
]


async def test_no_address_can_lie(profile: Path, browser: Browser) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            for address, host, words in HOSTILE:
                dialog = await asked(w, address)
                dialog.resize(Size.WINDOW_MIN_WIDTH, 640)
                assert dialog.width() == Size.WINDOW_MIN_WIDTH
                shown = dialog.host.toPlainText()
                assert host in {None, shown}, address
                assert shown.isascii()
                assert words in said(dialog), address
                bar = dialog.host.verticalScrollBar()
                await w.until(lambda bar=bar: not bar.maximum(), f"all of the host of {address}")
                for width in (520, 600, Size.WINDOW_MIN_WIDTH):
                    dialog.resize(width, 640)
                    assert dialog.width() == width
                    assert whole(dialog.address), f"{address} in {width}"
                for field in (dialog.host, dialog.address):
                    assert whole(field), address
                    assert field.toPlainText() == one_line(field.toPlainText())
                    assert field.layoutDirection() is Qt.LayoutDirection.LeftToRight
                assert described(dialog).startswith(shown)
                careful = "before the “@”" in words
                default = dialog.cancel if careful else dialog.open_button
                assert default.isDefault()
                assert default.hasFocus()
                browser.seen.clear()
                dialog.accept()
                await w.until(lambda: browser.seen, what=address)
                assert browser.seen == [dialog.address.toPlainText()], "what is seen is opened"
                await w.until(lambda: not w.widget.findChildren(LinkDialog))


NOWHERE = [
    "https:///www.bank.example/",
    "https:evil.example",
    "https:/evil.example/",
    "https://bank.example\\.evil.example/",
    f"https://{'a' * 300}.example/",
    "https://example.org:99999/",
    f"https://evil.example/{'a' * 40_000}",
]


async def test_what_a_browser_would_take_for_another_address_is_not_opened(
    profile: Path, browser: Browser
) -> None:
    with Loopback() as server:
        async with window(profile, server) as w:
            for address in NOWHERE:
                dialog = await asked(w, address)
                assert said(dialog) == "No browser can open this address."
                seen = [b for b in dialog.findChildren(QPushButton) if b.isVisible()]
                names = [button.accessibleName() for button in seen]
                assert names == ["Close", "Copy address"], address
                QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
                assert QGuiApplication.clipboard().text() == dialog.address.toPlainText()
                assert dialog.copy.text() == "Copied"
                QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
                await w.until(lambda: not w.widget.findChildren(LinkDialog))
            assert browser.seen == []


async def test_an_address_can_be_copied_where_nothing_opens_it(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_url: QUrl) -> bool:
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", refuse)
    with Loopback() as server:
        async with window(profile, server) as w:
            dialog = await asked(w, "https://example.org/page")
            QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
            assert said(dialog) == "No browser can open this address."
            assert not dialog.open_button.isVisible()
            QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
            assert QGuiApplication.clipboard().text() == "https://example.org/page"
            dialog.reject()


async def test_a_click_on_a_link_of_a_reply_asks(profile: Path, browser: Browser) -> None:
    with Loopback() as server:
        server.answer(*reply("[bank](https://evil.example/?&amp;lt;b&amp;gt;&amp;#8238;moc)"))
        async with window(profile, server) as w:
            w.type("Where?")
            await w.status_begins("Done")
            number = len(w.pane.view.column) - 1
            item = w.pane.view.column.item(number)
            assert item is not None
            (spec,) = item.sections[Section.TEXT].specs
            assert isinstance(spec, TextSpec)
            (link,) = {run.link for run in spec.runs if run.link}
            w.pane.view.message_actions.follow(number, Section.TEXT, link)
            dialog = await opened(w, LinkDialog)
            assert dialog.host.toPlainText() == "evil.example"
            assert "\u202e" not in dialog.address.toPlainText()
            dialog.reject()
