"""Unpacks a response's body in small pieces where it comes compressed.

No server is asked to compress, but some do, or a proxy before them does. What is unpacked
may be a thousand times as large as what came, so no more of it is made at once than is read,
and one that grows beyond all measure is given up.
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncGenerator, AsyncIterator
from typing import TYPE_CHECKING, Protocol

from chatapp.core.domain.errors import BadCompression
from chatapp.core.domain.i18n import tr

# What a request needs is imported with the first one: the window opens sooner.
if TYPE_CHECKING:
    import httpx

PIECE = 65_536
"""Bytes that are unpacked in one go."""
MAX_GROWTH = 200
"""Times its size that a body may have when it is unpacked; a stream of single words has 20."""
UNMEASURED = 2 * 1024 * 1024
"""Bytes that any body may unpack to, or have and unpack to nothing."""

SMALL = 16_384
"""Bytes of a read up to which its first piece is unpacked at once, without waiting for a thread."""
MAX_READY = 500
"""Reads that were there already, after which everybody else gets a turn: some servers send
each byte for itself."""

_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_READ = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
_OTHERS = frozenset({"br", "zstd", "compress", "x-compress", "dcb", "dcz"})


def unpacked(response: httpx.Response) -> AsyncIterator[bytes]:
    """The body as it comes in, in pieces of no more than one read or of `PIECE` bytes.

    While iterating it raises `BadCompression`, and httpx's errors: also where what is
    compressed is broken or ends too early.
    """
    layers = response.headers.get("Content-Encoding", "").lower().split(",")
    layers = [name for layer in layers if (name := layer.strip()) not in ("", "identity")]
    chunks = _in_turns(response.aiter_raw())
    return _unpacked(chunks, layers) if layers else chunks


async def _in_turns(chunks: AsyncIterator[bytes]) -> AsyncGenerator[bytes]:
    ready = 0
    async for chunk in chunks:
        yield chunk
        ready += 1
        if ready == MAX_READY:
            ready = 0
            await asyncio.sleep(0)


async def _unpacked(chunks: AsyncIterator[bytes], layers: list[str]) -> AsyncGenerator[bytes]:
    import httpx

    if len(layers) > 1 or layers[0] not in _READ:
        # Names that are not known may be anything.
        known = [name if name in _READ or name in _OTHERS else "?" for name in layers[:3]]
        raise BadCompression(
            tr(
                "The server's response is compressed in a way that Chatapp does not support "
                "({names})."
            ).format(names=", ".join(known))
        )
    unpacker = _Unpacker(_READ[layers[0]])
    failure: httpx.HTTPError | None = None
    try:
        async for chunk in chunks:
            if len(chunk) > SMALL:
                piece = await asyncio.to_thread(unpacker.unpack, chunk)
            else:
                piece = unpacker.unpack(chunk)
            while True:
                unpacker.check()
                if piece:
                    yield piece
                if not unpacker.has_more:
                    break
                piece = await asyncio.to_thread(unpacker.unpack)
        if not unpacker.whole:
            failure = httpx.RemoteProtocolError("what is compressed ended too early")
    except zlib.error as broken:
        failure = httpx.DecodingError(str(broken))
    if failure:
        raise failure


class _Decompressor(Protocol):
    """An object of `zlib.decompressobj`."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def unconsumed_tail(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


class _Unpacker:
    """Unpacks one body, `PIECE` bytes at a time."""

    def __init__(self, packing: str) -> None:
        self._packing = packing
        self._data = b""
        """The bytes that have come and are not unpacked yet."""
        self._stream: _Decompressor | None = None
        self._came = self._made = 0
        self._ended = False
        """A stream has come to its end; gzip may have another behind it."""
        self.has_more = False
        """True if there is more to unpack of what has come."""

    @property
    def whole(self) -> bool:
        """True if the body may end here."""
        return self._stream is None and (self._ended or not self._came)

    def unpack(self, data: bytes = b"") -> bytes:
        """The next piece of what has come, `data` included. Raises `zlib.error`."""
        self._came += len(data)
        self._data += data
        piece = self._next()
        while self.has_more and not piece:
            piece = self._next()
        return piece

    def _next(self) -> bytes:
        if self._stream is None and not self._begin():
            self.has_more = False
            return b""
        assert self._stream is not None
        piece = self._stream.decompress(self._data, PIECE)
        self._made += len(piece)
        if self._stream.eof:
            self._data, self._stream, self._ended = self._stream.unused_data, None, True
            self.has_more = bool(self._data)
        else:
            self._data = self._stream.unconsumed_tail
            self.has_more = bool(self._data) or len(piece) == PIECE
        return piece

    def _begin(self) -> bool:
        """True if a stream begins with what has come; false as well while that is unclear."""
        if self._packing == "gzip":
            if self._ended:
                self._data = self._data.lstrip(b"\0")  # some fill up with them
            if self._data:
                self._stream = zlib.decompressobj(_GZIP)
        elif self._ended:
            self._data = b""  # nothing can follow
        elif len(self._data) > 1:
            # The name means the zlib format, but some servers took it at its word.
            head = int.from_bytes(self._data[:2])
            in_zlib = head & 0x0F00 == 0x0800 and head % 31 == 0
            self._stream = zlib.decompressobj(_ZLIB if in_zlib else _RAW)
        return self._stream is not None

    def check(self) -> None:
        """Raise `BadCompression` where what is made is out of all proportion to what came."""
        used = self._came - len(self._data)
        swells = self._made > max(UNMEASURED, MAX_GROWTH * used)
        if swells or self._came > UNMEASURED + self._made:
            raise BadCompression(
                tr(
                    "The server's response becomes far too large when it is unpacked, so it was "
                    "not read."
                )
            )
