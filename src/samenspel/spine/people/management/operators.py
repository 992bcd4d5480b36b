"""As whom a command of the terminal acts."""

from django.core.management.base import CommandError

from samenspel.spine.people.models import Person


def administrator_named(email: str | None) -> Person:
    """With this address; without one, the first there is."""
    administrators = Person.objects.filter(is_administrator=True, is_active=True).order_by("joined_at")
    if email:
        administrators = administrators.filter(email=email)
    actor = administrators.first()
    if actor is None:
        who = f"with the address {email}" if email else "yet; make one first"
        raise CommandError(f"There is no administrator {who}.")
    return actor
