"""A site whose signs are read: benchmarks.signs_of_risk_site build INITIATIVES ENTRIES; watch; register.

Each prints JSON. The environment names database and folder (DATABASE_URL, SAMENSPEL_VAR).
"""

from __future__ import annotations

import json
import os
import random
import resource
import sys
import time
from datetime import timedelta
from typing import Any

NAMES = {"SITE_URL": "http://127.0.0.1:8000", "DJANGO_SETTINGS_MODULE": "samenspel.config.settings"}
MEMBERS, DAYS, RISKS, AT_ONCE = 40, 90, 30, 50_000


def build(initiatives: int, entries: int) -> dict[str, Any]:
    """All as rows; what each of the members did lies within the longest window of a sign."""
    from samenspel.spine.initiatives.models import Initiative
    from samenspel.spine.people.models import Person
    from tests.factories.initiatives import make_initiative

    first = make_initiative()
    draft = {"service": first.service, "summary": "A case.", "language": "en", "is_public": True}
    Initiative.objects.bulk_create(
        Initiative(title=f"Case {number}", slug=f"case-{number}", **draft)
        for number in range(initiatives - 1)
    )
    people = Person.objects.bulk_create(
        Person(display_name=f"Person {number}", language="en") for number in range(MEMBERS * 25)
    )
    keys = [*Initiative.objects.order_by("pk").values_list("pk", flat=True)]
    chance = random.Random(1)
    members = {key: chance.sample(people, MEMBERS) for key in keys}
    _join(first, members)
    _write(members, entries, chance)
    _register(first)
    return {"initiatives": len(keys), "entries": entries}


def _join(first: Any, members: dict[int, Any]) -> None:
    from django.utils import timezone

    from samenspel.spine.initiatives.models import Membership

    long_ago, organisation = timezone.now() - timedelta(days=300), first.service.organisation
    Membership.objects.bulk_create(
        (
            Membership(
                initiative_id=key,
                person=person,
                joined_at=long_ago,
                role="citizen" if place > 1 else "professional",
                side="citizen" if place > 1 else "organisation",
                organisation=None if place > 1 else organisation,
            )
            for key, group in members.items()
            for place, person in enumerate(group)
        ),
        batch_size=1000,
    )


def _write(members: dict[int, Any], entries: int, chance: random.Random) -> None:
    """By the database alone: a million rows of a model take longer than all that is measured."""
    from django.db import connection, transaction
    from django.utils import timezone

    from samenspel.foundation.journal.models import Entry

    now, keys, table = timezone.now(), [*members], Entry._meta.db_table
    ways = [now - timedelta(seconds=chance.randrange(DAYS * 86_400)) for _one in range(5_000)]
    moments = [connection.ops.adapt_datetimefield_value(one) for one in ways]
    words = ("talk.write_comment", "talk.comment", "1", "", '{"title": "A title of usual length"}')
    insert = (
        f"INSERT INTO {table} (at, actor, verb, object_type, object_id, phase, data, initiative_id) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
    )
    with transaction.atomic(), connection.cursor() as cursor:
        for start in range(0, entries, AT_ONCE):
            rows = []
            for _one in range(min(AT_ONCE, entries - start)):
                key = chance.choice(keys)
                rows.append((chance.choice(moments), str(chance.choice(members[key]).pk), *words, str(key)))
            cursor.executemany(insert, rows)


def _register(first: Any) -> None:
    from tests.factories.risks import make_measure, make_risk

    for number in range(RISKS):
        make_measure(make_risk(first, event=f"Something may happen {number}"))


def watch() -> dict[str, Any]:
    from samenspel.phases.learn.models.watching import SignSeen
    from samenspel.phases.learn.tasks.watching import watch_signs

    began = time.perf_counter()
    watch_signs()
    seconds = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    signs = SignSeen.objects.count()
    SignSeen.objects.all().delete()
    return {"seconds": seconds, "memory": memory, "signs": signs}


def register() -> dict[str, Any]:
    from django.test import Client

    from samenspel.phases.learn.models.risks import Risk
    from tests.factories.initiatives import coordinator_of

    initiative = Risk.objects.select_related("initiative").first().initiative  # type: ignore[union-attr]
    client = Client(headers={"host": "127.0.0.1:8000"})
    client.force_login(coordinator_of(initiative))
    times = []
    for _time in range(12):
        began = time.perf_counter()
        page = client.get(f"/learn/risks/of/{initiative.slug}/")
        times.append(time.perf_counter() - began)
    return {"milliseconds": sorted(times[2:])[5] * 1000, "status": page.status_code, "risks": RISKS}


def main() -> None:
    os.environ.update(NAMES)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    verb, *numbers = sys.argv[1:]
    does: dict[str, Any] = {"build": build, "watch": watch, "register": register}
    json.dump(does[verb](*map(int, numbers)), sys.stdout)


if __name__ == "__main__":
    main()
