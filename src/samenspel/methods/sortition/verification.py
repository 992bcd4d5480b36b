"""Check a list and a draw again, from nothing but what was published (and the pool, for who has it)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from samenspel.methods import nouns
from samenspel.methods.seeds import Check, same_hash, same_round
from samenspel.methods.words import Words

from .ceiling import exact_ceiling
from .draw import draw
from .pool import Pool
from .program import program_of
from .public import PublicList, pool_hash
from .reasons import percent

Values = Mapping[str, Mapping[str, str]]


def verify(
    public: PublicList,
    *,
    hash: str | None = None,
    seed: str | None = None,
    signature: str | None = None,
    number: int | None = None,
    pool: Pool | None = None,
) -> tuple[Check, ...]:
    """What can be checked with what is given: the announced hash, the seed (and the signature of its round of
    drand) with the drawn number, the pool.

    >>> from samenspel.methods.sortition import Person, Pool, Quota, make, publish
    >>> people = tuple(Person(id, {"sex": sex}) for id, sex in [("a", "f"), ("b", "m"), ("c", "m")])
    >>> pool = Pool(people, (Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)), seats=2)
    >>> public = publish(make(pool, length=10))
    >>> all(check.holds for check in verify(public, hash=public.hash, pool=pool))
    True
    """
    checks = [_chances(public)]
    if hash is not None:
        checks.append(same_hash(public, hash))
    if seed is not None:
        checks.append(_same_draw(public, seed, number))
    if signature is not None:
        checks.append(same_round(seed or "", signature))
    if pool is not None:
        checks += _against_pool(public, pool)
    return tuple(checks)


def _chances(public: PublicList) -> Check:
    on = Counter(id for panel in public.panels for id in panel)
    return Check(
        True,
        Words(
            "{panels} of {seats}. On at least one of them: {people}; the rarest on {least}, the most "
            "frequent on {most}.",
            panels=nouns.panels(len(public.panels)),
            seats=public.seats,
            people=nouns.people(len(on)),
            least=min(on.values()),
            most=max(on.values()),
        ),
    )


def _same_draw(public: PublicList, seed: str, number: int | None) -> Check:
    drawn = draw(public, seed)
    if number is None or number == drawn.number:
        return Check(True, drawn.words)
    return Check(
        False, Words("The seed draws panel {drawn}, not {number}.", drawn=drawn.number, number=number)
    )


def _against_pool(public: PublicList, pool: Pool) -> list[Check]:
    if pool_hash(pool) != public.pool or sorted(pool.quotas) != sorted(public.quotas):
        return [Check(False, Words("The list was made of another pool, or with other quotas."))]
    checks = [Check(True, Words("The list was made of this pool, with these quotas."))]
    checks.append(_all_meet(public, pool))
    if not public.origin and not public.kept:
        checks.append(_fairness(public, pool))
    return checks


def _all_meet(public: PublicList, pool: Pool) -> Check:
    values = {person.id: person.values for person in pool.people}
    homes = {person.id: person.address for person in pool.people if person.address}
    for number, panel in enumerate(public.panels, start=1):
        fault = _fault((*panel, *public.kept), values.keys() - set(public.declined), values, pool)
        fault = fault or _meeting((*panel, *public.kept), homes)
        if fault is not None:
            return Check(False, Words("Panel {number}: {fault}", number=number, fault=fault))
    return Check(
        True,
        nouns.counted(
            len(public.panels),
            Words("The one panel meets all quotas."),
            Words("All {panels} panels meet all quotas.", panels=len(public.panels)),
        ),
    )


def _fault(ids: Sequence[str], known: set[str], values: Values, pool: Pool) -> Words | None:
    strangers = [id for id in ids if id not in known]
    if strangers:
        return Words("“{id}” is not in the pool, or has declined.", id=strangers[0])
    if len(set(ids)) < len(ids):
        return Words("somebody has two seats.")
    counts = Counter((feature, values[id][feature]) for id in ids for feature in pool.features)
    for quota in pool.quotas:
        found = counts[quota.feature, quota.value]
        if not quota.least <= found <= quota.most:
            return Words(
                "{found} with {name}, where the quota is from {least} to {most}.",
                found=found,
                name=quota.name,
                least=quota.least,
                most=quota.most,
            )
    return None


def _meeting(ids: Sequence[str], homes: Mapping[str, str]) -> Words | None:
    seen: dict[str, str] = {}
    for id in ids:
        if id in homes and seen.setdefault(homes[id], id) != id:
            return Words("“{one}” and “{other}” have one address.", one=seen[homes[id]], other=id)
    return None


def _fairness(public: PublicList, pool: Pool) -> Check:
    """Beside what no lottery can beat for those who are on the list."""
    on = Counter(id for panel in public.panels for id in panel)
    program = program_of(replace(pool, seats=public.seats))
    narrow = program.only(program.kinds_of(on.keys()))
    return Check(
        True,
        Words(
            "The lowest chance is {least}; no lottery gives all who are on the list more than {ceiling}. "
            "People on no panel: {nobody}.",
            least=percent(Fraction(min(on.values()), len(public.panels)), 2),
            ceiling=percent(exact_ceiling(narrow), 3),
            nobody=len(pool.people) - len(on),
        ),
    )
