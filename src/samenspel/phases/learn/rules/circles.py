"""Who is in the circle of a series, and who reads what somebody will try: nobody but they."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import anyone, is_signed_in, permit, predicate
from samenspel.phases.learn.models.circles import InCircle
from samenspel.spine.people.rules import is_grown_up


@predicate(_("You are not in this circle."))
def is_in_circle(person: Any, series: Any) -> bool:
    return InCircle.objects.filter(series=series, person=person).exists()


@predicate(_("Only who wrote it reads it."))
def is_own_intention(person: Any, intention: Any) -> bool:
    return bool(intention.person_id == person.pk)


@predicate(_("This edition has not begun yet."))
def has_begun(person: Any, edition: Any) -> bool:
    return bool(edition.opens_at <= clock.now())


owns = is_signed_in & is_own_intention
permit("learn.list_circle", is_signed_in, sees=anyone)
permit("learn.join_circle", is_signed_in & is_grown_up, sees=anyone)
permit("learn.leave_circle", is_signed_in & is_in_circle, sees=anyone)
permit("learn.list_intentions", is_signed_in)
permit("learn.add_intention", is_signed_in & is_grown_up & has_begun, sees=anyone)
permit("learn.look_back", owns)
permit("learn.remove_intention", owns)
