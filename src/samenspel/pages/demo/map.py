"""The map of the demo town: it lies where on earth there is water, so that nobody mistakes it for theirs."""

from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from samenspel.foundation.ui.maps import Bounds

MAP = Path(__file__).parent / "samenrode.webp"
WIDE, HIGH = 1600, 1066  # pixels, in which everything here is measured
WEST, EAST, SOUTH = 5.330000, 5.366000, 52.730000
NORTH = 52.744522
CREDIT = "Samenspel, EUPL-1.2"

SPOTS = {
    "tram stop": (1010, 447),
    "lindeplein": (905, 385),
    "playground molenhof": (1130, 640),
    "kerkstraat": (585, 285),
    "community centre": (805, 590),
    "lawn": (735, 545),
    "schoolstraat": (1232, 560),
    "path to the station": (500, 330),
    "molenhof": (1165, 625),
    "station": (205, 356),
    "pond": (1178, 335),
    "pond, north side": (1262, 236),
}


def town_map() -> dict[str, Any]:
    """As somebody who may change the town's area would give it."""
    edges = {"west": WEST, "south": SOUTH, "east": EAST, "north": NORTH}
    return {"map_picture": ContentFile(MAP.read_bytes(), name=MAP.name), "map_credit": CREDIT, **edges}


def place_of(spot: str) -> tuple[float, float]:
    """Latitude and longitude."""
    across, down = SPOTS[spot]
    return Bounds(WEST, SOUTH, EAST, NORTH).place(across / WIDE, down / HIGH)
