"""Finds objects that Qt has ended and Python still takes for alive: using one may crash.

PySide wraps the items of a layout that is put into another one. Where Qt then deletes a widget
of it alone, its item goes unseen, and the wrapper stays in PySide's table under an address that
is free. An object of Python's that comes to lie there, as an entry of a list does, takes the
program down when it ends.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QLayoutItem
from shiboken6 import Shiboken


def wrapped() -> dict[int, str]:
    """The items that Python has not made and knows, by address."""
    return {
        _address(made): repr(made)
        for made in Shiboken.getAllValidWrappers()
        if isinstance(made, QLayoutItem)
        and not isinstance(made, QLayout)
        and not Shiboken.ownedByPython(made)
    }


def outlived(before: dict[int, str]) -> list[str]:
    """The wrappers of items that no layout has, other than those of `before`."""
    known = wrapped()
    layouts = [made for made in Shiboken.getAllValidWrappers() if isinstance(made, QLayout)]
    held = [layout.itemAt(i) for layout in layouts for i in range(layout.count())]
    there = before.keys() | {_address(item) for item in held if item is not None}
    return [said for address, said in known.items() if address not in there]


def _address(wrapper: QLayoutItem) -> int:
    return Shiboken.getCppPointer(wrapper)[0]
