"""Setting up a survey, and what it asks."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Overtaken, Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.methods.questionnaires import Questionnaire, digest, find_shipped, plain
from samenspel.spine.initiatives.actions import add_activity
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.rules import takes_children
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.actions.inviting import invite_again
from samenspel.tools.surveys.actions.places import empty_quotas
from samenspel.tools.surveys.models.surveys import SURVEY, Basis, Edition, Survey, Wave, new_key
from samenspel.tools.surveys.queries.surveys import (
    current_wave,
    draft_of,
    locked_survey,
    newest_edition,
    other_meanings,
    questions_of,
)

SOONEST = timedelta(minutes=5)
describe("surveys.set_up_survey", _("{actor} set up the survey “{title}”."))
describe("surveys.change_questions", _("{actor} wrote the questions of “{title}”: {number}."), news=False)
describe("surveys.begin_wave", _("{actor} began wave {number} of the survey “{title}”."))


class OtherMeaning(Refused):
    """A code that was answered would mean something else, or words would not be understood."""


def set_up_survey(
    *,
    actor: Person,
    initiative: Initiative,
    phase: str,
    title: str,
    asked: str,
    asks_children: bool = False,
    basis: str = Basis.CONSENT,
    because: str = "",
    opens_at: datetime,
    closes_at: datetime | None = None,
    summary: str = "",
) -> Survey:
    """Its first wave is as long as its activity."""
    with acting(actor, "surveys.set_up_survey", initiative):
        if asks_children:
            _refuse_without_children(actor, initiative)
        activity = add_activity(
            actor=actor,
            initiative=initiative,
            phase=phase,
            kind=SURVEY,
            title=title,
            summary=summary,
            opens_at=opens_at,
            closes_at=closes_at,
        )
        survey = Survey(activity=activity, asked=asked, asks_children=asks_children, key=new_key())
        survey.basis, survey.because = basis, "" if basis == Basis.CONSENT else because
        survey.save()
        Wave.objects.create(survey=survey, opens_at=opens_at)
        tell(actor, "surveys.set_up_survey", survey)
    return survey


def _refuse_without_children(actor: Person, initiative: Initiative) -> None:
    if not takes_children(actor, initiative):
        raise Refused(
            "surveys.set_up_survey",
            _("The charter of this initiative does not say that children take part. Change that first."),
        )


def change_questions(*, actor: Person, survey: Survey, questions: Questionnaire, seen: str = "") -> Edition:
    """A change of what somebody answered makes the next edition; a code that was answered keeps its meaning
    in all. `seen`: the digest of what is changed; none: whatever stands there."""
    with acting(actor, "surveys.change_questions", survey, locked_survey) as survey:
        _refuse_other_meanings(survey, questions)
        _refuse_words_for_older(survey, questions)
        edition = newest_edition(survey)
        _refuse_overtaken(edition, draft_of(survey), seen)
        if edition is None or edition.sealed_on:
            edition = Edition(survey=survey, number=edition.number + 1 if edition else 1)
        edition.questions, edition.made_at = plain(questions), clock.now()
        edition.save()
        tell(actor, "surveys.change_questions", survey, number=len(questions.question))
    return edition


def _refuse_other_meanings(survey: Survey, questions: Questionnaire) -> None:
    for edition in survey.editions.filter(sealed_on__isnull=False):
        if names := other_meanings(questions_of(edition), questions):
            raise OtherMeaning(
                "surveys.change_questions",
                _("These were answered with other options already; give them another code: %(names)s.")
                % {"names": ", ".join(names)},
            )


def _refuse_words_for_older(survey: Survey, questions: Questionnaire) -> None:
    for question in questions.questions:
        instrument = find_shipped(getattr(question, "instrument", ""))
        if survey.asks_children and instrument and instrument.from_age:
            raise OtherMeaning(
                "surveys.change_questions",
                _("“%(instrument)s” is worded for people from %(age)d on. Children answer simpler words.")
                % {"instrument": instrument.key, "age": instrument.from_age},
            )


def _refuse_overtaken(edition: Edition | None, now: Questionnaire, seen: str) -> None:
    if seen and digest(now) != seen:
        reason = _("Somebody else changed the questions while you were writing. Look at them first.")
        raise Overtaken("surveys.change_questions", reason, row=edition, version=digest(now))


def begin_wave(*, actor: Person, survey: Survey, again: bool = False) -> Wave:
    """People are asked anew from now on; what they answered before stays, and quotas begin anew. `again`: who
    was invited by mail gets a letter for this wave too."""
    with acting(actor, "surveys.begin_wave", survey, locked_survey) as survey:
        last, now = current_wave(survey), clock.now()
        if last is None or not last.responses.exists():
            raise Refused("surveys.begin_wave", _("Nobody answered in this wave yet."))
        if last.opens_at + SOONEST > now:
            raise Refused("surveys.begin_wave", _("The last wave has only just begun."))
        wave = Wave.objects.create(survey=survey, number=last.number + 1, opens_at=now)
        empty_quotas(survey)
        if again:
            invite_again(wave)
        tell(actor, "surveys.begin_wave", survey, number=wave.number)
    return wave
