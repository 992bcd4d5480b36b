"""Sheets of paper with answers: each is typed in by two people, and counts once both read the same.

Entries are not in the journal: they would tell in which order sheets came.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.methods.questionnaires import Reading, walk
from samenspel.spine.initiatives.sheets import SheetState
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.actions.agreements import drop_files
from samenspel.tools.surveys.actions.answering import drop_entries, empty
from samenspel.tools.surveys.actions.places import free_places, take_for_paper
from samenspel.tools.surveys.models.agreements import AnswerFiles
from samenspel.tools.surveys.models.papers import AnswerEntry, AnswerSheet
from samenspel.tools.surveys.models.responses import Response, State, week_of
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.papers import (
    draws_on,
    locked_sheet,
    pseudonym_of_sheet,
    settled,
    sheet_of_slip,
)
from samenspel.tools.surveys.queries.surveys import locked_survey, questions_of

ENTER, VOID, WITHDRAW = "surveys.enter_sheet", "surveys.void_sheet", "surveys.withdraw_sheet"
NO_SHEET = _("No sheet of this survey has this code. Look whether it is typed right.")
ELSEWHERE = {
    State.FINISHED: _("These answers were handed in online. The sheet does not count; put it aside."),
    State.WITHDRAWN: _("Whoever filled in this sheet withdrew. It does not count; destroy it."),
}
describe(VOID, _("{actor} declared a sheet of paper of “{title}” void."), news=False)


def enter_sheet(*, actor: Person, sheet: AnswerSheet, reading: Reading) -> AnswerSheet:
    """What `actor` reads. Whoever reads once more what differs may have read it before."""
    with acting(actor, ENTER, sheet, locked_sheet) as sheet:
        if reason := why_no_entry(sheet, actor):
            raise Refused(ENTER, reason)
        _write(sheet, actor, reading)
        found = settled(sheet)
        if sheet.entries.count() == 1:
            set_values(sheet, state=SheetState.ONCE)
        elif found.differing:
            set_values(sheet, state=SheetState.DIFFERS)
        else:
            _count(sheet, found.reading)
    return sheet


def why_no_entry(sheet: AnswerSheet, actor: Person) -> Any:
    """Empty where `actor` may enter it now."""
    reason = sheet.why_not_entered_by(actor)
    if sheet.state != SheetState.AGREED:
        reason = reason or _why_elsewhere(sheet)
    if sheet.state == SheetState.OUT:
        reason = reason or _why_out_of_time(sheet)
    return reason


def _why_elsewhere(sheet: AnswerSheet) -> Any:
    if sheet.withdrawn:
        return ELSEWHERE[State.WITHDRAWN]
    return ELSEWHERE.get(State(sheet.response.state), "") if sheet.response else ""


def _why_out_of_time(sheet: AnswerSheet) -> Any:
    """What was entered once in time can be finished until the results are told."""
    now, until = clock.received(), sheet.wave.papers_until
    if now < sheet.wave.opens_at:
        return _("People are asked from a later day on. Sheets are entered from then on.")
    if until is None or now >= until:
        return _("It is too late for a new sheet. Those that were entered once can be finished.")
    return ""


def _write(sheet: AnswerSheet, actor: Person, reading: Reading) -> None:
    entry = AnswerEntry.objects.filter(sheet=sheet, by=actor).first() or AnswerEntry(sheet=sheet, by=actor)
    earlier = Reading(entry.answers, frozenset(entry.unclear), frozenset(entry.names))
    whole = reading.onto(earlier)
    entry.answers, entry.unclear = dict(whole.answers), sorted(whole.unclear)
    entry.names = sorted(whole.names)
    entry.save()


def _count(sheet: AnswerSheet, reading: Reading) -> None:
    """As one response, with what was answered online before, if anything was. Nobody needs entries now. It
    takes its places once, when both agree, or is over quota."""
    response = sheet.response or _new_response(sheet)
    told = reading.answers.keys() | reading.unclear
    kept = {name: answer for name, answer in response.answers.items() if name not in told}
    way = walk(questions_of(sheet.edition), draws_on(sheet), {**kept, **reading.answers})
    response.answers, response.unclear = way.answers, sorted(reading.unclear & way.names)
    response.state, response.week = State.FINISHED, week_of(clock.today())
    response.save()
    set_values(response, over_quota=not take_for_paper(response))
    set_values(sheet, state=SheetState.AGREED, response=response)
    sheet.entries.update(answers={}, unclear=[], names=[])


def _new_response(sheet: AnswerSheet) -> Response:
    return Response(
        wave=sheet.wave,
        edition=sheet.edition,
        pseudonym=pseudonym_of_sheet(sheet),
        language=sheet.language,
        drawn=sheet.drawn,
    )


def void_sheet(*, actor: Person, sheet: AnswerSheet, reason: str) -> AnswerSheet:
    """Say why a sheet does not count. What was read of it goes."""
    with acting(actor, VOID, sheet, locked_sheet) as sheet:
        set_values(sheet, state=SheetState.VOID, void_reason=reason, voided_by=actor)
        sheet.entries.update(answers={}, unclear=[], names=[])
        tell(actor, "surveys.void_sheet", sheet)
    return sheet


def withdraw_sheet(*, actor: Any, survey: Survey, slip: str) -> None:
    """By the code that whoever filled it in kept; typed in already or not yet."""
    with acting(actor, WITHDRAW, survey, locked_survey) as survey:
        found = sheet_of_slip(survey, slip)
        if found is None:
            raise Refused(WITHDRAW, NO_SHEET)
        sheet = locked_sheet(found)
        set_values(sheet, withdrawn=True)
        if sheet.response:
            free_places(sheet.response.places.all())
            empty(Response.objects.filter(pk=sheet.response.pk))
            drop_files(AnswerFiles.objects.filter(agreement__survey=survey))
        else:
            drop_entries(AnswerSheet.objects.filter(pk=sheet.pk))
