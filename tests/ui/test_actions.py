"""The table of actions: no key twice, whatever the person chose; shown keys follow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chatapp.ui.actions import (
    FIXED,
    TABLE,
    Actions,
    bound,
    follow,
    in_menu,
    key_for,
    portable,
    resolve,
)

KEYS = ("", "Ctrl+N", "Ctrl+K", "F7", "ctrl+shift+f7", "Esc", "Ctrl+Z", "Ctrl+Foo", "A, B", "Alt+X")
chosen = st.dictionaries(
    st.sampled_from([*TABLE, "of_a_newer_version"]), st.sampled_from(KEYS) | st.text(max_size=6)
)


def test_the_defaults_are_keys_and_none_is_there_twice() -> None:
    keys = [key for keys in resolve({}).values() for key in keys]
    assert len(keys) == len(set(keys))
    assert not set(keys) & {portable(key) for _, key in FIXED}
    for entry in TABLE.values():
        assert not entry.key or portable(entry.key)
    assert resolve({})["larger"] == ("Ctrl++", "Ctrl+=")


@given(shortcuts=chosen)
def test_no_key_means_two_things(shortcuts: dict[str, str]) -> None:
    found = resolve(shortcuts)
    assert set(found) == set(TABLE)
    keys = [key for keys in found.values() for key in keys]
    assert len(keys) == len(set(keys))
    assert all(keys)


@given(shortcuts=chosen)
def test_keys_of_ones_own_go_before_defaults(shortcuts: dict[str, str]) -> None:
    found = resolve(shortcuts)
    seen = {portable(entry.key) for entry in TABLE.values() if entry.fixed}
    seen |= {portable(key) for _, key in FIXED}
    for name, key in shortcuts.items():
        if name not in TABLE or TABLE[name].fixed or not (own := portable(key)):
            continue
        assert found[name] == (() if own in seen else (own,))
        seen.add(own)


@given(
    shortcuts=chosen,
    name=st.sampled_from([name for name, entry in TABLE.items() if not entry.fixed]),
    key=st.sampled_from(["", "Ctrl+N", "Ctrl+=", "F7", "Ctrl+Alt+T"]),
)
def test_a_key_that_is_given_is_had_and_nobody_else_has_it(
    shortcuts: dict[str, str], name: str, key: str
) -> None:
    made = bound(shortcuts, name, key)
    found = resolve(made)
    entry = TABLE[name]
    expected = (key,) if key else ()
    if key == portable(entry.key) and name not in made:
        assert found[name][: len(expected)] == expected
    else:
        assert found[name] == expected
    assert not any(key in keys for other, keys in found.items() if other != name)
    assert {n: k for n, k in made.items() if n not in TABLE} == {
        n: k for n, k in shortcuts.items() if n not in TABLE
    }


@given(key=st.text(max_size=8) | st.sampled_from(KEYS))
def test_a_key_is_written_in_one_way(key: str) -> None:
    assert portable(portable(key)) == portable(key)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def actions(window: QWidget, done: list[str], shortcuts: dict[str, str]) -> Actions:
    def handler(name: str) -> Callable[[], object]:
        return lambda: done.append(name)

    return Actions(
        window,
        {name: handler(name) for name in TABLE},
        {"fork": lambda: "There is nothing to fork."},
        shortcuts,
    )


def test_every_action_calls_its_handler_and_is_offered(window: QWidget) -> None:
    done: list[str] = []
    made = actions(window, done, {"new": "F7", "search": ""})
    for action in window.actions():
        action.trigger()
    assert done == list(TABLE)
    offers = {offer.name: offer for offer in made.offers()}
    assert list(offers) == list(TABLE)
    assert (offers["new"].key, offers["search"].key, offers["fork"].key) == ("F7", "", "")
    assert offers["fork"].hindrance == "There is nothing to fork."
    offers["find"].run()
    assert done[-1] == "find"


def test_an_action_without_a_handler_is_an_error(window: QWidget) -> None:
    with pytest.raises(KeyError):
        Actions(window, {}, {}, {})


def test_what_shows_a_key_follows_it(window: QWidget) -> None:
    early = QPushButton()
    follow(early, "New", "new")
    assert early.toolTip() == "New (Ctrl+N)"
    early.setParent(window)
    inner = QWidget(window)
    entry = QAction(inner)
    made = actions(window, [], {"new": "F7"})
    follow(entry, "Find", "find")
    assert early.toolTip() == "New (F7)"
    assert entry.text() == "Find\tCtrl+F"
    made.rebind({"find": "Ctrl+Alt+F", "new": ""})
    assert early.toolTip() == "New"
    assert entry.text() == "Find\tCtrl+Alt+F"
    assert in_menu("Find…", inner, "find") == "Find…\tCtrl+Alt+F"
    assert key_for(inner, "undo") == "Ctrl+Z"
    held = {a.text(): a.shortcuts() for a in window.actions()}
    assert held["Undo"] == []
    assert held["Find in conversation"] == [QKeySequence("Ctrl+Alt+F")]
