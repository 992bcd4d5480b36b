"""What is left to draw when some have their seats already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from samenspel.methods.words import Words

from .pool import Pool, Quota, UnfitPool


def beside(pool: Pool, chosen: Sequence[str]) -> Pool:
    """The pool for the seats that those who were chosen before leave: they count towards the quotas, and who
    lives at their addresses is not drawn. `pool.seats` are all seats. Raises UnfitPool.

    >>> from samenspel.methods.sortition import Person, Pool, Quota, make, publish
    >>> people = tuple(Person(id, {"sex": sex}) for id, sex in [("a", "f"), ("b", "m"), ("c", "m")])
    >>> pool = Pool(people, (Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)), seats=2)
    >>> beside(pool, ["a"]).quotas
    (Quota(feature='sex', value='f', least=0, most=0), Quota(feature='sex', value='m', least=1, most=1))
    """
    known = {person.id for person in pool.people}
    for id in chosen:
        if id not in known:
            raise UnfitPool(Words("“{id}” was chosen before, but is not in the pool.", id=id))
    taken = _taken(pool, chosen)
    for quota in pool.quotas:
        if taken[quota.feature, quota.value] > quota.most:
            raise UnfitPool(
                Words(
                    "Chosen before with {name}: {found}, where the quota is {most} at most.",
                    name=quota.name,
                    found=taken[quota.feature, quota.value],
                    most=quota.most,
                )
            )
    return rest_of(pool, chosen, (), pool.seats - len(set(chosen)))


def rest_of(pool: Pool, kept: Collection[str], out: Collection[str], seats: int) -> Pool:
    """Those who can be asked, and what the quotas still want of them."""
    taken = _taken(pool, kept)
    quotas = tuple(
        Quota(
            quota.feature,
            quota.value,
            max(0, quota.least - taken[quota.feature, quota.value]),
            max(0, quota.most - taken[quota.feature, quota.value]),
        )
        for quota in pool.quotas
    )
    homes = {person.address for person in pool.people if person.id in kept and person.address}
    people = tuple(
        person
        for person in pool.people
        if person.id not in out and person.id not in kept and person.address not in homes
    )
    return Pool(people, quotas, seats)


def _taken(pool: Pool, kept: Collection[str]) -> Counter[tuple[str, str]]:
    values = {person.id: person.values for person in pool.people}
    return Counter((feature, values[id][feature]) for id in kept for feature in pool.features)
