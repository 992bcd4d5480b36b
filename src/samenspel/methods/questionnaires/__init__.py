"""Questionnaires and instruments: read, drawn for a person, walked through, answered, and made into rows.

questionnaire = read_questionnaire(Path("street.yaml"))
draws = draw(questionnaire, seed)
way = walk(questionnaire, draws, answers)
page = way.next(); checked = check_page(way, page.code, sent); answers = checked.onto(answers)
row(questionnaire, draws, answers)
"""

from samenspel.methods.codebooks import NoAnswer

from .answering import Checked, check_page
from .changes import differences, digest, is_same_meaning
from .codebook import codebook_of, coded
from .columns import columns
from .draws import Draws, UnfitDraws, draw, draws_from
from .editing import free_code, in_place, moved, with_question, without
from .faults import Fault, FaultyFile
from .files import (
    find_shipped,
    instrument_from,
    questionnaire_from,
    read_instrument,
    read_questionnaire,
    shipped,
    write_instrument,
    write_questionnaire,
)
from .instruments import Format, Instrument, Scale
from .kinds import (
    Conjoint,
    Consent,
    Day,
    Likert,
    ListExperiment,
    Multiple,
    Note,
    Number,
    QSort,
    Question,
    Ranking,
    Rating,
    Single,
    Text,
    Vignette,
)
from .missing import REASONS
from .options import Attribute, Column, Domain, Item, Option
from .questionnaire import Page, Questionnaire
from .response_rates import Dispositions, response_rates
from .rows import drawn_row, final, row
from .schema import plain
from .sheets import UNCLEAR, CheckedSheet, Printed, Reading, Settled, check_sheet, numbered, printed, settle
from .sides import Pair, mirrored
from .walking import ShownPage, Walk, walk

__all__ = [
    "REASONS",
    "UNCLEAR",
    "Attribute",
    "Checked",
    "CheckedSheet",
    "Column",
    "Conjoint",
    "Consent",
    "Day",
    "Dispositions",
    "Domain",
    "Draws",
    "Fault",
    "FaultyFile",
    "Format",
    "Instrument",
    "Item",
    "Likert",
    "ListExperiment",
    "Multiple",
    "NoAnswer",
    "Note",
    "Number",
    "Option",
    "Page",
    "Pair",
    "Printed",
    "QSort",
    "Question",
    "Questionnaire",
    "Ranking",
    "Rating",
    "Reading",
    "Scale",
    "Settled",
    "ShownPage",
    "Single",
    "Text",
    "UnfitDraws",
    "Vignette",
    "Walk",
    "check_page",
    "check_sheet",
    "codebook_of",
    "coded",
    "columns",
    "differences",
    "digest",
    "draw",
    "drawn_row",
    "draws_from",
    "final",
    "find_shipped",
    "free_code",
    "in_place",
    "instrument_from",
    "is_same_meaning",
    "mirrored",
    "moved",
    "numbered",
    "plain",
    "printed",
    "questionnaire_from",
    "read_instrument",
    "read_questionnaire",
    "response_rates",
    "row",
    "settle",
    "shipped",
    "walk",
    "with_question",
    "without",
    "write_instrument",
    "write_questionnaire",
]
