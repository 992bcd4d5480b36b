"""Files of banks: what is in them, which pledge a payment belongs to, and what nobody can know."""

from .adding import Break, breaks_between
from .csv_files import Columns
from .keys import key_of, keys_of
from .matching import Certainty, Pledge, Proposal, match
from .payments import Payment, payments_of
from .reading import read_statement
from .references import find_references, near_references, new_reference
from .statements import Balance, Entry, Kind, Part, Statement, Statements, Status

__all__ = [
    "Balance",
    "Break",
    "Certainty",
    "Columns",
    "Entry",
    "Kind",
    "Part",
    "Payment",
    "Pledge",
    "Proposal",
    "Statement",
    "Statements",
    "Status",
    "breaks_between",
    "find_references",
    "key_of",
    "keys_of",
    "match",
    "near_references",
    "new_reference",
    "payments_of",
    "read_statement",
]
