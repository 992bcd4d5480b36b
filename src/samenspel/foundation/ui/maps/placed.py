"""Things that may stand on a map: where they are, and pointing at where they shall be."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Q

from samenspel.foundation.ui.maps.basemap import Basemap, Map, Pin
from samenspel.foundation.ui.maps.pointing import Pointing, pointed

MOST_PINS = 300


class Placed(models.Model):
    """An abstract row with a page; it says where it is, with both numbers, or does not."""

    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_on_earth",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    latitude__range=(Decimal(-90), Decimal(90)),
                    longitude__isnull=False,
                    longitude__range=(Decimal(-180), Decimal(180)),
                ),
            )
        ]

    @property
    def point(self) -> tuple[float, float] | None:
        if self.latitude is None or self.longitude is None:
            return None
        return float(self.latitude), float(self.longitude)

    @property
    def pin_key(self) -> str:
        """What a page knows its pin by."""
        return ""


def pin_of(thing: Any, *, words: str = "", label: str = "", href: str = "") -> Pin:
    """Of a thing that says where it is."""
    latitude, longitude = thing.point
    where = href or thing.get_absolute_url()
    return Pin(latitude, longitude, str(thing), where, words, label, thing.pin_key)


def map_of(thing: Any, find_basemap: Callable[[], Basemap | None]) -> Map | None:
    """Where it is; nothing if nobody said so, or if it is off the map."""
    basemap = find_basemap() if thing.point else None
    map = basemap and Map(basemap, [pin_of(thing)])
    return map if map and map.shown else None


def on_the_map(
    basemap: Basemap, things: Iterable[Any], words: Callable[[Any], str], at: str
) -> dict[str, Any]:
    """The map with numbered pins, and the same as a list, at the address `at`; those without a place apart.
    `words`: what stands beside each."""
    found = list(things)
    rows = [(one, words(one)) for one in found[:MOST_PINS]]
    here = [row for row in rows if row[0].point and basemap.bounds.hold(*row[0].point)]
    pins = [pin_of(one, words=said, label=str(number)) for number, (one, said) in enumerate(here, 1)]
    return {
        "map": Map(basemap, pins, at),
        "here": here,
        "elsewhere": [row for row in rows if row not in here],
        "found": len(found),
        "left_off": len(found) > MOST_PINS,
    }


def pointing_at(thing: Any, basemap: Basemap | None, asked: Mapping[str, str]) -> Pointing | None:
    """Where somebody points, as the address says, or where it is until now; nothing without a map."""
    return pointed(basemap, asked, thing.point) if basemap else None


def place_as_typed(thing: Any, pointing: Pointing | None) -> dict[str, Any]:
    """For the fields of a PlaceForm."""
    if pointing is None or pointing.place is None:
        return {"latitude": thing.latitude, "longitude": thing.longitude}
    latitude, longitude = pointing.place
    return {"latitude": f"{latitude:.6f}", "longitude": f"{longitude:.6f}"}
