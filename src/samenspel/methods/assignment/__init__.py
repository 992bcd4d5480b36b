"""Random assignment: who is sampled and who comes into which arm, decided by a list and a seed alone.

frame = publish(people, Design(shares=(1, 1)))   # announce frame.hash, then the seed
assign(frame, seed)["k3f…"].arm
"""

from samenspel.methods.seeds import Check, UnfitSeed, check_signature, is_short

from .balance import Row, balance, merged_small
from .drawing import Assigned, assign
from .frame import Design, Frame, Listed, check_frame, publish, read_frame
from .meaning import meaning_as_json, meaning_hash
from .tables import read_people
from .unfit import UnfitFrame
from .verification import assigned_as_json, read_assigned, verify

__all__ = [
    "Assigned",
    "Check",
    "Design",
    "Frame",
    "Listed",
    "Row",
    "UnfitFrame",
    "UnfitSeed",
    "assign",
    "assigned_as_json",
    "balance",
    "check_frame",
    "check_signature",
    "is_short",
    "meaning_as_json",
    "meaning_hash",
    "merged_small",
    "publish",
    "read_assigned",
    "read_frame",
    "read_people",
    "verify",
]
