"""Autolinks: addresses that stand in a text by themselves become links, as on GitHub."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_BARE_LINK = re.compile(
    r"""(?P<url>(?<![A-Za-z0-9])(?:https?://|ftp://)(?=[^\s<])|(?<![^\s*_~(\["'“‘「（,;:])www\.(?=[^\s<]))
      (?P<rest>[^\s<]*)
      |(?<![A-Za-z0-9.+_-])(?P<scheme>(?:mailto|xmpp):)?
       (?P<mail>[A-Za-z0-9.+_-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+)
       (?P<resource>/[A-Za-z0-9@.]+)?""",
    re.VERBOSE | re.IGNORECASE,
)
_HOST = re.compile(r"[^\s/?#:]*")
_ENTITY_END = re.compile(r"&[A-Za-z0-9]+;$")


def _trimmed(link: str) -> str:
    """`link` without the punctuation that belongs to the sentence around it (GFM 6.9)."""
    closing = link.count(")") - link.count("(")
    end = len(link)
    while end:
        last = link[end - 1]
        if last in "?!.,:*_~'\"。，、；：！？）」』》】”’":
            end -= 1
        elif last == ")" and closing > 0:
            end, closing = end - 1, closing - 1
        elif last == ";" and (entity := _ENTITY_END.search(link[max(0, end - 40) : end])):
            end -= len(entity[0])
        else:
            break
    return link[:end]


def _valid_host(host: str, *, dot: bool) -> bool:
    """GFM's domain: no underscore in the last two segments, a dot where `dot` asks."""
    parts = host.split(".")
    return bool(host) and (len(parts) > 1 or not dot) and not any("_" in p for p in parts[-2:])


def _bare_links(text: str) -> list[tuple[int, int, str]]:
    """(start, end, address) of each address standing in `text` by itself."""
    found: list[tuple[int, int, str]] = []
    for match in _BARE_LINK.finditer(text):
        if match["mail"]:
            scheme = (match["scheme"] or "").lower()
            mail = (match["scheme"] or "") + match["mail"].rstrip(".")
            if scheme == "xmpp:":
                mail += (match["resource"] or "").rstrip(".")
            if mail[-1] not in "-_" and "." in mail.split("@")[1]:
                address = mail if scheme else "mailto:" + mail
                found.append((match.start(), match.start() + len(mail), address))
            continue
        link = _trimmed(match[0])
        bare = match["url"].lower() == "www."
        rest = link if bare else link[len(match["url"]) :]
        host = _HOST.match(rest)
        if host is None or not _valid_host(host[0], dot=bare) or len(link) <= len(match["url"]):
            continue
        address = "http://" + link if bare else link
        found.append((match.start(), match.start() + len(link), address))
    return found


def bare_links(state: StateCore) -> None:
    """Addresses without brackets become links (GFM's autolink extension)."""
    for block in state.tokens:
        if block.type != "inline" or not block.children:
            continue
        content = block.content
        if "://" not in content and "@" not in content and "www." not in content.lower():
            continue
        inside = 0
        result: list[Token] = []
        for token in block.children:
            inside += (token.type == "link_open") - (token.type == "link_close")
            links = [] if inside or token.type != "text" else _bare_links(token.content)
            if not links:
                result.append(token)
                continue
            text, done = token.content, 0
            for start, end, address in links:
                href = state.md.normalizeLink(address)
                if start > done:
                    result.append(Token("text", "", 0, content=text[done:start]))
                result.append(Token("link_open", "a", 1, attrs={"href": href}))
                result.append(Token("text", "", 0, content=text[start:end]))
                result.append(Token("link_close", "a", -1))
                done = end
            if done < len(text):
                result.append(Token("text", "", 0, content=text[done:]))
        block.children = result
