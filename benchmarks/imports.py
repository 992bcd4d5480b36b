"""One import and count in a process of its own: python -m benchmarks.imports FILE prints JSON.

The environment names the database (DATABASE_URL), which is migrated first, outside the measured time.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.memory import most_memory

OURS = {"SITE_URL": "http://127.0.0.1:8000", "DJANGO_SETTINGS_MODULE": "samenspel.config.settings"}


def measure(path: Path) -> dict[str, Any]:
    """Through the actions, as the page and the command do; the worker counts in this process."""
    from benchmarks.tasks import rule_for
    from samenspel.foundation.tasks.running import run_next_task
    from samenspel.methods.budgeting import read_pabulib
    from samenspel.phases.plan import actions
    from samenspel.spine.people.models import Person

    actor = Person.objects.create(display_name="Bench", is_administrator=True)
    rule = rule_for("equal shares", read_pabulib(path))
    start = time.perf_counter()
    round = actions.import_election(actor=actor, source=path.read_bytes(), file_name=path.name)
    imported = time.perf_counter()
    tally = actions.tally_round(actor=actor, round=round, rule=rule)
    while run_next_task("bench"):
        pass
    counted = time.perf_counter()
    tally.refresh_from_db()
    return {
        "import": imported - start,
        "tally": counted - imported,
        "winners": tally.result["outcome"]["winners"],
        "memory": most_memory(),
    }


def main() -> None:
    os.environ.update({**OURS, "SECRET_KEY": secrets.token_urlsafe(50)})
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    json.dump(measure(Path(sys.argv[1])), sys.stdout)


if __name__ == "__main__":
    main()
