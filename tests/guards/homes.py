"""The guards of addresses in lotteries, and of people who were chosen before."""

from __future__ import annotations

from tests.guards.guard import method

HOMES = "homes"
GUARDS = [
    method(
        "sortition",
        "housemates are looked for",
        "lottery.py",
        " if shared(pool) else found",
        " if False else found",
        HOMES,
    ),
    method(
        "sortition",
        "where homes are few they are quotas",
        "lottery.py",
        "return replace(make(as_quotas(pool), objective, length, limits), pool=pool)",
        "pass",
        HOMES,
    ),
    method(
        "sortition",
        "homes that are quotas are few",
        "homes.py",
        "if len(addresses) > MOST_ADDRESSES:",
        "if False:",
        HOMES,
    ),
    method(
        "sortition",
        "one of each address",
        "homes.py",
        "Quota(HOME, address, 0, 1)",
        "Quota(HOME, address, 0, 2)",
        HOMES,
    ),
    method(
        "sortition",
        "who was chosen counts",
        "rest.py",
        "taken = _taken(pool, kept)",
        "taken = _taken(pool, ())",
        HOMES,
    ),
    method(
        "sortition",
        "who was chosen takes the address",
        "rest.py",
        "and person.address not in homes",
        "",
        HOMES,
    ),
    method(
        "sortition", "who was chosen is in the pool", "rest.py", "if id not in known:", "if False:", HOMES
    ),
    method(
        "sortition",
        "who was chosen fits the quotas",
        "rest.py",
        "if taken[quota.feature, quota.value] > quota.most:",
        "if False:",
        HOMES,
    ),
    method(
        "sortition",
        "a meeting is found out",
        "verification.py",
        "if id in homes and seen.setdefault(homes[id], id) != id:",
        "if False:",
        HOMES,
    ),
    method(
        "sortition",
        "an address is read in any writing",
        "files.py",
        "home_of(address))",
        "address)",
        HOMES,
    ),
]
