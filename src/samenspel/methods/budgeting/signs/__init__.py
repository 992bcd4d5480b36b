"""Signs that votes may not be what they look like: many from one address, with one mailbox, of one age.

report = look([Note(age=34), Note(age=97), …])
report.signs[0].code, report.signs[0].numbers
"""

from .noted import HARD, LEAST_VOTES, LOOK, Note, Report, Sign, guarded, look
from .rates import RATES, Rate, fixes_thresholds, interval
from .texts import TEXTS, words_of

__all__ = [
    "HARD",
    "LEAST_VOTES",
    "LOOK",
    "RATES",
    "TEXTS",
    "Note",
    "Rate",
    "Report",
    "Sign",
    "fixes_thresholds",
    "guarded",
    "interval",
    "look",
    "words_of",
]
