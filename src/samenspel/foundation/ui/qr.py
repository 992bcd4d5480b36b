"""Addresses as codes that telephones read."""

from io import BytesIO

import segno
from django.utils.safestring import SafeString, mark_safe


def qr(text: str) -> SafeString:
    """As SVG that stands in the page itself."""
    drawn = segno.make(text, error="m", micro=False)
    return mark_safe(drawn.svg_inline(border=1, omitsize=True, svgclass=None, lineclass=None))  # noqa: S308 -- squares


def qr_file(text: str) -> str:
    """As SVG that stands by itself, such as on paper."""
    drawn = BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="svg", border=1, scale=4)
    return drawn.getvalue().decode()
