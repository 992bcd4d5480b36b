"""What few places hold about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.models import Person
from samenspel.spine.people.personal_data import register_personal
from samenspel.tools.seats.actions import leave_all
from samenspel.tools.seats.models import Seat


def free_seats(person: Person) -> None:
    """They are offered on."""
    leave_all(person, Seat.objects.all())


register_personal(
    "seats.Seat",
    fields={
        "person": _("That you signed up for something with few places"),
        "state": _("Whether you have a place, wait for one, or are offered one"),
        "since": _("Since when"),
        "lot": "",
        "offered_until": "",
    },
    of="person",
    purpose=_("To know who comes, and to offer a place that comes to be free to the next one."),
    retention=_("Until you leave, or erase your account."),
    erase="delete",
    erase_with=free_seats,
)
