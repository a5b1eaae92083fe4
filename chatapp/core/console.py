"""Terminal output: results on standard output, sentences for people on standard error.

Both may hold the words of strangers: a server's answer, titles, names of files. A terminal
takes some characters for commands, so there they are shown and not obeyed; where results go
into a pipe or a file they stay exactly as they are.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from chatapp.core.domain.system_reasons import reason_of
from chatapp.core.invisible import legible, one_line

_UNENCODABLE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no encoding has."""
_UNDECIDED = re.compile("[\r\u200c\u200d]+\\Z")
"""The characters whose legibility depends on what follows."""


class Unwritable(Exception):
    """Standard output does not take what is written; `why`, or "" if its reader has left."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.why = "" if isinstance(error, BrokenPipeError) else reason_of(error)


class Console:
    """Writes to the stream that `stream` gives at the time, if there is one.

    In a narrow encoding what cannot be said is replaced. What is `verbatim` is UTF-8 and
    unchanged wherever it does not go to a terminal.
    """

    def __init__(self, stream: Callable[[], TextIO | None], *, verbatim: bool) -> None:
        self._stream = stream
        self._verbatim = verbatim
        self._prepared: TextIO | None = None
        self._before: str = ""
        self._held: str = ""

    @property
    def is_terminal(self) -> bool:
        """True if a person reads along."""
        stream = self._stream()
        return stream is not None and stream.isatty()

    def write(self, text: str) -> None:
        """Write a piece of a text that goes on. Raises `Unwritable`."""
        if not self._is_verbatim:
            text = self._shown(text)
        self._put(_UNENCODABLE.sub("\ufffd", text))

    def end(self) -> None:
        """The text that was written in pieces is at its end. Raises `Unwritable`."""
        held, self._held = self._held, ""
        self._before = ""
        if held:
            self._put(legible(held))

    def line(self, words: str) -> None:
        """Write a line of its own, whatever breaks there are in `words`. Raises `Unwritable`."""
        words = words.replace("\r\n", "\n")
        words = words.replace("\n", " ") if self._is_verbatim else one_line(words)
        self.write(words + "\n")
        self.end()

    def path(self, path: Path) -> None:
        """Write a file's path on a line of its own; where it is read on, its very bytes."""
        if self._is_verbatim:
            # As halves of characters, see `_prepare`.
            self._put(os.fsencode(path).decode("utf-8", "surrogateescape") + "\n")
        else:
            self.line(str(path))

    @property
    def _is_verbatim(self) -> bool:
        return self._verbatim and not self.is_terminal

    def _shown(self, text: str) -> str:
        """A piece as it can be shown: that it was cut somewhere makes no difference."""
        text = self._held + text
        found = _UNDECIDED.search(text)
        self._held = found[0] if found else ""
        whole = (self._before + text).removesuffix(self._held).replace("\r\n", "\n")
        shown = legible(whole)[len(self._before) :]
        self._before = whole[-1:]
        return shown

    def _put(self, text: str) -> None:
        stream = self._stream()
        if stream is None:  # closed, or a windowed program on Windows
            return
        try:
            self._prepare(stream)
            stream.write(text)
            stream.flush()
        except OSError as error:
            # Python must not trip over it again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            if self._verbatim:
                raise Unwritable(error) from error

    def _prepare(self, stream: TextIO) -> None:
        if stream is self._prepared or not isinstance(stream, io.TextIOWrapper):
            return
        self._prepared = stream
        if self._is_verbatim:
            # Halves of characters stand for the bytes of a file's name that are no UTF-8.
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
        else:
            stream.reconfigure(errors="replace")


results = Console(lambda: sys.stdout, verbatim=True)
"""Standard output: the results that were asked for."""
people = Console(lambda: sys.stderr, verbatim=False)
"""Standard error: sentences for the person meanwhile."""


def say(sentence: str) -> None:
    """Tell a sentence, in the program's name, on standard error."""
    people.line(f"chatapp: {sentence}")


def tell_unwritable(error: Unwritable) -> int:
    """Say why the results are not whole, unless their reader wanted no more; status 1."""
    if error.why:
        say(f"Standard output could not be written ({error.why}).")
    return 1
