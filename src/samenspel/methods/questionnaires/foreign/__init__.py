"""Questionnaires of other programs: read with a list of what could not be carried over, and written."""

from .carried import At, Became, Carried, Note
from .reading import read_foreign
from .xlsform_writing import write_xlsform

__all__ = ["At", "Became", "Carried", "Note", "read_foreign", "write_xlsform"]
