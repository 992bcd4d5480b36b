"""Predicates about people, initiatives and time, for every phase to build its sentences with.

`thing` is an initiative, or anything that has one as `.initiative`; for time, anything that is a period
or has one as `.activity`.
"""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Predicate, anyone, is_signed_in, permit, predicate, remembered
from samenspel.spine.initiatives.models import (
    Activity,
    Charter,
    Initiative,
    Membership,
    PhasePeriod,
    Role,
    Side,
)
from samenspel.spine.initiatives.models.coding import Coding
from samenspel.spine.initiatives.models.partners import Partner
from samenspel.spine.initiatives.naming import Naming
from samenspel.spine.initiatives.periods import Period
from samenspel.spine.people.models import SILENT
from samenspel.spine.people.rules import is_grown_up
from samenspel.spine.services.rules import is_administrator, is_professional_of


def initiative_of(thing: Any) -> Initiative:
    initiative: Initiative = thing if isinstance(thing, Initiative) else thing.initiative
    return initiative


def membership_of(person: Any, thing: Any) -> Membership | None:
    """This person's current membership, if any: of a thing without an initiative nobody is a member."""
    if person is None or not person.is_authenticated:
        return None
    initiative = initiative_of(thing)
    if initiative is None:
        return None

    def find() -> Membership | None:
        current = Membership.objects.filter(person=person, initiative=initiative, left_at=None)
        return current.select_related("charter").first()

    return remembered(("membership", person.pk, initiative.pk), find)


@predicate(_("You are not a member of this initiative yet. Join it first."))
def belongs(person: Any, thing: Any) -> bool:
    """Reads what members read; to do something, ask `is_member`."""
    return membership_of(person, thing) is not None


@predicate(SILENT)
def is_not_silent(person: Any, thing: Any) -> bool:
    return not remembered(("silent", person.pk), lambda: person.why_silent)


is_member = belongs & is_not_silent


def _has_role(role: Role, reason: Promise) -> Predicate:
    def judge(person: Any, thing: Any) -> bool:
        membership = membership_of(person, thing)
        return membership is not None and membership.role == role

    judge.__name__ = f"is_{role.value}"
    return predicate(reason)(judge)


is_citizen = _has_role(Role.CITIZEN, _("Only members on the citizens' side may do this."))
is_professional = _has_role(Role.PROFESSIONAL, _("Only the organisation's professionals may do this."))
is_coordinator = _has_role(Role.COORDINATOR, _("Only this initiative's coordinators may do this."))
is_moderator = _has_role(Role.MODERATOR, _("Only this initiative's moderators may do this."))
is_scholar = _has_role(Role.SCHOLAR, _("Only scholars who take part in this initiative may do this."))


@predicate(_("Accept the charter first: its newest version is on the initiative's page."))
def has_accepted_charter(person: Any, thing: Any) -> bool:
    membership, newest = membership_of(person, thing), initiative_of(thing).charters.first()
    return membership is not None and newest is not None and membership.charter_id == newest.pk


@predicate(_("This initiative is not open to everyone yet."))
def initiative_is_public(person: Any, thing: Any) -> bool:
    return initiative_of(thing).is_public


@predicate(_("Only people who work for the organisation behind this service may do this."))
def answers_for_service(person: Any, thing: Any) -> bool:
    return bool(is_professional_of(person, initiative_of(thing)))


@predicate(_("Only people who work for an organisation that takes part may do this."))
def answers_for_partner(person: Any, thing: Any) -> bool:
    """Also for one that was asked and did not answer yet: it has to see what it is asked for."""
    if person is None or not person.is_authenticated:
        return False
    initiative = initiative_of(thing)

    def find() -> bool:
        current = initiative.partners.filter(state__in=CURRENT)
        return current.filter(organisation__professionals=person).exists()

    return remembered(("partner", person.pk, initiative.pk), find)


CURRENT = (Partner.State.ASKED, Partner.State.ACCEPTED)


@predicate(_("Only people who work for this organisation may answer for it."))
def speaks_for_it(person: Any, partner: Any) -> bool:
    return bool(is_professional_of(person, partner.organisation))


@predicate(_("Only people who work for the organisation behind this service may do this."))
def answers_for_further(person: Any, further: Any) -> bool:
    """Not those of another partner."""
    return bool(is_professional_of(person, further))


@predicate(_("Only members on the citizens' side may do this."))
def stands_with_citizens(person: Any, thing: Any) -> bool:
    membership = membership_of(person, thing)
    return membership is not None and membership.side == Side.CITIZEN


CODERS = (Role.COORDINATOR, Role.PROFESSIONAL, Role.SCHOLAR)


@predicate(_("Only coordinators, professionals and scholars who take part here code this case."))
def is_coder(person: Any, thing: Any) -> bool:
    membership = membership_of(person, thing)
    return membership is not None and membership.role in CODERS


@predicate(_("Two people have coded this case already."))
def has_place_as_coder(person: Any, thing: Any) -> bool:
    """The second is the last: who comes later has seen what they said."""
    codings = Coding.objects.filter(initiative=initiative_of(thing))
    return codings.filter(coder=person.pk).exists() or codings.count() < TWO


TWO = 2


@predicate(_("You are a member of this initiative already."))
def is_no_member(person: Any, thing: Any) -> bool:
    return membership_of(person, thing) is None


@predicate(_("You are the only coordinator. Give somebody else this role first."))
def is_replaceable(person: Any, thing: Any) -> bool:
    return not is_last_coordinator(membership_of(person, thing))


def is_last_coordinator(membership: Membership | None) -> bool:
    if membership is None or membership.role != Role.COORDINATOR:
        return False
    others = Membership.objects.filter(
        initiative=membership.initiative_id, role=Role.COORDINATOR, left_at=None
    )
    return not others.exclude(pk=membership.pk).exists()


