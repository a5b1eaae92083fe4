"""Converts inline elements of a block to runs of text with a face and a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from chatapp.core.domain.i18n import tr
from chatapp.ui.messages.rows.pictures import host_of
from chatapp.ui.messages.rows.row_specs import DEEPEST, IMAGE, Face, Run, Spec, TextSpec

_FACES = {
    "strong": Face.BOLD,
    "b": Face.BOLD,
    "em": Face.ITALIC,
    "i": Face.ITALIC,
    "del": Face.STRUCK,
    "s": Face.STRUCK,
    "code": Face.CODE,
    "sup": Face.RAISED,
}


def classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Neighbours of one look joined; no white space at either end."""
    joined: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        alike = joined and (joined[-1].face, joined[-1].link) == (run.face, run.link)
        if alike and not run.face & Face.MATH:
            joined[-1] = Run(joined[-1].text + run.text, run.face, run.link)
        else:
            joined.append(run)
    if joined:
        joined[0] = Run(joined[0].text.lstrip(" \n"), joined[0].face, joined[0].link)
        joined[-1] = Run(joined[-1].text.rstrip(" \n"), joined[-1].face, joined[-1].link)
    return tuple(joined)


def runs_of(
    element: Element, face: Face = Face.PLAIN, link: str = "", depth: int = 0
) -> Iterator[Run]:
    if depth > DEEPEST:
        yield Run("".join(element.itertext()), face, link)
        return
    if element.text:
        yield Run(_folded(element.text, face), face, link)
    for child in element:
        tag = child.tag
        if tag == "br":
            # U+2028 breaks the line within a paragraph.
            yield Run("\u2028", face, link)
        elif tag == "img":
            yield image_run(child)
        elif tag == "a":
            yield from runs_of(child, face, child.get("href") or link, depth + 1)
        elif "math" in classes(child):
            yield Run(source_of(child).replace("\n", " "), face | Face.MATH, link)
        elif tag != "input":
            yield from runs_of(child, face | _FACES.get(tag, Face.PLAIN), link, depth + 1)
        if child.tail:
            tail = child.tail.lstrip("\n") if tag == "br" else child.tail
            yield Run(_folded(tail, face), face, link)


_CLOSERS = {r"\(": r"\)", r"\[": r"\]"}


def source_of(element: Element) -> str:
    """A formula as it was written."""
    mark = element.get("data-markup") or ""
    return f"{mark}{''.join(element.itertext())}{_CLOSERS.get(mark, mark)}"


def _folded(text: str, face: Face) -> str:
    return text if face & Face.CODE else text.replace("\n", " ")


def image_run(element: Element) -> Run:
    """An image is never fetched unasked: its words and its host stand for it."""
    address = element.get("src") or ""
    host = host_of(address)
    words = element.get("alt") or tr("Image")
    return Run(f"[{words}{f' · {host}' if host else ''}]", Face.ITALIC, IMAGE + address)


def words_of(image: Run) -> str:
    """The words of an image, without its host."""
    inner = image.text.removeprefix("[").removesuffix("]")
    return inner.removesuffix(f" · {host_of(image.image)}")


def text_of(specs: Iterable[Spec]) -> str:
    """The rows' plain text, a line each, list markers included."""
    parts: list[str] = []
    for number, spec in enumerate(specs):
        marker = f"{spec.marker} " if isinstance(spec, TextSpec) and spec.marker else ""
        parts += [joint_of(spec) if number else "", marker + spec.text.replace("\u2028", "\n")]
    return "".join(parts)


def joint_of(spec: Spec) -> str:
    """The characters between a row's text and that of the row above."""
    joint = spec.joint if isinstance(spec, TextSpec) else None
    return "\n" if joint is None else joint
