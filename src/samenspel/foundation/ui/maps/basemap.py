"""A map as a page shows it: the basemap, and the pins on it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from samenspel.foundation.ui.maps.bounds import Bounds

TOO_NEAR = 0.09  # of the width: on a phone two pins would cover each other
WIDTH = 1600


@dataclass(frozen=True)
class Basemap:
    """A picture in Web Mercator, by its address, and what it shows."""

    name: str
    picture: str
    credit: str
    bounds: Bounds

    @property
    def width(self) -> str:
        return str(WIDTH)

    @property
    def height(self) -> str:
        return str(round(WIDTH / self.bounds.ratio))

    @property
    def edges(self) -> str:
        """As a script reads them."""
        bounds = self.bounds
        return json.dumps([[bounds.south, bounds.west], [bounds.north, bounds.east]])

    def part_picture(self, part: tuple[int, int]) -> str:
        return f"{self.picture}&part={part[0]}-{part[1]}"


@dataclass(frozen=True)
class Pin:
    """Something at a place. `words`: more of it, such as its cost; `label`: a sign or two on the pin itself;
    `key`: what a page knows it by."""

    latitude: float
    longitude: float
    title: str
    href: str
    words: str = ""
    label: str = ""
    key: str = ""

    @property
    def as_data(self) -> dict[str, object]:
        return {
            "at": [float(self.latitude), float(self.longitude)],
            "title": self.title,
            "href": self.href,
            "words": self.words,
            "label": self.label,
            "key": self.key,
        }


def together() -> str:
    return _("%(count)s together: %(names)s")


@dataclass(frozen=True)
class Spot:
    """What is drawn at one point: a pin, or the number of those that would cover each other."""

    across: float
    down: float
    pins: tuple[Pin, ...]

    @property
    def x(self) -> str:
        return f"{self.across * 100:.3f}%"

    @property
    def y(self) -> str:
        return f"{self.down * 100:.3f}%"

    @property
    def is_heap(self) -> bool:
        return len(self.pins) > 1

    @property
    def keys(self) -> str:
        return " ".join(pin.key for pin in self.pins)

    @property
    def label(self) -> str:
        return f"{len(self.pins)}×" if self.is_heap else self.pins[0].label

    @property
    def name(self) -> str:
        names = ", ".join(pin.title for pin in self.pins)
        if not self.is_heap:
            return names
        return together() % {"count": len(self.pins), "names": names}


@dataclass(frozen=True)
class Map:
    """`list`: where the heaps lead, a list with the same content."""

    basemap: Basemap
    pins: Sequence[Pin] = ()
    list: str = ""

    @cached_property
    def shown(self) -> tuple[Pin, ...]:
        """Those that are on it."""
        holds = self.basemap.bounds.hold
        return tuple(pin for pin in self.pins if holds(float(pin.latitude), float(pin.longitude)))

    @cached_property
    def spots(self) -> "tuple[Spot, ...]":
        ratio = self.basemap.bounds.ratio
        heaps: list[tuple[float, float, list[Pin]]] = []
        for pin in self.shown:
            across, down = self.basemap.bounds.share(float(pin.latitude), float(pin.longitude))
            for left, top, heap in heaps:
                if (left - across) ** 2 + ((top - down) / ratio) ** 2 < TOO_NEAR**2:
                    heap.append(pin)
                    break
            else:
                heaps.append((across, down, [pin]))
        return tuple(Spot(across, down, tuple(pins)) for across, down, pins in heaps)

    @property
    def data(self) -> str:
        """As a script reads the pins."""
        return json.dumps([pin.as_data for pin in self.shown], ensure_ascii=False)

    @property
    def together(self) -> str:
        return together()

    @property
    def label(self) -> str:
        return _("Map of %(name)s") % {"name": self.basemap.name}
