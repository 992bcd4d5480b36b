"""The first administrator of a new site."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from samenspel.foundation.mailboxes import is_address, mailbox
from samenspel.spine.people import actions
from samenspel.spine.people.queries import owner_of


class Command(BaseCommand):
    help = "Make the owner of an e-mail address an administrator, and sign them up first if need be."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="for example ada@example.org")
        parser.add_argument("--name", default="", help="what others see; can be changed later")

    def handle(self, *, email: str, name: str, **options: Any) -> None:
        email = _checked(email)
        person = owner_of(email) or actions.sign_up(
            email=email, display_name=name, language=settings.LANGUAGE_CODE
        )
        actions.appoint_administrator(actor=None, person=person)
        self.stdout.write(
            f"{email} is an administrator now. Sign in with this address at {settings.SITE_URL}"
        )


def _checked(email: str) -> str:
    if not is_address(email):
        raise CommandError(f"'{email}' is not an e-mail address; write it like ada@example.org")
    return mailbox(email)
