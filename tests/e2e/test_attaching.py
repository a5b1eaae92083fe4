"""Files that are attached: whatever happens to one of them, the message can be sent."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from chatapp.core import child_process
from chatapp.core.domain.conversation import Draft, Role
from chatapp.core.settings import Language
from chatapp.ui.composer import attachment_chips
from chatapp.ui.composer.attachment_chips import AttachmentChips
from chatapp.ui.composer.refused_files_dialog import RefusedDialog
from tests.e2e.driver import Window, window
from tests.e2e.test_language import asked, choose, press_reopen, settings_of
from tests.loopback import Loopback
from tests.make_pdf import assemble, pdf, stream

Key, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
REAL = f'exec {shlex.quote(sys.executable)} -m chatapp read-pdf "$1"'
REFUSES = """echo '{"refused": "damaged"}'"""
Readers = Callable[[str], None]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="readers of these tests are shell's")


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> Readers:
    """Have each file (``$1``) read by a process that runs this script of the shell."""

    def put(script: str) -> None:
        def command(_: str) -> list[str]:
            return ["sh", "-c", script, "sh"]

        monkeypatch.setattr(child_process, "command", command)

    return put


def waiting_for(gate: Path, script: str = REAL) -> str:
    """A reader that waits until there is a file `gate`."""
    return f"while [ ! -e {shlex.quote(str(gate))} ]; do sleep 0.02; done; {script}"


def papers(folder: Path, count: int, *, name: str = "paper", good: bool = True) -> list[Path]:
    """PDFs of different content, or files that are none."""
    made = [folder / f"{name}-{n}.pdf" for n in range(count)]
    for n, path in enumerate(made):
        path.write_bytes(pdf(f"Words of {name} {n}") if good else b"%PDF-1.7 but broken")
    return made


def attached(w: Window) -> list[str]:
    """The names on the chips."""
    return [a.name for a in w.pane.attaching.attachments]


async def sent(w: Window, words: str) -> None:
    """Type `words`, press Send, and see them answered."""
    w.type(words, enter=False)
    w.click("Send")
    await w.until(lambda: (m := w.last(Role.USER)) and m.raw == words, f"{words!r} on screen")
    await w.status_begins("Done")


@pytest.mark.parametrize(
    "answer",
    [
        "python3 -c 'print(\"[\" * 100000)'",
        """echo '{"size": 1, "pages": 1, "sha256": "../../evil", "text": 0}'""",
        """echo '{"size": 1e999, "pages": 1, "sha256": "x", "text": 0}'""",
        """echo '{"size": 1, "pages": 1, "sha256": 5, "text": 0}'""",
        """echo '{"refused": "nobody knows"}'""",
        "head -c 200000 /dev/zero",
        "kill -9 $$",
        "exit 3",
    ],
)
async def test_a_reader_that_answers_nonsense_holds_no_message(
    profile: Path, tmp_path: Path, readers: Readers, answer: str
) -> None:
    readers(answer)
    (path,) = papers(tmp_path, 1)
    with Loopback() as server:
        async with window(profile, server) as w:
            w.drop(path)
            await w.until(lambda: "may be damaged" in w.notice, "the refusal")
            assert w.notice == "“paper-0.pdf” cannot be read. It may be damaged."
            await sent(w, "Sent all the same")


async def test_a_defect_while_a_file_is_read_holds_no_message(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (path,) = papers(tmp_path, 1)
    with Loopback() as server:
        async with window(profile, server) as w:

            async def attach(_: Path) -> None:
                raise RuntimeError("unforeseen")

            monkeypatch.setattr(w.session.engine, "attach", attach)
            w.drop(path)
            await w.until(lambda: "could not be read" in w.notice, "the refusal")
            assert "The log has the details" in w.notice
            assert "unforeseen" in caplog.text
            await sent(w, "One")
            w.press(Key.Key_N, CTRL)
            await sent(w, "Two")


async def test_refused_files_are_one_list(profile: Path, tmp_path: Path, readers: Readers) -> None:
    readers(REFUSES)
    many = papers(tmp_path, 60, good=False)
    with Loopback() as server:
        async with window(profile, server) as w:
            w.drop(*many)
            await w.until(lambda: "60 files cannot be attached" in w.notice, "the refusals")
            assert len(w.pane.notices.sentences()) == 1
            assert all(path.name in w.notice for path in many[:4])
            w.click("Show why")
            dialog = w.widget.findChild(RefusedDialog)
            assert dialog is not None
            lines = dialog.text.toPlainText().splitlines()
            assert lines[0] == "“…” cannot be read. It may be damaged. (60)"
            assert {line.strip() for line in lines[1:]} == {path.name for path in many}
            # What comes while the list is open is added to it, and is no notice.
            w.drop(tmp_path / "gone.pdf")
            await w.until(lambda: "gone.pdf" in dialog.text.toPlainText(), "another one")
            assert w.notice == ""
            dialog.activateWindow()
            await w.until(dialog.isActiveWindow, "the list in front")
            QTest.keyClick(dialog, Key.Key_Escape)
            assert not dialog.isVisible()
            # What the person has seen does not come again.
            w.drop(many[0])
            await w.until(lambda: w.notice, "a new refusal")
            assert w.notice == f"“{many[0].name}” cannot be read. It may be damaged."
            await sent(w, "Sent all the same")


async def test_good_and_bad_files_of_every_kind_at_once(profile: Path, tmp_path: Path) -> None:
    good = papers(tmp_path, 2)
    (broken,) = papers(tmp_path, 1, name="broken", good=False)
    folder, empty = tmp_path / "folder.pdf", tmp_path / "empty.pdf"
    folder.mkdir()
    empty.touch()
    gone = tmp_path / "gone.pdf"
    with Loopback() as server:
        async with window(profile, server) as w:
            w.drop(*good, broken, folder, empty, gone, good[0], broken)
            await w.until(lambda: "4 files cannot be attached" in w.notice, "the refusals")
            for path in (broken, folder, empty, gone):
                assert path.name in w.notice
            await w.until(lambda: sorted(attached(w)) == sorted(p.name for p in good), "two chips")
            w.click("Show why")
            dialog = w.widget.findChild(RefusedDialog)
            assert dialog is not None
            assert "“folder.pdf” is a folder." in dialog.text.toPlainText()
            assert "“empty.pdf” is empty." in dialog.text.toPlainText()
            dialog.close()
            await sent(w, "Compare them")
            assert len(server.chats) == 1


async def test_what_waits_can_be_cancelled_and_nothing_typed_is_lost(
    profile: Path, tmp_path: Path, readers: Readers
) -> None:
    gate = tmp_path / "gate"
    readers(waiting_for(gate))
    with Loopback() as server:
        async with window(profile, server) as w:
            w.drop(*papers(tmp_path, 300, good=False))
            await w.until(lambda: "Reading files: 0 of 300 done." in w.notice, "the progress")
            w.type("Words that stay")
            assert w.notice == "Reading files: 0 of 300 done. The message is sent after that."
            w.click("Cancel")
            await w.until(lambda: not w.notice, "the end of the notice")
            # Cancel stops the reading; it does not send.
            assert w.composer.toPlainText() == "Words that stay"
            assert server.chats == []
            w.click("Send")
            await w.status_begins("Done")
            assert w.last(Role.USER).raw == "Words that stay"  # pyright: ignore[reportOptionalMemberAccess]


def drawing_itself(path: Path) -> Path:
    """A small PDF whose form draws itself twice, and each of those again: that takes long."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R "
        b"/Resources << /XObject << /X 5 0 R >> >> >>",
        stream(b"/X Do"),
        stream(b"/X Do /X Do", form),
    ]
    path.write_bytes(assemble(objects))
    return path


