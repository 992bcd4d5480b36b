"""What is hidden, and what is refused."""

from __future__ import annotations

import pickle
from itertools import pairwise

import numpy as np
import pytest

from samenspel.methods.disclosure import (
    Change,
    CountTable,
    Leak,
    Merge,
    NoSafeRelease,
    Protected,
    Range,
    Release,
    Rule,
    UnfitTable,
    audit,
    merged,
    protect,
    ranges,
    unprotected,
)

AGES = {"age": ["young", "old"], "area": ["n", "s", "w"]}
COUNTS = [[12, 3, 40], [20, 31, 25]]


def release(counts: object = COUNTS, change: Change | None = None) -> Release:
    return Release((CountTable.of(AGES, counts),), change)  # type: ignore[arg-type]


def shown(protected: Protected, table: int = 0) -> list[list[int | None]]:
    full, hides = protected.release.tables[table].full, protected.hides[table]
    return np.where(hides, None, full).tolist()  # type: ignore[call-overload,no-any-return]


def test_a_small_count_is_hidden_with_three_more_so_that_no_total_tells_it() -> None:
    found = protect(release())
    assert shown(found) == [[None, None, 40, 55], [None, None, 25, 76], [32, 34, 65, 131]]
    assert (found.counts, found.hidden, found.small, found.audit.leaks) == (12, 4, 1, ())


def test_alone_hidden_it_can_be_computed() -> None:
    found = unprotected(release(), small=True)
    assert shown(found)[0] == [12, None, 40, 55]
    assert found.audit.leaks == (Leak("age: young, area: s", "small"),)
    assert str(found.audit.words) == "Not safe: so much can be computed: 1."


def test_what_is_published_as_it_is_is_told() -> None:
    assert unprotected(release()).audit.leaks == (Leak("age: young, area: s", "small"),)


def test_how_far_hidden_counts_can_be_computed_is_said() -> None:
    assert ranges([protect(release())]) == (
        (
            Range(("young", "n"), 1, 14),
            Range(("young", "s"), 1, 14),
            Range(("old", "n"), 18, 31),
            Range(("old", "s"), 20, 33),
        ),
    )


def test_the_same_tables_get_the_same_answer() -> None:
    chance = np.random.default_rng(3)
    table = CountTable.of({"a": list("abcdefgh"), "b": list("abcde")}, chance.poisson(12, (8, 5)))
    first, again = (protect(Release((table,))) for _time in range(2))
    assert shown(first) == shown(again)
    assert first.audit == again.audit


def test_of_nothing_small_nothing_is_hidden() -> None:
    found = protect(release([[12, 13, 40], [20, 31, 25]]))
    assert (found.hidden, found.audit.targets, found.audit.safe) == (0, 0, True)


def test_tables_that_share_a_total_are_protected_together() -> None:
    by_sex = CountTable.of({"area": ["n", "s", "w"], "sex": ["f", "m"]}, [[30, 2], [17, 17], [33, 32]])
    table = CountTable.of(AGES, COUNTS)
    found = protect(Release((table, by_sex)))
    apart = [protect(Release((one,))) for one in (table, by_sex)]
    assert found.audit.safe
    assert [one.any() for one in found.hides] == [True, True]
    areas = [[hides[-1, :3].tolist(), other[:3, -1].tolist()] for hides, other in [found.hides]]
    assert areas[0][0] == areas[0][1], "a shared total is hidden in both or in neither"
    assert all(one.audit.safe for one in apart)


@pytest.mark.parametrize("sensitive", [["benefit"], []])
def test_a_group_that_is_all_of_a_sensitive_kind_is_hidden_with_its_empty_cells(sensitive: list[str]) -> None:
    names = {"area": ["n", "s", "w"], "income": ["work", "benefit"]}
    of_all = Release((CountTable.of(names, [[0, 30], [20, 31], [25, 60]]),))
    assert protect(of_all).hidden == 0
    found = protect(of_all, Rule(sensitive={"income": sensitive}))
    assert shown(found)[0] == [None, None, 30]
    assert found.audit.safe
    told = audit([unprotected(of_all)], Rule(sensitive={"income": sensitive}))
    assert told.leaks == (Leak("area: n", "alike"),)


def test_another_kind_is_no_secret() -> None:
    names = {"area": ["n", "s", "w"], "income": ["work", "benefit"]}
    of_all = Release((CountTable.of(names, [[0, 30], [20, 31], [25, 60]]),))
    assert protect(of_all, Rule(sensitive={"income": ["work"]})).hidden == 0


