"""Writes a conversation as one HTML file: no script, nothing fetched, light and dark, printable.

Replies come from the tree that the window shows. Code is coloured by classes, formulas are
drawings within the page; an image of a reply is a link, since seeing it would call its host.
"""

from __future__ import annotations

import html as escaping
import tomllib
from collections.abc import Iterator, Sequence
from enum import Enum
from xml.etree.ElementTree import Element, SubElement

from chatapp.core import formula, highlight
from chatapp.core.dates import date_and_time
from chatapp.core.domain.conversation import Message, Role
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.reply_extras import CitedSource
from chatapp.core.import_export.transcript import (
    ConversationTranscript,
    ending,
    files,
    moment,
    speaker,
    thought,
)
from chatapp.core.markdown import BlockKind, blocks, html, may_open
from chatapp.core.profile.paths import resources
from chatapp.core.reply_extras.citation_links import link
from chatapp.core.reply_extras.citations import marked_answer
from chatapp.core.reply_extras.full_text import additions_in_markdown

_STYLE = """
:root { color-scheme: light dark; $light }
@media (prefers-color-scheme: dark) { :root { $dark } }
@media print { :root { color-scheme: light; $light } }
* { box-sizing: border-box }
body { margin: 0; background: var(--window); color: var(--text);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif }
main { max-width: 760px; margin: 0 auto; padding: 32px 16px 64px; overflow-wrap: anywhere }
h1 { line-height: 1.25 } h2, h3, h4, h5, h6 { line-height: 1.3; break-after: avoid }
header h1 { margin: 0 0 4px; font-size: 1.9em }
.facts, .files, .ending, summary, h2.speaker { color: var(--text_quiet); font-size: .86em }
article { margin: 24px 0 } article h1 { font-size: 1.55em } article h2 { font-size: 1.3em }
h2.speaker { margin: 0 0 4px; font-size: .86em; font-weight: 600 }
.you .said { padding: 8px 16px; border-radius: 10px; background: var(--bubble);
  white-space: pre-wrap }
.files { margin: 4px 0; padding-inline-start: 20px }
details { margin: 8px 0; padding-left: 12px; border-left: 3px solid var(--quote_bar) }
a { color: var(--link) }
pre { padding: 12px; overflow-x: auto; border: 1px solid var(--border); border-radius: 6px;
  background: var(--code_surface); color: var(--code_text) }
code { font: .92em/1.45 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace }
:not(pre) > code { padding: 1px 4px; border-radius: 4px; background: var(--code_surface) }
blockquote { margin: 12px 0; padding-left: 12px; border-left: 3px solid var(--quote_bar) }
table { border-collapse: collapse; display: block; max-width: 100%; overflow-x: auto }
th, td { padding: 4px 10px; border: 1px solid var(--border); overflow-wrap: break-word }
p, li, h1, h2, h3, h4, h5, h6, th, td, .said { unicode-bidi: plaintext }
li:has(> input:first-child) { list-style: none } li > input:first-child { margin: 0 6px 0 -22px }
hr { border: 0; border-top: 1px solid var(--border) }
.footnote, .extras { font-size: .9em }
.extras { margin: 12px 0; padding: 0 12px; border: 1px solid var(--border); border-radius: 6px }
svg { vertical-align: middle; fill: currentColor; overflow: visible }
.math.display { display: block;
  margin: 8px 0; padding: 4px 0; text-align: center; overflow-x: auto }
@media print { main { max-width: none; padding: 0 } pre { white-space: pre-wrap }
  pre, blockquote, tr, svg, .you .said { break-inside: avoid } table { display: table } }
"""


_BORDER = "border-style: solid; border-color: #c4c4be"
_MARGINS = "margin-top: 4px; margin-bottom: 8px"


class Medium(Enum):
    """The medium that the page is for."""

    SCREEN = "screen"
    """A browser."""
    PAPER = "paper"
    """Qt's rich text, which makes the PDF: it knows neither SVG nor `details`, and little CSS."""