def readers_at_work() -> list[str]:
    """The child processes that read."""
    found: list[str] = []
    for task in Path("/proc/self/task").iterdir():
        for child in (task / "children").read_text().split():
            with suppress(OSError):  # it has just ended
                words = Path("/proc", child, "cmdline").read_bytes().split(b"\0")
                found += [child] if b"read-pdf" in words else []
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_a_file_that_takes_the_reader_long_can_be_cancelled_and_holds_nothing(
    profile: Path, tmp_path: Path
) -> None:
    path = drawing_itself(tmp_path / "round.pdf")
    with Loopback() as server:
        async with window(profile, server) as w:
            w.drop(path)
            await w.until(lambda: w.notice == "Reading “round.pdf”…" and readers_at_work())
            w.type("Words that stay", enter=False)
            w.click("Send")
            assert w.notice == "Reading “round.pdf”… The message is sent after that."
            w.click("Cancel")
            await w.until(lambda: not w.notice and not readers_at_work(), "the end of the reader")
            assert w.composer.toPlainText() == "Words that stay"
            assert server.chats == []
            w.click("Send")
            await w.status_begins("Done")
            assert attached(w) == []


async def test_what_is_sent_while_a_file_is_read_leaves_with_it(
    profile: Path, tmp_path: Path, readers: Readers
) -> None:
    gate = tmp_path / "gate"
    readers(waiting_for(gate))
    (path,) = papers(tmp_path, 1)
    with Loopback() as server:
        async with window(profile, server) as w:
            w.drop(path)
            w.type("Read this", enter=False)
            w.click("Send")
            assert w.notice == "Reading “paper-0.pdf”… The message is sent after that."
            assert server.chats == []
            gate.touch()
            await w.status_begins("Done")
            assert "Words of paper 0" in str(server.chats[0].json["messages"][-1]["content"])
            assert w.notice == ""


