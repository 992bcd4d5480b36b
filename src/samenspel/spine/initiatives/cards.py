"""The cards of initiatives and their activities, and of the services they produce."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone
from samenspel.spine.initiatives.doings import (
    drafts_to_open,
    open_activities,
    partners_to_answer,
    phases_to_plan,
    promises_to_write_down,
    ways_in,
)
from samenspel.spine.initiatives.meetings import MEETING
from samenspel.spine.initiatives.models import Activity, Initiative, Side
from samenspel.spine.initiatives.queries import (
    initiatives_matching,
    meetings_over,
    seen_in,
    visible_initiatives,
)
from samenspel.spine.initiatives.queries.gauges import (
    done_by_the_busiest,
    done_by_the_lesser_side,
    done_by_the_organisation,
    members_who_left,
)
from samenspel.spine.initiatives.rules import can_coordinate, can_see, is_member
from samenspel.spine.initiatives.seated import Seated
from samenspel.spine.initiatives.things import Card, Cost, Search, Talk, lay, needs_no_card
from samenspel.spine.services.models import Organisation, Service
from samenspel.spine.services.queries import services_matching


def _initiatives() -> QuerySet[Any]:
    return Initiative.objects.select_related("service__organisation")


def _initiatives_matching(person: Any, words: str) -> QuerySet[Any]:
    return initiatives_matching(person, {"q": words})


def _activities() -> QuerySet[Any]:
    return Activity.objects.select_related("initiative__service__organisation")


def _services_matching(person: Any, words: str) -> QuerySet[Any]:
    return services_matching({"q": words})


def _hours_of_meetings(initiative: Any) -> Iterator[Cost]:
    """Of those that are over and say when they ended."""
    over = meetings_over(initiative)
    if over:
        seconds = sum((one.closes_at - one.opens_at).total_seconds() for one in over if one.closes_at)
        words = _("Meetings (%(count)d)") % {"count": len(over)}
        yield Cost(side=Side.NEUTRAL, what=words, hours=seconds / 3600, for_each=True)


INITIATIVE = Card(
    model=Initiative,
    label=_("Initiative"),
    every=_initiatives,
    can_see=can_see,
    seen_by=visible_initiatives,
    is_followed=True,
    talk=Talk(can_talk=anyone),
    search=Search(_("Initiatives"), _initiatives_matching, lambda initiative: initiative.summary),
    doings=(
        ways_in,
        drafts_to_open,
        partners_to_answer,
        promises_to_write_down,
        open_activities,
        phases_to_plan,
    ),
    gauges={
        "members": members_who_left,
        "acts": done_by_the_lesser_side,
        "load": done_by_the_busiest,
        "silence": done_by_the_organisation,
    },
)
ACTIVITY = Card(
    model=Activity,
    label=_("Activity"),
    every=_activities,
    can_see=can_see,
    seen_by=seen_in(_activities, "initiative"),
    kinds=(MEETING,),
    seated=Seated(lambda activity: bool(activity.kind == MEETING.name), can_coordinate, is_member),
    costs=_hours_of_meetings,
)
SERVICE = Card(
    model=Service,
    label=_("Service"),
    every=Service.objects.all,
    can_see=anyone,
    seen_by=lambda person: Service.objects.all(),
    search=Search(_("Services"), _services_matching, lambda service: service.description),
)
ORGANISATION = Card(
    model=Organisation,
    label=_("Organisation"),
    every=Organisation.objects.all,
    can_see=anyone,
    seen_by=lambda person: Organisation.objects.all(),
)

lay(INITIATIVE, ACTIVITY, SERVICE, ORGANISATION)
needs_no_card(
    "initiatives.charter", because="It is a version of its initiative's charter, on one page with it."
)
needs_no_card("initiatives.partner", because="It is a row in the list of organisations that take part.")
needs_no_card("initiatives.furtherservice", because="It is a row in the list of organisations too.")
needs_no_card("initiatives.membership", because="It is a row in the list of members.")
needs_no_card(
    "people.person", because="People have no page; what they do stands with the thing they do it to."
)
needs_no_card("people.child", because="Its page is for the guardian alone, at a link in a mail.")
needs_no_card("services.area", because="It is where things are, a row in the list of areas.")
needs_no_card("tasks.job", because="Nobody sees it but who started it.")
