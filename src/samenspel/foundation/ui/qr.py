"""Addresses as codes that telephones read."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr(text: str) -> SafeString:
    """As SVG, for a page or on paper."""
    drawn = segno.make(text, error="m", micro=False)
    return mark_safe(drawn.svg_inline(border=1, omitsize=True, svgclass=None, lineclass=None))  # noqa: S308 -- squares
