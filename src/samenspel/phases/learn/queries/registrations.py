"""Reading who comes to an edition."""

from typing import Any

from django.db.models import Q, QuerySet

from samenspel.foundation import clock
from samenspel.phases.learn.models.registrations import Registration, every_registration
from samenspel.phases.learn.models.series import Edition, every_edition


def registration_of(person: Any, edition: Edition) -> Registration:
    return every_registration().get(edition=edition, seat__person=person)


def registered_in(edition: Edition) -> "QuerySet[Registration]":
    """By name: an order that says nothing of when they came."""
    return every_registration().filter(edition=edition).order_by("name", "pk")


def editions_over() -> "QuerySet[Edition]":
    """With something left that is only for the days on which they are held. A day later, it is over in every
    time zone."""
    needs = ~Q(registrations__diet="") | ~Q(registrations__access="")
    left = Q(registrations__isnull=False) & needs | Q(absences__isnull=False)
    day = clock.today()
    return every_edition().filter(left, ends_on__lt=day).distinct().order_by("pk")
