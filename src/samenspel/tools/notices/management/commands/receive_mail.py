"""Mail that people send in answer to ours."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError

from samenspel.tools.notices import actions
from samenspel.tools.notices.mailbox import LONGEST_MAIL, Answer, read_answer, ticket_in

TRY_AGAIN = 75  # EX_TEMPFAIL: mail servers keep the mail and come back with it


class Command(BaseCommand):
    help = (
        "Read one mail from standard input, as a mail server hands it over, and stop the mail of whoever "
        "answers with “stop”, “unsubscribe”, “afmelden”, “uitschrijven” or “désabonner”. "
        "Needs NOTICES_ADDRESS. Ends with 0 whatever the mail is, and with 75 when it should come again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--recipient", default="", help="whom it was sent to, as the mail server knows")

    def handle(self, *, recipient: str, **options: Any) -> None:
        if not settings.NOTICES_ADDRESS:
            raise CommandError("NOTICES_ADDRESS is not set, so no mail can be answered.")
        answer = read_answer(_all_of_it(), recipient)
        try:
            self.stdout.write(_settle(answer))
        except OperationalError as error:
            self.stderr.write(
                f"The database doesn't answer: {str(error).strip()}. The mail should come again."
            )
            raise SystemExit(TRY_AGAIN) from error


def _all_of_it() -> bytes:
    """The beginning; the rest is read and forgotten, or the mail server would think that it failed."""
    mail = sys.stdin.buffer.read(LONGEST_MAIL)
    while sys.stdin.buffer.read(LONGEST_MAIL):
        pass
    return mail


def _settle(answer: Answer) -> str:
    if answer.is_automatic:
        return "A machine sent this mail. Nothing was done."
    ticket = ticket_in(answer)
    if ticket is None:
        return "This mail is to no address of ours. Nothing was done."
    if not answer.asks_to_stop:
        return "This mail does not ask to stop. Nothing was done."
    stopped = actions.unsubscribe_by_mail(actor=None, ticket=ticket)
    return (
        "No more mail of this kind will be sent." if stopped else "It was stopped before. Nothing was done."
    )
