"""Parts of a map's picture, for those who point at a place without a script."""

import io
from typing import Any

from PIL import Image

from samenspel.foundation.ui.maps.bounds import GRID, ZOOM

WIDTH = 576  # twice what it is shown at, for sharp screens


def cut_out(picture: Any, column: int, row: int) -> bytes:
    """As WebP. `picture`: a file."""
    with Image.open(picture) as whole:
        wide, high = whole.width / GRID, whole.height / GRID
        steps = GRID // ZOOM
        box = (column * wide, row * high, (column + steps) * wide, (row + steps) * high)
        size = (WIDTH, max(1, round(WIDTH * whole.height / whole.width)))
        stream = io.BytesIO()
        whole.convert("RGB").resize(size, box=box).save(stream, "WEBP", quality=80)
    return stream.getvalue()


def size_of(picture: Any) -> tuple[int, int]:
    picture.seek(0)
    with Image.open(picture) as opened:
        size = opened.size
    picture.seek(0)
    return size
