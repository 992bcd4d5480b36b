"""Pictures without what cameras and programs write beside the pixels."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator

from PIL import Image, ImageOps

from samenspel.methods.words import Words

from .copies import Unstrippable

MOST_PIXELS = 40_000_000
_KEPT_SEGMENTS = frozenset((0xE0, 0xE2, 0xEE))
"""Of JPEG: how colours are meant. What cameras write stands in others."""
_KEPT_CHUNKS = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"cHRM",
        b"gAMA",
        b"iCCP",
        b"sRGB",
        b"bKGD",
        b"pHYs",
        b"sBIT",
    )
)
_PNG = b"\x89PNG\r\n\x1a\n"
_ORIENTATION = 0x0112
NO_PICTURE = Words("This picture cannot be read. Save it again as JPEG or PNG.")
_TOO_LARGE = Words("This picture has far too many pixels. Make it smaller first.")


def strip_picture(data: bytes) -> bytes:
    """In its own format; the pixels of JPEG and PNG stay as they are, unless they must be turned upright."""
    if data.startswith(_PNG):
        return _PNG + b"".join(_chunks(data))
    if data.startswith(b"\xff\xd8") and _is_upright(data):
        return strip_jpeg(data)
    return _drawn_anew(data)


def _is_upright(data: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
            return bool(picture.getexif().get(_ORIENTATION, 1) == 1)
    except (OSError, SyntaxError, ValueError):
        return True


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 12 <= len(data):
        (size,), name = struct.unpack(">I", data[at : at + 4]), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + size]
        if name == b"iCCP":  # its name is free text
            body = b"ICC\0" + body.partition(b"\0")[2]
        if name in _KEPT_CHUNKS:
            yield struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        if name == b"IEND":
            return
        at += size + 12
    raise Unstrippable(NO_PICTURE)


def strip_jpeg(data: bytes) -> bytes:
    """Without anything behind its end: there phones keep a second picture."""
    kept, at = [b"\xff\xd8"], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark, (size,) = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])
        if mark == 0xFF:
            at += 1
            continue
        if mark == 0xDA:
            return b"".join([*kept, _scans(data, at)])
        is_note = 0xE0 <= mark <= 0xEF or mark == 0xFE
        if not is_note or mark in _KEPT_SEGMENTS:
            kept.append(data[at : at + 2 + size])
        at += 2 + size
    raise Unstrippable(NO_PICTURE)


def _scans(data: bytes, at: int) -> bytes:
    end = data.find(b"\xff\xd9", at)
    return data[at : end + 2] if end >= 0 else data[at:] + b"\xff\xd9"


def _drawn_anew(data: bytes) -> bytes:
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Unstrippable(_TOO_LARGE)
            upright, form = ImageOps.exif_transpose(picture), picture.format or "PNG"
            plain = Image.new(upright.mode, upright.size)
            plain.paste(upright)
            if upright.mode == "P":
                plain.putpalette(upright.getpalette() or [])
            stream = io.BytesIO()
            plain.save(stream, "JPEG" if form == "MPO" else form)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise Unstrippable(_TOO_LARGE) from None
    except (OSError, SyntaxError, ValueError, KeyError):
        raise Unstrippable(NO_PICTURE) from None
    return stream.getvalue()
