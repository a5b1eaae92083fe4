"""Tool tips as a person reads them."""

from __future__ import annotations

import html

_BEGIN, _END = '<p style="white-space:pre-wrap">', "</p>"


def read(tip: str) -> str:
    """The words of a tool tip, whether they had to be escaped or not."""
    if not tip.startswith(_BEGIN):
        return tip
    inner = tip.removeprefix(_BEGIN).removesuffix(_END)
    assert "<" not in inner, f"markup in a tool tip: {tip!r}"
    return html.unescape(inner).replace("\u200b", "")
