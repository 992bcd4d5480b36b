"""Sending one person what is new."""

from samenspel.foundation import clock
from samenspel.foundation.access import require
from samenspel.foundation.journal import send_mail_later
from samenspel.foundation.locks import writing
from samenspel.spine.people.models import Person
from samenspel.tools.notices.mails import digest_mail
from samenspel.tools.notices.models import Reader
from samenspel.tools.notices.queries import settled_entry


def send_digest(*, actor: Person | None, reader: Reader) -> bool:
    """Once for each time it is due: the mail goes in the outbox in the transaction that moves the person's
    marks, and of several workers at the same reader one moves them. Says whether there was anything to send.
    """
    require(actor, "notices.send_digest", reader)
    up_to = settled_entry()
    mail = digest_mail(reader, up_to) if reader.person.email and reader.person.is_active else None
    with writing():
        as_read = {"next_at": reader.next_at, "mailed": reader.mailed, "mail": reader.mail}
        waiting = Reader.objects.filter(pk=reader.pk, **as_read)
        moved = waiting.update(next_at=reader.slot_after(clock.now()), mailed=max(up_to, reader.mailed))
        if moved and mail:
            send_mail_later(**mail)
    return bool(moved and mail)
