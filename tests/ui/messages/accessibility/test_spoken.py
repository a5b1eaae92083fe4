"""Texts that the message view paints, names and announces, in a language that marks them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QToolButton

from chatapp.core.domain.conversation import Status, Usage
from chatapp.core.domain.errors import KeyRefused
from chatapp.core.domain.i18n import speak
from chatapp.ui.messages.rows.error_row import sentence
from chatapp.ui.messages.rows.footer_row import facts
from chatapp.ui.messages.view import MessageView
from tests.ui import tips
from tests.ui.looks import OFFSCREEN
from tests.ui.messages.talk import fill, question, reply

REPLY = """A picture: ![](https://example.org/cat.png)

![](https://example.org/whole.png)

```python
x = 1
```
"""


@pytest.fixture(autouse=True)
def _marking() -> Iterator[None]:
    speak(lambda text, _comment, _n: f"⟦{text}⟧")
    yield
    speak()


def is_marked(words: str) -> bool:
    return words.startswith("⟦") and words.endswith("⟧")


@pytest.fixture
def full(make_view: Callable[[], MessageView]) -> MessageView:
    """A view of a question, and a reply that thought, failed, and has other versions."""
    view = make_view()
    problem = KeyRefused(details="HTTP 401").as_problem()
    answer = reply(0, REPLY, "Hm.", Status.FAILED, problem, versions=2)
    fill(view, [question(0), replace(answer, version=2)])
    return view


def test_every_button_of_every_message(full: MessageView) -> None:
    names, view_height = set[str](), full.viewport().height()
    for number in range(len(full.column)):
        item = full.column.item(number)
        assert item is not None
        for button in item.buttons(seen=range(view_height)):
            names.add(button.name)
            assert is_marked(button.name), button.name
            assert is_marked(button.label) or not button.label, button.label
    wanted = {"Copy", "Edit", "Retry", "Open Settings", "Copy details", "Thinking", "Copy code"}
    wanted |= {"Previous version", "Next version", "Load image from {host}"}
    assert {f"⟦{name}⟧".format(host="example.org") for name in wanted} <= names
    for real in full.findChildren(QToolButton):
        assert is_marked(real.accessibleName()), real.accessibleName()
        assert not real.toolTip() or is_marked(tips.read(real.toolTip())), real.toolTip()


@OFFSCREEN
def test_every_entry_of_the_menu(full: MessageView) -> None:
    asked = QContextMenuEvent.Reason.Keyboard
    shown = full.input.menu.show(QContextMenuEvent(asked, QPoint(5, 5), QPoint(5, 5)))
    assert isinstance(shown, QMenu)
    words = [a.text().partition("\t")[0] for a in shown.actions() if not a.isSeparator()]
    shown.close()
    assert len(words) > 10
    assert all(map(is_marked, words)), words


def test_the_facts_and_why_a_reply_is_not_whole() -> None:
    usage = Usage(50, 617, usd=0.001)
    done = replace(reply(0), usage=usage, seconds=17.25)
    _, model, tokens, price, seconds = facts(done).split(" · ")
    assert (model, tokens) == ("tests/model", "⟦617 token|617 tokens⟧")
    assert (price, seconds) == ("⟦$0⟦.⟧0010⟧", "⟦17⟦.⟧2 s⟧")
    assert facts(replace(done, seconds=0.04)).endswith(price)
    assert sentence(replace(done, status=Status.STOPPED)) == "⟦Stopped.⟧"


def test_what_a_screen_reader_hears(full: MessageView) -> None:
    assert is_marked(full.accessibleName())
    item = full.column.item(0)
    assert item is not None
    assert item.speech().startswith("⟦You⟧")
