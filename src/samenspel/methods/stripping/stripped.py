"""One way for each kind of file, apart from its door: only who makes a copy needs lxml and pikepdf."""

from __future__ import annotations

from samenspel.methods.words import Words

from .odf import strip_odt
from .ooxml import DID, strip_docx
from .pdfs import strip_pdf
from .pictures import strip_picture

Stripped = tuple[bytes, tuple[Words, ...], str, bool]
"""The copy, what was taken out, its text, and whether all of the text was read."""


def stripped(kind: str, data: bytes) -> Stripped:
    if kind == "pdf":
        return strip_pdf(data)
    if kind in ("docx", "odt"):
        return (*(strip_docx if kind == "docx" else strip_odt)(data), True)
    return strip_picture(data), DID[3:], "", False
