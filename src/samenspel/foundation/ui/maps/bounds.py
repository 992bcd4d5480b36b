"""Where a place on earth is on a picture, and back.

The picture is one in Web Mercator (EPSG:3857), as maps on the web are: along it longitude runs evenly, and so
does asinh(tan(latitude)). Shares are of the picture's width from the left and of its height from the top.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import asinh, atan, degrees, radians, sinh, tan

from django.utils.translation import gettext as _

SOUTHMOST, NORTHMOST = -85, 85
SMALLEST, LARGEST = 0.001, 10.0  # degrees: a schoolyard, a country
SLIMMEST = 4
GRID, ZOOM = 16, 4


class OffTheMap(ValueError):
    """What is wrong with bounds, in words, and with which of them."""

    def __init__(self, bound: str, words: str) -> None:
        super().__init__(words)
        self.bound = bound


@dataclass(frozen=True)
class Bounds:
    """In degrees (WGS 84), west to east and south to north."""

    west: float
    south: float
    east: float
    north: float

    def hold(self, latitude: float, longitude: float) -> bool:
        """Also on the border."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east

    def share(self, latitude: float, longitude: float) -> tuple[float, float]:
        """(across, down), each from 0 to 1 for a place within."""
        top, foot = _mercator(self.north), _mercator(self.south)
        across = (longitude - self.west) / (self.east - self.west)
        return across, (top - _mercator(latitude)) / (top - foot)

    def place(self, across: float, down: float) -> tuple[float, float]:
        """(latitude, longitude), never outside."""
        across, down = min(1.0, max(0.0, across)), min(1.0, max(0.0, down))
        top, foot = _mercator(self.north), _mercator(self.south)
        latitude = degrees(atan(sinh(top - down * (top - foot))))
        longitude = self.west + across * (self.east - self.west)
        return min(self.north, max(self.south, latitude)), min(self.east, max(self.west, longitude))

    def part(self, column: int, row: int) -> "Bounds":
        """One that is 1/ZOOM as wide and high, and begins that many steps of 1/GRID from the left and top."""
        north, west = self.place(column / GRID, row / GRID)
        south, east = self.place(column / GRID + 1 / ZOOM, row / GRID + 1 / ZOOM)
        return Bounds(west, south, east, north)

    def part_around(self, across: float, down: float) -> tuple[int, int]:
        """The column and row of the part that has this point nearest to its middle."""
        last = GRID - GRID // ZOOM
        column, row = (round((share - 1 / ZOOM / 2) * GRID) for share in (across, down))
        return min(last, max(0, column)), min(last, max(0, row))

    @property
    def ratio(self) -> float:
        """Of the picture's width to its height."""
        return radians(self.east - self.west) / (_mercator(self.north) - _mercator(self.south))


def _mercator(latitude: float) -> float:
    return asinh(tan(radians(latitude)))


def check_bounds(values: Mapping[str, float]) -> Bounds:
    """Raises OffTheMap."""
    bounds = Bounds(**{name: float(values[name]) for name in ("west", "south", "east", "north")})
    if bounds.west >= bounds.east and bounds.west > 0 > bounds.east:
        raise OffTheMap("east", _("A map can't go across the 180th meridian. Make one for each side."))
    if bounds.west >= bounds.east:
        raise OffTheMap("east", _("East must be more than west. Did you swap them?"))
    if bounds.south >= bounds.north:
        raise OffTheMap("north", _("North must be more than south. Did you swap them?"))
    if not SOUTHMOST <= bounds.south < bounds.north <= NORTHMOST:
        raise OffTheMap("north", _("A map can show places from 85 degrees south to 85 degrees north."))
    _check_size(bounds)
    return bounds


def _check_size(bounds: Bounds) -> None:
    sides = (bounds.east - bounds.west, bounds.north - bounds.south)
    if min(sides) < SMALLEST or max(sides) > LARGEST:
        raise OffTheMap(
            "north", _("A map can be from a thousandth of a degree to ten degrees wide and high.")
        )
    if not 1 / SLIMMEST <= bounds.ratio <= SLIMMEST:
        raise OffTheMap(
            "north", _("A map can be at most four times as long as it is wide, or as wide as it is long.")
        )
