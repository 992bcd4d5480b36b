"""Tables of people who may be the same: nobody is found by subtracting one from another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samenspel.methods.disclosure import (
    Band,
    Change,
    CountTable,
    Follows,
    Leak,
    Merge,
    NoSafeRelease,
    Release,
    Rule,
    Since,
    UnfitTable,
    apart,
    audit,
    building,
    merged,
    moved,
    protect,
    read_release,
    told_beside,
    unprotected,
    write_release,
)

K = 10
NOBODY = frozenset[str]()
AGE, DEBT = frozenset({"age"}), frozenset({"debt"})


def by(**tables: list[int]) -> Release:
    return Release(tuple(table(name, counts) for name, counts in tables.items()))


def table(name: str, counts: list[int]) -> CountTable:
    return CountTable.of({name: [f"{name}{at}" for at in range(len(counts))]}, counts)


def beside(earlier: Release, release: Release, both: int = 10**6) -> Release:
    return replace(release, since={0: apart(earlier, release, both, K)})


def test_a_second_survey_of_the_same_people_does_not_give_away_who_is_in_one_alone() -> None:
    """57 answered the first, 56 of them the second."""
    first = protect(by(age=[15, 20, 22]))
    second = by(age=[14, 20, 22])
    alone = protect(second)
    assert alone.hidden == 0
    told = audit([first, replace(alone, release=beside(first.release, second))])
    assert told.leaks == (Leak("age: age0", "changed"),)
    assert told_beside(first.release, second, apart(first.release, second, 57, K), K) == ()
    found = protect(beside(first.release, second), earlier=[first])
    assert [count for _cell, count in found.published(0)] == [None, None, None, 56]


def test_what_the_second_asks_besides_is_told() -> None:
    first = protect(by(age=[15, 20, 22]))
    second = beside(first.release, by(age=[14, 20, 22], debt=[30, 26]))
    tables = told_beside(first.release, second, (second.since or {})[0] or Since(Change()), K)
    found = protect(replace(second, tables=tables), earlier=[first])
    assert [[count for _cell, count in found.published(0)]] == [[30, 26, 56]], "of age nothing"
    assert audit([first, found]).safe


def test_what_hangs_on_what_both_ask_tells_it_too() -> None:
    """Whoever is of age0 was not asked for debts: so many gave no answer."""
    first = by(age=[15, 20, 22])
    asked = (Follows("debt", "debt1", ("age",), (("age0",),)),)
    second = replace(by(age=[14, 20, 22], debt=[42, 14], mind=[30, 26]), follows=asked)
    for release in (second, replace(second, tables=second.tables[1:])):
        tables = told_beside(first, release, apart(first, release, 57, K), K)
        assert [table.name for table in tables] == ["mind"]


def test_tables_by_two_variables_are_told_unless_by_both_they_are_near() -> None:
    names = {"age": ["young", "old"], "area": ["n", "s"]}
    then, now = (
        Release((CountTable.of(names, counts),)) for counts in ([[30, 20], [20, 30]], [[31, 39], [39, 31]])
    )
    one_by_one = by(age=[70, 70], area=[70, 70])
    since = apart(then, now, 100, K)
    assert told_beside(then, now, since, K) == ()
    assert told_beside(then, one_by_one, apart(then, one_by_one, 100, K), K) == one_by_one.tables


def test_what_several_releases_of_the_same_people_tell_is_held_against_another_together() -> None:
    """Each by variables of its own."""
    first = protect(replace(by(age=[30, 30, 30]), since={}))
    more = protect(replace(by(debt=[50, 40]), since={0: None}), earlier=[first])
    other = by(debt=[10, 140], age=[60, 60, 30])
    since = {at: apart(one.release, other, 90, K) for at, one in enumerate((first, more))}
    built = building.build([first.release, more.release, replace(other, since=since)], Rule(K))
    (link,) = built.links
    assert link.bands(DEBT) == (Band(100, 109), Band(40, 49))
    assert (link.is_exchanged(DEBT), link.is_exchanged(AGE), link.is_exchanged(NOBODY)) == (True, False, True)
    assert protect(replace(other, since=since), earlier=[first, more]).hidden == 0


def test_people_of_whom_ten_are_surely_others_are_held_against_nobody() -> None:
    first = protect(by(age=[15, 20, 22]))
    second = by(age=[14, 20, 22])
    since = apart(first.release, second, 40, K)
    assert (since.people, since.exchanged) == (Change(16, 17), {NOBODY, AGE})
    assert told_beside(first.release, second, since, K) == second.tables
    assert protect(beside(first.release, second, 40), earlier=[first]).hidden == 0
    assert apart(first.release, by(age=[40, 10, 12]), 57, K).exchanged == {NOBODY, AGE}


def test_tables_that_are_exchanged_in_one_group_alone_are_not() -> None:
    """Of the north one left; that 20 of the south did, and 20 came, hides nobody of the north."""
    names = {"area": ["north", "south"], "debt": ["yes", "no"]}
    then = Release((CountTable.of(names, [[14, 30], [20, 20]]),))
    now = Release((CountTable.of(names, [[13, 30], [40, 0]]),))
    before = people([("north", "yes")] * 14 + [("north", "no")] * 30 + [("south", "yes")] * 20)
    before |= {f"old {at}": {"area": "south", "debt": "no"} for at in range(20)}
    after = {who: one for who, one in before.items() if not who.startswith("old") and who != "0"}
    after |= {f"new {at}": {"area": "south", "debt": "yes"} for at in range(20)}
    since = moved(before, after, then, now, K)
    assert since.people == Change(20, 21)
    assert since.exchanged == {NOBODY, frozenset({"area"}), DEBT}
    first = protect(then)
    told = audit([first, replace(unprotected(now), release=replace(now, since={0: since}))])
    assert Leak("area: north, debt: yes", "changed") in told.leaks


def people(kinds: list[tuple[str, str]]) -> dict[object, dict[str, str]]:
    return {str(at): {"area": area, "debt": debt} for at, (area, debt) in enumerate(kinds)}


def test_who_answers_otherwise_moved_by_that_question_alone() -> None:
    before = {at: {"age": "age0", "debt": f"debt{at % 2}"} for at in range(60)}
    after = {at: {"age": "age0", "debt": f"debt{(at + (at < 24)) % 2}"} for at in range(60)}
    then, now = by(age=[60], debt=[30, 30]), by(age=[60], debt=[30, 30])
    since = moved(before, after, then, now, K)
    assert (since.people, since.change_by({"debt"}), since.change_by({"age"})) == (
        Change(),
        Change(24, 24),
        Change(),
    )
    assert since.exchanged == {DEBT}


def test_what_is_exchanged_is_told_beside_what_is_not() -> None:
    """The same people in both waves, who changed their minds about one thing."""
    names = {"age": ["young", "old"], "area": ["n", "s", "w"]}
    counts = [[12, 3, 40], [20, 31, 25]]
    first = protect(Release((CountTable.of(names, counts),)))
    second = Release((CountTable.of(names, counts), table("mind", [100, 31])))
    same = Since(Change(), {frozenset({"mind"}): Change(60, 60)}, frozenset({frozenset({"mind"})}))
    found = protect(replace(second, since={0: same}), earlier=[first])
    assert (found.hides[1].sum(), audit([first, found]).safe) == (0, True)


def test_categories_that_were_merged_once_are_held_against_their_sum() -> None:
    """Who is young was told of both times, beside others that were merged in one of them."""
    whole = CountTable.of({"age": ["young", "middle", "old"]}, [34, 25, 30])
    fewer = CountTable.of({"age": ["young", "middle", "old"]}, [33, 25, 30])
    first = protect(Release((merged(whole, [Merge("age", ("middle", "old"))]),)))
    second = Release((fewer,), Change(left=1))
    told = audit([first, unprotected(second)])
    assert Leak("age: young", "changed") in told.leaks
    with pytest.raises(NoSafeRelease, match="changed by less than 10"):
        protect(second, earlier=[first])


def test_a_release_between_that_does_not_count_it_keeps_nothing_apart() -> None:
    """Of the first and the third the areas are held against each other, over the second."""
    first = protect(by(area=[30, 40, 25]))
    second = protect(replace(by(debt=[60, 135]), change=Change(joined=100)), earlier=[first])
    third = replace(by(area=[130, 139, 25]), change=Change(joined=99))
    told = audit([first, second, unprotected(third)])
    assert told.safe, "hundreds came"
    few = replace(by(area=[130, 40, 26]), change=Change(joined=1))
    assert Leak("area: area2", "changed") in audit([first, second, unprotected(few)]).leaks


def test_more_than_can_be_held_against_each_other_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "MOST_TOGETHER", 9)
    first = protect(by(age=[15, 20, 22]))
    with pytest.raises(UnfitTable, match="would have to be held against each other, more than 9"):
        protect(beside(first.release, by(age=[15, 40, 22], debt=[30, 47])), earlier=[first])


def test_what_came_between_is_kept_with_the_release() -> None:
    first = protect(by(age=[15, 20, 22]))
    found = protect(beside(first.release, by(age=[14, 20, 22]), 40), earlier=[first])
    assert read_release(write_release(found).encode()).release.since == found.release.since
