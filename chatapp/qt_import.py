"""Imports Qt, and puts off the parts of PySide6 that only describe its functions."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from importlib import import_module
from typing import Any

_FOLDER = "shibokensupport/signature/"
_LATER = frozenset(
    _FOLDER + name
    for name in (
        "errorhandler.py",
        "layout.py",
        "parser.py",
        "lib/enum_sig.py",
        "lib/pyi_generator.py",
        "lib/tool.py",
    )
)
"""Modules that nothing asks for while Qt is imported."""
_STAND_IN = """
def __getattr__(name):
    if not name.startswith("__"):
        exec(compile({source!r}, {filename!r}, "exec"), globals())
        globals().pop("__getattr__", None)
        if name in globals():
            return globals()[name]
    raise AttributeError(name)
"""
"""Stands in a module's place until something of it is asked for."""


def import_qt() -> None:
    """Import ``PySide6.QtCore``, which all other parts of Qt come after."""
    # WORKAROUND (PySide6, shibokensupport/signature/loader.py, seen with 6.11.3): whenever it is
    # imported it compiles 100 KB of Python that its library holds as text, a reader of signatures
    # and a writer of type hints among them: half the start of a bare window. A program needs them
    # when it calls a function with wrong arguments, or asks for its signature; they come then.
    at_once: Callable[..., Any] = builtins.compile

    def later(source: Any, filename: Any, *rest: Any, **named: Any) -> Any:
        if filename in _LATER:
            source = _STAND_IN.format(source=source, filename=filename)
        return at_once(source, filename, *rest, **named)

    setattr(builtins, "compile", later)  # noqa: B010 (its type is that of the one function)
    try:
        import_module("PySide6.QtCore")
    finally:
        setattr(builtins, "compile", at_once)  # noqa: B010
