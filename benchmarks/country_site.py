"""A night of entries, BEFORE exported already: python -m benchmarks.country_site ENTRIES BEFORE prints JSON.

The environment names database and folder (DATABASE_URL, SAMENSPEL_VAR).
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

NAMES = {"SITE_URL": "http://127.0.0.1:8000", "DJANGO_SETTINGS_MODULE": "samenspel.config.settings"}
MINUTES = 24 * 60


def build(entries: int, before: int) -> None:
    """One seal over all that was exported before, and then one for every minute of a day."""
    from django.conf import settings

    from benchmarks.country import VERBS, Country
    from samenspel.foundation.journal.canonical import seal_digest
    from samenspel.foundation.journal.models import Entry, Seal
    from samenspel.foundation.journal.sealing import seal_entries
    from samenspel.methods.scale.adding import add_batch
    from samenspel.pages.scale.exporting import _Pseudonyms

    now = datetime(2026, 11, 30, tzinfo=UTC)
    seal = Seal.objects.create(
        number=1, first=1, last=before, count=before, root="0" * 64, previous="0" * 64, sealed_at=now
    )
    country = Country(1_000_000)
    old = country.batch(before, 0, 202611, key=_Pseudonyms().key, digest=seal_digest(seal))
    add_batch(settings.JOURNAL_PARTS, old)
    new = country.batch(entries, 1, 202611)
    numbers = new.columns["actor"].tolist()
    chunk = -(-entries // MINUTES)
    for minute in range(0, entries, chunk):
        some = range(minute, min(minute + chunk, entries))
        Entry.objects.bulk_create(
            Entry(
                id=before + 1 + place,
                at=now - timedelta(hours=12),
                actor=str(UUID(int=numbers[place])),
                verb=VERBS[new.columns["verb"][place]],
                object_type="plan.proposal",
                object_id=str(place),
                initiative_id=str(new.columns["initiative"][place]),
                phase="plan",
                data={"title": "A path along the water", "number": place},
            )
            for place in some
        )
        seal_entries(now)


def night() -> dict[str, Any]:
    """What the task of every night does; seconds of the processor, with those of the processes it starts."""
    from samenspel.pages.scale.exporting import export, make_months

    start, clock = _cpu(), time.perf_counter()
    added = export(lambda done, total: None)
    make_months(202611, lambda done, total: None)
    return {
        "added": added,
        "seconds": _cpu() - start,
        "wall": time.perf_counter() - clock,
        "memory": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    }


def _cpu() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def main() -> None:
    os.environ.update(NAMES)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    build(int(sys.argv[1]), int(sys.argv[2]))
    json.dump(night(), sys.stdout)


if __name__ == "__main__":
    main()
