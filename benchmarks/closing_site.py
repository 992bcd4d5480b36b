"""A site on which people can vote: python -m benchmarks.closing_site PROJECTS VOTERS SECONDS prints JSON.

The environment names database and folder (DATABASE_URL, SAMENSPEL_VAR); with `close ROUND` it opens the box
and prints what was in it.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from benchmarks.sessions import session_of

DAY = 24 * 60 * 60
NAMES = {"SITE_URL": "http://127.0.0.1:8000", "DJANGO_SETTINGS_MODULE": "samenspel.config.settings"}


def build(projects: int, voters: int, seconds: float) -> dict[str, Any]:
    """The round, which is over after so many seconds, and for each voter the cookie of a session."""
    from tests.factories import plan
    from tests.factories.services import make_person

    costs = [1000_00 + 137_00 * (number % 40) for number in range(projects)]
    cookies = []
    for number in range(voters):
        person = make_person(f"Voter {number}", email=f"v{number}@example.org")
        cookies.append(session_of(person))
    days = (-10, -3, -1, seconds / DAY, 9)
    round = plan.make_vote(costs=costs, budget=100_000_00, most_cost=100_000_00, days=days)
    return {"round": round.pk, "cookies": cookies, "until": round.votes_until.timestamp()}


def close(round_id: int) -> dict[str, Any]:
    from samenspel.phases.plan.models import BudgetRound
    from tests.factories import plan

    round = BudgetRound.objects.select_related("activity__initiative").get(pk=round_id)
    marks = round.voters.exclude(channel="").count()
    plan.close(round)
    return {
        "marks": marks,
        "counted": sum(round.ballots.values_list("count", flat=True)),
        "receipts": [*round.receipts.values_list("code", flat=True)],
    }


def main() -> None:
    os.environ.update(NAMES)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    if sys.argv[1] == "close":
        json.dump(close(int(sys.argv[2])), sys.stdout)
    else:
        json.dump(build(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])), sys.stdout)


if __name__ == "__main__":
    main()
