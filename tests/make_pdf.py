"""Small real PDFs, written byte by byte: with text, scanned, encrypted, broken, hostile."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence

# ISO 32000-1, 7.6.3.3: what a password is filled up with.
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def assemble(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of `objects`, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets: list[int] = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object's body."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def with_contents(contents: Sequence[bytes], trailer: bytes = b"", *, claimed: int = 0) -> bytes:
    """A page for each body of a content stream; `claimed`: the number of pages it tells."""
    count = len(contents)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, claimed or count),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * i)
        )
        objects.append(content)
    return assemble(objects, trailer)


def pdf(*pages: str) -> bytes:
    """A page for each text; its lines are set one under the other. ``pdf("a", "b")``: two pages."""
    return with_contents([stream(_show(text)) for text in pages])


def _show(text: str) -> bytes:
    lines = (
        line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        for line in text.split("\n")
    )
    return b"BT /F1 12 Tf 14 TL 72 770 Td " + b" ".join(b"(%s) Tj T*" % ln for ln in lines) + b" ET"


def scan(pages: int = 1) -> bytes:
    """Pages with a picture and no text."""
    picture = b"q 200 0 0 200 100 400 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x00\xff\xff\x00 EI Q"
    return with_contents([stream(picture)] * pages)


def encrypted(owner_only: bool = False) -> bytes:
    """A page behind the password ``secret``; `owner_only`: it opens, but forbids copying.

    The standard security handler, revision 2 (ISO 32000-1, 7.6.3).
    """
    identity = b"0123456789abcdef"
    permissions = (-64).to_bytes(4, "little", signed=True)
    password = b"" if owner_only else b"secret"
    owner = _rc4(hashlib.md5((b"owner" + _PADDING)[:32]).digest()[:5], (password + _PADDING)[:32])
    key = hashlib.md5((password + _PADDING)[:32] + owner + permissions + identity).digest()[:5]
    number = (5).to_bytes(3, "little") + b"\0\0"
    content = _rc4(hashlib.md5(key + number).digest()[:10], _show("Behind a password"))
    return with_contents(
        [stream(content)],
        b"/ID [<%s> <%s>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -64 >>"
        % (
            *[identity.hex().encode()] * 2,
            owner.hex().encode(),
            _rc4(key, _PADDING).hex().encode(),
        ),
    )


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def broken() -> bytes:
    """It starts like a PDF; the rest is cut off."""
    return pdf("Some text")[:60]


def huge_claim(pages: int = 1_000_000) -> bytes:
    """A file with one real page that claims to have `pages`."""
    return with_contents([stream(_show("Only me"))], claimed=pages)


def bomb(megabytes: int = 1500) -> bytes:
    """A page whose content, packed twice, unpacks to `megabytes` of text operators."""
    unit = b"BT /F1 12 Tf (aaaaaaaa) Tj ET\n" * 32768
    packer = zlib.compressobj(9)
    start = packer.compress(unit) + packer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush nothing refers back: the same packed megabyte can be repeated.
    again = packer.compress(unit) + packer.flush(zlib.Z_FULL_FLUSH)
    inner = start + again * megabytes + packer.flush()
    packed = zlib.compress(inner, 9)
    return with_contents([stream(packed, b"/Filter [/FlateDecode /FlateDecode]")])
