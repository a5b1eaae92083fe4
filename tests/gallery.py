"""Paints every kind of block and message state and writes pictures of them.

    python -m tests.gallery FOLDER [--scale 2]

Files are named ``THEME-WIDTH-SCALE-NUMBER.png``. Runs without a screen.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chatapp.core.domain.conversation import Message
    from chatapp.ui.messages.view import MessageView
    from chatapp.ui.theme.theme import Theme

_REPLY = r"""# Heading one

A paragraph with **bold**, *italic*, ***both***, ~~struck~~, `inline code`, a footnote[^1]
and [a link](https://example.com/x). It is long enough to wrap at the end of the line, so
that one sees how the lines of a paragraph stand to each other.

## Heading two

- first item
- second item with `code`
  - nested item
  - another one, so long that it has to be wrapped to a second line, to see how the
    indent of the second line looks
- [x] done
- [ ] still to do

1. one
2. two

   ```python
   def area(radius: float) -> float:
       "The area of a circle."
       return 3.14159 * radius**2  # square units
   ```
10. ten

> A quote with text
>
> > and a quote within it

> [!NOTE]
> Something to note.

> [!WARNING]
> Something to be careful about, with a list:
> - one
> - two

### Heading three

| Name | Amount | Note |
|:-----|-------:|:----:|
| Apples | 12 | fine |
| Pears | 3,400 | *soft* and `ripe` |

| A wide table | with columns | each of them | holding words | that do not fit | in it |
|---|---|---|---|---|---|
| somethingverylong | somethingverylong | somethingverylong | morewordsthere | andmoreofit | x |

```rust
fn main() {
    println!("This line goes on and on until it has to be scrolled sideways, {}", "is it not?");
}
```

LONG_CODE
```diff
- old line
+ new line
```

---

![A picture](https://tracker.example/pixel.png)

| Image | Beside it |
|---|---|
| ![A picture](https://tracker.example/pixel.png) | words |

#### Heading four with ![a picture](https://tracker.example/pixel.png)

It costs $5 and $10. Euler wrote $e^{i\pi} = -1$, which holds for \(x = \frac{-b \pm
\sqrt{b^2-4ac}}{2a}\) within a line whose text goes on for a while after it, so that the
lines above and below make room, and $\unknown{x}$ stays as it is.

$$\int_0^1 x^2\,dx = \tfrac13$$

\[
A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}, \quad
f(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}
\]

| Name | Formula |
|---|---|
| Energy | $E = mc^2$ |
| Sum | $\sum_{i=1}^{n} i = \frac{n(n+1)}{2}$ |

שלום לכולם, זו פסקה בעברית עם מילה English בתוכה.

- פריט ראשון
- פריט שני

**漢字かな交じり文**、中文与 English 混排 words, `变量名 = "値"`, *斜体*, [链接](https://example.com/),
한국어 문장과 **굵은 글자**.

我们每天都会使用各种各样的工具来完成工作，但是很少有人会停下来思考这些工具是如何设计出来的。

これはとても長い日本語の文章で、途中に空白がないので、行の終わりで正しく折り返されるかどうかを確かめるためのものです。

## 中文标题 と 見出し 제목

| 名前 | 说明 | 가격 |
|---|---|--:|
| りんご | 红色的 `apple` | 1,200원 |
| Pear | 日本の梨 **甘い** | ¥300 |

```python
名前 = "値"  # 注释 コメント 주석
print(f"{名前}")
```

Emoji 👩‍👩‍👧‍👦 😀, combining é ạ̈.

[^1]: The note.
"""

LONG = "\n".join(f"line_{n} = compute({n}, step={n * 3})" for n in range(312))
REPLY = _REPLY.replace("LONG_CODE", f"```python\n{LONG}\n```\n")
THINKING = "The person wants to see everything.\n\n- headings\n- lists\n\nSo let me show it."


def main(argv: list[str]) -> int:
    """Write the pictures; returns the exit status."""
    parser = argparse.ArgumentParser(description="Pictures of the message view.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=float, default=1.0)
    options = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    options.folder.mkdir(parents=True, exist_ok=True)

    from PySide6.QtWidgets import QApplication

    from chatapp.core.profile.paths import resources
    from chatapp.ui.theme import theme
    from chatapp.ui.theme.style_sheet import palette, style_sheet

    app = QApplication.instance() or QApplication(["gallery", "-style", "fusion"])
    assert isinstance(app, QApplication)
    for dark in (False, True):
        look = theme.load(resources() / "themes", dark=dark)
        app.setPalette(palette(look))
        app.setStyleSheet(style_sheet(look))
        for width in (900, 360):
            name = f"{look.name}-{width}-{options.scale:g}"
            _pictures(look, width, options.folder / name)
    return 0


def _pictures(look: Theme, width: int, stem: Path) -> None:
    from PySide6.QtCore import QCoreApplication

    from chatapp.core.domain.conversation import Outline
    from chatapp.ui.messages.view import MessageView

    view = MessageView(look)
    view.resize(width, 900)
    view.show()
    messages = conversation()
    bodies = {m.id: m for m in messages}

    def hand_over(ids: list[str]) -> None:
        view.put([bodies[i] for i in ids])

    view.needed.connect(hand_over)
    view.open("gallery", [Outline(m.id, m.role, len(m.raw)) for m in messages])
    for _ in range(20):
        QCoreApplication.processEvents()
    view.message_actions.do("thinking", 1)
    bar = view.verticalScrollBar()
    bar.setValue(0)
    view.setFocus()
    number = 0
    while True:
        _settle(view)
        view.grab().save(f"{stem}-{number}.png")
        if bar.value() >= bar.maximum():
            break
        bar.setValue(bar.value() + 850)
        number += 1
    view.close()


def _settle(view: MessageView) -> None:
    """Until every formula in view is drawn."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    QCoreApplication.processEvents()
    while view.formulas.busy:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    for _ in range(20):
        QCoreApplication.processEvents()


def conversation() -> list[Message]:
    """A question with files, a reply with everything, and replies that failed."""
    from chatapp.core.domain.conversation import (
        Attachment,
        AttachmentPart,
        Delivery,
        Message,
        Piece,
        Problem,
        Role,
        Source,
        Status,
        TextPart,
        ThinkingPart,
        Usage,
    )

    def asked(name: str, text: str, files: tuple[Attachment, ...] = ()) -> Message:
        parts = (*(AttachmentPart(f) for f in files), TextPart(text))
        piece = Piece(Source.CONTENT, text)
        return Message(name, "gallery", None, Role.USER, Status.DONE, 1.7e9, (piece,), parts, files)

    def answered(
        name: str, text: str, status: Status = Status.DONE, problem: Problem | None = None
    ) -> Message:
        thinking = (ThinkingPart(THINKING),) if text is REPLY else ()
        return Message(
            name,
            "gallery",
            None,
            Role.ASSISTANT,
            status,
            1.7e9,
            (Piece(Source.CONTENT, text),),
            (*thinking, TextPart(text)) if text else (),
            model="minimax/m2-7",
            usage=Usage(120, 1834, usd=0.0123),
            problem=problem,
            thinking_seconds=17.0,
            seconds=20.2,
            version=2 if text is REPLY else 1,
            versions=3 if text is REPLY else 1,
        )

    files = (
        Attachment("0" * 64, "Annual report 2026.pdf", 1_234_567, 14, 40_000, Delivery.ORIGINAL),
        Attachment("1" * 64, "a very long file name that hardly fits " * 3, 900, 1, 10),
    )
    cut = Problem("StreamCutOff", "The connection ended before the reply did.", None, "details")
    key = "The API key was not accepted. Check it in Settings."
    refused = Problem("KeyRefused", key, "open_settings", "status 401")
    return [
        asked("q0", "Show me everything you can paint.\nOn two lines.", files),
        answered("a0", REPLY),
        asked("q1", "And now a question so long that its bubble has to be wrapped " * 3),
        answered("a1", "This reply was stopped in the", Status.STOPPED),
        asked("q2", "Again?"),
        answered("a2", "This one was cut", Status.INTERRUPTED, cut),
        asked("q3", "And with a wrong key?"),
        answered("a3", "", Status.FAILED, refused),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
