"""The process that makes one picture anew: a file on stdin, WebP on stdout. Knows no Django.

The bytes that a picture takes while it is decoded are known before: those of each kind are bounded, and the
limit of memory catches what a header does not tell, such as a JPEG that keeps all its scans.
"""

import io
import sys
import warnings
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

from samenspel.foundation.apart.limits import limit

CPU_SECONDS, MOST_BYTES = 5, 140 << 20
KINDS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = {
    "JPEG": 50_000_000,
    "progressive JPEG": 12_000_000,
    "PNG": 20_000_000,
    "WEBP": 5_000_000,
}
GREY = ("L", "LA")
WITH_BANDS = (*GREY, "RGB", "RGBA", "RGBX")
QUALITY, ORIENTATION = 82, 0x0112
UNREADABLE, TOO_LARGE, TOO_MUCH = 3, 4, 5


def main() -> None:
    limit(seconds=CPU_SECONDS, DATA=MOST_BYTES)
    sys.exit(answer(sys.stdin.buffer, sys.stdout.buffer, int(sys.argv[1])))


class TooLarge(Exception):
    """With the kind of picture, its pixels, and the most that there may be."""


def answer(source: BinaryIO, target: BinaryIO, longest: int) -> int:
    """What the process ends with: 0, or why there is no picture."""
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    try:
        target.write(_as_webp(_small(source, longest)))
    except TooLarge as error:
        target.write(",".join(str(word) for word in error.args).encode())
        return TOO_LARGE
    except (MemoryError, Image.DecompressionBombError):
        return TOO_MUCH
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return UNREADABLE
    return 0


def _small(source: BinaryIO, longest: int) -> Image.Image:
    """Upright, and no larger than needed; what it was decoded from is gone when this returns."""
    with Image.open(source, formats=KINDS) as picture:
        kind, pixels = _kind(picture), picture.width * picture.height
        if pixels > MOST_PIXELS[kind]:
            raise TooLarge(kind, pixels, MOST_PIXELS[kind])
        share = min(1.0, longest / max(picture.size))
        size = round(picture.width * share) or 1, round(picture.height * share) or 1
        picture.draft("RGB", size)
        whole = picture if picture.mode in WITH_BANDS else picture.convert(_plain(picture.mode))
        small = Image.merge("RGB", [_band(whole, name, size) for name in "RGB"])
        small.getexif()[ORIENTATION] = picture.getexif().get(ORIENTATION, 1)
    return ImageOps.exif_transpose(small)


def _plain(mode: str) -> str:
    return "L" if mode.startswith("I") else "RGB"  # 16 bits of grey


def _band(picture: Image.Image, name: str, size: tuple[int, int]) -> Image.Image:
    """Red, green or blue, one after the other: so there is no second whole of all three."""
    band = picture.getchannel("L" if picture.mode in GREY else name)
    return band if band.size == size else band.resize(size, reducing_gap=2.0)


def _as_webp(picture: Image.Image) -> bytes:
    """With nothing in it but what one sees."""
    plain = Image.new("RGB", picture.size)
    plain.paste(picture)
    stream = io.BytesIO()
    plain.save(stream, "WEBP", quality=QUALITY)
    return stream.getvalue()


def _kind(picture: Image.Image) -> str:
    """By what it takes to decode it: of a progressive JPEG all scans are kept until the last has come."""
    if picture.format in ("JPEG", "MPO"):
        return "progressive JPEG" if "progressive" in picture.info else "JPEG"
    return str(picture.format)


if __name__ == "__main__":
    main()
