"""Maps: a picture of a place with its bounds, and pins on it; shown by `<c-map :map="…" />`.

The server draws the whole of it, so that a map needs no script; with one it can be moved and zoomed.
"""

from samenspel.foundation.ui.maps.basemap import Basemap, Map, Pin, Spot
from samenspel.foundation.ui.maps.bounds import Bounds, OffTheMap, check_bounds
from samenspel.foundation.ui.maps.fields import DegreeField, PlaceForm
from samenspel.foundation.ui.maps.pointing import Pointing, pointed

__all__ = [
    "Basemap",
    "Bounds",
    "DegreeField",
    "Map",
    "OffTheMap",
    "Pin",
    "PlaceForm",
    "Pointing",
    "Spot",
    "check_bounds",
    "pointed",
]
