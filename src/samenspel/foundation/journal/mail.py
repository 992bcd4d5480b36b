"""Mail through the outbox: the backend that Django's mail functions get."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from samenspel.foundation.journal.actions import send_mail_later


class OutboxBackend(BaseEmailBackend):
    """Mail of sign-in and other apps waits in the outbox with everything else, one message per address."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in email_messages:
            _put_in_outbox(mail)
        return len(email_messages)


def _put_in_outbox(mail: EmailMessage) -> None:
    if mail.attachments:
        raise ValueError("The outbox carries no attachments; link to the file instead.")
    for address in mail.recipients():
        send_mail_later(
            to=address,
            subject=str(mail.subject),
            text=str(mail.body),
            html=_html(mail),
            sender=mail.from_email,
        )


def _html(mail: EmailMessage) -> str | None:
    alternatives = getattr(mail, "alternatives", [])
    return next((str(content) for content, kind in alternatives if kind == "text/html"), None)
