"""Who visitors of the demo can be."""

from django.conf import settings

from samenspel.pages.demo.cast import SIGN_INS, SignIn, sign_ins
from samenspel.spine.people.models import Person


def find_sign_ins() -> list[SignIn]:
    if not settings.DEMO:
        raise Person.DoesNotExist("This site is no demo.")
    return sign_ins()


def find_visitor(kind: str) -> Person:
    """The person of the demo town of this kind."""
    find_sign_ins()
    address = {one.kind: one.email for one in SIGN_INS}.get(kind, "")
    return Person.objects.get(email=address, is_active=True)
