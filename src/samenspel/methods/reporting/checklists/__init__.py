"""Checklists of what a report must tell, by the number of each item and a short description of our own."""

from .checklist import Checklist, Item, Line, State, filled
from .facts import FACTS
from .observed import STROBE
from .surveys import CHERRIES
from .trials import CONSORT
from .words_of_people import GRIPP2, SRQR

CHECKLISTS = (CONSORT, STROBE, CHERRIES, SRQR, GRIPP2)

__all__ = [
    "CHECKLISTS",
    "CHERRIES",
    "CONSORT",
    "FACTS",
    "GRIPP2",
    "SRQR",
    "STROBE",
    "Checklist",
    "Item",
    "Line",
    "State",
    "filled",
]
