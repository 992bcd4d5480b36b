"""A country's worth: what journals say, as Parquet that grows part by part, and a report over all of it.

Parts are written with PyArrow, made into a table of people for each month by DuckDB, and asked by Ibis on
DuckDB or Spark. None of these is imported before it is needed.
"""

from .adding import add_batch, make_months, put_sides
from .batch import Batch, Range, Sides
from .catalogue import Catalogue, UnfitParts, read_catalogue
from .report import report_of

__all__ = [
    "Batch",
    "Catalogue",
    "Range",
    "Sides",
    "UnfitParts",
    "add_batch",
    "make_months",
    "put_sides",
    "read_catalogue",
    "report_of",
]