async def test_what_was_to_leave_with_a_file_that_is_refused_stays(
    profile: Path, tmp_path: Path, readers: Readers
) -> None:
    gate = tmp_path / "gate"
    readers(waiting_for(gate))
    (path,) = papers(tmp_path, 1, good=False)
    with Loopback() as server:
        async with window(profile, server) as w:
            w.drop(path)
            w.type("Read this")
            gate.touch()
            await w.until(lambda: "may be damaged" in w.notice, "the refusal")
            assert w.composer.toPlainText() == "Read this"
            assert server.chats == []
            w.click("Send")
            await w.status_begins("Done")


async def test_a_file_goes_to_the_conversation_that_it_was_dropped_on(
    profile: Path, tmp_path: Path, readers: Readers
) -> None:
    gate = tmp_path / "gate"
    readers(waiting_for(gate))
    with Loopback() as server:
        async with window(profile, server) as w:
            await sent(w, "One")
            w.drop(*papers(tmp_path, 2))
            w.press(Key.Key_N, CTRL)
            # Nothing here waits for files of another conversation.
            await sent(w, "Two")
            gate.touch()
            await w.until(lambda: not w.pane.attaching.paths(), "the end of the reading")
            assert attached(w) == []
            first = w.conversation("One")

            while len((await w.session.store.draft(first)).attachments) < 2:
                pass  # it is being written; the test's own limit ends this
            w.choose("One")
            await w.until(lambda: len(attached(w)) == 2, "its chips")


async def test_what_is_read_for_a_conversation_that_ends_is_kept_nowhere(
    profile: Path, tmp_path: Path, readers: Readers
) -> None:
    gate = tmp_path / "gate"
    readers(waiting_for(gate))
    temporary, deleted = papers(tmp_path, 2)
    with Loopback() as server:
        async with window(profile, server) as w:
            await sent(w, "One")
            w.drop(deleted)
            w.widget.sidebar.list.delete.emit([w.conversation("One")])
            await w.until(lambda: not w.titles, "the deletion")
            w.press(Key.Key_N, CTRL | SHIFT)
            await w.until(w.pane.banner.isVisible)
            w.drop(temporary)
            w.press(Key.Key_N, CTRL)
            await w.until(lambda: not w.pane.banner.isVisible())
            gate.touch()
            await w.until(lambda: not w.pane.attaching.paths(), "the end of the reading")
            assert attached(w) == []
            await sent(w, "Two")
            assert await w.session.store.draft("") == Draft()
            assert "paper" not in w.notice


@pytest.mark.usefixtures("english_again")
async def test_files_still_read_are_asked_about_before_the_window_is_reopened(
    profile: Path, tmp_path: Path, readers: Readers
) -> None:
    gate = tmp_path / "gate"
    readers(waiting_for(gate))
    with Loopback() as server:
        async with window(profile, server) as w:
            w.drop(*papers(tmp_path, 3))
            w.type("Read them", enter=False)
            await choose(w, Language.GERMAN)
            await press_reopen(w)
            box = await asked(w)
            assert "still being read" in box.informativeText()
            w.press(Key.Key_Escape)
            await w.until(lambda: not isValid(box))
            settings_of(w).close()
            gate.touch()
            await w.until(lambda: len(attached(w)) == 3, "the chips")


async def test_hundreds_of_chips_are_made_once_each(
    profile: Path, tmp_path: Path, readers: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    chip = attachment_chips.Chip

    def counted(*arguments: object) -> object:
        made.append(arguments)
        return chip(*arguments)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(attachment_chips, "Chip", counted)
    facts = """{"size": 1, "pages": 1, "sha256": "%s", "text": 0}"""
    readers(f"""printf '{facts}' "$(sha256sum < "$1" | cut -c1-64)" """)
    async with window(profile) as w:
        w.drop(*papers(tmp_path, 40))
        await w.until(lambda: len(attached(w)) == 40, "the chips")
        assert len(made) == 40
        chips = w.widget.findChild(AttachmentChips)
        assert chips is not None
        assert chips.count() == 40
        assert QApplication.focusWidget() is w.composer
