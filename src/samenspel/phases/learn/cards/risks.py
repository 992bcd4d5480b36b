"""The card of a risk."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.search.words import with_every_word
from samenspel.phases.learn.doings import risks as doings
from samenspel.phases.learn.doings.governance import readiness_to_check
from samenspel.phases.learn.models.risks import Risk, every_risk
from samenspel.phases.learn.rules.risks import can_read_risks
from samenspel.spine.initiatives.models import Membership
from samenspel.spine.initiatives.models.partners import Partner
from samenspel.spine.initiatives.rules import CURRENT
from samenspel.spine.initiatives.things import Card, Search, Talk, lay, needs_no_card
from samenspel.tools.notices.actions import follow_at_first


def _risks_seen_by(person: Any) -> QuerySet[Any]:
    """Of initiatives in which this person takes part, or for which they answer."""
    if not person.is_authenticated:
        return every_risk().none()
    if person.is_administrator:
        return every_risk()
    here = OuterRef("initiative")
    member = Membership.objects.filter(initiative=here, person=person, left_at=None)
    theirs = Partner.objects.filter(initiative=here, state__in=CURRENT)
    partner = theirs.filter(organisation__in=person.organisations.all())
    works_there = Q(initiative__service__organisation__in=person.organisations.all())
    return every_risk().filter(Exists(member) | Exists(partner) | works_there)


def _risks_matching(person: Any, words: str) -> QuerySet[Any]:
    return with_every_word(_risks_seen_by(person), words, "event")


lay(
    Card(
        model=Risk,
        label=_("Risk"),
        every=every_risk,
        can_see=can_read_risks,
        seen_by=_risks_seen_by,
        told_to=_risks_seen_by,
        is_followed=True,
        talk=Talk(can_talk=can_read_risks, embeds=True),
        joined=follow_at_first,
        search=Search(_("Risks"), _risks_matching, lambda risk: str(risk.initiative)),
        doings=(
            doings.scores_to_give,
            doings.measures_to_end,
            doings.risks_to_review,
            doings.signs_to_answer,
            readiness_to_check,
        ),
    )
)
needs_no_card("learn.measure", because="It stands on the page of its risk.")
needs_no_card("learn.signseen", because="It is a question to coordinators, on the page of the register.")
