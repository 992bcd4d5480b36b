"""Signs between words, set as the language sets them."""

from typing import Any

from django.utils.translation import gettext as _


def colon(label: Any, text: Any = "") -> str:
    """Versions: The play; in French with a space before the sign, at which no line breaks. Without a text, it
    ends with the sign."""
    return (_("%(label)s: %(text)s") % {"label": label, "text": text}).rstrip()
