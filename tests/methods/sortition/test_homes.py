"""Nobody twice from one address, and people who were chosen before."""

from __future__ import annotations

import random
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from samenspel.methods.sortition import (
    Person,
    Pool,
    Quota,
    UnfitPool,
    beside,
    make,
    publish,
    read_pool,
    replace_members,
    verify,
)
from samenspel.methods.sortition.command import main
from samenspel.methods.sortition.homes import as_quotas

AGES = (Quota("age", "old", 1, 3), Quota("age", "young", 1, 3))


def houses(*ages: str) -> tuple[Person, ...]:
    """One word for each house, one letter for each person in it: "oy" are an old and a young one."""
    names = {"o": "old", "y": "young"}
    return tuple(
        Person(f"{house}{place}", {"age": names[age]}, f"street {house}")
        for house, living in enumerate(ages)
        for place, age in enumerate(living)
    )


def meetings(pool: Pool, panels: tuple[tuple[str, ...], ...]) -> int:
    home = {person.id: person.address or person.id for person in pool.people}
    return sum(len({home[id] for id in panel}) < len(panel) for panel in panels)


def a_town(people: int) -> Pool:
    """Homes of one to four people, six kinds of them."""
    draw = random.Random(1)
    homes = [house for house in range(people) for _ in range(draw.choice((1, 1, 2, 2, 3, 4)))]
    lived = tuple(
        Person(
            str(number),
            {"age": draw.choice(("old", "mid", "young")), "sex": draw.choice("fm")},
            f"home {homes[number]}",
        )
        for number in range(people)
    )
    quotas = [Quota("age", age, 6, 8) for age in ("old", "mid", "young")]
    return Pool(lived, (*quotas, Quota("sex", "f", 9, 11), Quota("sex", "m", 9, 11)), 20)


def test_nobody_meets_somebody_of_their_own_address_and_everybody_keeps_their_chance() -> None:
    pool = a_town(600)
    free = make(Pool(tuple(Person(one.id, one.values) for one in pool.people), pool.quotas, 20), length=200)
    apart = make(pool, length=200)
    assert (meetings(pool, free.panels) > 0, meetings(pool, apart.panels)) == (True, 0)
    assert apart.least == free.least
    assert all(check.holds for check in verify(publish(apart), pool=pool))


def test_where_homes_are_few_they_are_quotas() -> None:
    """Ten seats and fifteen homes of two: no list in which people only change places keeps all apart."""
    pairs = [
        "F1M2",
        "F1M2",
        "F1M2",
        "M1F1",
        "M1F1",
        "F2F2",
        "M2M2",
        "M1M1",
        "F1M1",
        "M2M2",
        "M2M1",
        "M1M1",
        "M1F2",
        "M1F2",
        "M1M1",
    ]
    people = tuple(
        Person(f"{home}{place}", {"sex": pair[place], "age": pair[place + 1]}, f"street {home}")
        for home, pair in enumerate(pairs)
        for place in (0, 2)
    )
    values = [("sex", "F"), ("sex", "M"), ("age", "1"), ("age", "2")]
    pool = Pool(people, tuple(Quota(feature, value, 4, 6) for feature, value in values), 10)
    lottery = make(pool, length=100)
    assert (meetings(pool, lottery.panels), lottery.pool, sum(lottery.chances.values())) == (0, pool, 10)
    assert lottery.least >= Fraction(29, 100)  # no lottery gives all more than 3 in 10


def test_too_many_homes_are_no_quotas() -> None:
    pool = Pool(houses(*["oy"] * 301), (Quota("age", "old", 0, 9), Quota("age", "young", 0, 9)), 9)
    with pytest.raises(UnfitPool, match="Leave out one of a household, or loosen a quota"):
        as_quotas(pool)


def test_who_was_chosen_before_counts_and_takes_the_address() -> None:
    pool = Pool(houses("oo", "oy", "yy", "o"), AGES, 3)
    rest = beside(pool, ["00"])
    assert ([person.id for person in rest.people], rest.seats) == (["10", "11", "20", "21", "30"], 2)
    assert rest.quotas == (Quota("age", "old", 0, 2), Quota("age", "young", 1, 3))
    public = publish(make(rest, length=20), pool=pool, kept=["00"])
    assert [check.holds for check in verify(public, pool=pool)] == [True, True, True]


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        (["99"], "“99” was chosen before, but is not in the pool."),
        (["00", "10", "30", "40"], "Chosen before with age: old: 4, where the quota is 3 at most."),
        (["00", "10", "20"], "A panel needs at least one seat."),
    ],
)
def test_who_cannot_have_been_chosen_is_said(chosen: list[str], says: str) -> None:
    with pytest.raises(UnfitPool) as refused:
        beside(Pool(houses("o", "o", "y", "o", "o"), AGES, 3), chosen)
    assert str(refused.value) == says


def test_a_list_in_which_two_of_one_address_meet_is_found_out() -> None:
    pool = Pool(houses("oy", "oy"), AGES, 2)
    alone = Pool(tuple(Person(one.id, one.values) for one in pool.people), AGES, 2)
    checks = verify(publish(make(alone, length=40)), pool=pool)
    assert "have one address." in str(next(check.words for check in checks if not check.holds))


def test_who_comes_for_somebody_does_not_live_with_those_who_stay() -> None:
    pool = Pool(houses("oy", "oy", "oy", "y"), AGES, 3)
    public = publish(make(pool, length=20))
    gone, *stay = public.panels[0]
    replacing = replace_members(public, 1, pool, [gone])
    homes = {person.id: person.address for person in pool.people}
    assert not {homes[id] for id in stay} & {person.address for person in replacing.lottery.pool.people}


def test_addresses_are_read_in_any_writing_and_only_where_they_are_named() -> None:
    people = b'id;age;adres\na;old;Dorpsstraat 1\nb;young;"DORPSSTRAAT  1,"\nc;old;\nd;young;\n'
    quotas = b"feature;value;min;max\nage;old;0;2\nage;young;0;2\n"
    found = read_pool(people, quotas, 2, None, "adres")
    assert [person.address for person in found.people] == ["dorpsstraat 1", "dorpsstraat 1", "", ""]
    assert {person.address for person in read_pool(people, quotas, 2).people} == {""}


def test_the_command_takes_addresses_and_who_was_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(tmp_path / name) for name in ("people.csv", "quotas.csv", "list.json")]
    rows = [f"{house}{age},{age},Street {house}" for house in range(6) for age in ("old", "young")]
    Path(files[0]).write_text("\n".join(["id,age,address", *rows]))
    Path(files[1]).write_text("feature,value,min,max\nage,old,1,3\nage,young,1,3\n")
    words = ["--address", "address"]
    assert main(["make", *files[:2], "--seats", "4", *words, "--chosen", "0old", "--output", files[2]]) == 0
    assert "1,000 panels of 3 out of 10 people" in " ".join(capsys.readouterr().out.split())
    assert main(["verify", files[2], "--people", files[0], "--quotas", files[1], *words]) == 0
    assert Counter("WRONG" in line for line in capsys.readouterr().out.splitlines()) == {False: 3}