def test_57_and_then_56_exposes_the_one_who_left() -> None:
    before, after = [[15, 10, 11], [11, 10, 0]], [[15, 10, 11], [11, 9, 0]]
    first = protect(release(before))
    assert (first.release.people, first.hidden) == (57, 0)
    with pytest.raises(NoSafeRelease, match="wait until more") as refused:
        protect(release(after, Change(left=1)), earlier=[first])
    assert "changed by less than 10" in str(refused.value)
    both = audit([first, unprotected(release(after, Change(left=1)))])
    assert Leak("all", "changed") in both.leaks


def test_many_who_joined_may_be_told() -> None:
    first = protect(release([[15, 10, 11], [11, 10, 20]]))
    after = release([[35, 30, 31], [31, 30, 40]], Change(joined=120))
    found = protect(after, earlier=[first])
    assert (found.hidden, found.audit.safe) == (0, True)


def test_where_few_joined_all_that_changed_little_is_hidden_so_that_hiding_tells_nothing() -> None:
    first = protect(release([[15, 10, 11], [11, 10, 20]]))
    found = protect(release([[45, 42, 11], [41, 40, 21]], Change(joined=123)), earlier=[first])
    inner = found.hides[0][:2, :3]
    assert inner[:, 2].all(), "one joined the old of w, nobody the young of w"


def test_numbers_that_do_not_add_up_are_refused() -> None:
    first = protect(release())
    with pytest.raises(UnfitTable, match="131 people, 2 who joined and 0 who left do not make 131 people"):
        protect(release(COUNTS, Change(joined=2)), earlier=[first])
    with pytest.raises(UnfitTable, match="disagree about age: old, area: n: 20 and 21"):
        protect(release([[12, 3, 40], [21, 30, 25]]), earlier=[first])
    with pytest.raises(UnfitTable, match="is 0 or more"):
        Change(left=-1)


def test_a_later_table_of_the_same_people_does_not_undo_an_earlier_one() -> None:
    table = CountTable.of({"age": list("abcd"), "area": ["n", "s"]}, [[12, 3], [20, 31], [7, 40], [50, 60]])
    first = protect(Release((table,)))
    fewer = merged(table, [Merge("age", ("b", "c"))])
    assert protect(Release((fewer,))).hidden < protect(Release((fewer,)), earlier=[first]).hidden
    bare = audit([first, protect(Release((fewer,)))])
    assert all(leak.why == "small" for leak in bare.leaks)
    again = protect(Release((table,)), earlier=[first])
    assert shown(again) == shown(first)


def test_fewer_than_k_people_are_not_published() -> None:
    with pytest.raises(UnfitTable, match="fewer than 10 people: publish nothing"):
        protect(release([[1, 3, 4], [0, 0, 0]]))


def test_where_nothing_helps_a_merge_is_named() -> None:
    two, three = ["c0", "c1"], ["c0", "c1", "c2"]
    circle = (
        CountTable.of({"a": three, "b": two}, [[18, 10], [56, 35], [45, 21]]),
        CountTable.of({"b": two, "c": three}, [[17, 2, 100], [9, 0, 57]]),
        CountTable.of({"a": three, "c": three}, [[4, 1, 23], [12, 1, 78], [10, 0, 56]]),
    )
    with pytest.raises(NoSafeRelease) as refused:
        protect(Release(circle))
    found = refused.value
    assert str(found) == (
        "Whatever is hidden, too much can be computed about “b: c0, c: c1”. It helps to merge c0 + c1 "
        "of “c”, or to publish tables of fewer variables."
    )
    assert found.merges[0] == Merge("c", ("c0", "c1"))
    assert str(pickle.loads(pickle.dumps(found))) == str(found)
    assert protect(Release(tuple(merged(table, found.merges[:1]) for table in circle))).audit.safe


def test_the_rule_is_one_and_never_under_five() -> None:
    with pytest.raises(UnfitTable, match="is 4; it must be 5 or more"):
        Rule(4)
    hidden = [protect(release([[12, 30, 40], [20, 31, 6]]), Rule(k)).hidden for k in (5, 7, 10, 13)]
    assert all(one <= other for one, other in pairwise(hidden))
    assert hidden[0] == 0 < hidden[1]


def test_a_slip_in_a_sensitive_name_is_refused() -> None:
    with pytest.raises(UnfitTable, match="“ages” is called sensitive, but no table counts by it"):
        protect(release(), Rule(sensitive={"ages": []}))
    with pytest.raises(UnfitTable, match="“older” of “age” is called sensitive"):
        protect(release(), Rule(sensitive={"age": ["older"]}))


def test_an_answer_shows_itself() -> None:
    found = protect(release())
    assert repr(found) == "<Protected (safe): counts 12, hidden 4>"
    assert found.table().splitlines()[2:7] == [
        "age by area",
        "age    n   s    w  all",
        "young  –   –   40   55",
        "old    –   –   25   76",
        "all    32  34  65  131",
    ]
    assert "<td>–</td>" in found._repr_html_()
