"""Saying what activities, members and the whole initiative are, in the field's words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.methods.typology import CRITERIA, NOT_SAID, check_terms
from samenspel.spine.initiatives.models import Activity, Initiative, Membership
from samenspel.spine.initiatives.models.coding import Code, Coding
from samenspel.spine.initiatives.queries import locked
from samenspel.spine.initiatives.rules import TWO
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

describe("initiatives.place_activity", _("{actor} said what “{title}” is in the field's words."), news=False)


def place_activity(*, actor: Person, activity: Activity, **said: Any) -> Activity:
    """`said`: each of the terms of `methods.typology`; what nobody knows stays not said."""
    with acting(actor, "initiatives.place_activity", activity):
        if unfit := check_terms(said):
            raise Refused(
                "initiatives.place_activity", _("Nobody may answer that: %(term)s") % {"term": unfit}
            )
        set_values(activity, **said)
        tell(actor, "initiatives.place_activity", activity, title=activity.title)
    return activity


def say_coproducer(*, actor: Person, initiative: Initiative, coproducer_kind: str) -> Membership:
    """As what one takes part; it can be taken back. Not in the journal: it is nobody's business."""
    with acting(actor, "initiatives.say_coproducer", initiative):
        membership: Membership = initiative.memberships.get(person=actor, left_at=None)
        set_values(membership, coproducer_kind=coproducer_kind)
    return membership


describe("initiatives.code_case", _("{actor} coded this case by the rival definitions."), news=False)


def code_case(*, actor: Person, initiative: Initiative, answers: Mapping[str, str]) -> Coding:
    """As long as nobody else has coded it, both what is said alone and what stands now change. From the
    second coder on, what each said alone stays as it was."""
    with acting(actor, "initiatives.code_case", initiative, locked) as initiative:
        coding, is_new = Coding.objects.get_or_create(
            initiative=initiative, coder=actor, defaults={"coded_at": clock.now()}
        )
        is_alone = is_new or initiative.codings.count() < TWO
        _say(coding, answers, is_alone=is_alone)
        tell(actor, "initiatives.code_case", initiative)
    return coding


def _say(coding: Coding, answers: Mapping[str, str], *, is_alone: bool) -> None:
    said = {criterion: answers.get(criterion, NOT_SAID) for criterion in CRITERIA}
    Code.objects.bulk_create(
        (Code(coding=coding, criterion=one, now=answer, alone=answer) for one, answer in said.items()),
        update_conflicts=True,
        unique_fields=["coding", "criterion"],
        update_fields=["now", "alone"] if is_alone else ["now"],
    )
