"""The scope of a parse: links and footnotes defined so far, and the labels asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chatapp.core.markdown.grammar import Environment


class _Definitions(dict[str, Any]):
    """The definitions of one parse on top of `known` ones; notes which were asked for."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        super().__init__()
        self._known = known
        self.asked: set[str] = set()

    def __contains__(self, label: object) -> bool:
        self.asked.add(str(label))
        return super().__contains__(label) or label in self._known

    def get(self, label: str, default: Any = None) -> Any:
        self.asked.add(label)
        return super().get(label) or self._known.get(label, default)

    def __getitem__(self, label: str) -> Any:
        if label not in self:
            raise KeyError(label)
        return self.get(label)


class Scope:
    """The environment of a parse: links by label, and footnotes as ``^:label``."""

    def __init__(self, links: Mapping[str, Any], notes: Mapping[str, Any]) -> None:
        self.links = _Definitions(links)
        self.notes = _Definitions(notes)
        self.environment: Environment = {
            "references": self.links,
            "footnotes": {"refs": self.notes, "list": {}},
        }

    def forget_asked(self) -> None:
        """Start noting anew."""
        self.links.asked.clear()
        self.notes.asked.clear()

    def asked(self) -> frozenset[str]:
        """The labels asked for since."""
        return frozenset(self.links.asked).union(f"^{label}" for label in self.notes.asked)

    def defined(self) -> dict[str, object]:
        """The definitions of this parse itself, to compare with another parse."""
        links = {label: (link["href"], link["title"]) for label, link in self.links.items()}
        return {**links, **{f"^{label}": True for label in self.notes}}
