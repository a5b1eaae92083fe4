"""Compressed bodies, sound ones and bombs: gigabytes that are made in no time."""

from __future__ import annotations

import gzip
import zlib

MB = 1 << 20


def bomb(megabytes: int, filling: bytes = b"\n" * MB) -> bytes:
    """A gzip stream, without its end, that unpacks to so many times `filling` (a megabyte)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    # Behind a full flush nothing refers to what was before it: the block can be repeated.
    block = packer.compress(filling) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08" + bytes(6) + b"\xff" + block * megabytes


def bomb_in_a_bomb(megabytes: int) -> bytes:
    """The same, compressed once more: a few kilobytes."""
    return gzip.compress(bomb(megabytes))


def raw_deflate(data: bytes) -> bytes:
    """Deflate as some servers mean it: without the header and the sum of zlib."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()
