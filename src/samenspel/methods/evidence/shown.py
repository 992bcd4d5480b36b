"""How results are shown: as those of all methods."""

from samenspel.methods.shown import Cell, Rows, Sayings, Shown, as_json, as_page, as_text, drawn, number

__all__ = ["Cell", "Rows", "Sayings", "Shown", "as_json", "as_page", "as_text", "drawn", "number"]
