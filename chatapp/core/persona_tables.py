"""Reads and writes the personas in the settings file: a list of tables, one a persona."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from chatapp.core.domain.generation_options import OPTIONS, usable
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.persona import ICONS, Persona

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

_TEXTS = ("id", "name", "icon", "instructions", "server_id", "model")


def read(given: object, warnings: list[str]) -> tuple[Persona, ...]:
    """The personas in a list of tables; adds a sentence for each that cannot be used."""
    found: dict[str, Persona] = {}
    tables = cast("list[Any]", given) if isinstance(given, list) else [given]
    for number, entry in enumerate(tables, start=1):
        persona = _persona(entry)
        if persona is None or persona.id in found:
            told = tr("Persona {number} in the settings is ignored: it needs an ID and a name.")
            warnings.append(told.format(number=number))
        else:
            found[persona.id] = persona
    return tuple(found.values())


def write(document: TOMLDocument, personas: Sequence[Persona]) -> None:
    """Rewrite the list, keeping what is not known in it."""
    import tomlkit

    old = cast("Any", document).pop("personas", [])
    known: dict[str, Any] = {}
    unusable: list[Any] = []
    for entry in cast("list[Any]", old) if isinstance(old, list) else []:
        persona = _persona(entry)
        if persona:
            known.setdefault(persona.id, entry)
        elif isinstance(entry, dict):
            unusable.append(entry)
    tables = tomlkit.aot()
    for persona in personas:
        table = tomlkit.table()
        table.update(known.get(persona.id, {}))
        values = {name: getattr(persona, name) for name in _TEXTS}
        values |= {_key(name): value for name, value in persona.options.given().items()}
        for key in (*_TEXTS, *map(_key, OPTIONS)):
            if values.get(key) not in (None, ""):
                table[key] = values[key]
            elif key in table:
                del table[key]
        tables.append(table)
    for entry in unusable:
        table = tomlkit.table()
        table.update(entry)
        tables.append(table)
    if len(tables):
        document.append("personas", tables)


def _persona(entry: object) -> Persona | None:
    if not isinstance(entry, dict):
        return None
    table = cast("dict[str, Any]", entry)
    texts = {name: text for name in _TEXTS if isinstance(text := table.get(name), str)}
    texts["name"] = " ".join(texts.get("name", "").split())
    if not texts.get("id") or not texts["name"]:
        return None
    texts.setdefault("icon", ICONS[0])
    options = {name: table[_key(name)] for name in OPTIONS if _key(name) in table}
    return Persona(**texts, options=usable(options))


def _key(option: str) -> str:
    """The key of an option in a persona's table, where `name` is the persona's own."""
    return "message_name" if option == "name" else option
