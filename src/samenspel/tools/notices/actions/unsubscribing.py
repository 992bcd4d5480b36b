"""Stopping mail by a ticket from a mail: its holder is whom the mail was sent to, signed in or not."""

from typing import Any

from samenspel.foundation.locks.acting import acting
from samenspel.tools.notices.actions.following import end
from samenspel.tools.notices.actions.reading import set_mail
from samenspel.tools.notices.models import Follow, Mail, Reader
from samenspel.tools.notices.tickets import Ticket


def unsubscribe(*, actor: Any, ticket: Ticket) -> bool:
    """No more mail about the one thing, or none at all. False when that was so already."""
    with acting(actor, "notices.unsubscribe", ticket):
        if ticket.follow is not None:
            return end(ticket.follow)
        getting = Reader.objects.filter(pk=ticket.reader.pk).exclude(mail=Mail.NEVER)
        return bool(getting.update(mail=Mail.NEVER, next_at=None))


def subscribe_again(*, actor: Any, ticket: Ticket, mail: str) -> None:
    """Take it back; `mail` is how often it came before."""
    with acting(actor, "notices.unsubscribe", ticket):
        if ticket.follow is not None:
            Follow.objects.filter(pk=ticket.follow.pk).update(ended_at=None)
        else:
            reader = Reader.objects.get(pk=ticket.reader.pk)
            set_mail(reader, mail, reader.weekday, reader.hour)
