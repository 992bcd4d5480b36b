"""A site with drafts that people tried, asked for their boards; run as a module, it prints JSON."""

from __future__ import annotations

import random
from typing import Any

from benchmarks.ideas_site import OFTEN, WORDS, seconds, tell

SIZES = ((20, 4), (500, 12))
WENT, HOW_OFTEN = ("well", "hesitated", "stuck", "stopped"), (60, 20, 17, 3)
FEELINGS = ("", "glad", "calm", "unsure", "annoyed", "worried", "tired")


def build(people: int, steps: int) -> Any:
    """A draft that so many people tried, each with words at every step; a finding for each step."""
    from samenspel.phases.design.models.prototypes import Experience, Finding, Trial
    from samenspel.spine.people.models import Person
    from tests.factories.prototypes import make_prototype, steps_of

    draw = random.Random(people)
    prototype = make_prototype(steps=[f"Step {number}" for number in range(steps)])
    known = Person.objects.bulk_create(Person(display_name=f"Person {number}") for number in range(people))
    drawn_up = steps_of(prototype)
    draft = drawn_up[0].draft
    trials = Trial.objects.bulk_create(Trial(draft=draft, person=person) for person in known)
    Experience.objects.bulk_create(
        Experience(
            trial=trial,
            step=step,
            went=draw.choices(WENT, HOW_OFTEN)[0],
            feeling=draw.choice(FEELINGS),
            text=" ".join(draw.choices(WORDS, OFTEN, k=20)),
        )
        for trial in trials
        for step in drawn_up
    )
    Finding.objects.bulk_create(Finding(step=step, text="Nobody sees that it is free.") for step in drawn_up)
    return prototype


def measured() -> dict[str, Any]:
    from django.test import Client

    from tests.factories.initiatives import make_member

    found = {}
    for people, steps in SIZES:
        prototype = build(people, steps)
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(make_member(prototype.initiative))
        board, step = prototype.get_absolute_url(), prototype.drafts.get().steps.first().get_absolute_url()
        client.get(board)
        asked = {"board": [board] * 30, "words": [f"{step}?page={page}" for page in range(1, 31)]}
        found[f"{people} {steps}"] = {
            name: [seconds(client, one) for one in addresses] for name, addresses in asked.items()
        }
    return found


if __name__ == "__main__":
    tell(measured)
