"""The licences of everything that the program ships, as one plain text.

A frozen program has that text in a file, written when it was built. From source it is gathered:
from what each installed package says of itself, and from `resources/licences` for the rest.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from chatapp.core.profile.paths import resources

FILE = "licences.txt"
"""The whole text, in the resources of a frozen program."""

_RULE = "=" * 78
_NAMES = re.compile(r"^(licen[cs]e|copying|notice|authors)\b", re.IGNORECASE)
_REQUIREMENT = re.compile(r"^([\w.-]+)")
_HEAD = "Licence: "
_ELSEWHERE = "Its text stands with what it is a part of."


@dataclass(frozen=True, slots=True)
class Component:
    """Something that others made."""

    name: str
    """With its version, where that is known."""
    licence: str
    """In short, as its makers write it."""
    text: str


def text() -> str:
    """All licences, in the order of the names; a list of them comes first."""
    written = resources() / FILE
    return written.read_text("utf-8") if written.is_file() else page(components())


def page(parts: Iterable[Component]) -> str:
    """`parts` as the text that `text` gives."""
    known = sorted(parts, key=lambda part: part.name.lower())
    listed = "\n".join(f"    {part.name}: {part.licence}" for part in known)
    whole = [f"Chatapp is made of the work of many people. It uses:\n\n{listed}"]
    whole += [f"{_RULE}\n{part.name}\n{part.licence}\n\n{part.text.strip()}" for part in known]
    return "\n\n".join(whole) + "\n"


def components(without: Collection[str] = ()) -> list[Component]:
    """The installed packages that the program uses, less `without`, and what it has beside them."""
    found = [_of_package(package) for package in packages(without)]
    return found + [read(path) for path in sorted((resources() / "licences").glob("*.txt"))]


def read(path: Path) -> Component:
    """The component of a file whose first lines are its name and ``Licence: …``."""
    name, licence, body = path.read_text("utf-8").split("\n", 2)
    return Component(name, licence.removeprefix(_HEAD), body)


def packages(without: Collection[str] = ()) -> Iterator[metadata.Distribution]:
    """Each installed package that is needed, directly or by another one, once."""
    waiting, seen = _needed(), {_plain(name) for name in without}
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # not on this system, or not with this Python
        waiting += _names(package.requires or ())
        yield package


def _needed() -> list[str]:
    project = resources().parent / "pyproject.toml"
    if project.is_file():
        told = tomllib.loads(project.read_text("utf-8"))
        return _names(told["project"]["dependencies"])
    return _names(metadata.requires("chatapp") or ())


def _names(requirements: Iterable[str]) -> list[str]:
    """The packages that are asked for, less those of options."""
    asked = (_REQUIREMENT.match(line) for line in requirements if "extra ==" not in line)
    return [_plain(match[1]) for match in asked if match]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _of_package(package: metadata.Distribution) -> Component:
    files = [file for file in package.files or () if _NAMES.match(file.name) or _is_of_one(file)]
    texts = [_read(file).strip() for file in files if file.suffix != ".py"]
    body = "\n\n".join(dict.fromkeys(texts)) or _ELSEWHERE
    return Component(f"{package.name} {package.version}", _in_short(package, body), body)


def _read(file: metadata.PackagePath) -> str:
    content = file.read_binary()
    try:
        return content.decode()
    except UnicodeDecodeError:  # an old one, with a © or a name
        return content.decode("latin-1")


def _is_of_one(file: metadata.PackagePath) -> bool:
    return "licenses" in file.parts and not file.name.startswith(".")


def _in_short(package: metadata.Distribution, body: str) -> str:
    about = package.metadata
    for field in ("License-Expression", "License"):
        if field in about and about[field] != "UNKNOWN" and "\n" not in about[field]:
            return about[field]
    for classifier in about.get_all("Classifier") or ():
        if classifier.startswith("License ::"):
            return classifier.split(" :: ")[-1]
    return body.split("\n", 1)[0]
