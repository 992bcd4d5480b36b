"""Cases of coproduction beside each other: their terms, how far each has a factor and an outcome, and which
combinations go together.

found, faults = read_cases("cases.csv")
compare(found, "outcome_participation", ["attitude", "efficacy"]).solution
"""

from .agreeing import Agreed, agreed
from .comparing import Cell, Compared, Part, compare
from .reading import Fault, read_cases
from .template import (
    CASE_TERMS,
    CONDITIONS,
    OUTCOMES,
    SCORES,
    Case,
    columns,
    label_of,
    row_of,
)

__all__ = [
    "CASE_TERMS",
    "CONDITIONS",
    "OUTCOMES",
    "SCORES",
    "Agreed",
    "Case",
    "Cell",
    "Compared",
    "Fault",
    "Part",
    "agreed",
    "columns",
    "compare",
    "label_of",
    "read_cases",
    "row_of",
]
