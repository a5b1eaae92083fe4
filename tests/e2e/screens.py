"""Every screen of the program, to be walked through by a test.

A screen that is not in `SCREENS` is not looked at: whoever makes one registers it here, with
`@screen(name)` before a coroutine that opens it and returns its top widget. Each begins in the
window, with the conversation `TITLE` open, or in the window that its `start` gives; `WALKS` lead
through all of them, a few at a time.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QWidget,
)

from chatapp.core.domain.conversation import Message, Role, Status
from chatapp.core.domain.generation_options import GenerationOptions
from chatapp.core.domain.persona import ICONS, Persona
from chatapp.ui.composer.persona_popup import PersonaPopup
from chatapp.ui.composer.refused_files_dialog import RefusedDialog
from chatapp.ui.conversation.compare_dialog import CompareDialog
from chatapp.ui.conversation.confidence_dialog import ConfidenceDialog
from chatapp.ui.conversation.context_dialog import ContextDialog
from chatapp.ui.conversation.link_dialog import LinkDialog
from chatapp.ui.conversation.send_with_dialog import SendWithDialog
from chatapp.ui.conversation.settings_dialog import ConversationSettingsDialog
from chatapp.ui.conversation.summary_dialog import SummaryDialog
from chatapp.ui.details.details_dialog import DetailsDialog
from chatapp.ui.import_export.export_dialog import ExportDialog
from chatapp.ui.import_export.import_dialog import ImportDialog
from chatapp.ui.settings.backup_chooser import BackupChooser
from chatapp.ui.settings.licences_dialog import LicencesDialog
from chatapp.ui.settings.settings_dialog import SettingsDialog
from chatapp.ui.sidebar.folder_dialog import FolderDialog
from chatapp.ui.sidebar.trash_dialog import TrashDialog
from chatapp.ui.window.palette import Palette
from tests.core.import_export.building import entry, export, node, text
from tests.e2e.alive import program
from tests.e2e.driver import Window, window
from tests.loopback import DONE, MODEL, Loopback, event, reply, thinking_reply
from tests.make_pdf import pdf

D = TypeVar("D", bound=QWidget)
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HEIGHT = 640
TITLE = "A question about everything that there is in the world"
ANSWER = """# A heading

