"""Saying of how many people answers are taken."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import fresh, set_values
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.models.quotas import Quota, every_quota
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.quotas import is_begun
from samenspel.tools.surveys.queries.surveys import locked_survey

describe("surveys.add_quota", _("{actor} set a quota in the survey “{title}”: {number} people."), news=False)
describe("surveys.change_quota", _("{actor} changed a quota of “{title}” to {number} people."), news=False)
describe("surveys.remove_quota", _("{actor} removed a quota from the survey “{title}”."), news=False)
describe(
    "surveys.hold_places",
    _("{actor} set how long a place in a quota of “{title}” is kept: {number} minutes."),
    news=False,
)


def add_quota(*, actor: Person, survey: Survey, question: str, options: Sequence[Any], number: int) -> Quota:
    """Before anybody begins: who answered already has no place."""
    with acting(actor, "surveys.add_quota", survey, locked_survey) as survey:
        _refuse_begun(survey)
        quota = Quota.objects.create(survey=survey, question=question, options=list(options), number=number)
        tell(actor, "surveys.add_quota", survey, number=number)
    return quota


def _refuse_begun(survey: Survey) -> None:
    if is_begun(survey):
        raise Refused("surveys.add_quota", _("Somebody began to answer already. Quotas are set before that."))


def change_quota(*, actor: Person, quota: Quota, number: int) -> None:
    """More places at any time; fewer than are taken, never."""
    with acting(actor, "surveys.change_quota", quota, _locked_quota) as quota:
        if number < quota.taken:
            raise Refused("surveys.change_quota", _("More places are taken than that. Who has one keeps it."))
        set_values(quota, number=number)
        tell(actor, "surveys.change_quota", quota, number=number)


def remove_quota(*, actor: Person, quota: Quota) -> None:
    """From then on everybody may answer whom it would have turned away."""
    with acting(actor, "surveys.remove_quota", quota, _locked_quota) as quota:
        tell(actor, "surveys.remove_quota", quota)
        quota.delete()


def hold_places(*, actor: Person, survey: Survey, minutes: int) -> None:
    with acting(actor, "surveys.hold_places", survey, locked_survey) as survey:
        set_values(survey, hold_minutes=minutes)
        tell(actor, "surveys.hold_places", survey, number=minutes)


def _locked_quota(quota: Quota) -> Quota:
    return fresh(every_quota(), quota.pk)
