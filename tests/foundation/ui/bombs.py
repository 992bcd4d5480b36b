"""Pictures that are small to send and large to read."""

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

RGBA, GREY, PALETTE, GREY_AND_ALPHA, DEEP = 6, 0, 3, 4, 16
CHANNELS = {GREY: 1, PALETTE: 1, GREY_AND_ALPHA: 2, RGBA: 4}
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png(width, height, color=RGBA, depth=DEEP, interlaced=0, before=b""):
    """Of one colour; `before`: more chunks."""
    row = b"\0" * (1 + (width * CHANNELS[color] * depth + 7) // 8)
    squeeze = zlib.compressobj(9)
    rows = height * 9 // 8 if interlaced else height
    data = b"".join([*(squeeze.compress(row) for _ in range(rows)), squeeze.flush()])
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlaced)
    palette = _chunk(b"PLTE", b"abc" * 256) if color == PALETTE else b""
    parts = (_chunk(b"IHDR", header), before, palette, _chunk(b"IDAT", data), _chunk(b"IEND", b""))
    return SIGNATURE + b"".join(parts)


def _chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _squeezed(megabytes):
    return zlib.compress(b"x" * (megabytes << 20), 9)


def saved(width, height, kind, mode="RGB", **options):
    stream = io.BytesIO()
    Image.new(mode, (width, height)).save(stream, kind, **options)
    return stream.getvalue()


def jpeg_of_many_scans(width, height, scans):
    """A progressive JPEG whose last scan comes again and again."""
    jpeg = saved(width, height, "JPEG", progressive=True)
    last = jpeg.rindex(b"\xff\xda")
    return jpeg[:-2] + jpeg[last:-2] * scans + b"\xff\xd9"


def animated(kind, frames, side):
    stream = io.BytesIO()
    first, *rest = [Image.new("RGB", (side, side), (shade % 256, 0, 0)) for shade in range(frames)]
    first.save(stream, kind, save_all=True, append_images=rest)
    return stream.getvalue()


def bombs() -> Iterator[tuple[str, bytes]]:
    """Those beyond the limits, and those that are just allowed."""
    yield "png of 50 million deep pixels", png(10_000, 5_000)
    yield "png just allowed", png(5_000, 4_000)
    yield "wide png", png(40_000, 500)
    yield "grey png", png(5_000, 4_000, GREY)
    yield "grey png with alpha", png(5_000, 4_000, GREY_AND_ALPHA)
    yield "png with a palette", png(5_000, 4_000, PALETTE, 8)
    yield "interlaced png", png(5_000, 4_000, interlaced=1)
    yield "png of bits", png(60_000, 60_000 // 8, GREY, 1)
    yield "png with a large profile", png(9, 9, before=_chunk(b"iCCP", b"x\0\0" + _squeezed(200)))
    yield "png with a large text", png(9, 9, before=_chunk(b"zTXt", b"x\0\0" + _squeezed(200)))
    yield (
        "png with many texts",
        png(9, 9, before=_chunk(b"zTXt", b"x\0\0" + zlib.compress(b"x" * 900_000)) * 999),
    )
    yield "png of many frames", animated("PNG", 60, 500)
    yield "webp beyond", saved(4_000, 3_000, "WEBP")
    yield "webp just allowed", saved(2_500, 2_000, "WEBP")
    yield "webp without loss", saved(2_500, 2_000, "WEBP", "RGBA", lossless=True)
    yield "webp of many frames", animated("WEBP", 60, 500)
    yield "jpeg just allowed", saved(8_600, 5_800, "JPEG")
    yield "jpeg of inks", saved(8_600, 5_800, "JPEG", "CMYK")
    yield "thin jpeg", saved(31_000, 1_599, "JPEG")
    yield "progressive jpeg beyond", saved(8_600, 5_800, "JPEG", progressive=True)
    yield "progressive jpeg just allowed", saved(4_000, 3_000, "JPEG", progressive=True, subsampling=0)
    yield "jpeg of many scans", jpeg_of_many_scans(4_000, 3_000, 3_000)
    yield (
        "mpo",
        saved(4_000, 3_000, "MPO", save_all=True, append_images=[Image.new("RGB", (4_000, 3_000))] * 3),
    )
    yield "gif", saved(9_000, 9_000, "GIF", "P")
    yield "tiff", saved(4_000, 4_000, "TIFF", compression="tiff_lzw")
    yield "svg", b"<svg xmlns='http://www.w3.org/2000/svg'><!DOCTYPE x [<!ENTITY a 'aaaa'>]>&a;</svg>"
    yield "zip", b"PK\x03\x04" + b"\0" * 1_000
