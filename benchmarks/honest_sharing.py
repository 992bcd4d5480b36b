"""Honest votes as they may come from network addresses and mailboxes, simulated: nobody publishes real ones.

Everybody draws from `random.Random`, so that a seed gives the same votes again.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from random import Random

Labels = list[str]
HOMES = {1: 52, 2: 30, 3: 9, 4: 6, 5: 2, 6: 1}
"""Of a hundred homes from which somebody votes online, in how many so many do."""


def homes(voters: int, chance: Random) -> Labels:
    """Nobody shares an address but those who live together."""
    drawn = chance.choices(list(HOMES), list(HOMES.values()), k=voters)
    return [f"home {number}" for number, size in enumerate(drawn) for _ in range(size)][:voters]


def homes_and_places(voters: int, chance: Random) -> Labels:
    """One voter in twenty votes at a library, a school, an office: from 5 people, Pareto, exponent 2."""
    labels: Labels = []
    for number in count():
        if len(labels) >= voters // 20:
            break
        labels += [f"place {number}"] * int(5 * chance.paretovariate(2))
    return (labels + homes(voters, chance))[:voters]


def a_school_day(voters: int, chance: Random) -> Labels:
    """As homes_and_places, and a whole school votes in class: 150, at most a tenth of all."""
    return (["school"] * min(150, voters // 10) + homes_and_places(voters, chance))[:voters]


def one_gateway(voters: int, chance: Random) -> Labels:
    """As homes_and_places, and one in fifty comes through one address of a small phone company."""
    return (["gateway"] * (voters // 50) + homes_and_places(voters, chance))[:voters]


def large_carriers(voters: int, chance: Random) -> Labels:
    """As homes_and_places, and three in ten come through some addresses of large phone companies."""
    through = voters * 3 // 10
    weights = [chance.lognormvariate(0, 1) for _ in range(max(8, voters // 200))]
    gateways = [f"gateway {one}" for one in chance.choices(range(len(weights)), weights, k=through)]
    return (gateways + homes_and_places(voters, chance))[:voters]


def mailboxes(voters: int, chance: Random) -> Labels:
    """One in a hundred mailboxes is used by two, and of those three in ten by one more, and so on."""
    labels: Labels = []
    for number in count():
        if len(labels) >= voters:
            break
        uses = 1
        if chance.random() < 0.01:
            uses = 2
            while chance.random() < 0.3:
                uses += 1
        labels += [f"mailbox {number}"] * uses
    chance.shuffle(labels)
    return labels[:voters]


SHARING: dict[str, Callable[[int, Random], Labels]] = {
    "homes": homes,
    "homes and places": homes_and_places,
    "and a school day": a_school_day,
    "and one small gateway": one_gateway,
    "and large carriers": large_carriers,
}