def write(copy: ConversationTranscript, medium: Medium = Medium.SCREEN) -> str:
    """The whole page."""
    return "\n".join(_page(copy, medium))


def _page(copy: ConversationTranscript, medium: Medium) -> Iterator[str]:
    conversation = copy.conversation
    title = escaping.escape(conversation.title)
    style = _style() if medium is Medium.SCREEN else _paper_style()
    yield "<!DOCTYPE html>"
    yield '<html><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield f"<title>{title}</title><style>{style}</style></head>"
    yield f"<body><main><header><h1>{title}</h1>"
    facts = [date_and_time(moment(conversation.created_at)), *copy.models]
    yield f'<p class="facts">{escaping.escape(" · ".join(facts))}</p></header>'
    for number, message in enumerate(copy.messages):
        yield from _message(message, number, copy, medium)
    yield "</main></body></html>\n"


def _message(
    message: Message, number: int, copy: ConversationTranscript, medium: Medium
) -> Iterator[str]:
    mine = message.role is Role.USER
    yield f'<article class="{"you" if mine else "assistant"}">'
    if medium is Medium.SCREEN:
        yield f'<h2 class="speaker">{speaker(message)}</h2>'
    else:
        yield f'<h6 class="speaker"><b>{speaker(message)}</b></h6>'
    if names := list(files(message)):
        items = "".join(f"<li>{escaping.escape(name)}</li>" for name in names)
        yield f'<ul class="files">{items}</ul>'
    if copy.thinking and message.thinking:
        inside = _rendered(message.thinking, f"t{number}", medium)
        if medium is Medium.SCREEN:
            yield f"<details><summary>{thought(message)}</summary>\n{inside}</details>"
        else:
            yield f'<p class="facts">{thought(message)}</p><blockquote>{inside}</blockquote>'
    if mine:
        yield f'<div class="said">{_typed(message.answer, medium)}</div>'
    else:
        sources = message.extras.sources
        yield _rendered(marked_answer(message, sources), f"m{number}", medium, sources)
        for added in additions_in_markdown(message):
            yield f'<div class="extras">{_rendered(added, f"b{number}", medium)}</div>'
    if why := ending(message):
        yield f'<p class="ending">{escaping.escape(why)}</p>'
    yield "</article>"


def _typed(text: str, medium: Medium) -> str:
    """A typed text as HTML: no markup, and every line and space as it is."""
    safe = escaping.escape(text)
    return safe if medium is Medium.SCREEN else _boxed(f'<p class="typed">{safe}</p>', "bubble")


def _boxed(inside: str, surface: str) -> str:
    """Put `inside` into a table's cell: on paper nothing else has a ground without gaps."""
    colour = _colours("light")[0][surface]
    return (
        f'<table width="100%" cellpadding="6" cellspacing="0" bgcolor="{colour}" '
        f'style="{_MARGINS}">'
        f"<tr><td>{inside}</td></tr></table>"
    )


def _rendered(text: str, prefix: str, medium: Medium, sources: Sequence[CitedSource] = ()) -> str:
    parts: list[str] = []
    for block in blocks(text):
        root = Element("")
        root.append(block.element)
        if sources:
            link(root, sources)
        _code(root)
        for element in list(root.iter()):
            _adapt(element, prefix, medium)
            if medium is Medium.PAPER:
                _adapt_to_paper(element)
        inside = html(root)
        boxed = medium is Medium.PAPER and block.kind is BlockKind.CODE
        parts.append(_boxed(inside, "code_surface") if boxed else inside)
    return "\n".join(parts)


def _code(root: Element) -> None:
    """Colour every block of code."""
    for code in [code for pre in root.iter("pre") for code in pre.iter("code")]:
        text, language = code.text or "", code.get("class", "").removeprefix("language-")
        code.text, last = "", None
        for kind, stretch in highlight.tokens(text, language):
            if kind is not None:
                last = SubElement(code, "span", {"class": f"c-{kind}"})
                last.text = stretch
            elif last is None:
                code.text += stretch
            else:
                last.tail = (last.tail or "") + stretch


