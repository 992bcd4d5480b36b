"""Sheets of a survey, printed and typed in as its people do it."""

from datetime import timedelta

from samenspel.foundation import clock
from samenspel.methods.questionnaires import Reading
from samenspel.tools.surveys.actions import papers, printing
from samenspel.tools.surveys.models.papers import AnswerSheet
from samenspel.tools.surveys.queries.papers import asked_on
from tests.factories.initiatives import coordinator_of, make_member


def take_papers(survey, until=None):
    until = until or clock.now() + timedelta(days=14)
    printing.take_papers(
        actor=coordinator_of(survey.initiative), survey=survey, until=until, to="The desk of the library"
    )


def print_sheets(survey, count=1, languages=("en",)):
    """Sheets with their codes; on paper until two weeks from now."""
    if survey.paper_wave.papers_until is None:
        take_papers(survey)
    actor = coordinator_of(survey.initiative)
    return printing.print_sheets(actor=actor, survey=survey, languages=languages, count=count)


def make_typists(survey, count=2):
    return [make_member(survey.initiative, role="coordinator") for _number in range(count)]


def reading_of(sheet, unclear=(), **answers):
    """All that stands on a sheet; what is not said was left open."""
    names = [name for question in asked_on(sheet) for name in question.domains]
    return Reading(answers, frozenset(unclear), frozenset(names))


def enter(sheet, actor, unclear=(), **answers):
    reading = reading_of(sheet, unclear, **answers)
    return papers.enter_sheet(actor=actor, sheet=sheet, reading=reading)


def enter_twice(sheet, unclear=(), **answers):
    for actor in make_typists(sheet.survey):
        entered = enter(sheet, actor, unclear, **answers)
    return entered


def read_again(sheet):
    return AnswerSheet.objects.get(pk=sheet.pk)
