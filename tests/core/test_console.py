"""Terminal output: nothing written commands the terminal, no encoding is too narrow for it."""

from __future__ import annotations

import ast
import io
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chatapp
from chatapp.core.console import Console, Unwritable

PACKAGE = Path(chatapp.__file__).parent
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff]")


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def __init__(self, encoding: str = "utf-8", errors: str = "strict") -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, encoding=encoding, errors=errors, newline="")

    def isatty(self) -> bool:
        return True


def written(*pieces: str, terminal: bool = True, encoding: str = "utf-8") -> bytes:
    """The text that arrives when it is written in pieces."""
    stream = Terminal(encoding)
    if not terminal:
        stream.isatty = lambda: False
    console = Console(lambda: stream, verbatim=True)
    for piece in pieces:
        console.write(piece)
    console.end()
    return stream.bytes.getvalue()


@given(st.text(st.sampled_from("a\u00e9\x1b[\r\n\t\x9b\u200d\u202e\ud83d👩")), st.integers(0, 99))
def test_where_a_text_is_cut_makes_no_difference(text: str, at: int) -> None:
    whole = written(text)
    assert written(text[:at], text[at:]) == whole
    assert written(*text) == whole
    assert not COMMANDS.search(whole.decode())


def test_joined_letters_stay_whole_wherever_they_are_cut() -> None:
    assert written("👩", "\u200d", "💻") == "👩\u200d💻".encode()
    assert written("می\u200c", "خواهم") == "می\u200cخواهم".encode()
    assert written("pay\u200d", "pal") == "pay\ufffdpal".encode()


def test_line_ends_of_windows_are_line_ends() -> None:
    assert written("one\r\ntwo\r", "\nthree\rfour\r") == "one\ntwo\nthree\ufffdfour\ufffd".encode()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "iso8859-1", "utf-8"])
def test_into_a_pipe_it_is_utf_8_and_as_it_came(encoding: str) -> None:
    text = "Grüße \x1b[2J \u202e 你好 \r\n\x9b"
    assert written(text, terminal=False, encoding=encoding) == text.encode()
    assert (
        written("\ud83d!", "\udce9", terminal=False, encoding=encoding) == "\ufffd!\ufffd".encode()
    )


@pytest.mark.parametrize(
    ("encoding", "shown"), [("ascii", b"Gr??e ??\n"), ("cp1252", b"Gr\xfc\xdfe ??\n")]
)
def test_a_narrow_terminal_has_what_it_cannot_show_replaced(encoding: str, shown: bytes) -> None:
    assert written("Grüße 你\ud83d\n", encoding=encoding) == shown


def test_a_line_is_one_line() -> None:
    stream = Terminal()
    Console(lambda: stream, verbatim=False).line("one\r\ntwo\nchatapp: three\r")
    assert stream.bytes.getvalue() == "one↵two↵chatapp: three↵\n".encode()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere names of files are letters")
def test_a_path_is_its_bytes_in_a_pipe_and_harmless_on_a_terminal() -> None:
    path = Path(os.fsdecode(b"/tmp/\xffG\xc3\xbc\x1b[2J"))
    stream = Terminal()
    Console(lambda: stream, verbatim=True).path(path)
    assert stream.bytes.getvalue() == "/tmp/\ufffdGü\ufffd[2J\n".encode()
    pipe = Terminal("ascii")
    pipe.isatty = lambda: False
    Console(lambda: pipe, verbatim=True).path(path)
    assert pipe.bytes.getvalue() == b"/tmp/\xffG\xc3\xbc\x1b[2J\n"


def test_without_a_stream_nothing_is_written() -> None:
    console = Console(lambda: None, verbatim=True)
    assert not console.is_terminal
    console.line("nobody hears")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
@pytest.mark.parametrize("verbatim", [True, False])
def test_what_is_lost_is_told_of_results_alone(verbatim: bool) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as stream:
        console = Console(lambda: stream, verbatim=verbatim)
        if verbatim:
            with pytest.raises(Unwritable) as caught:
                console.line("words")
            assert caught.value.why
        else:
            console.line("words")
        # What is behind it now takes everything: nothing is tripped over at exit.
        stream.write("more")


def test_nothing_of_the_program_writes_past_it() -> None:
    allowed = PACKAGE / "core" / "console.py"
    past: list[str] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if path == allowed:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id == "print":
                    past.append(f"{path.name}:{node.lineno}: print")
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                stream = f"{node.value.id}.{node.attr}"
                streams = {"sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__"}
                if stream in streams | {"traceback.print_exc", "warnings.warn"}:
                    past.append(f"{path.name}:{node.lineno}: {stream}")
    # Told apart by it alone, and written by none of the two.
    assert [one for one in past if not one.startswith("__main__.py")] == []
    assert len([one for one in past if one.startswith("__main__.py")]) == 1
