"""A site in this very process: made ready once, and timed by the processor."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from benchmarks.closing_site import NAMES


def timed(do: Callable[[], Any]) -> float:
    """Seconds of the processor, children included."""
    start = sum(os.times()[:4])
    do()
    return sum(os.times()[:4]) - start


def make_ready() -> None:
    """Settings, apps and an empty database."""
    os.environ.update(NAMES)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
