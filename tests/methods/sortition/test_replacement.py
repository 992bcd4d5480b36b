"""Somebody declines: only those may follow with whom the quotas hold, and all of those equally likely."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from samenspel.methods.sortition import (
    NoPanel,
    Pool,
    UnfitPool,
    draw,
    make,
    publish,
    read_list,
    replace_members,
    sitting,
    verify,
)

from .brute import panels_of
from .pools import OLD_WOMEN, drawn_pools

PUBLIC = publish(make(OLD_WOMEN, length=12))


def number_of(*ids: str) -> int:
    return PUBLIC.panels.index(ids) + 1


@given(pool=drawn_pools())
def test_exactly_those_may_follow_with_whom_all_quotas_hold(pool: Pool) -> None:
    panels = set(panels_of(pool))
    if not panels or len(pool.people) == pool.seats:
        return
    public = publish(make(pool, length=3))
    panel = sitting(public, 1)
    kept = set(panel[1:])
    others = {person.id for person in pool.people} - set(panel)
    can = {id for id in others if tuple(sorted({*kept, id})) in panels}
    try:
        found = replace_members(public, 1, pool, [panel[0]]).public
    except NoPanel:
        assert can == set()
        return
    assert found.panels == tuple((id,) for id in sorted(can))
    assert all(check.holds for check in verify(found, pool=pool))


def test_who_declines_is_followed_by_one_of_those_who_fit() -> None:
    number = number_of("p00", "p03", "p04")
    replacing = replace_members(PUBLIC, number, OLD_WOMEN, ["p03"])
    assert replacing.public.panels == (("p02",), ("p05",))
    assert [str(words) for words in replacing.words] == [
        "Free seats: 1 of 3. People who can take one so that all quotas hold: 2 of 3.",
        "Nobody with age: o, sex: f can have a seat (of 1 in all), because of: "
        "at most 0 with age: o (the pool has 1).",
    ]


def test_a_replacement_is_drawn_like_a_panel_and_sits_with_those_who_stay() -> None:
    number = number_of("p00", "p03", "p04")
    public = replace_members(PUBLIC, number, OLD_WOMEN, ["p03"]).public
    drawn = draw(public, "a round of drand, 64 digits long")
    assert sitting(public, drawn.number) == tuple(sorted({"p00", "p04", *drawn.panel}))
    kept = json.loads(public.data)
    assert (kept["kept"], kept["declined"], kept["origin"], kept["panel"]) == (
        ["p00", "p04"],
        ["p03"],
        PUBLIC.hash,
        number,
    )


def test_who_declined_before_is_not_asked_again() -> None:
    first = replace_members(PUBLIC, number_of("p00", "p03", "p04"), OLD_WOMEN, ["p03"]).public
    second = replace_members(first, 1, OLD_WOMEN, ["p04"])
    assert (first.panels[0], second.public.panels, second.public.declined) == (
        ("p02",),
        (("p05",),),
        ("p03", "p04"),
    )


def test_who_cannot_be_asked_is_left_out() -> None:
    public = replace_members(PUBLIC, number_of("p00", "p03", "p04"), OLD_WOMEN, ["p03"], away=["p02"]).public
    assert public.panels == (("p05",),)


def test_several_seats_are_filled_by_a_lottery_like_the_first() -> None:
    public = replace_members(PUBLIC, number_of("p00", "p03", "p04"), OLD_WOMEN, ["p00", "p03"]).public
    assert set(public.panels) == {("p01", "p02"), ("p01", "p05")}
    assert all(check.holds for check in verify(public, pool=OLD_WOMEN))


def test_where_nobody_fits_it_is_said_why_and_what_would_have_to_give_way() -> None:
    public = replace_members(PUBLIC, number_of("p00", "p03", "p04"), OLD_WOMEN, ["p00"]).public
    with pytest.raises(NoPanel) as refused:
        replace_members(public, 1, OLD_WOMEN, ["p01"])
    assert str(refused.value.words[0]) == "At least 1 with age: o are wanted, but the pool has only 0."


@pytest.mark.parametrize(
    ("number", "declined", "says"),
    [
        (99, ["p03"], "There is no panel 99; the list has 12."),
        (1, [], "Nobody has declined."),
        (1, ["p99"], "“p99” is not on this panel."),
    ],
)
def test_what_does_not_belong_is_refused(number: int, declined: list[str], says: str) -> None:
    with pytest.raises(UnfitPool, match=says):
        replace_members(PUBLIC, number, OLD_WOMEN, declined)


def test_newcomers_are_of_the_pool_and_by_the_quotas_that_were_announced() -> None:
    first, *others = OLD_WOMEN.quotas
    wider = (replace(first, most=first.most + 1), *others)
    for pool, says in (
        (Pool(OLD_WOMEN.people[1:], OLD_WOMEN.quotas, 3), "These people, or their values"),
        (Pool(OLD_WOMEN.people, wider, 3), "These quotas"),
    ):
        with pytest.raises(UnfitPool, match=f"{says}.* are not those of the list"):
            replace_members(PUBLIC, number_of("p00", "p03", "p04"), pool, ["p03"])


def test_a_list_with_strangers_on_it_is_refused() -> None:
    with pytest.raises(UnfitPool, match="“q00” is on the panel, but not in this pool"):
        replace_members(replace(PUBLIC, panels=(("p03", "p04", "q00"),)), 1, OLD_WOMEN, ["p03"])


@pytest.mark.parametrize(
    ("newcomer", "says"),
    [
        ("p00", "Panel 1: somebody has two seats."),
        ("p03", "Panel 1: “p03” is not in the pool, or has declined."),
    ],
)
def test_a_newcomer_who_sits_already_or_has_declined_is_found_out(newcomer: str, says: str) -> None:
    public = replace_members(PUBLIC, number_of("p00", "p03", "p04"), OLD_WOMEN, ["p03"]).public
    altered = read_list(json.dumps({**json.loads(public.data), "panels": [[newcomer]]}).encode())
    assert [str(check.words) for check in verify(altered, pool=OLD_WOMEN) if not check.holds] == [says]
