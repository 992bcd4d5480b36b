"""What helps and hinders coproduction, by side: the catalogue with its sources, scales in words, and signs.

[one.name["en"] for one in catalogue().entries if one.kind == Kind.EVIL]
"""

from .catalogue_files import Catalogue, catalogue, read_catalogue
from .entries import EFFECTS, KINDS, SIDES, Claim, Effect, Entry, Help, Kind, Question, Side
from .gauges import GAUGES, Gauge, Measured, add_up
from .scales import LIKELIHOODS, SEVERITIES, Gap, Pair, Step, gap_of
from .signs import SIGNS, Sign, Told, told_by

__all__ = [
    "EFFECTS",
    "GAUGES",
    "KINDS",
    "LIKELIHOODS",
    "SEVERITIES",
    "SIDES",
    "SIGNS",
    "Catalogue",
    "Claim",
    "Effect",
    "Entry",
    "Gap",
    "Gauge",
    "Help",
    "Kind",
    "Measured",
    "Pair",
    "Question",
    "Side",
    "Sign",
    "Step",
    "Told",
    "add_up",
    "catalogue",
    "gap_of",
    "read_catalogue",
    "told_by",
]
