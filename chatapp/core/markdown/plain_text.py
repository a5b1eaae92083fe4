"""Writes a Markdown tree as plain text."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from chatapp.core.markdown.tree import events

_CLOSING = {r"\(": r"\)", r"\[": r"\]"}


def plain_text(root: Element) -> str:
    """The text that a screen reader says and the clipboard gets.

    It has list markers, tabs between the cells of a table, formulas between their marks, and
    images by their description.
    """
    writer = _Writer()
    for element, start in events(root):
        if start:
            writer.start(element)
        else:
            writer.end(element)
            if element is not root and element.tail:
                writer.write(element.tail)
    return "".join(writer.out).strip("\n")


class _Writer:
    """Gathers the text of elements as they start and end."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._lists: list[int | None] = []
        self._row_has_cells = False

    def write(self, text: str) -> None:
        """Add `text`."""
        if text:
            self.out.append(text)

    def start(self, element: Element) -> None:
        """An element begins: what stands before its text, and that text."""
        tag, text = element.tag, element.text or ""
        if tag in {"ul", "ol"}:
            self._line()
            self._lists.append(int(element.get("start", "1")) if tag == "ol" else None)
        elif tag == "li":
            self._line()
            self.write("  " * (len(self._lists) - 1) + self._marker())
        elif tag == "tr":
            self._line()
            self._row_has_cells = False
        elif tag in {"th", "td"}:
            self.write("\t" if self._row_has_cells else "")
            self._row_has_cells = True
        elif tag in {"p", "pre", "table", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}:
            self._paragraph()
        elif tag == "br":
            self.write("" if (element.tail or "").startswith("\n") else "\n")
        elif tag == "img":
            self.write(element.get("alt") or element.get("src", ""))
        elif tag == "input":
            self.write("☑" if "checked" in element.attrib else "☐")
        if tag == "hr":
            text = "―――"
        if element.get("class", "").startswith("math"):
            mark = element.get("data-markup", "")
            text = f"{mark}{text}{_CLOSING.get(mark, mark)}"
        self.write(text)

    def end(self, element: Element) -> None:
        """An element ends."""
        tag = element.tag
        if tag in {"ul", "ol"}:
            self._lists.pop()
        if not self._lists and tag in {"ul", "ol", "p", "pre", "table", "div", "hr"}:
            self._line()
            self.write("\n")

    def _marker(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "• "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _line(self) -> None:
        if self.out and not self.out[-1].endswith("\n"):
            self.out.append("\n")

    def _paragraph(self) -> None:
        """A fresh line, unless this is the first thing after a list's or note's marker."""
        if self.out and not self.out[-1].endswith((" ", "\n")):
            self.out.append("\n\n" if not self._lists else "\n")
