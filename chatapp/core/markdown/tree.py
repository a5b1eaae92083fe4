"""Builds Python-Markdown's element tree of Markdown tokens, and writes that tree as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.util import Registry
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from chatapp.core.markdown.grammar import Grammar

DEPTH = 60
"""Elements nested deeper than this are flattened into the one that holds them."""

_CONTAINERS = frozenset({"ul", "ol", "blockquote", "table", "thead", "tbody", "tr", "div"})
_BLOCKS = _CONTAINERS | {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "pre", "hr", "th", "td"}
_VOID = frozenset({"br", "hr", "img", "input"})
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_LANGUAGE = re.compile(r"[^\s{]+")


class _Builder:
    """Adds tokens to an element, with a stack in place of recursion."""

    def __init__(self, root: Element) -> None:
        self._stack = [root]
        self._skipped = 0

    def open(self, tag: str, attributes: dict[str, str] | None = None) -> Element | None:
        """Go one element deeper, unless that is too deep."""
        if len(self._stack) > DEPTH:
            self._skipped += 1
            return None
        element = SubElement(self._stack[-1], tag, attributes or {})
        self._stack.append(element)
        return element

    def close(self) -> None:
        """Back to the element around."""
        if self._skipped:
            self._skipped -= 1
        else:
            self._stack.pop()

    def leaf(self, tag: str, attributes: dict[str, str] | None = None, text: str = "") -> Element:
        """An element that holds at most text."""
        element = SubElement(self._stack[-1], tag, attributes or {})
        element.text = text or None
        return element

    def text(self, text: str) -> None:
        """Add text at the end."""
        parent = self._stack[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text

    def block(self, token: Token) -> None:
        """Add one block token."""
        kind = token.type
        if token.nesting < 0:
            if not token.hidden:
                self.close()
        elif kind == "inline":
            for child in token.children or ():
                self.inline(child)
        elif kind in {"fence", "code_block"}:
            language = language_of(token.info) if kind == "fence" else ""
            if self.open("pre") is not None:
                self.leaf(
                    "code", {"class": f"language-{language}"} if language else {}, token.content
                )
                self.close()
            else:
                self._skipped -= 1
                self.text(token.content)
        elif kind == "math_block":
            self.leaf("div", _math("display", token.markup), token.content)
        elif kind == "hr":
            self.leaf("hr")
        elif token.nesting > 0 and not token.hidden:
            self._container(token)

    def _container(self, token: Token) -> None:
        kind = token.type
        if kind == "alert_open":
            self.open("blockquote", {"class": f"alert alert-{token.info.lower()}"})
        elif kind == "alert_title_open":
            self.open("p", {"class": "alert-title"})
        elif kind == "footnote_reference_open":
            label = str(token.meta["label"])
            more = " continued" if _continued(token) else ""
            self.open("div", {"class": f"footnote{more}", "id": f"fn-{label}"})
            sup = self.leaf("sup")
            SubElement(sup, "a", {"href": f"#fnref-{label}"}).text = label
            sup.tail = " "
        elif kind in {"th_open", "td_open"}:
            align = str(token.attrs.get("style", "")).removeprefix("text-align:")
            self.open(token.tag, {"align": align} if align else {})
        elif kind == "ordered_list_open":
            start = token.attrs.get("start")
            self.open("ol", {} if start is None else {"start": str(start)})
        elif kind == "list_item_open":
            self.open("li", _continued(token))
            if "checked" in token.meta:
                checked = {"checked": ""} if token.meta["checked"] else {}
                self.leaf("input", {**checked, "disabled": "", "type": "checkbox"}).tail = " "
        else:
            self.open(token.tag, _continued(token))

    def inline(self, token: Token) -> None:
        """Add one token of a line."""
        kind = token.type
        if kind == "text":
            self.text(token.content)
        elif kind == "softbreak":
            self.text("\n")
        elif kind == "hardbreak":
            self.leaf("br").tail = "\n"
        elif kind == "code_inline":
            self.leaf("code", text=token.content)
        elif kind == "math_inline":
            shape = "display" if token.markup in {"$$", r"\["} else "inline"
            self.leaf("span", _math(shape, token.markup), token.content)
        elif kind == "image":
            attributes = {"src": str(token.attrs["src"]), "alt": _bare(token.children or [])}
            if "title" in token.attrs:
                attributes["title"] = str(token.attrs["title"])
            self.leaf("img", attributes)
        elif kind == "footnote_ref":
            label = token.content
            sup = self.leaf("sup", {"class": "footnote-ref"})
            link = {"href": f"#fn-{label}", "id": f"fnref-{label}"}
            SubElement(sup, "a", link).text = label
        elif token.nesting > 0:
            tag = "del" if token.tag == "s" else token.tag
            self.open(tag, {name: str(value) for name, value in token.attrs.items()})
        elif token.nesting < 0:
            self.close()


def _continued(token: Token) -> dict[str, str]:
    """The class of what began before the text was cut."""
    return {"class": "continued"} if token.meta.get("continued") else {}


def _math(shape: str, markup: str) -> dict[str, str]:
    attributes = {"class": f"math {shape}"}
    return {**attributes, "data-markup": markup} if markup else attributes


def _bare(tokens: Sequence[Token]) -> str:
    """The text of a line's tokens without its markup (an image's description)."""
    parts: list[str] = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif token.children:
            parts.append(_bare(token.children))
        else:
            parts.append(token.content)
    return "".join(parts)


def language_of(info: str) -> str:
    """The language a fence names: its first word, without attributes (``python {.x}``,
    ``{.python}``, ``python:file.py`` keeps its whole first word as GFM does)."""
    info = unescapeAll(info.strip())
    if info.startswith("{"):
        named = re.match(r"\{\s*\.?([\w+#-]+)", info)
        return named[1] if named else ""
    word = _LANGUAGE.match(info)
    return word[0] if word else ""


def add_tokens(root: Element, tokens: Sequence[Token]) -> Element:
    """Add block tokens, lines parsed, below `root`; returns `root`."""
    builder = _Builder(root)
    for token in tokens:
        builder.block(token)
    return root


def events(root: Element) -> Iterator[tuple[Element, bool]]:
    """Each element at its start (True) and its end (False), without recursion."""
    stack = [(root, True)]
    while stack:
        element, start = stack.pop()
        yield element, start
        if start:
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))


def html(root: Element) -> str:
    """The content of `root` as HTML, without its own tag."""
    out: list[str] = []

    def fresh_line() -> None:
        if out and not out[-1].endswith("\n"):
            out.append("\n")

    for element, start in events(root):
        tag = element.tag
        block = tag in _BLOCKS
        if start:
            if block:
                fresh_line()
            if tag:
                attributes = "".join(
                    f' {k}="{v.translate(_ESCAPES)}"' for k, v in element.attrib.items()
                )
                out.append(f"<{tag}{attributes}{' /' if tag in _VOID and tag != 'input' else ''}>")
                if tag in _CONTAINERS and not element.text:
                    out.append("\n")
            if element.text:
                out.append(element.text.translate(_ESCAPES))
        else:
            if tag in _CONTAINERS and len(element):
                fresh_line()
            if tag and tag not in _VOID:
                out.append(f"</{tag}>")
            if block:
                out.append("\n")
            if element.tail and element is not root:
                out.append(element.tail.translate(_ESCAPES))
    return "".join(out).strip("\n")


class _TokenParser(BlockParser):
    """Python-Markdown's block parser, its grammar replaced by `Grammar`."""

    def __init__(self, md: Markdown, grammar: Grammar) -> None:
        super().__init__(md)
        self._grammar = grammar

    def parseDocument(self, lines: Sequence[str]) -> ElementTree:  # type: ignore[override]
        self.root = add_tokens(Element(""), self._grammar.parse("\n".join(lines)))
        return ElementTree(self.root)


class ModelDialect(Extension):
    """A Python-Markdown extension: the grammar is `Grammar`'s, raw HTML is text."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__()
        self._grammar = grammar

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown once, when the extension is added."""
        md.preprocessors = Registry()
        md.treeprocessors = Registry()
        md.postprocessors = Registry()
        md.parser = _TokenParser(md, self._grammar)
        md.output_formats = {"xhtml": html}  # type: ignore[misc]
        md.stripTopLevelTags = False
