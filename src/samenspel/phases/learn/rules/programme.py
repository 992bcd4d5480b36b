"""Who plans the programme of an edition, what of it is public, and who registers."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import anyone, is_signed_in, permit, predicate
from samenspel.phases.learn.models.contributions import Author, Contribution, State, every_contribution
from samenspel.phases.learn.models.programme import Absence, Discussant, ProgrammeVersion, Session, Talk
from samenspel.phases.learn.models.reflections import Reflection
from samenspel.phases.learn.models.registrations import Registration
from samenspel.phases.learn.models.reviews import Outcome
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.rules.panels import can_organise, is_chair, line
from samenspel.spine.people.rules import is_grown_up, is_the_house
from samenspel.tools.seats.queries import places_of

ACCEPTED = Q(
    state=State.SUBMITTED,
    call__cancelled_because="",
    decision__outcome__in=(Outcome.ACCEPT, Outcome.REVISE),
    decision__sent_at__isnull=False,
)


def is_accepted(contribution: Contribution) -> bool:
    """And its authors know it."""
    return every_contribution().filter(ACCEPTED, pk=contribution.pk).exists()


@predicate(_("A conflict keeps this contribution from you until it is decided."))
def knows(person: Any, thing: Any) -> bool:
    contribution = line(thing, Talk).contribution
    return is_accepted(contribution) or bool(is_chair(person, contribution))


@predicate(_("There is no programme yet."))
def is_published(person: Any, thing: Any) -> bool:
    return ProgrammeVersion.objects.filter(edition=line(thing, Edition)).exists()


@predicate(_("Only those who speak, discuss or chair say when they cannot be there."))
def takes_part(person: Any, thing: Any) -> bool:
    edition = line(thing, Edition)
    theirs = Author.objects.filter(
        contribution__call__edition=edition, contribution__state=State.SUBMITTED, person=person
    )
    others = Discussant.objects.filter(talk__session__edition=edition, person=person)
    chairs = Session.objects.filter(edition=edition, chair=person)
    return theirs.exists() or others.exists() or chairs.exists()


@predicate(_("Only who wrote it may do this."))
def is_theirs(person: Any, absence: Absence) -> bool:
    return bool(absence.person_id == person.pk)


@predicate(_("This edition is over."))
def is_to_come(person: Any, thing: Any) -> bool:
    edition: Edition = line(thing, Edition)
    return clock.now().astimezone(edition.tzinfo).date() <= edition.ends_on


@predicate(_("The organisers did not open registration yet."))
def has_places(person: Any, edition: Any) -> bool:
    return bool(places_of(edition).pk)


@predicate(_("Registration is closed."))
def registers_now(person: Any, edition: Any) -> bool:
    return bool(places_of(edition).is_open)


@predicate(_("You registered already."))
def is_new(person: Any, edition: Any) -> bool:
    return bool(places_of(edition).seat_of(person) is None)


@predicate(_("You are not registered here."))
def is_registered(person: Any, edition: Any) -> bool:
    return Registration.objects.filter(edition=line(edition, Edition), seat__person=person).exists()


@predicate(_("Register on the page of the edition, where you can say what you need."))
def registers_there(person: Any, thing: Any) -> bool:
    return False


@predicate(_("People wrote a reflection in this session, so it stays. Change it instead."))
def has_no_reflection(person: Any, session: Any) -> bool:
    return not Reflection.objects.filter(session=session).exists()


plans = can_organise & is_to_come
plans_it = can_organise & knows & is_to_come
hears = is_signed_in & takes_part

permit("learn.show_plan", can_organise, sees=anyone)
permit("learn.plan_session", can_organise)
permit("learn.add_room", plans, sees=anyone)
permit("learn.change_room", plans, sees=anyone)
permit("learn.remove_room", plans, sees=anyone)
permit("learn.add_session", plans, sees=anyone)
permit("learn.publish_programme", plans, sees=anyone)
permit("learn.change_session", plans, sees=can_organise)
permit("learn.move_session", plans, sees=can_organise)
permit("learn.remove_session", plans & has_no_reflection, sees=can_organise)
permit("learn.place_talk", plans, sees=anyone)
permit("learn.move_talk", plans_it, sees=can_organise & knows)
permit("learn.change_talk", plans_it, sees=can_organise & knows)
permit("learn.remove_talk", plans_it, sees=can_organise & knows)
permit("learn.add_discussant", plans_it, sees=can_organise & knows)
permit("learn.remove_discussant", plans_it, sees=can_organise & knows)
permit("learn.show_programme", is_published, sees=anyone)
permit("learn.list_versions", is_published, sees=anyone)
permit("learn.show_session", is_published, sees=anyone)
permit("learn.download_frab_xml", is_published, sees=anyone)
permit("learn.download_frab_json", is_published, sees=anyone)
permit("learn.download_calendar", is_published, sees=anyone)
permit("learn.describe_programme", is_published, sees=anyone)
permit("learn.download_session", is_published, sees=anyone)
permit("learn.show_absences", hears, sees=anyone)
permit("learn.add_absence", hears & is_to_come, sees=anyone)
permit("learn.remove_absence", is_signed_in & is_theirs)
permit("learn.register", is_signed_in & is_grown_up & has_places & registers_now & is_new, sees=anyone)
permit("learn.change_registration", is_signed_in & is_registered & is_to_come, sees=anyone)
permit("learn.unregister", is_signed_in & is_registered & is_to_come, sees=anyone)
permit("learn.list_registered", can_organise, sees=anyone)
permit("learn.download_registered", can_organise, sees=anyone)
permit("learn.print_badges", can_organise, sees=anyone)
permit("learn.forget_needs", is_the_house)
