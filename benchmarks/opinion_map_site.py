"""What is measured of opinion maps inside a site: python -m benchmarks.opinion_map_site WORD … prints JSON.

`vote STATEMENTS VOTERS` makes a map to vote in; `votes MAP` counts what came in; `large COMMENTS VOTES`
imports a conversation and looks at its page; `million VOTES` the same for votes that are planted; `contend
ATTEMPTS` lets 16 threads press the same buttons. The environment names database and folder.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.memory import most_memory
from benchmarks.sessions import session_of

NAMES = {"SITE_URL": "http://127.0.0.1:8000", "DJANGO_SETTINGS_MODULE": "samenspel.config.settings"}
PEOPLE, STATEMENTS, CLIENTS, LOOKS, AT_ONCE = 50_000, 200, 16, 9, 20_000
Found = dict[str, Any]


def vote(statements: str, voters: str) -> Found:
    """The map, its statements, and for each voter the cookie of a session."""
    from tests.factories.design import make_opinion_map
    from tests.factories.initiatives import make_member
    from tests.factories.services import make_person

    map = make_opinion_map(seeds=[f"Thing {number} is needed most." for number in range(int(statements))])
    people = [make_member(map.initiative, make_person(f"Voter {one}")) for one in range(int(voters))]
    cookies = [session_of(person) for person in people]
    return {"map": map.pk, "cookies": cookies}


def votes(map_id: str) -> Found:
    from samenspel.phases.design.models.votes import Vote

    cast = Vote.objects.filter(voter__map=map_id)
    return {"votes": cast.count(), "pairs": cast.values("voter", "statement").distinct().count()}


def large(comments: str, votes: str) -> Found:
    from tests.factories.design import make_imported_map

    start = time.perf_counter()
    map = make_imported_map(comments=Path(comments).read_bytes(), votes=Path(votes).read_bytes())
    return {"import": time.perf_counter() - start, **_renewed(map)}


def million(number: str) -> Found:
    """Three camps, planted: each agrees with odds of 5 or 1 to 5 on half of the statements."""
    from samenspel.phases.design.models.votes import Vote, Voter
    from tests.factories.design import make_opinion_map

    chance, total = random.Random(13), int(number)
    map = make_opinion_map(seeds=[f"Thing {one}." for one in range(STATEMENTS)])
    keys = list(map.statements.values_list("pk", flat=True))
    leanings = [[chance.choice((5 / 6, 1 / 6, 0.5, 0.5)) for _ in keys] for _camp in range(3)]
    made = (Voter(map=map) for _ in range(min(PEOPLE, total // 20)))
    voters = Voter.objects.bulk_create(made, batch_size=AT_ONCE)
    cast: list[Vote] = []
    for place, voter in enumerate(voters):
        for one in chance.sample(range(len(keys)), total // len(voters)):
            value = 1 if chance.random() < leanings[place % 3][one] else -1
            cast.append(Vote(voter=voter, statement_id=keys[one], value=value))
        if len(cast) >= AT_ONCE:
            Vote.objects.bulk_create(cast)
            cast.clear()
    Vote.objects.bulk_create(cast)
    return _in_a_child(map.pk)


def _in_a_child(map_id: int) -> Found:
    """In a process that made no rows: its memory is what a worker needs."""
    import subprocess

    command = [sys.executable, "-m", "benchmarks.opinion_map_site", "renew", str(map_id)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: Found = json.loads(done.stdout)
    return found


def renew(map_id: str) -> Found:
    from samenspel.phases.design.models.opinion_maps import OpinionMap

    return _renewed(OpinionMap.objects.get(pk=map_id))


def _renewed(map: Any) -> Found:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from tests.factories.design import renew as renew_now

    started, cpu = time.perf_counter(), time.process_time()
    found = renew_now(map).as_found
    taken, spent, client = time.perf_counter() - started, time.process_time() - cpu, Client()
    address = map.get_absolute_url()
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
        asked = len(queries)
    return {
        "task": taken,
        "cpu": spent,
        "page": median(_seconds(lambda: client.get(address)) for _ in range(LOOKS)),
        "queries": asked,
        "people": found.people,
        "votes": found.votes,
        "groups": len(found.groups),
        "memory": most_memory(),
    }


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def contend(attempts: str) -> Found:
    """All press the buttons of five people for three statements."""
    from samenspel.phases.design.models.votes import Vote
    from tests.factories.design import make_opinion_map, vote_on
    from tests.factories.initiatives import make_member
    from tests.foundation.storms import storm

    map = make_opinion_map()
    people = [make_member(map.initiative) for _ in range(5)]

    def press(client: int) -> int:
        for one in range(int(attempts) // CLIENTS):
            vote_on(map, people[(client + one) % 5], one % 3 - 1, one % 3 + 1)
        return int(attempts) // CLIENTS

    start = time.perf_counter()
    done = storm(press, CLIENTS)
    pressed = sum(one for one in done if isinstance(one, int))
    errors = [repr(one) for one in done if not isinstance(one, int)]
    spent = time.perf_counter() - start
    return {"pressed": pressed, "votes": Vote.objects.count(), "errors": errors, "seconds": spent}


WORDS = {one.__name__: one for one in (vote, votes, large, million, renew, contend)}


def main() -> None:
    os.environ.update(NAMES)
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    call_command("migrate", verbosity=0)
    json.dump(WORDS[sys.argv[1]](*sys.argv[2:]), sys.stdout)


if __name__ == "__main__":
    main()
