"""A lottery on a site, by its tasks: python -m benchmarks.lottery_site PEOPLE POOL prints JSON."""

from __future__ import annotations

import json
import random
import resource
import sys
from datetime import timedelta
from typing import Any

from benchmarks.inside_site import make_ready, timed
from benchmarks.memory import most_memory

FEATURES = {
    "sex": {"woman": 50, "man": 48, "X": 2},
    "age": {"16-29": 21, "30-44": 23, "45-59": 25, "60-74": 20, "75+": 11},
    "schooling": {"lower": 30, "middle": 40, "higher": 30},
    "area": {"north": 15, "east": 20, "south": 25, "west": 25, "centre": 15},
    "home": {"rents": 45, "owns": 55},
    "works": {"yes": 60, "no": 40},
    "children": {"yes": 35, "no": 65},
    "attitude": {"for": 30, "between": 40, "against": 30},
}
SEATS, LETTERS, SEED = 100, 5000, "6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5"
BIAS = {"higher": 3, "lower": 0.5, "60-74": 2, "16-29": 0.5, "centre": 2, "for": 1.5}


def quotas() -> Any:
    """The seats in proportion, with two more or fewer."""
    from samenspel.methods.sortition import Quota

    shares = [(name, value, share) for name, values in FEATURES.items() for value, share in values.items()]
    return [Quota(name, value, max(0, share - 2), share + 2) for name, value, share in shares]


def people(count: int) -> str:
    """A table as an office writes it; many people share an address with somebody."""
    draw = random.Random(count)
    lines = [f"naam;e-mail;adres;postcode;plaats;{';'.join(FEATURES)}\n"]
    for number in range(count):
        values = ";".join(values_of(draw).values())
        street, house = number % 300, draw.randrange(count // 300)
        lines.append(f"Naam {number};p{number}@example.org;Straat {street} {house};1012 AB;Stad;{values}\n")
    return "".join(lines)


def values_of(draw: random.Random) -> dict[str, str]:
    """Who volunteers is not like who lives there."""
    return {
        name: draw.choices([*values], [share * BIAS.get(value, 1) for value, share in values.items()])[0]
        for name, values in FEATURES.items()
    }


def measured(rows: int, pool_size: int) -> dict[str, Any]:
    from tests.factories.initiatives import make_initiative
    from tests.factories.lotteries import (
        announce,
        close_pool,
        hold,
        make_list_lottery,
        make_lottery,
        send_list,
    )

    home = make_initiative()
    shape = {"seats": SEATS, "quotas": quotas()}
    lottery = make_list_lottery(home, letters=LETTERS, **shape)
    table = people(rows)
    upload = timed(lambda: send_list(lottery, table))
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    worker = most_memory()
    letters = timed(lambda: hold(announce(close_pool(lottery)), SEED))
    signed = make_lottery(home, **shape)
    _sign_up(signed, pool_size)
    draw: list[Any] = []
    listing = timed(lambda: draw.append(announce(close_pool(signed))))
    drawing = timed(lambda: hold(draw[0], SEED))
    return {
        "upload": upload,
        "letters": letters,
        "listing": listing,
        "drawing": drawing,
        "child": child,
        "worker": worker,
        "most": most_memory(),
        "lowest": draw[0].promises["lowest"],
        "seated": signed.candidates.filter(seat="taken").count(),
    }


def _sign_up(lottery: Any, count: int) -> None:
    from django.utils import timezone

    from samenspel.phases.design.models.candidates import Candidate, new_numbers

    draw, now = random.Random(7), timezone.now() - timedelta(hours=3)
    Candidate.objects.bulk_create(
        Candidate(
            lottery=lottery,
            number=number,
            name="Naam",
            address=f"Straat {draw.randrange(10 * count)}",
            values=values_of(draw),
            reply="yes",
            replied_at=now,
        )
        for number in new_numbers(count, set())
    )


def main() -> None:
    make_ready()
    json.dump(measured(int(sys.argv[1]), int(sys.argv[2])), sys.stdout)


if __name__ == "__main__":
    main()