@predicate(_("This initiative has no charter yet; that comes first."))
def initiative_has_charter(person: Any, thing: Any) -> bool:
    return initiative_of(thing).charters.exists()


@predicate(_("The charter of this initiative does not say that children take part."))
def takes_children(person: Any, thing: Any) -> bool:
    newest = initiative_of(thing).charters.first()
    return newest is not None and newest.children != Naming.NONE


def charters_with_children() -> QuerySet[Charter]:
    """Also older ones: what children wrote is still there."""
    return Charter.objects.exclude(children=Naming.NONE)


@predicate(_("Children take part here."))
def is_without_children(person: Any, thing: Any) -> bool:
    initiative = initiative_of(thing)
    if "with_children" not in initiative.__dict__:  # it is asked again when the page is made
        found = charters_with_children().filter(initiative=initiative).exists()
        initiative.__dict__["with_children"] = found
    return not initiative.__dict__["with_children"]


def _period_of(thing: Any) -> Period:
    period: Period = thing if isinstance(thing, Period) else thing.activity
    return period


@predicate(_("This is not open now: it has not begun yet, or it is over."))
def activity_is_open(person: Any, thing: Any) -> bool:
    return _period_of(thing).is_open


@predicate(_("This phase is not open now: it has not begun yet, or it is over."))
def phase_is_open(person: Any, thing: Any) -> bool:
    """`thing` has a phase: an activity, or what belongs to one."""
    activity = thing if isinstance(thing, Activity) else thing.activity
    period = PhasePeriod.objects.filter(initiative=initiative_of(thing), phase=activity.phase).first()
    return period is not None and period.is_open


def is_in_state(*states: str, because: Promise) -> Predicate:
    """`thing` has a state."""

    def judge(person: Any, thing: Any) -> bool:
        return thing.state in states

    judge.__name__ = "is_in_state"
    return predicate(because)(judge)


can_see = initiative_is_public | belongs | is_administrator | answers_for_service | answers_for_partner
can_coordinate = is_signed_in & (is_administrator | is_coordinator)
can_answer_for = can_coordinate | (is_signed_in & is_professional)
may_put_any_child_on_the_list = is_administrator | is_coordinator | is_professional

permit("initiatives.list_initiatives", anyone)
permit("initiatives.show_initiative", can_see)
permit("initiatives.show_charter", can_see)
permit("initiatives.download_charter", can_see)
permit("initiatives.show_meeting", can_see)
permit("initiatives.start_initiative", is_signed_in & is_grown_up)
permit("initiatives.change_initiative", can_coordinate, sees=can_see)
permit(
    "initiatives.open_initiative",
    is_signed_in & (is_administrator | answers_for_service) & initiative_has_charter,
    sees=can_see,
)
permit("initiatives.adopt_charter", can_coordinate, sees=can_see)
is_welcome = (is_grown_up | takes_children) & is_not_silent
could_join = initiative_is_public & is_no_member & (~is_signed_in | is_welcome)
permit(
    "initiatives.join",
    is_signed_in & initiative_is_public & initiative_has_charter & is_welcome,
    sees=can_see,
)
permit("initiatives.accept_charter", is_signed_in & belongs & initiative_has_charter, sees=can_see)
permit("initiatives.leave", is_signed_in & belongs & is_replaceable, sees=can_see, for_oneself=True)
permit("initiatives.list_entries", can_see)
permit(
    "initiatives.add_child",
    is_signed_in & is_grown_up & (may_put_any_child_on_the_list | is_member) & takes_children,
    sees=can_see,
)
permit("initiatives.ask_guardian", can_coordinate & takes_children, sees=can_see)
permit("initiatives.list_members", can_coordinate, sees=can_see)
permit("initiatives.appoint", can_coordinate, sees=can_see)
permit("initiatives.plan_phase", can_coordinate, sees=can_see)
permit("initiatives.add_activity", can_coordinate, sees=can_see)
permit("initiatives.change_activity", can_coordinate, sees=can_see)
permit("initiatives.decide", can_coordinate, sees=can_see)
permit("initiatives.list_replies", can_see)
permit("initiatives.reply", can_coordinate | (is_signed_in & is_professional), sees=can_see)

is_asked = is_in_state(Partner.State.ASKED, because=_("This question was answered already."))
is_partner = is_in_state(Partner.State.ACCEPTED, because=_("This organisation is no partner now."))
is_current = is_in_state(*CURRENT, because=_("This partnership has ended already."))
may_speak = is_signed_in & (is_administrator | speaks_for_it)

permit("initiatives.list_partners", can_see)
permit("initiatives.ask_partner", can_coordinate, sees=can_see)
permit("initiatives.accept_partnership", may_speak & is_asked, sees=can_see)
permit("initiatives.decline_partnership", may_speak & is_asked, sees=can_see)
permit("initiatives.change_promise", may_speak & is_partner, sees=can_see)
permit("initiatives.end_partnership", (can_coordinate | may_speak) & is_current, sees=can_see)
runs_service = is_administrator | answers_for_service
permit("initiatives.add_service", is_signed_in & (runs_service | answers_for_partner), sees=can_see)
permit(
    "initiatives.drop_service",
    is_signed_in & (runs_service | answers_for_further | is_coordinator),
    sees=can_see,
)

permit("initiatives.show_typology", can_see)
permit("initiatives.place_activity", can_answer_for, sees=can_see)
permit("initiatives.code_case", is_signed_in & is_coder & has_place_as_coder, sees=can_see)
permit("initiatives.say_coproducer", is_signed_in & is_member & stands_with_citizens, sees=can_see)
permit("initiatives.list_cases", anyone)
permit("initiatives.download_cases", anyone)
