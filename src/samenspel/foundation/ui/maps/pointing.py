"""Pointing at a place without a script: a press on the whole map, then one on the part around it.

The picture that is pressed has a fixed width, so that the pixels the browser sends say where it was.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samenspel.foundation.ui.maps.basemap import Basemap
from samenspel.foundation.ui.maps.bounds import GRID, ZOOM, Bounds

WIDTH = 288
PART = re.compile(r"(\d{1,2})-(\d{1,2})", re.ASCII)


@dataclass(frozen=True)
class Pointing:
    """`part`: the column and row of what is shown; None: the whole map. `is_blind`: the picture was pressed
    by keyboard, which says nothing of where."""

    basemap: Basemap
    part: tuple[int, int] | None = None
    place: tuple[float, float] | None = None
    is_blind: bool = False

    @property
    def bounds(self) -> Bounds:
        return self.basemap.bounds.part(*self.part) if self.part else self.basemap.bounds

    @property
    def picture(self) -> str:
        return self.basemap.part_picture(self.part) if self.part else self.basemap.picture

    @property
    def label(self) -> str:
        return _("Map of %(name)s: press where it is") % {"name": self.basemap.name}

    @property
    def part_name(self) -> str:
        return f"{self.part[0]}-{self.part[1]}" if self.part else ""

    @property
    def width(self) -> str:
        return str(WIDTH)

    @property
    def height(self) -> str:
        return str(_height(self.bounds))

    @property
    def pin(self) -> tuple[str, str] | None:
        """How far across and down the picture, in percent."""
        if self.place is None or not self.bounds.hold(*self.place):
            return None
        across, down = self.bounds.share(*self.place)
        return f"{across * 100:.3f}%", f"{down * 100:.3f}%"


def pointed(basemap: Basemap, asked: Mapping[str, str], place: tuple[float, float] | None) -> Pointing:
    """`asked`: at.x and at.y, in pixels of the picture, and the part that was shown; `place`: until now."""
    shown = Pointing(basemap, part_named(asked.get("part", "")), place)
    x, y = (_pixels(asked.get(name, "")) for name in ("at.x", "at.y"))
    if x is None or y is None:
        return shown
    if x == y == 0:
        return Pointing(basemap, shown.part, place, is_blind=True)
    found = shown.bounds.place((x + 0.5) / WIDTH, (y + 0.5) / _height(shown.bounds))
    part = shown.part or basemap.bounds.part_around(*basemap.bounds.share(*found))
    return Pointing(basemap, part, found)


def part_named(name: str) -> tuple[int, int] | None:
    found = PART.fullmatch(name)
    if not found:
        return None
    column, row = int(found[1]), int(found[2])
    last = GRID - GRID // ZOOM
    return (column, row) if max(column, row) <= last else None


def _pixels(text: str) -> int | None:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 6 else None


def _height(bounds: Bounds) -> int:
    return round(WIDTH / bounds.ratio)
