"""Who opens a joint reflection, writes in it, concludes, agrees, and makes something of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Predicate, anyone, is_signed_in, permit, predicate
from samenspel.phases.learn.models.programme import Session
from samenspel.phases.learn.models.reflections import Conclusion, Reflection
from samenspel.phases.learn.models.registrations import Registration
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.rules.panels import can_organise, line
from samenspel.phases.learn.rules.programme import takes_part
from samenspel.phases.learn.rules.publications import can_curate
from samenspel.spine.initiatives.rules import is_not_silent
from samenspel.tools.seats.models import Seat


def session_of(thing: Any) -> Session:
    """`thing` is a session, its reflection, or one of the conclusions."""
    session: Session = thing if isinstance(thing, Session) else line(thing, Reflection).session
    return session


@predicate(_("Only those who have a place at this edition, speak in it or organise it may do this."))
def is_here(person: Any, thing: Any) -> bool:
    edition = line(thing, Edition)
    seated = Registration.objects.filter(edition=edition, seat__person=person, seat__state=Seat.State.HELD)
    return seated.exists() or bool(takes_part(person, thing)) or bool(can_organise(person, thing))


@predicate(_("Only those who organise this edition or lead this session may do this."))
def leads(person: Any, thing: Any) -> bool:
    session = session_of(thing)
    return session.chair_id == person.pk or bool(can_organise(person, session))


@predicate(_("This reflection is closed: its words stay as they are."))
def is_open(person: Any, thing: Any) -> bool:
    return bool(line(thing, Reflection).is_open)


@predicate(_("Something is made of a conclusion once the reflection is closed."))
def is_closed(person: Any, thing: Any) -> bool:
    return not line(thing, Reflection).is_open


@predicate(_("People write together in sessions, not in breaks."))
def is_no_break(person: Any, thing: Any) -> bool:
    return not session_of(thing).is_break


@predicate(_("There is a joint reflection in this session already."))
def has_none(person: Any, session: Any) -> bool:
    return not Reflection.objects.filter(session=session).exists()


@predicate(_("Only who picked it out, and those who lead the session, may take it back."))
def is_by_them(person: Any, conclusion: Any) -> bool:
    return conclusion.picked_by_id == person.pk or bool(leads(person, conclusion))


@predicate(_("You agree already."))
def does_not_agree(person: Any, conclusion: Any) -> bool:
    return not conclusion.agreements.filter(person=person).exists()


@predicate(_("You did not say that you agree."))
def agrees(person: Any, conclusion: Any) -> bool:
    return bool(conclusion.agreements.filter(person=person).exists())


def _is_of(kind: str) -> Predicate:
    @predicate(_("This conclusion is of another kind."))
    def is_of_kind(person: Any, thing: Any) -> bool:
        return bool(line(thing, Conclusion).kind == kind)

    return is_of_kind


takes_part_live = is_signed_in & is_here & is_not_silent
leads_it = is_signed_in & leads

permit("learn.open_reflection", leads_it & is_no_break & has_none, sees=leads_it)
permit("learn.show_reflection", anyone)
permit("learn.download_reflection", anyone)
permit("learn.close_reflection", leads_it & is_open, sees=anyone)
permit("learn.show_conclusion", anyone)
permit("learn.pick_conclusion", takes_part_live & is_open, sees=anyone)
permit("learn.remove_conclusion", is_signed_in & is_by_them & is_open, sees=anyone)
permit("learn.agree", takes_part_live & is_open & does_not_agree, sees=anyone)
permit("learn.stop_agreeing", is_signed_in & is_open & agrees, sees=anyone, for_oneself=True)
permit("learn.make_evidence", can_curate & is_closed & _is_of("finding"), sees=anyone)
permit("learn.make_barrier", is_signed_in & is_closed & _is_of("barrier"), sees=anyone)
permit("learn.make_proposal", is_signed_in & is_closed & _is_of("proposal"), sees=anyone)
