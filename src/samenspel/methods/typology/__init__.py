"""The field's typology of coproduction: its terms, its rival definitions, and how far coders agree.

found = judge({"paid_employee": "no", "citizens": "yes"}, DEFINITIONS[0])
found.verdict, found.lacks
"""

from .agreement import Agreement, Coded, agreement, pairs_alike
from .cofog import SECTORS, field_sectors
from .definitions import CRITERIA, DEFINITIONS, Criterion, Definition
from .judging import (
    ANSWERS,
    VERDICTS,
    Answer,
    Answers,
    Judgement,
    Verdict,
    disagreed,
    judge,
    judge_all,
    together,
)
from .sources import READ, Read, Source
from .terms import ACTIVITY_TERMS, COPRODUCER, NOT_SAID, NOT_SAID_WORDS, PROVIDER, Term, check_terms

__all__ = [
    "ACTIVITY_TERMS",
    "ANSWERS",
    "COPRODUCER",
    "CRITERIA",
    "DEFINITIONS",
    "NOT_SAID",
    "NOT_SAID_WORDS",
    "PROVIDER",
    "READ",
    "SECTORS",
    "VERDICTS",
    "Agreement",
    "Answer",
    "Answers",
    "Coded",
    "Criterion",
    "Definition",
    "Judgement",
    "Read",
    "Source",
    "Term",
    "Verdict",
    "agreement",
    "check_terms",
    "disagreed",
    "field_sectors",
    "judge",
    "judge_all",
    "pairs_alike",
    "together",
]