def _adapt(element: Element, prefix: str, medium: Medium) -> None:
    """Change what a page by itself cannot have as it is: formulas, images, the same note twice."""
    if element.tag == "img":
        address = element.get("src", "")
        words = tr("[Image: {name}]").format(name=element.get("alt") or address)
        element.tag, element.text = "span", words
        element.attrib.clear()
        if may_open(address):
            element.tag = "a"
            element.set("href", address)
    elif "math" in element.get("class", "").split():
        _formula(element, medium)
    elif element.get("class") == "footnote" and [child.tag for child in element[:2]] == [
        "sup",
        "p",
    ]:
        _put_mark_into_note(element)
    for name in ("id", "href"):
        value = element.get(name, "")
        if value.lstrip("#").startswith("fn"):
            mark = "#" if value.startswith("#") else ""
            element.set(name, f"{mark}{prefix}-{value.lstrip('#')}")


def _put_mark_into_note(note: Element) -> None:
    mark, first = note[0], note[1]
    note.remove(mark)
    mark.tail, first.text = f" {first.text or ''}", ""
    first.insert(0, mark)


def _adapt_to_paper(element: Element) -> None:
    if element.tag == "table":
        element.attrib |= {"border": "1", "cellspacing": "0", "cellpadding": "4"}
        element.set("style", f"{_MARGINS}; border-collapse: collapse; {_BORDER}")
    elif element.tag == "input":
        element.tag, element.text = "span", "☑" if "checked" in element.attrib else "☐"
        element.attrib.clear()
    elif element.tag == "pre" and len(element):
        code = element[0]
        last = code[-1] if len(code) else None
        if last is not None and last.tail:
            last.tail = last.tail.rstrip("\n")
        elif last is not None:
            last.text = (last.text or "").rstrip("\n")
        else:
            code.text = (code.text or "").rstrip("\n")


def _formula(element: Element, medium: Medium) -> None:
    source = element.text or ""
    display = "display" in element.get("class", "").split()
    try:
        drawing = formula.draw(source, display=display)
    except formula.NotDrawable:
        element.text = ""
        SubElement(element, "code").text = source
        return
    element.text = ""
    element.attrib.pop("data-markup", None)
    if medium is Medium.SCREEN:
        element.append(formula.svg(drawing, source))
    else:
        kind = "display" if display else "inline"
        SubElement(element, "img", {"src": f"formula:{kind}:{source.encode().hex()}"})


def _style() -> str:
    light, dark = (_variables(name) for name in ("light", "dark"))
    kinds = "\n".join(f".c-{kind} {{ color: var(--c-{kind}) }}" for kind in highlight.CodeTokenKind)
    return _STYLE.replace("$light", light).replace("$dark", dark) + kinds


def _paper_style() -> str:
    colours, code = _colours("light")
    kinds = "\n".join(f".c-{kind} {{ color: {code[kind]} }}" for kind in highlight.CodeTokenKind)
    quiet = colours["text_quiet"]
    return f"""
.speaker {{ color: {quiet}; margin-top: 14px; margin-bottom: 3px }}
.facts, .files, .ending {{ font-size: 9pt; color: {quiet} }}
.typed {{ white-space: pre-wrap; margin: 0 }}
pre {{ white-space: pre-wrap; font-size: 9pt; margin: 0 }}
a {{ color: {colours["link"]} }}
{kinds}"""


def _variables(theme: str) -> str:
    colours, code = _colours(theme)
    named = {**colours, **{f"c-{name}": value for name, value in code.items()}}
    return " ".join(f"--{name}: {value};" for name, value in named.items())


def _colours(theme: str) -> tuple[dict[str, str], dict[str, str]]:
    text = (resources() / "themes" / f"{theme}.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return tables["colour"], tables["code"]
