"""Reads and writes the file of the settings, `settings.toml`.

The file is TOML and belongs to the person: what Chatapp does not know in it, and
comments, stay; a value that is wrong is not used and not touched.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import Field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_type_hints

from chatapp.core import persona_tables
from chatapp.core.domain.addresses import normalise_base_url
from chatapp.core.domain.errors import BadAddress, NotSaved
from chatapp.core.domain.generation_options import OPTIONS, GenerationOptions, usable
from chatapp.core.domain.i18n import tr
from chatapp.core.domain.servers import AIML, LOCAL, SendThinking, Server, ServerKind
from chatapp.core.domain.system_reasons import reason_of
from chatapp.core.domain.thinking_pairs import pairs_in
from chatapp.core.domain.typed_json import JsonFault, body_fault, headers_fault
from chatapp.core.profile.lasting_names import rename, take_place
from chatapp.core.profile.regular_files import content
from chatapp.core.settings import Settings

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

_DEFAULTS = Settings()
_BUILT_IN = {AIML.id, LOCAL.id}
_HEADER = "Chatapp's settings. API keys are never kept here, but in the system's keyring."


class SettingsFile:
    """The settings file at `path`; neither it nor its folder need exist."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> tuple[Settings, list[str]]:
        """The settings, and a sentence for each thing in the file that could not be used."""
        try:
            return _parse(tomllib.loads(self._text()))
        except FileNotFoundError:
            return _DEFAULTS, []
        except (OSError, ValueError, RecursionError) as e:
            why = reason_of(e) if isinstance(e, OSError) else str(e) or tr("nested too deeply")
            return _DEFAULTS, [
                tr(
                    "The settings could not be read, so the defaults are used ({why}). The "
                    "unreadable file will be kept beside the next one saved."
                ).format(why=why)
            ]

    def save(self, settings: Settings) -> None:
        """Write what differs from the file, in one step, readable by this person alone.

        A file that cannot be read is moved aside first. Raises `NotSaved`.
        """
        path = self._path.resolve()  # a link into somebody's dotfiles stays a link
        if path.exists() and not path.is_file():
            path = self._path  # and one to a device is not followed: the device stays there
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            document = self._document(path)
            _update(document, settings)
            _replace(path, document.as_string().encode("utf-8", "replace"))
        except OSError as e:
            sentence = tr("The settings could not be saved: {why}.").format(why=reason_of(e))
            raise NotSaved(sentence) from e

    def _text(self) -> str:
        return content(self._path).decode("utf-8-sig")  # Notepad writes a mark first

    def _document(self, path: Path) -> TOMLDocument:
        import tomlkit
        from tomlkit.exceptions import TOMLKitError

        try:
            text = self._text()
            tomllib.loads(text)
            return tomlkit.parse(text)
        except FileNotFoundError:
            pass
        except (OSError, ValueError, RecursionError, TOMLKitError):
            rename(path, _aside(path))
        document = tomlkit.document()
        document.add(tomlkit.comment(_HEADER))
        return document


def _aside(path: Path) -> Path:
    """A free name beside `path` for what could not be read."""
    number = 1
    while (other := path.with_name(f"{path.stem}-unreadable-{number}{path.suffix}")).exists():
        number += 1
    return other


