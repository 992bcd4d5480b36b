"""What a lottery promises: panels that meet the quotas, chances as fair as the goal says, and reasons."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given

from samenspel.methods.sortition import (
    OBJECTIVES,
    Lottery,
    NoPanel,
    Person,
    Pool,
    Quota,
    UnfitPool,
    make,
    publish,
)
from tests.examples import examples

from .brute import leximin, nash_mean_log, panels_of
from .pools import OLD_WOMEN, a_pool, drawn_pools


def made(pool: Pool, objective: str = "leximin", length: int = 60) -> Lottery | None:
    """None when no panel meets the quotas."""
    try:
        return make(pool, objective, length)
    except NoPanel:
        return None


def aims(lottery: Lottery) -> dict[str, float]:
    return {id: float(chance) for id, chance in lottery.aims.items() if id not in lottery.barred}


@given(pool=drawn_pools())
def test_every_panel_of_the_list_is_one_of_all_that_meet_the_quotas(pool: Pool) -> None:
    lottery, panels = made(pool), panels_of(pool)
    assert (set(lottery.panels) <= set(panels)) if lottery else panels == []


@given(pool=drawn_pools())
def test_only_who_is_on_no_panel_at_all_is_barred(pool: Pool) -> None:
    if lottery := made(pool):
        on_some = {id for panel in panels_of(pool) for id in panel}
        assert lottery.barred == {person.id for person in pool.people} - on_some


@pytest.mark.parametrize("objective", OBJECTIVES)
@examples(30)
@given(pool=drawn_pools())
def test_the_chances_add_up_to_the_seats(objective: str, pool: Pool) -> None:
    if lottery := made(pool, objective):
        assert (sum(lottery.chances.values()), sum(lottery.aims.values())) == (pool.seats, pool.seats)


@given(pool=drawn_pools())
def test_leximin_is_what_the_definition_gives_over_all_panels(pool: Pool) -> None:
    if lottery := made(pool):
        assert aims(lottery) == pytest.approx(leximin(pool), abs=2e-6)


@given(pool=drawn_pools())
def test_no_lottery_over_all_panels_has_a_higher_lowest_chance_than_maximin(pool: Pool) -> None:
    if lottery := made(pool, "maximin"):
        best = min(leximin(pool).values())
        assert min(aims(lottery).values()) == pytest.approx(best, abs=1e-6)
        assert float(lottery.best.ceiling) == pytest.approx(best, abs=1e-6)
        assert lottery.best.ceiling >= lottery.best.least


@examples(40)
@given(pool=drawn_pools())
def test_nash_has_the_largest_product_of_chances(pool: Pool) -> None:
    if lottery := made(pool, "nash"):
        found = float(np.mean([np.log(chance) for chance in aims(lottery).values()]))
        assert found >= nash_mean_log(pool) - 2e-6
        assert lottery.best.gap <= 2e-6


@given(pool=drawn_pools())
def test_the_order_of_people_quotas_and_features_changes_nothing(pool: Pool) -> None:
    shuffled = random.Random(len(pool.people))
    people = [Person(one.id, dict(reversed(one.values.items()))) for one in pool.people]
    quotas = list(pool.quotas)
    shuffled.shuffle(people)
    shuffled.shuffle(quotas)
    first, second = made(pool), made(Pool(tuple(people), tuple(quotas), pool.seats))
    assert (first and publish(first).data) == (second and publish(second).data)


@given(pool=drawn_pools())
def test_people_who_are_alike_have_the_same_chance_up_to_one_panel(pool: Pool) -> None:
    if lottery := made(pool):
        alike: dict[tuple[str, ...], set[Fraction]] = {}
        for person in pool.people:
            alike.setdefault(tuple(sorted(person.values.items())), set()).add(lottery.chances[person.id])
        assert all(
            max(chances) - min(chances) <= Fraction(1, len(lottery.panels)) for chances in alike.values()
        )


@given(pool=drawn_pools())
def test_everybody_has_a_reason(pool: Pool) -> None:
    if lottery := made(pool):
        reasons = [str(lottery.reason(person.id)) for person in pool.people]
        assert all(reason.endswith(".") and "{" not in reason for reason in reasons)


def test_two_women_share_the_seat_that_only_they_can_have() -> None:
    lottery = make(OLD_WOMEN, length=60)
    assert dict(lottery.chances) == {f"p{number:02}": Fraction(1, 2) for number in range(6)}


def test_who_shares_few_seats_is_told_which_quota_it_is() -> None:
    quotas = {"sex": {"f": (2, 2), "m": (1, 1)}}
    lottery = make(a_pool(3, quotas, ["f", "f", "f", "m", "m", "m"]))
    assert [str(lottery.reason(id)) for id in ("p00", "p05")] == [
        "A chance of 66.6 %; without quotas 50.0 %. At least 2 of 3 people with sex: f must have a seat.",
        "A chance of 33.3 %; without quotas 50.0 %. At most 1 of 3 people with sex: m may have a seat.",
    ]


def test_who_cannot_be_chosen_is_told_why() -> None:
    quotas = {"sex": {"f": (1, 1), "m": (1, 1)}, "age": {"o": (1, 2), "y": (0, 0)}}
    lottery = make(a_pool(2, quotas, ["fo", "mo", "my"]))
    assert (lottery.barred, str(lottery.reason("p02"))) == (
        {"p02"},
        "Nobody with age: y, sex: m can have a seat (of 2 in all), because of: "
        "at most 0 with age: y (the pool has 1).",
    )


def test_without_quotas_all_have_the_same_chance() -> None:
    people = tuple(Person(str(number), {}) for number in range(10))
    lottery = make(Pool(people, (), 4), length=100)
    assert set(lottery.chances.values()) == {Fraction(4, 10)}


def test_one_person_for_one_seat_is_certain() -> None:
    lottery = make(a_pool(1, {"sex": {"f": (0, 1)}}, ["f"]))
    assert (lottery.panels, lottery.chances) == ((("p00",),), {"p00": 1})


def test_a_single_seat_is_equally_likely_for_all_who_can_have_it() -> None:
    lottery = make(a_pool(1, {"sex": {"f": (0, 1), "m": (0, 0)}}, ["f", "m", "f", "f"]))
    assert lottery.panels == (("p00",), ("p02",), ("p03",))


def test_when_all_must_come_all_are_certain() -> None:
    lottery = make(a_pool(3, {"sex": {"f": (0, 3)}}, ["f", "f", "f"]), length=5)
    assert set(lottery.chances.values()) == {1}


@pytest.mark.slow
def test_a_hundred_thousand_people_of_few_kinds_take_seconds() -> None:
    people = tuple(Person(f"{n:06}", {"sex": "fm"[n % 2], "age": "abc"[n % 3 % 2]}) for n in range(100_000))
    quotas = (
        Quota("sex", "f", 49, 51),
        Quota("sex", "m", 49, 51),
        Quota("age", "a", 60, 70),
        Quota("age", "b", 30, 40),
    )
    lottery = make(Pool(people, quotas, 100), length=1000)
    assert (set(lottery.chances.values()), float(lottery.best.least)) == (
        {Fraction(1, 1000)},
        pytest.approx(0.001),
    )


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        ({"people": ()}, "There is nobody in the pool."),
        ({"seats": 0}, "A panel needs at least one seat."),
        ({"seats": 7}, "The pool has 6 people, fewer than 7 seats."),
        ({"people": (*OLD_WOMEN.people, OLD_WOMEN.people[0])}, "Two people have the id “p00”"),
        ({"quotas": (*OLD_WOMEN.quotas, Quota("sex", "f", 0, 9))}, "There are two quotas for sex: f."),
        ({"quotas": (Quota("sex", "f", 2, 1), Quota("sex", "m", 0, 9))}, "at least 2 and at most 1"),
        ({"quotas": (Quota("sex", "f", -1, 1), Quota("sex", "m", 0, 9))}, "at least -1"),
        (
            {"quotas": OLD_WOMEN.quotas[1:]},
            "Person “p00” has “f” as sex, which no quota names; choose from: m.",
        ),
        ({"people": (Person("x", {"sex": "f"}),)}, "Person “x” has “” as age, which no quota names"),
    ],
)
def test_what_does_not_go_together_is_refused(spoil: dict[str, object], says: str) -> None:
    with pytest.raises(UnfitPool) as refused:
        replace(OLD_WOMEN, **spoil)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"objective": "luck"}, "There is no goal “luck”"),
        ({"length": 0}, "from 1 to 100000 panels"),
        ({"length": 100_001}, "from 1 to 100000 panels"),
    ],
)
def test_options_that_do_not_exist_are_refused(options: dict[str, object], says: str) -> None:
    with pytest.raises(UnfitPool, match=says):
        make(OLD_WOMEN, **options)


def test_nobody_is_on_a_panel_twice() -> None:
    panels = make(OLD_WOMEN, length=40).panels
    assert max(Counter(id for id in panel).most_common(1)[0][1] for panel in panels) == 1
