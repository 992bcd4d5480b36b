"""A site with boards of ideas, asked for its pages: python -m benchmarks.ideas_site prints JSON."""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable
from itertools import product
from typing import Any
from urllib.parse import urlencode

from benchmarks.closing_site import NAMES

SYLLABLES = ["ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "zi", "ko", "bo", "ga"]
WORDS = ["".join(parts) for parts in product(SYLLABLES, repeat=3)]
OFTEN = [1 / (rank + 10) for rank in range(len(WORDS))]  # as in a language: a few words are everywhere
TYPED = 40
SYNONYMS = "\n".join(f"{word} = {word}huis" for word in WORDS[:200:4])


def build(count: int) -> Any:
    """A board with so many ideas, one in ten of them in a group, with some supporters."""
    from samenspel.phases.design.models.ideas import Idea, IdeaAuthor, IdeaSupport
    from tests.factories.design import make_board
    from tests.factories.services import make_person

    draw, board, people = random.Random(count), make_board(), [make_person() for _one in range(20)]
    clusters = [board.clusters.create(title=f"Groep {number}") for number in range(8)]
    ideas = Idea.objects.bulk_create(
        Idea(
            board=board,
            title=f"{' '.join(draw.choices(WORDS, OFTEN, k=4))} {number}",
            text=" ".join(draw.choices(WORDS, OFTEN, k=30)),
            cluster=draw.choice(clusters) if number % 10 == 0 else None,
        )
        for number in range(count)
    )
    IdeaAuthor.objects.bulk_create(IdeaAuthor(thing=one, person=draw.choice(people)) for one in ideas)
    supports = [(one, person) for one in ideas for person in draw.sample(people, draw.randrange(4))]
    IdeaSupport.objects.bulk_create(IdeaSupport(thing=one, person=person) for one, person in supports)
    return board


def typed_beside(board: Any, client: Any) -> list[float]:
    """What stands beside the field while somebody types a title of two to five words."""
    draw, organisation = random.Random(7), board.initiative.service.organisation
    from samenspel.phases.design.models.ideas import Synonyms

    Synonyms.objects.create(organisation=organisation, lines=SYNONYMS)
    titles = [" ".join(draw.choices(WORDS, OFTEN, k=draw.randrange(2, 6))) for _one in range(TYPED)]
    asked = [f"{board.get_absolute_url()}similar/?{urlencode({'title': title})}" for title in titles]
    return [seconds(client, address, {"HX-Request": "true"}) for address in asked]


def pages(board: Any, client: Any) -> list[float]:
    asked = ("", "?sort=support", "?q=bako", "?page=2", "?state=new&sort=title")
    addresses = [f"{board.get_absolute_url()}{one}" for one in asked]
    return [seconds(client, address) for address in addresses * 8]


def seconds(client: Any, address: str, headers: dict[str, str] | None = None) -> float:
    start = time.perf_counter()
    answer = client.get(address, headers=headers or {})
    assert answer.status_code == 200, answer.status_code
    return time.perf_counter() - start


def measured() -> dict[str, Any]:
    from django.test import Client

    from tests.factories.initiatives import make_member

    many, boards = build(10_000), {count: build(count) for count in (10, 1000)}
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(make_member(many.initiative))
    client.get(many.get_absolute_url())
    found = {count: pages(board, client) for count, board in boards.items()}
    return {"similar": typed_beside(many, client), "boards": found}


def tell(measured: Callable[[], dict[str, Any]]) -> None:
    """What was measured on a site of its own, as JSON."""
    os.environ.update(NAMES)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    print(json.dumps(measured()))


if __name__ == "__main__":
    tell(measured)
