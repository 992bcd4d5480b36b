"""A request whose view stands behind a permission that asks for a signed-in person."""

from django.http import HttpRequest  # noqa: TID251 -- a type for views, nothing is answered here

from samenspel.spine.people.models import Person


class SignedIn(HttpRequest):
    user: Person
