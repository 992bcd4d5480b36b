"""Opinion maps: who votes alike, what each group stands for, what unites them, and why.

votes = read_votes(Path("votes.csv"))
found = opinion_map(votes)
found.groups, found.uniting, of_number(found.evidence)
"""

from samenspel.methods.malformed import MalformedFile

from .evidence import Candidate
from .mapper import OpinionMapper
from .mapping import opinion_map
from .order import drawn, may_be_about_person, reaches, weight
from .outcome import METHODS, Evidence, Group, LeftOut, OpinionMap, Uniting
from .reading import Statements, read_groups, read_statements, read_votes
from .representative import Common, Representative
from .votes import UnfitVotes, Votes

__all__ = [
    "METHODS",
    "Candidate",
    "Common",
    "Evidence",
    "Group",
    "LeftOut",
    "MalformedFile",
    "OpinionMap",
    "OpinionMapper",
    "Representative",
    "Statements",
    "UnfitVotes",
    "Uniting",
    "Votes",
    "drawn",
    "may_be_about_person",
    "opinion_map",
    "reaches",
    "read_groups",
    "read_statements",
    "read_votes",
    "weight",
]