Words, a [link](https://example.org/) and `code`.

- One
  1. Inner

| Column | Another |
|---|---|
| 1 | Some words |

```python
print("a line of code that is much longer than the window is wide, whatever its text size")
```

> [!NOTE]
> Careful.

$$e^{i\\pi} + 1 = 0$$

![A picture](https://pictures.example.org/one.png)
"""

Opener: TypeAlias = Callable[[Window], Awaitable[QWidget]]
OpenerT = TypeVar("OpenerT", bound=Opener)
Closer: TypeAlias = Callable[[Window, QWidget], Awaitable[None]]


@dataclass(frozen=True)
class Screen:
    """A screen: how it is reached, and how one leaves it."""

    name: str
    start: str
    show: Opener
    hide: Closer


SCREENS: list[Screen] = []


async def by_escape(w: Window, top: QWidget) -> None:
    """Esc leads back from whatever it is; the window then has the focus again."""
    if top is not w.widget and not isinstance(top, QMenu):
        top.activateWindow()
        await w.until(top.isActiveWindow, f"{top} in front")
    for _ in range(3):
        if top is not w.widget and top.isVisible():
            focus = None if isinstance(top, QMenu) else top.focusWidget()
            QTest.keyClick(focus or top, Key.Key_Escape)
    await w.until(lambda: top is w.widget or not top.isVisible(), f"the end of {top}")
    await to_front(w)


async def stay(w: Window, top: QWidget) -> None:
    """The screen is where one is at the beginning."""


def screen(
    name: str, start: str = "talk", hide: Closer = by_escape
) -> Callable[[OpenerT], OpenerT]:
    """Register the screen that the coroutine opens."""

    def register(opener: OpenerT) -> OpenerT:
        SCREENS.append(Screen(name, start, opener, hide))
        return opener

    return register


async def to_front(w: Window) -> None:
    """Give the window the focus where a dialog was closed: no window manager does it."""
    w.widget.activateWindow()
    await w.until(w.widget.isActiveWindow, "the window in front")


def shown(parent: QWidget, kind: type[D]) -> D | None:
    """The widget of that kind that is open."""
    return next((d for d in parent.findChildren(kind) if d.isVisible()), None)


async def opened(w: Window, kind: type[D], parent: QWidget | None = None) -> D:
    """The widget of that kind, once it is open and in front."""
    await w.until(lambda: shown(parent or w.widget, kind), kind.__name__)
    found = shown(parent or w.widget, kind)
    assert found is not None
    if found.isWindow() and not isinstance(found, QMenu):
        found.activateWindow()
        await w.until(found.isActiveWindow, f"{kind.__name__} in front")
    return found


def press(parent: QWidget, begins: str) -> None:
    """Press the button whose words begin so, as the keyboard does."""
    (button,) = [
        b
        for b in parent.findChildren(QPushButton)
        if b.isVisible() and b.text().replace("&", "").startswith(begins)
    ]
    assert button.isEnabled(), begins
    button.setFocus()
    QTest.keyClick(button, Key.Key_Space)


def menu_key(widget: QWidget) -> None:
    """The menu key, as window systems tell programs of it."""
    by_keyboard = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(by_keyboard, QPoint(5, 5), widget.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(widget, event)


async def focused(w: Window, widget: QWidget) -> None:
    await to_front(w)
    widget.setFocus()
    await w.until(widget.hasFocus, f"the focus in {widget}")


# Where one begins


@asynccontextmanager
async def talk(profile: Path) -> AsyncGenerator[Window]:
    """A window with conversations of every kind, a folder, an archive and a trash."""
    with Loopback() as server:
        server.answer(*thinking_reply("Hm, let me see.", ANSWER))
        server.answer(*thinking_reply("Hm, once more.", ANSWER.replace("One", "Two")))
        server.always(*reply("Hello there."))
        async with window(profile, server) as w:
            w.type(TITLE)
            await w.status_begins("Done")
            await w.until(lambda: w.showing("Regenerate"))
            w.click("Regenerate")
            await w.until(lambda: (m := w.last()) and m.version == 2)
            await w.status_begins("Done")
            for words in ("To be archived", "To be deleted", "Deleted too", "In a folder"):
                await to_front(w)
                w.press(Key.Key_N, CTRL)
                w.type(words)
                await w.status_begins("Done")
                await w.until(lambda words=words: words in w.titles)
            listed = w.widget.sidebar.list
            listed.new_folder.emit("", [w.conversation("In a folder")])
            dialog = await opened(w, FolderDialog)
            QTest.keyClicks(dialog.name, "A folder")
            QTest.keyClick(dialog.name, Key.Key_Return)
            await w.until(lambda: listed.rows.folders, "the folder")
            listed.archive.emit([w.conversation("To be archived")], True)
            listed.delete.emit([w.conversation("To be deleted"), w.conversation("Deleted too")])
            await w.until(lambda: "Deleted too" not in w.titles, "the deletion")
            await to_front(w)
            w.choose(TITLE)
            await w.until(lambda: (m := w.last(Role.USER)) and m.raw == TITLE, TITLE)
            yield w


@asynccontextmanager
async def first_run(profile: Path) -> AsyncGenerator[Window]:
    """The very first window, which asks for a key."""
    with Loopback() as server:
        async with window(profile, server, model=MODEL) as w:
            yield w


@asynccontextmanager
async def damaged(profile: Path) -> AsyncGenerator[Window]:
    """A window that cannot open its conversations."""
    (profile / "conversations.sqlite3").write_bytes(b"this is no database\n" * 500)
    async with program(profile) as p:
        await p.asks()
        w = Window(p.front.window, None)  # pyright: ignore[reportArgumentType]
        await to_front(w)
        yield w


def _choice(finish: str | None = None, index: int = 0, **more: object) -> bytes:
    return event({"choices": [{"index": index, "finish_reason": finish, **more}]})


def _cited(number: int, end: int) -> dict[str, object]:
    titles = ("The river of the town", "A page with a title that is much longer than a line is")
    url = f"https://pages.example.org/{number}"
    return {"type": "url_citation", "url": url, "title": titles[number % 2], "end_index": end}


def _another(w: Window, before: Message | None) -> bool:
    """True if another reply than the one before has ended."""
    last = w.last()
    new = last is not None and (before is None or last.id != before.id)
    return new and last is not None and last.status is Status.DONE


@asynccontextmanager
async def extras(profile: Path) -> AsyncGenerator[Window]:
    """A window with replies that are more than text."""
    text = "The town lies at a **river**. It has many bridges, and some say a bear [2]."
    sources = [_cited(n, text.index(word)) for n, word in enumerate((". It", ", and"), 1)]
    sources += [_cited(n, 0) for n in range(3, 10)]
    sources.append({"type": "file_citation", "file_citation": {"filename": "notes.pdf"}})
    shares = (("The", -0.01), (" town", -0.2), (" is", -1.2), (" old", -3.0), (".", -0.02))
    top = [{"token": word, "logprob": at} for word, at in ((" new", -1.0), (" grey", -2.5))]
    tokens = [{"token": t, "logprob": at, "top_logprobs": top} for t, at in shares]
    call = {"name": "get_weather", "arguments": '{"city":"Bern","days":[1,2]}'}
    audio = {"id": "a", "transcript": "Good day to you.", "data": "SUQzBA=="}
    with Loopback() as server:
        server.answer(_choice(delta={"content": text}),
                      _choice("stop", delta={"annotations": sources}), DONE)  # fmt: skip
        server.answer(_choice("tool_calls", delta={"tool_calls": [{"function": call}]}), DONE)
        server.answer(_choice("stop", delta={"audio": audio}), DONE)
        server.answer(_choice("stop", delta={"refusal": "I cannot help with that."}), DONE)
        server.answer(_choice("content_filter", delta={"content": "It is"}), DONE)
        server.answer(
            *(_choice("stop", index=n, delta={"content": f"Choice {n}."}) for n in (1, 2)),
            _choice("stop", delta={"content": "The town is old."}, logprobs={"content": tokens}),
            DONE,
        )
        async with window(profile, server) as w:
            for words in ("Sources", "A call", "Speech", "A refusal", "A filter", "Choices"):
                last = w.last()
                w.type(words)
                await w.until(lambda last=last: _another(w, last), words)
            await w.until(lambda: (m := w.last()) and m.versions == 3)
            yield w


STARTS: dict[str, Callable[[Path], AbstractAsyncContextManager[Window]]] = {
    "talk": talk,
    "first run": first_run,
    "damaged": damaged,
    "extras": extras,
}


# Replies that are more than text


async def _seen(w: Window, number: int) -> QWidget:
    """The reply with that number, in view."""
    view = w.pane.view
    await to_front(w)
    view.setFocus()
    view.current.choose(number)
    scroller = view.scroller
    scroller.to_message(number)
    scroller.scroll_to(view.column.heights.above(number) - scroller.height // 3)
    return w.widget


@screen("sources", start="extras", hide=stay)
async def _sources(w: Window) -> QWidget:
    return await _seen(w, 1)


@screen("a call and speech", start="extras", hide=stay)
async def _speech(w: Window) -> QWidget:
    return await _seen(w, 5)


@screen("refusal, filter and choices", start="extras", hide=stay)
async def _refusal(w: Window) -> QWidget:
    return await _seen(w, 11)


@screen("confidence", start="extras")
async def _confidence(w: Window) -> QWidget:
    await _seen(w, 11)
    w.pane.view.message_actions.do("confidence", 11)
    dialog = await opened(w, ConfidenceDialog)
    for _ in range(12):
        QTest.keyClick(dialog.reader, Key.Key_Right)
    return dialog


# The window


@screen("first run", start="first run", hide=stay)
async def _first_run(w: Window) -> QWidget:
    await _no_conversations(w)
    w.widget.set_sidebar(not w.widget.folded)
    return w.widget


@screen("no conversations", start="first run", hide=stay)
async def _no_conversations(w: Window) -> QWidget:
    w.widget.set_sidebar(True)
    await w.until(lambda: shown(w.widget.sidebar, QLabel), "the words in the empty sidebar")
    return w.widget


@screen("recovery", start="damaged", hide=stay)
async def _recovery(w: Window) -> QWidget:
    return w.widget


@screen("conversation", hide=stay)
async def _conversation(w: Window) -> QWidget:
    w.pane.view.scroller.unfold(1, unfolded=True)
    return w.widget


async def _leave_reading(w: Window, top: QWidget) -> None:
    w.press(Key.Key_Escape)
    assert w.pane.view.caret_reader.reader is None
    w.composer.setFocus()


@screen("a message's text", hide=_leave_reading)
async def _reading(w: Window) -> QWidget:
    await focused(w, w.pane.view)
    w.press(Key.Key_Return)
    assert w.pane.view.caret_reader.reader is not None
    return w.widget


async def _leave_find(w: Window, top: QWidget) -> None:
    w.press(Key.Key_Escape)
    assert not w.pane.find_bar.isVisible()


@screen("find", hide=_leave_find)
async def _find(w: Window) -> QWidget:
    w.press(Key.Key_F, CTRL)
    QTest.keyClicks(w.pane.find_bar.field, "e")
    await w.until(lambda: " of " in w.pane.find_bar.count.text(), "results")
    return w.widget


async def _leave_editing(w: Window, top: QWidget) -> None:
    w.click("Cancel")
    await w.until(lambda: not w.composer.toPlainText())


@screen("editing a message", hide=_leave_editing)
async def _editing(w: Window) -> QWidget:
    await focused(w, w.pane.view)
    w.press(Key.Key_Home)
    await w.until(lambda: w.showing("Edit"))
    w.click("Edit")
    await w.until(lambda: w.composer.toPlainText() == TITLE)
    return w.widget


async def _leave_notices(w: Window, top: QWidget) -> None:
    w.pane.notices.hide_topic("one")
    w.pane.notices.hide_topic("two")


@screen("notices", hide=_leave_notices)
async def _notices(w: Window) -> QWidget:
    notices = w.pane.notices
    words = "Something went wrong that has to be told in a sentence which is rather long."
    notices.post(words, kind="danger", action_label="Export…", callback=lambda: None, topic="one")
    notices.post("Something else.", kind="warning", topic="two")
    return w.widget


async def _leave_chips(w: Window, top: QWidget) -> None:
    w.click("Remove a-file-with-a-rather-long-name.pdf")
    await w.until(lambda: not w.showing("Remove a-file-with-a-rather-long-name.pdf"))


@screen("an attached PDF", hide=_leave_chips)
async def _chips(w: Window) -> QWidget:
    path = w.session.profile.root / "a-file-with-a-rather-long-name.pdf"
    path.write_bytes(pdf("Words on a page."))
    w.drop(path)
    await w.until(lambda: w.showing(f"Remove {path.name}"), "the chip")
    return w.widget


async def _leave_search(w: Window, top: QWidget) -> None:
    await focused(w, w.widget.sidebar.search)
    w.press(Key.Key_Escape)
    await w.until(lambda: not w.widget.sidebar.search.text())
    w.composer.setFocus()


@screen("search results", hide=_leave_search)
async def _search(w: Window) -> QWidget:
    w.press(Key.Key_K, CTRL)
    QTest.keyClicks(w.widget.sidebar.search, "hello")
    await w.until(lambda: shown_list(w, "Search results"), "results")
    return w.widget


@screen("nothing found", hide=_leave_search)
async def _nothing_found(w: Window) -> QWidget:
    w.press(Key.Key_K, CTRL)
    QTest.keyClicks(w.widget.sidebar.search, "xyzzy in:Nowhere")
    await w.until(lambda: not shown_list(w, "Conversations"), "no results")
    return w.widget


def shown_list(w: Window, name: str) -> bool:
    lists = w.widget.sidebar.findChildren(QWidget)
    return any(one.accessibleName() == name and one.isVisible() for one in lists)


async def _leave_archive(w: Window, top: QWidget) -> None:
    w.click("Back to conversations")
    await w.until(lambda: TITLE in w.titles)


async def _view_menu(w: Window) -> QMenu:
    w.widget.set_sidebar(True)
    w.click("View")
    return await opened(w, QMenu)


@screen("archive", hide=_leave_archive)
async def _archive(w: Window) -> QWidget:
    choose(await _view_menu(w), "Archive")
    await w.until(lambda: "To be archived" in w.titles and TITLE not in w.titles)
    return w.widget


def choose(menu: QMenu, words: str) -> None:
    """Take an entry of an open menu by keys."""
    (wanted,) = [a for a in menu.actions() if a.text().partition("\t")[0].strip() == words]
    for _ in menu.actions():
        if menu.activeAction() is wanted:
            break
        QTest.keyClick(menu, Key.Key_Down)
    assert menu.activeAction() is wanted, words
    QTest.keyClick(menu, Key.Key_Return)


async def _leave_renaming(w: Window, top: QWidget) -> None:
    w.press(Key.Key_Escape)
    await w.until(lambda: shown(w.widget.sidebar.list, QLineEdit) is None)
    w.composer.setFocus()


@screen("renaming", hide=_leave_renaming)
async def _renaming(w: Window) -> QWidget:
    w.press(Key.Key_F2)
    await opened(w, QLineEdit, w.widget.sidebar.list)
    return w.widget


async def _leave_temporary(w: Window, top: QWidget) -> None:
    w.choose(TITLE)
    await w.until(lambda: (m := w.last(Role.USER)) and m.raw == TITLE, TITLE)
    assert not w.pane.banner.isVisible()


@screen("temporary conversation", hide=_leave_temporary)
async def _temporary(w: Window) -> QWidget:
    w.press(Key.Key_N, CTRL | SHIFT)
    await w.until(w.pane.banner.isVisible)
    w.widget.set_sidebar(True)
    return w.widget


# Menus


@screen("menu: view")
async def _menu_view(w: Window) -> QWidget:
    return await _view_menu(w)


@screen("menu: message")
async def _menu_message(w: Window) -> QWidget:
    await focused(w, w.pane.view)
    menu_key(w.pane.view)
    menu = await opened(w, QMenu)
    assert "Compare versions" in [action.text() for action in menu.actions()]
    return menu


@screen("menu: conversation")
async def _menu_conversation(w: Window) -> QWidget:
    w.widget.set_sidebar(True)
    await focused(w, w.widget.sidebar.list)
    menu_key(w.widget.sidebar.list)
    return await opened(w, QMenu)


@screen("menu: folder")
async def _menu_folder(w: Window) -> QWidget:
    w.widget.set_sidebar(True)
    listed = w.widget.sidebar.list
    await focused(w, listed)
    row = listed.rows.folder_row(listed.rows.folders[0].id)
    assert row is not None
    listed.setCurrentIndex(listed.rows.index(row))
    menu_key(listed)
    return await opened(w, QMenu)


@screen("menu: conversation menu")
async def _menu_answering(w: Window) -> QWidget:
    w.widget.answering.click()
    return await opened(w, QMenu)


# Dialogs


@screen("own settings")
async def _own_settings(w: Window) -> QWidget:
    w.press(Key.Key_I, CTRL)
    return await opened(w, ConversationSettingsDialog)


@screen("own settings: everything")
async def _own_settings_unfolded(w: Window) -> QWidget:
    w.press(Key.Key_I, CTRL)
    dialog = await opened(w, ConversationSettingsDialog)
    assert isinstance(dialog, ConversationSettingsDialog)
    row = dialog.options.row("logit_bias")
    dialog.lead_to("logit_bias")
    QTest.keyClicks(row.control, '{"5": 500}')
    await w.until(row.fault.isVisible)
    return dialog


async def _without_options(w: Window, top: QWidget) -> None:
    """Leave a message box without chips, and no personas."""
    w.composer.setPlainText("")
    settings = replace(w.session.engine.settings, options=GenerationOptions(), personas=())
    w.pane.bridge.change_settings(settings)
    await w.until(lambda: not w.pane.composer.options.isVisible())
    await by_escape(w, top)


@screen("options in the message box", hide=_without_options)
async def _option_chips(w: Window) -> QWidget:
    await to_front(w)
    settings = replace(
        w.session.engine.settings, options=GenerationOptions(0.4, 2000, "high", seed=7)
    )
    w.pane.bridge.change_settings(settings)
    await w.until(w.pane.composer.options.isVisible)
    return w.widget


@screen("personas to choose", hide=_without_options)
async def _personas_offered(w: Window) -> QWidget:
    await to_front(w)
    personas = (
        Persona("a", "Cook", ICONS[10]),
        Persona("b", "A lawyer with a name that is long", ICONS[5]),
    )
    w.pane.bridge.change_settings(replace(w.session.engine.settings, personas=personas))
    w.composer.setFocus()
    w.type("Hello @", enter=False)
    (popup,) = w.widget.findChildren(PersonaPopup)
    await w.until(popup.isVisible)
    return popup


@screen("send with")
async def _send_with(w: Window) -> QWidget:
    w.type("Once", enter=False)
    w.press(Key.Key_Return, CTRL | SHIFT)
    top = await opened(w, SendWithDialog)
    w.composer.setPlainText("")
    return top


@screen("context")
async def _context(w: Window) -> QWidget:
    w.composer.setFocus()
    found = w.widget.findChild(QAction, "action context")
    assert isinstance(found, QAction)
    found.trigger()
    return await opened(w, ContextDialog)


@screen("start fresh")
async def _start_fresh(w: Window) -> QWidget:
    w.composer.setFocus()
    found = w.widget.findChild(QAction, "action start_fresh")
    assert isinstance(found, QAction)
    found.trigger()
    top = await opened(w, SummaryDialog)
    await w.until(top.begin_button.isEnabled)
    return top


async def _leave_continued(w: Window, _top: QWidget) -> None:
    w.pane.bridge.organize.delete([w.pane.conversation_id])
    await w.until(lambda: (m := w.last(Role.USER)) and m.raw == TITLE, TITLE)
    await to_front(w)


@screen("oldest left out", hide=_leave_continued)
async def _left_out(w: Window) -> QWidget:
    """A conversation that continues another, and leaves out its oldest messages."""
    w.pane.bridge.context.start_fresh(w.pane.conversation_id, "It was about everything.")
    await w.until(w.pane.origin.isVisible)
    for words in ("And what else?", "And then?"):
        await to_front(w)
        w.type(words)
        await w.until(lambda words=words: (m := w.last(Role.USER)) and m.raw == words)
        await w.status_begins("Done")
    w.pane.bridge.context.leave_out(w.pane.conversation_id)
    await w.until(lambda: w.pane.view.column.sent_from)
    await to_front(w)
    return w.widget


@screen("export")
async def _export(w: Window) -> QWidget:
    w.composer.setFocus()
    w.press(Key.Key_E, CTRL)
    return await opened(w, ExportDialog)


@screen("import")
async def _import(w: Window) -> QWidget:
    path = w.session.profile.root / "conversations.json"
    talk_ = entry([node("q", None, "user", text("Words"))], "q")
    export(path, talk_, {"title": "Broken", "mapping": 3})
    w.drop(path)
    w.click("Import")
    dialog = await opened(w, ImportDialog)
    await w.until(dialog.unreadable.isVisible, "what came in")
    return dialog


@screen("files not attached")
async def _refused(w: Window) -> QWidget:
    paths = [w.session.profile.root / f"a-file-that-is-no-pdf-{n}.pdf" for n in range(3)]
    for path in paths[1:]:
        path.write_text("plain words")
    w.drop(*paths)
    await w.until(lambda: "3 files cannot be attached" in w.notice, "the refusals")
    w.click("Show why")
    return await opened(w, RefusedDialog)


@screen("compare")
async def _compare(w: Window) -> QWidget:
    await focused(w, w.pane.view)
    w.press(Key.Key_End)
    await w.until(lambda: w.showing("Compare versions"))
    w.click("Compare versions")
    return await opened(w, CompareDialog)


async def details(w: Window) -> DetailsDialog:
    """The details of the last reply, opened by their key."""
    await focused(w, w.pane.view)
    w.press(Key.Key_End)
    w.press(Key.Key_I, CTRL | SHIFT)
    return await opened(w, DetailsDialog)


def _details_page(number: int) -> Opener:
    async def show(w: Window) -> QWidget:
        dialog = await details(w)
        dialog.tabs.setCurrentIndex(number)
        return dialog

    return show


for _number, _name in enumerate(("details", "timeline", "request", "response")):
    screen(f"details of a reply: {_name}")(_details_page(_number))


@screen("trash")
async def _trash(w: Window) -> TrashDialog:
    choose(await _view_menu(w), "Trash")
    dialog = await opened(w, TrashDialog)
    await w.until(lambda: dialog.list.count() > 1, "what is in the trash")
    return dialog


@screen("emptying the trash")
async def _empty_trash(w: Window) -> QWidget:
    dialog = await _trash(w)
    press(dialog, "Empty trash")
    return await opened(w, QMessageBox, dialog)


async def _leave_trash(w: Window, top: QWidget) -> None:
    await by_escape(w, top)
    dialog = shown(w.widget, TrashDialog)
    if dialog is not None:
        await by_escape(w, dialog)


@screen("empty trash", hide=_leave_trash)
async def _trash_is_empty(w: Window) -> QWidget:
    dialog = await _trash(w)
    press(dialog, "Empty trash")
    box = await opened(w, QMessageBox, dialog)
    press(box, "Empty trash")
    await w.until(lambda: dialog.list.count() == 0, "the empty trash")
    return dialog


@screen("new folder")
async def new_folder(w: Window) -> QWidget:
    choose(await _view_menu(w), "New folder…")
    return await opened(w, FolderDialog)


@screen("folder")
async def _folder(w: Window) -> QWidget:
    listed = w.widget.sidebar.list
    listed.instruct_folder.emit(listed.rows.folders[0].id)
    return await opened(w, FolderDialog)


@screen("opening a link")
async def _link(w: Window) -> QWidget:
    w.pane.link_requested.emit("https://example.org/" + "a-long-path/" * 8)
    return await opened(w, LinkDialog)


@screen("opening a link in disguise")
async def _disguised_link(w: Window) -> QWidget:
    bank = "www.bank.example_" + "a" * 300
    w.pane.link_requested.emit(f"https://{bank}@xn--mnchen-3ya.example:8443/" + "b" * 5000)
    return await opened(w, LinkDialog)


@screen("a link that leads nowhere")
async def _broken_link(w: Window) -> QWidget:
    w.pane.link_requested.emit("https:///example.org/")
    return await opened(w, LinkDialog)


@screen("closing unsaved")
async def _unsaved(w: Window) -> QWidget:
    w.widget.close_questioned.emit()
    return await opened(w, QMessageBox)


# Settings


async def _leave_inner(w: Window, top: QWidget) -> None:
    """Out of a dialog of the settings, and out of these."""
    await by_escape(w, top)
    dialog = shown(w.widget, SettingsDialog)
    assert dialog is not None
    await by_escape(w, dialog)


PAGES = (
    *("servers", "network", "model", "personas", "appearance", "desktop"),
    *("shortcuts", "usage", "data"),
    "about",
)


async def settings(w: Window) -> SettingsDialog:
    """The settings, opened by their key."""
    w.press(Key.Key_Comma, CTRL)
    return await opened(w, SettingsDialog)


def _page(name: str) -> Opener:
    async def show(w: Window) -> QWidget:
        dialog = await settings(w)
        assert dialog.tabs.count() == len(PAGES), "a page has come or gone: see PAGES"
        dialog.tabs.setCurrentWidget(getattr(dialog, name))
        return dialog

    return show


for _name in PAGES:
    screen(f"settings: {_name}")(_page(_name))


@screen("settings: a persona")
async def _persona(w: Window) -> QWidget:
    dialog = await settings(w)
    dialog.turn_to("personas")
    dialog.personas.add_persona()
    return dialog


@screen("settings: another language")
async def _another_language(w: Window) -> QWidget:
    dialog = await settings(w)
    dialog.tabs.setCurrentWidget(dialog.appearance)
    # The environment of tests says which language is spoken, whatever is chosen.
    row = dialog.appearance.reopen.parentWidget()
    assert row is not None
    row.show()
    return dialog


@screen("reopening is refused", hide=_leave_inner)
async def _reopening_refused(w: Window) -> QWidget:
    dialog = await settings(w)
    dialog.tabs.setCurrentWidget(dialog.appearance)
    w.widget.unsaved = True
    dialog.appearance.reopen_wanted.emit()
    w.widget.unsaved = False
    return await opened(w, QMessageBox, dialog)


@screen("searching the settings")
async def _search_settings(w: Window) -> QWidget:
    dialog = await settings(w)
    QTest.keyClicks(dialog.search.field, "t")
    return dialog


@screen("settings: found")
async def _settings_found(w: Window) -> QWidget:
    dialog = await settings(w)
    dialog.search.field.setText("text")
    return dialog


@screen("settings: nothing found")
async def _no_settings_found(w: Window) -> QWidget:
    dialog = await settings(w)
    dialog.search.field.setText("xyzzy")
    return dialog


@screen("settings: a key that is taken")
async def _taken_key(w: Window) -> QWidget:
    dialog = await settings(w)
    dialog.turn_to("shortcuts")
    dialog.shortcuts.key.listen()
    QTest.keyClick(dialog.shortcuts.key, Key.Key_K, CTRL)
    assert dialog.shortcuts.replace.isVisible()
    return dialog


async def _leave_palette(w: Window, top: QWidget) -> None:
    if (palette := shown(w.widget, Palette)) is not None:
        QTest.keyClick(palette.field, Key.Key_Escape)
    await w.until(lambda: not w.widget.findChildren(Palette), "the end of the palette")


@screen("the palette", hide=_leave_palette)
async def _palette(w: Window) -> QWidget:
    w.press(Key.Key_P, CTRL | SHIFT)
    return await opened(w, Palette)


@screen("the palette: nothing found", hide=_leave_palette)
async def _nothing_in_the_palette(w: Window) -> QWidget:
    w.press(Key.Key_P, CTRL | SHIFT)
    palette = await opened(w, Palette)
    palette.field.setText("xyzzy")
    return palette


@screen("settings: a new server")
async def _new_server(w: Window) -> QWidget:
    dialog = await settings(w)
    dialog.tabs.setCurrentIndex(0)
    press(dialog, "Add server")
    return dialog


@screen("licences", hide=_leave_inner)
async def _licences(w: Window) -> QWidget:
    dialog = await settings(w)
    dialog.tabs.setCurrentWidget(dialog.about)
    press(dialog, "Licences")
    return await opened(w, LicencesDialog, dialog)


async def _backups(w: Window) -> SettingsDialog:
    dialog = await settings(w)
    dialog.tabs.setCurrentWidget(dialog.data)
    listed = dialog.data.backups.list

    def none() -> bool:
        labels = dialog.data.backups.findChildren(QLabel)
        return any(one.isVisible() and one.text().startswith("No backups yet") for one in labels)

    # The first one is made by itself, a minute after the start.
    await w.until(lambda: listed.count() or none(), "the list of backups")
    if not listed.count():
        press(dialog, "Back up now")
        await w.until(listed.count, "a backup")
    return dialog


@screen("restoring one conversation", hide=_leave_inner)
async def restore_one(w: Window) -> QWidget:
    dialog = await _backups(w)
    press(dialog, "Restore one conversation")
    return await opened(w, BackupChooser, dialog)


@screen("restoring everything", hide=_leave_inner)
async def _restore_everything(w: Window) -> QWidget:
    dialog = await _backups(w)
    press(dialog, "Restore everything")
    return await opened(w, QMessageBox, dialog)


# The ways through all of them

_AT_ONCE = 13
"""Screens in one walk: it stays far below a test's longest time, whatever else the machine does."""


@dataclass(frozen=True)
class Walk:
    """A way through some screens with the same beginning."""

    name: str
    start: str
    screens: tuple[Screen, ...]

    def begin(self, profile: Path) -> AbstractAsyncContextManager[Window]:
        """The window in which it begins."""
        return STARTS[self.start](profile)


def _walks() -> Generator[Walk]:
    for start in STARTS:
        there = [one for one in SCREENS if one.start == start]
        pieces = [there[at : at + _AT_ONCE] for at in range(0, len(there), _AT_ONCE)]
        for number, piece in enumerate(pieces, 1):
            yield Walk(f"{start} {number}".replace(" ", "-"), start, tuple(piece))


WALKS = list(_walks())
