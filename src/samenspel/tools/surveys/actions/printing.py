"""Answers on paper: sheets for whoever has none, and one to go on with what was begun online."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.codes import code_start, new_code
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.methods.questionnaires import Draws, Questionnaire, draw, plain, printed
from samenspel.spine.initiatives.sheets import UNFINISHED
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.actions.answering import HANDED_IN, my_response, seal
from samenspel.tools.surveys.models.papers import AnswerSheet
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Edition, Survey, Wave
from samenspel.tools.surveys.queries.papers import sheet_key
from samenspel.tools.surveys.queries.surveys import draws_of, locked_survey, newest_edition, questions_of

PRINT, GO_ON = "surveys.print_sheets", "surveys.go_on_on_paper"
describe("surveys.take_papers", _("{actor} lets people answer “{title}” on paper too."))
describe(PRINT, _("{actor} printed sheets of paper for “{title}”: {sheets}."), news=False)


@dataclass(frozen=True)
class Coded:
    """A sheet with its codes, of which only digests are kept: print it now. `slip`: for whoever fills it in,
    to withdraw with; a sheet that goes on with answers from online needs none."""

    sheet: AnswerSheet
    code: str
    slip: str = ""


def take_papers(*, actor: Person, survey: Survey, until: datetime, to: str) -> None:
    """In the wave that goes on. Put back to a moment that is past, it ends: no new sheet is typed in."""
    with acting(actor, "surveys.take_papers", survey, locked_survey) as survey:
        wave = survey.paper_wave
        assert wave is not None
        is_new = wave.papers_until is None
        set_values(wave, papers_until=until, papers_to=to)
        if is_new:
            tell(actor, "surveys.take_papers", survey)


def print_sheets(*, actor: Person, survey: Survey, languages: Iterable[str], count: int) -> list[Coded]:
    """So many in each language. From the first one on, the questions stay as they are."""
    with acting(actor, PRINT, survey, locked_survey) as survey:
        wave, edition = survey.paper_wave, newest_edition(survey)
        assert wave is not None
        assert edition is not None
        seal(edition)
        made = [blank(wave, edition, language) for language in languages for _number in range(count)]
        made.sort(key=lambda one: (one.sheet.language, one.code))
        AnswerSheet.objects.bulk_create(one.sheet for one in made)
        tell(actor, "surveys.print_sheets", survey, sheets=len(made))
    return made


def blank(wave: Wave, edition: Edition, language: str) -> Coded:
    """With its own orders, profiles and arms, as everybody who answers has; on the side of citizens."""
    questions = questions_of(edition)
    draws = draw(questions, secrets.token_hex(16), "citizen")
    slip = new_code()
    values = {"drawn": plain(draws), "slip": sheet_key(wave.survey, slip)}
    return _coded(wave, edition, language, questions, draws, **values, to_keep=slip)


def _coded(
    wave: Wave,
    edition: Edition,
    language: str,
    questions: Questionnaire,
    draws: Draws,
    to_keep: str = "",
    response: Response | None = None,
    **values: Any,
) -> Coded:
    code = new_code()
    answers = response.answers if response else {}
    sheet = AnswerSheet(
        wave=wave,
        edition=edition,
        language=language,
        response=response,
        key=sheet_key(wave.survey, code),
        start=code_start(code),
        asked=[one.question.code for one in printed(questions, draws, answers)],
        **values,
    )
    return Coded(sheet, code, to_keep)


def go_on_on_paper(*, actor: Any, survey: Survey, language: str, device: str = "") -> Coded:
    """A sheet with what is still open, joined to what was answered so far: both are one response. Asked for
    again, the one before is worth nothing any more. Whichever way is finished first counts."""
    with acting(actor, GO_ON, survey) as survey:
        response = my_response(survey, Visitor(actor, device))
        if response.state != State.BEGUN:
            raise Refused(GO_ON, HANDED_IN)
        _refuse_late(response.wave)
        _replace(response)
        questions, draws = questions_of(response.edition), draws_of(response)
        made = _coded(response.wave, response.edition, language, questions, draws, response=response)
        if not made.sheet.asked:
            raise Refused(GO_ON, _("You answered everything. Hand your answers in."))
        made.sheet.save()
    return made


def _refuse_late(wave: Wave) -> None:
    if wave.papers_until is None or clock.received() >= wave.papers_until:
        raise Refused(GO_ON, _("It is too late for a sheet of paper. Go on here."))


def _replace(response: Response) -> None:
    earlier = AnswerSheet.objects.filter(response=response)
    if earlier.filter(state__in=UNFINISHED).exists():
        raise Refused(GO_ON, _("Your sheet is being typed in already."))
    earlier.delete()
