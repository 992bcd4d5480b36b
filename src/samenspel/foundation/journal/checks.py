"""Mail has to be able to leave."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured

from samenspel.foundation.journal.transport import transport


@register()
def mail_url_is_understood(**options: Any) -> list[CheckMessage]:
    try:
        transport()
    except (ImproperlyConfigured, ValueError) as error:
        return [Error(str(error), id="journal.E001")]
    return []


@register(deploy=True)
def mail_leaves_the_machine(**options: Any) -> list[CheckMessage]:
    if urlsplit(settings.MAIL_URL).scheme in ("smtp", "smtps"):
        return []
    return [
        Warning(
            "MAIL_URL names no mail server, so nobody will get mail.",
            hint="Set MAIL_URL, for example smtp://name:password@mail.example.org:587?tls=1",
            id="journal.W001",
        )
    ]