def _replace(path: Path, content: bytes) -> None:
    # mkstemp makes the file 0600, whatever the umask.
    # Imported here: a start reads the settings, and seldom writes them.
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".settings-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as f:
            f.write(content)
        take_place(Path(name), path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _parse(table: Mapping[str, Any]) -> tuple[Settings, list[str]]:
    hints = get_type_hints(Settings)
    values: dict[str, Any] = {}
    warnings: list[str] = []
    values["options"] = _options(table, warnings)
    for declared in fields(Settings):
        if declared.name not in table or declared.name == "options":
            continue
        given = table[declared.name]
        if declared.name == "servers":
            values["servers"] = _servers(given, warnings)
            continue
        if declared.name == "personas":
            values["personas"] = persona_tables.read(given, warnings)
            continue
        if declared.name == "shortcuts":
            values["shortcuts"] = _shortcuts(given, warnings)
            continue
        try:
            values[declared.name] = _value(declared, hints[declared.name], given)
        except ValueError as e:
            warnings.append(_unused(declared.name, str(e)))
    settings = Settings(**values)
    if settings.server_id and settings.server(settings.server_id) is None:
        warnings.append(_unused("server_id", tr("there is no such server")))
        settings = replace(settings, server_id="")
    return settings, warnings


def _unused(name: str, why: str) -> str:
    return tr("The setting {name} is ignored: {why}.").format(name=name, why=why)


def _value(declared: Field[Any], hint: Any, given: Any) -> Any:
    """`given` as the declared type. Raises `ValueError` with what it must be instead."""
    if hint is str:
        if not isinstance(given, str):
            raise ValueError(tr("it must be text in quotes"))
        if declared.name == "aiml_model" and not given.strip():
            raise ValueError(tr("it must not be empty"))
        return given
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if given not in tuple(hint):
            names = ", ".join(f'"{v}"' for v in hint)
            raise ValueError(tr("it must be one of {names}").format(names=names))
        return hint(given)
    if hint is bool:
        if not isinstance(given, bool):
            raise ValueError(tr("it must be true or false"))
        return given
    whole = hint in (int, int | None)
    least, most = declared.metadata["least"], declared.metadata["most"]
    if (
        isinstance(given, bool)
        or not isinstance(given, int if whole else (int, float))
        or not least <= given <= most
    ):
        if whole:
            must = tr("it must be a whole number from {least} to {most}")
        else:
            must = tr("it must be a number from {least} to {most}")
        raise ValueError(must.format(least=least, most=most))
    return given if whole else float(given)


def _options(table: Mapping[str, Any], warnings: list[str]) -> GenerationOptions:
    """The options among the names of `table`, which hold in every conversation."""
    for name, option in OPTIONS.items():
        if name in table and (fault := option.fault(table[name])):
            warnings.append(_unused(name, fault.rstrip(".。")))
    return usable(table)


def _servers(given: Any, warnings: list[str]) -> tuple[Server, ...]:
    if not isinstance(given, list):
        warnings.append(_unused("servers", tr("it must be a list of servers")))
        return ()
    found: dict[str, Server] = {}
    for number, entry in enumerate(cast("list[Any]", given), start=1):
        try:
            server = _server(entry)
            if server.id in found:
                raise ValueError(tr("another server has the same ID"))
        except ValueError as e:
            sentence = tr("Server {number} in the settings is ignored: {why}.")
            warnings.append(sentence.format(number=number, why=e))
        else:
            found[server.id] = server
    return tuple(found.values())


def _shortcuts(given: Any, warnings: list[str]) -> dict[str, str]:
    """The usable entries of the table; the window can tell if a name or a key is known."""
    if not isinstance(given, dict):
        warnings.append(_unused("shortcuts", tr("it must be a table")))
        return {}
    table = cast("dict[str, Any]", given)
    warnings += [
        tr("The shortcut for {name} in the settings is ignored: it must be text in quotes.").format(
            name=name
        )
        for name, key in table.items()
        if not isinstance(key, str)
    ]
    return {name: key for name, key in table.items() if isinstance(key, str)}


def _server(entry: Any) -> Server:
    if not isinstance(entry, dict):
        raise ValueError(tr("it must be a table"))
    table = cast("dict[str, Any]", entry)
    texts: dict[str, str] = {}
    for name in ("id", "name", "base_url", "model"):
        text = table.get(name, "")
        if not isinstance(text, str) or not (text.strip() or name == "model"):
            raise ValueError(tr("its {name} must be text in quotes").format(name=name))
        texts[name] = text.strip()
    if texts["id"] in _BUILT_IN:
        raise ValueError(tr("the ID {id} is already in use").format(id=texts["id"]))
    try:
        texts["base_url"] = normalise_base_url(texts["base_url"])
    except BadAddress as e:
        raise ValueError(e.sentence.rstrip(".。")) from None
    speaks, sends = table.get("speaks", ""), table.get("send_thinking", SendThinking.AUTO)
    marks = table.get("thinking_marks", "")
    return Server(
        texts["id"],
        texts["name"],
        ServerKind.OTHER,
        texts["base_url"],
        texts["model"],
        speaks=speaks if isinstance(speaks, str) else "",
        send_thinking=SendThinking(sends) if sends in tuple(SendThinking) else SendThinking.AUTO,
        thinking_marks=marks if isinstance(marks, str) and pairs_in(marks) else "",
        extra_body=_extra(table.get("extra_body"), body_fault),
        extra_headers=_extra(table.get("extra_headers"), headers_fault),
    )


def _extra(given: Any, fault: Callable[[str], JsonFault | None]) -> str:
    """Further fields of requests, or none where they cannot be sent."""
    return given if isinstance(given, str) and given.strip() and not fault(given) else ""


def _update(document: TOMLDocument, settings: Settings) -> None:
    """Bring `document` to say `settings`, touching only what says something else."""
    present, _ = _parse(document.unwrap())
    for declared in fields(Settings):
        value = getattr(settings, declared.name)
        if value == getattr(present, declared.name):
            continue
        if declared.name == "servers":
            _update_servers(document, settings.servers)
        elif declared.name == "personas":
            persona_tables.write(document, settings.personas)
        elif declared.name == "options":
            _update_options(document, present.options, settings.options)
        elif declared.name == "shortcuts":
            _update_shortcuts(document, present.shortcuts, settings.shortcuts)
        elif value is None:
            del document[declared.name]
        else:
            document[declared.name] = value.value if isinstance(value, StrEnum) else value


def _update_options(
    document: TOMLDocument, present: GenerationOptions, options: GenerationOptions
) -> None:
    before, now = present.given(), options.given()
    for name in [name for name in before if name not in now]:
        del document[name]
    for name, value in now.items():
        if before.get(name) != value:
            document[name] = value


def _update_shortcuts(
    document: TOMLDocument, present: Mapping[str, str], shortcuts: Mapping[str, str]
) -> None:
    """Change the keys that are others now; what is unusable in the table stays."""
    import tomlkit

    if not isinstance(cast("Any", document).get("shortcuts"), dict):
        document["shortcuts"] = tomlkit.table()
    table = document["shortcuts"]
    for name in [name for name in present if name not in shortcuts]:
        del table[name]
    for name, key in shortcuts.items():
        if present.get(name) != key:
            table[name] = key


def _update_servers(document: TOMLDocument, servers: tuple[Server, ...]) -> None:
    """Rewrite the list of servers, keeping unknown keys in it and entries that are not usable."""
    import tomlkit

    old = cast("Any", document).pop("servers", [])
    known: dict[str, Any] = {}
    unusable: list[Any] = []
    for entry in cast("list[Any]", old) if isinstance(old, list) else []:
        try:
            known.setdefault(_server(entry.unwrap()).id, entry)
        except (ValueError, AttributeError):
            if isinstance(entry, dict):
                unusable.append(entry)
    tables = tomlkit.aot()
    for server in servers:
        table = tomlkit.table()
        table.update(known.get(server.id, {}))
        for name in ("id", "name", "base_url", "model"):
            table[name] = getattr(server, name)
        before = _server(cast("Any", table).unwrap())
        for name in ("speaks", "send_thinking", "thinking_marks", "extra_body", "extra_headers"):
            chosen = getattr(server, name)
            if chosen != getattr(before, name):
                table[name] = str(chosen)
        tables.append(table)
    for entry in unusable:
        table = tomlkit.table()
        table.update(entry)
        tables.append(table)
    if len(tables):
        document.append("servers", tables)
