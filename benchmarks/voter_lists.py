"""A list of 500,000 voters, and as many codes, by their tasks: python -m benchmarks.voter_lists prints JSON.

The environment names the database (DATABASE_URL), which is migrated first, outside the measured time.
"""

from __future__ import annotations

import json
import os
import resource
import secrets
import sys
from collections.abc import Callable
from typing import Any

from benchmarks.imports import OURS
from benchmarks.memory import most_memory

VOTERS = 500_000 - 1


def measure() -> dict[str, Any]:
    """Seconds of the processor, children included, and the most megabytes of the worker and of its child."""
    from django.core.files.base import ContentFile

    from samenspel.phases.plan import actions
    from tests.factories.initiatives import coordinator_of
    from tests.factories.plan import make_own_round

    listed, coded = make_own_round(who="list"), make_own_round(who="codes")
    lines = (f"Naam {number};voter{number}@example.org\n" for number in range(VOTERS))
    file = ContentFile("".join(["naam;e-mail\n", *lines]).encode(), "list.csv")
    lister, coder = coordinator_of(listed.initiative), coordinator_of(coded.initiative)
    seconds = {
        "list": _timed(lambda: actions.list_voters_later(actor=lister, round=listed, file=file)),
        "codes": _timed(lambda: actions.make_codes_later(actor=coder, round=coded, count=VOTERS)),
    }
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    voters = [listed.voters.count(), coded.voters.count()]
    return {**seconds, "voters": voters, "memory": most_memory(), "child": child}


def _timed(begin: Callable[[], Any]) -> float:
    from samenspel.foundation.tasks.running import run_next_task

    begin()
    start = sum(os.times()[:4])
    while run_next_task("bench"):
        pass
    return sum(os.times()[:4]) - start


def main() -> None:
    os.environ.update({**OURS, "SECRET_KEY": secrets.token_urlsafe(50)})
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    json.dump(measure(), sys.stdout)


if __name__ == "__main__":
    main()
