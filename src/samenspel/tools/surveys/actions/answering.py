"""Answering a survey, page by page. Not in the journal: who answered what, and when, is nobody's business."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.methods.questionnaires import draw, final, plain
from samenspel.methods.questionnaires.kinds import NO, YES
from samenspel.methods.questionnaires.options import Of
from samenspel.spine.initiatives.sheets import UNFINISHED, SheetState
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.actions.agreements import drop_files
from samenspel.tools.surveys.actions.places import free_places, keep_for_good, keep_places
from samenspel.tools.surveys.invitations import answering_as, pseudonym_of
from samenspel.tools.surveys.models.agreements import AnswerFiles
from samenspel.tools.surveys.models.encounters import Encounter
from samenspel.tools.surveys.models.papers import AnswerEntry, AnswerSheet
from samenspel.tools.surveys.models.quotas import Place
from samenspel.tools.surveys.models.responses import Response, State, week_of
from samenspel.tools.surveys.models.surveys import Edition, Survey
from samenspel.tools.surveys.queries.consents import standing_consents
from samenspel.tools.surveys.queries.quotas import places_kept_by
from samenspel.tools.surveys.queries.randomisations import edition_for
from samenspel.tools.surveys.queries.surveys import (
    all_responses_of,
    current_wave,
    draws_of,
    locked_response,
    locked_survey,
    newest_edition,
    questions_of,
)
from samenspel.tools.surveys.rules.surveys import side_of

HANDED_IN = _("You handed your answers in already.")
NOT_BEGUN = _("Begin at the first page of this survey.")


def begin_response(
    *,
    actor: Any,
    survey: Survey,
    language: str,
    device: str = "",
    is_child: bool = False,
    guardian_agrees: bool = False,
    child_agrees: bool = False,
) -> Response:
    """What was begun in this wave goes on. From the first one on, the questions stay as they are. Of a child
    with an account the guardian said yes to that."""
    with acting(actor, "surveys.begin_response", survey, locked_survey) as survey:
        visitor = answering_as(survey, Visitor(actor, device))
        if not visitor.is_known:
            raise Refused(
                "surveys.begin_response",
                _("Without a cookie we can't tell your answers from those of others."),
            )
        is_child = is_child or getattr(actor, "is_child", False)
        if is_child:
            _refuse_unasked_child(survey, guardian_agrees or actor.is_authenticated, child_agrees)
        side = side_of(actor, survey)
        return enter(survey, pseudonym_of(survey, visitor), language, side, is_child=is_child)


def enter(
    survey: Survey, pseudonym: str, language: str, side: Of = "citizen", *, is_child: bool = False
) -> Response:
    """Inside another action. For whom all places were taken it begins anew: some may be free by now."""
    wave, edition = current_wave(survey), edition_for(survey, pseudonym) or newest_edition(survey)
    if wave is None or edition is None:
        raise Refused("surveys.begin_response", _("Nobody is asked anything yet."))
    seal(edition)
    drawn = _drawn(edition, side)
    begun = {"edition": edition, "language": language, "drawn": drawn, "is_child": is_child}
    response, _is_new = wave.responses.get_or_create(pseudonym=pseudonym, defaults=begun)
    if response.state == State.FULL:
        set_values(response, state=State.BEGUN, **begun)
    return response


def seal(edition: Edition) -> None:
    if edition.sealed_on is None:
        set_values(edition, sealed_on=clock.today())


def _refuse_unasked_child(survey: Survey, guardian_agrees: bool, child_agrees: bool) -> None:
    if not survey.asks_children:
        raise Refused("surveys.begin_response", _("This survey does not ask children."))
    if not (guardian_agrees and child_agrees):
        raise Refused("surveys.begin_response", _("A guardian and the child both say yes first."))


def _drawn(edition: Edition, side: Of) -> dict[str, Any]:
    drawn: dict[str, Any] = plain(draw(questions_of(edition), secrets.token_hex(16), side))
    return drawn


def save_page(
    *, actor: Any, survey: Survey, answers: Mapping[str, Any], names: Iterable[str], device: str = ""
) -> Response:
    """`answers` of one page, in place of what was there under `names`."""
    with acting(actor, "surveys.answer_page", survey) as survey:
        visitor = answering_as(survey, Visitor(actor, device))
        response = my_response(survey, visitor)
        if response.state != State.BEGUN:
            raise Refused("surveys.answer_page", HANDED_IN)
        kept = {name: answer for name, answer in response.answers.items() if name not in {*names}}
        set_values(response, answers={**kept, **answers}, turn=response.turn + 1)
        keep_places(response, visitor)
    return response


def hand_in(*, actor: Any, survey: Survey, device: str = "") -> Response:
    """Answers to questions that are not shown in the end are dropped. Handed in twice is handed in once."""
    with acting(actor, "surveys.hand_in", survey) as survey:
        visitor = answering_as(survey, Visitor(actor, device))
        response = my_response(survey, visitor)
        if response.state == State.BEGUN and keep_for_good(response, visitor):
            kept = final(questions_of(response.edition), draws_of(response), response.answers)
            set_values(response, answers=kept, state=State.FINISHED, week=week_of(clock.today()))
            drop_entries(AnswerSheet.objects.filter(response=response))
    return response


def withdraw_response(*, actor: Any, survey: Survey, device: str = "") -> None:
    """In all waves: nobody reads these answers any more. That somebody withdrew is counted."""
    with acting(actor, "surveys.withdraw_response", survey, locked_survey) as survey:
        visitor = answering_as(survey, Visitor(actor, device))
        pseudonym = pseudonym_of(survey, visitor)
        mine = Response.objects.filter(wave__survey=survey, pseudonym=pseudonym)
        free_places(Place.objects.filter(response__in=mine))
        free_places(places_kept_by(visitor, survey))
        empty(mine)
        drop_entries(AnswerSheet.objects.filter(response__in=mine))
        Encounter.objects.filter(wave__survey=survey, pseudonym=pseudonym).delete()
        drop_files(AnswerFiles.objects.filter(agreement__survey=survey))


def change_consent(*, actor: Any, survey: Survey, said: Mapping[str, str], device: str = "") -> None:
    """Of all that this visitor handed in, in all waves: what is said now goes before what was said. `said`:
    yes or no, by the codes of questions of consent. A no holds for every file that is made from now on."""
    with acting(actor, "surveys.change_consent", survey, locked_survey) as survey:
        visitor = Visitor(actor, device)
        known = {one.question.code for one in standing_consents(survey, visitor)}
        told = {code: answer for code, answer in said.items() if code in known and answer in (YES, NO)}
        finished = all_responses_of(survey, visitor).filter(state=State.FINISHED)
        for response in finished:
            set_values(response, consents={**response.consents, **told})
        if NO in told.values():
            drop_files(AnswerFiles.objects.filter(agreement__survey=survey))


def empty(responses: Any) -> None:
    responses.update(
        answers={}, consents={}, drawn={}, unclear=[], state=State.WITHDRAWN, week=None, over_quota=False
    )


def drop_entries(sheets: QuerySet[AnswerSheet]) -> None:
    """Of what does not count on paper any more, nobody keeps a reading."""
    unfinished = sheets.filter(state__in=UNFINISHED)
    AnswerEntry.objects.filter(sheet__in=unfinished).delete()
    unfinished.update(state=SheetState.OUT)


def my_response(survey: Survey, visitor: Visitor) -> Response:
    response = locked_response(survey, visitor)
    if response is None:
        raise Refused("surveys.answer_page", NOT_BEGUN)
    return response
