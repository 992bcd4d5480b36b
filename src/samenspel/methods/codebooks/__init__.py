"""Files of answers with what they mean: CSV, SPSS, Stata, JSON and DDI-Codebook, written and read back.

Everything here works without a database.
"""

from .codebook import Code, Codebook, Kind, NoAnswer, Text, Value, Variable

__all__ = ["Code", "Codebook", "Kind", "NoAnswer", "Text", "Value", "Variable"]
