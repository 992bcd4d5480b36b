"""LEGACY beside its exact chances on small pools; DiversiMax beside all panels."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import sqrt

import pytest
from hypothesis import given

from samenspel.methods.sortition import NoPanel, Person, Pool, UnfitPool
from samenspel.methods.sortition.others import diversimax, legacy, unevenness
from tests.examples import examples

from .pools import FOUR, NO_SUCH_MEAN, OLD_WOMEN, a_pool, drawn_pools

Panel = frozenset[int]


def ends(pool: Pool, panel: Panel, left: Panel) -> Iterator[tuple[Panel | None, Fraction]]:
    """Every panel that LEGACY may go on to from here, with its chance; None where it gives up."""
    quotas, people = sorted(pool.quotas), pool.people

    def holders(quota: int, among: Panel) -> Panel:
        one = quotas[quota]
        return frozenset(i for i in among if people[i].values[one.feature] == one.value)

    lacking = [one.least - len(holders(q, panel)) for q, one in enumerate(quotas)]
    remaining = [len(holders(q, left)) for q in range(len(quotas))]
    if len(panel) == pool.seats:
        yield (panel if max(lacking) <= 0 else None), Fraction(1)
        return
    if not left or any(lack > rest for lack, rest in zip(lacking, remaining, strict=True)):
        yield None, Fraction(1)
        return
    urgent = max(
        (q for q in range(len(quotas)) if remaining[q]), key=lambda q: (lacking[q] / remaining[q], -q)
    )
    for person in holders(urgent, left):
        grown = panel | {person}
        full = [q for q, one in enumerate(quotas) if len(holders(q, grown)) >= one.most]
        gone = frozenset(i for q in full for i in holders(q, left)) | {person}
        for end, chance in ends(pool, grown, left - gone):
            yield end, chance / remaining[urgent]


def exact(pool: Pool) -> list[float]:
    """Everybody's chance, given that it does not give up."""
    allowed = frozenset(
        i
        for i, one in enumerate(pool.people)
        if all(one.values[q.feature] != q.value or q.most for q in pool.quotas)
    )
    found = list(ends(pool, frozenset(), allowed))
    kept = sum(chance for panel, chance in found if panel is not None)
    return [
        float(sum((chance for panel, chance in found if panel and i in panel), Fraction(0)) / kept)
        for i in range(len(pool.people))
    ]


@pytest.mark.parametrize("pool", [OLD_WOMEN, NO_SUCH_MEAN], ids=["old women", "no such mean"])
def test_the_chances_are_those_of_the_algorithm(pool: Pool) -> None:
    length = 4000
    found = legacy(pool, seed=5, length=length)
    for person, chance in zip(pool.people, exact(pool), strict=True):
        assert float(found.chances[person.id]) == pytest.approx(chance, abs=4.5 * sqrt(0.25 / length))


def meets(pool: Pool, ids: tuple[str, ...]) -> bool:
    chosen = [one for one in pool.people if one.id in ids]
    counts = [(sum(one.values[q.feature] == q.value for one in chosen), q) for q in pool.quotas]
    return len(chosen) == pool.seats and all(q.least <= number <= q.most for number, q in counts)


@examples(30)
@given(drawn_pools())
def test_every_panel_meets_the_quotas_and_the_most_even_is_found(pool: Pool) -> None:
    ids = [person.id for person in pool.people]
    possible = [panel for panel in combinations(ids, pool.seats) if meets(pool, panel)]
    if not possible:
        for choose in (lambda: legacy(pool, 1, 5), lambda: diversimax(pool)):
            with pytest.raises(NoPanel):
                choose()
        return
    (even,) = diversimax(pool).panels
    assert meets(pool, even)
    assert unevenness(pool, even) == pytest.approx(min(unevenness(pool, panel) for panel in possible))
    with suppress(NoPanel):  # it ends nowhere however often it begins
        assert all(meets(pool, panel) for panel in legacy(pool, 1, 5).panels)


def test_nobody_meets_a_neighbour() -> None:
    people = tuple(Person(f"p{i}", {"sex": "fm"[i % 2]}, address=f"{i // 2}") for i in range(8))
    pool = replace(a_pool(3, {"sex": {"f": (1, 2), "m": (1, 2)}}, ["f", "m"] * 4), people=people)
    for panel in legacy(pool, seed=2, length=200).panels:
        assert len({int(id[1:]) // 2 for id in panel}) == 3
    with pytest.raises(UnfitPool, match="DiversiMax does not keep people of one address apart"):
        diversimax(pool)


def test_a_seed_gives_the_same_panels_and_another_gives_others() -> None:
    first, again, other = (legacy(NO_SUCH_MEAN, seed, 50).panels for seed in (1, 1, 2))
    assert first == again != other
    wide = a_pool(4, FOUR, ["aabb", "baaa", "abba", "abab"] * 5)
    assert diversimax(wide, 1).panels == diversimax(wide, 1).panels
    assert len({diversimax(wide, seed).panels for seed in range(8)}) > 1


def test_what_was_drawn_is_told() -> None:
    found = legacy(OLD_WOMEN, seed=3, length=10)
    assert repr(found) == "<Sampled (legacy): people 6, panels 10>"
    assert found.table().startswith("10 panels by legacy from the seed 3.\n\nperson")
    with pytest.raises(UnfitPool, match="The list must have from 1 to"):
        legacy(OLD_WOMEN, seed=3, length=0)
