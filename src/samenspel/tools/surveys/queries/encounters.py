"""Codes that two people who met have in common, and what they said of it."""

import secrets
from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from samenspel.foundation.codes import LETTERS
from samenspel.foundation.vault import keyed
from samenspel.methods.questionnaires import Draws, NoAnswer, Questionnaire, draw, draws_from, row
from samenspel.methods.questionnaires.rows import Value
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.invitations import my_pseudonym
from samenspel.tools.surveys.models.encounters import Encounter, Met, every_encounter
from samenspel.tools.surveys.models.surveys import Edition, Survey, Wave, every_survey
from samenspel.tools.surveys.queries.surveys import questions_of
from samenspel.tools.surveys.rules.surveys import side_of

LENGTH = 7
Row = dict[str, Value]


class NoCode(ValueError):
    """A sign is missing, too much, or another one."""


def new_code() -> str:
    """Two words of four signs, the last of which is a check."""
    drawn = "".join(secrets.choice(LETTERS) for _sign in range(LENGTH))
    return _spaced(drawn + _check(drawn))


def read_code(typed: str) -> str:
    """As it is written here. Raises NoCode for what was never a code."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    if len(signs) != LENGTH + 1 or not {*signs} <= {*LETTERS} or _check(signs[:-1]) != signs[-1]:
        raise NoCode(typed)
    return _spaced(signs)


def _spaced(signs: str) -> str:
    return f"{signs[:4]}-{signs[4:]}"


def _check(signs: str) -> str:
    """Another one whenever one sign is another, since odd weights have no divisor in common with 32; and
    mostly when two neighbours change places."""
    total = sum((2 * place + 1) * LETTERS.index(sign) for place, sign in enumerate(signs))
    return LETTERS[total % len(LETTERS)]


def name_of(survey: Survey, code: str) -> str:
    return keyed(survey.key, f"encounter {code}")


def draws_for(survey: Survey, edition: Edition, visitor: Visitor) -> Draws:
    """The same at each look, as nothing is stored before it is answered."""
    who = my_pseudonym(survey, visitor)
    seed, side = keyed(survey.key, f"order {who}"), side_of(visitor.person, survey)
    return draw(questions_of(edition), seed, side, encounter=True)


def encounters_of(visitor: Visitor) -> QuerySet[Encounter]:
    """In all surveys: each makes another pseudonym of this visitor."""
    told = every_survey().filter(waves__encounters__isnull=False).distinct()
    mine = [Q(wave__survey=survey, pseudonym=my_pseudonym(survey, visitor)) for survey in told]
    return every_encounter().filter(reduce(or_, mine, Q(pk__in=())))


def has_told(survey: Survey, visitor: Visitor) -> bool:
    """Of an encounter, in any wave."""
    mine = Encounter.objects.filter(wave__survey=survey, pseudonym=my_pseudonym(survey, visitor))
    return visitor.is_known and mine.exists()


def row_of(encounter: Encounter, questions: Questionnaire) -> Row:
    return row(questions, draws_from(encounter.drawn, questions), encounter.answers)


def met_in(wave: Wave, questions: Questionnaire) -> tuple[list[Row], list[Row]]:
    """What citizens and what professionals said of encounters that both told of."""
    sides: dict[str, dict[str, Row]] = {Met.CITIZEN: {}, Met.PROFESSIONAL: {}}
    for one in wave.encounters.select_related("edition").iterator():
        known = row_of(one, questions_of(one.edition))
        sides[one.side][one.name] = {name: known.get(name, NoAnswer.NOT_SHOWN) for name in questions.domains}
    both = [*_in_both(sides)]
    return [sides[Met.CITIZEN][name] for name in both], [sides[Met.PROFESSIONAL][name] for name in both]


def _in_both(sides: dict[str, dict[str, Row]]) -> Iterator[str]:
    yield from (name for name in sides[Met.CITIZEN] if name in sides[Met.PROFESSIONAL])
