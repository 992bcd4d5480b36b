"""A demo lets everyone be the administrator: not where real people are."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register


@register(Tags.security, deploy=True)
def demo_is_off(**options: Any) -> list[CheckMessage]:
    if not settings.DEMO:
        return []
    return [
        Warning(
            "DEMO is on: everyone can sign in as administrator with one click.",
            hint="Take DEMO out of the environment, unless this site is a demo and nothing else.",
            id="demo.W001",
        )
    ]
