"""Pictures that are small to send and large to read."""

import io
import struct
import zlib

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


BOMBS = {
    "png of 50 million deep pixels": lambda: png(10_000, 5_000),
    "png just allowed": lambda: png(5_000, 4_000),
    "wide png": lambda: png(40_000, 500),
    "grey png": lambda: png(5_000, 4_000, GREY),
    "grey png with alpha": lambda: png(5_000, 4_000, GREY_AND_ALPHA),
    "png with a palette": lambda: png(5_000, 4_000, PALETTE, 8),
    "interlaced png": lambda: png(5_000, 4_000, interlaced=1),
    "png of bits": lambda: png(60_000, 60_000 // 8, GREY, 1),
    "png with a large profile": lambda: png(9, 9, before=_chunk(b"iCCP", b"x\0\0" + _squeezed(200))),
    "png with a large text": lambda: png(9, 9, before=_chunk(b"zTXt", b"x\0\0" + _squeezed(200))),
    "png with many texts": lambda: png(
        9, 9, before=_chunk(b"zTXt", b"x\0\0" + zlib.compress(b"x" * 900_000)) * 999
    ),
    "png of many frames": lambda: animated("PNG", 60, 500),
    "webp beyond": lambda: saved(4_000, 3_000, "WEBP"),
    "webp just allowed": lambda: saved(2_500, 2_000, "WEBP"),
    "webp without loss": lambda: saved(2_500, 2_000, "WEBP", "RGBA", lossless=True),
    "webp of many frames": lambda: animated("WEBP", 60, 500),
    "jpeg just allowed": lambda: saved(8_600, 5_800, "JPEG"),
    "jpeg of inks": lambda: saved(8_600, 5_800, "JPEG", "CMYK"),
    "thin jpeg": lambda: saved(31_000, 1_599, "JPEG"),
    "progressive jpeg beyond": lambda: saved(8_600, 5_800, "JPEG", progressive=True),
    "progressive jpeg just allowed": lambda: saved(4_000, 3_000, "JPEG", progressive=True, subsampling=0),
    "jpeg of many scans": lambda: jpeg_of_many_scans(4_000, 3_000, 3_000),
    "mpo": lambda: saved(
        4_000, 3_000, "MPO", save_all=True, append_images=[Image.new("RGB", (4_000, 3_000))] * 3
    ),
    "gif": lambda: saved(9_000, 9_000, "GIF", "P"),
    "tiff": lambda: saved(4_000, 4_000, "TIFF", compression="tiff_lzw"),
    "svg": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><!DOCTYPE x [<!ENTITY a 'aaaa'>]>&a;</svg>",
    "zip": lambda: b"PK\x03\x04" + b"\0" * 1_000,
}
"""Those beyond the limits, and those that are just allowed; each is made when it is thrown."""
