"""Places as people type them."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.maps.basemap import Basemap

DEGREES = re.compile(r"([+\-\u2212]?)(\d{1,3})(?:[.,](\d{1,20}))?\s*°?", re.ASCII)
FINEST = Decimal("0.000001")  # a decimetre


class DegreeField(forms.Field):
    """A number of degrees with a point or a comma; its value is a Decimal with six digits behind it."""

    def __init__(self, *, most: int, **options: Any) -> None:
        super().__init__(
            widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "size": 12}), **options
        )
        self.most = most

    def to_python(self, value: Any) -> Decimal | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        found = DEGREES.fullmatch(typed)
        if not found:
            raise forms.ValidationError(_("Write a number of degrees, such as 52.0907 or 52,0907."))
        sign, whole, rest = found.groups()
        degrees = Decimal(f"{whole}.{rest or 0}").quantize(FINEST)
        if degrees > self.most:
            raise forms.ValidationError(
                _("Write a number from -%(most)s to %(most)s."), params={"most": self.most}
            )
        return -degrees if sign in ("-", "\u2212") and degrees else degrees


class PlaceForm(forms.Form):
    """A point on the map, or none. With a basemap it must be on it."""

    latitude = DegreeField(label=_("Latitude"), required=False, most=90)
    longitude = DegreeField(label=_("Longitude"), required=False, most=180)

    def __init__(self, *words: Any, basemap: Basemap | None = None, **options: Any) -> None:
        super().__init__(*words, **options)
        self.basemap = basemap

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        latitude, longitude = values.get("latitude"), values.get("longitude")
        if self.has_error("latitude") or self.has_error("longitude"):
            return values
        if (latitude is None) != (longitude is None):
            missing = "latitude" if latitude is None else "longitude"
            self.add_error(missing, _("A place on the map needs both numbers. Fill in both, or neither."))
        elif latitude is not None and not self._is_on_the_map(latitude, longitude):
            self.add_error("latitude", self._off_the_map())
        return values

    def _is_on_the_map(self, latitude: Any, longitude: Any) -> bool:
        return self.basemap is None or self.basemap.bounds.hold(float(latitude), float(longitude))

    def _off_the_map(self) -> forms.ValidationError:
        name = self.basemap.name if self.basemap else ""
        return forms.ValidationError(
            _("This place is not on the map of %(name)s. Choose a place on it, or leave both numbers empty."),
            params={"name": name},
        )
