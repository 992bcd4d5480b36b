"""Strata by arms: nobody computes a small count."""

from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.assignment import Row, balance, merged_small


def test_strata_are_counted_by_arm():
    assert balance([(1, 1), (1, 2), (1, 2), (3, 1)], [1, 2]) == [Row((1,), (1, 2)), Row((3,), (1, 0))]


def test_small_strata_are_told_together_and_a_larger_one_joins_where_it_must():
    rows = [Row((1,), (20, 20)), Row((2,), (3, 4)), Row((3,), (12, 11))]
    assert merged_small(rows, 10) == [Row((1,), (20, 20)), Row((2, 3), (15, 15))]


def test_of_few_nothing_is_told():
    assert merged_small([Row((1,), (3, 30)), Row((2,), (4, 30))], 10) == []


COUNTS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=8)


@given(COUNTS)
def test_every_count_and_every_sum_that_is_told_is_large(counts):
    rows = [Row((place,), one) for place, one in enumerate(counts, 1)]
    told = merged_small(rows, 10)
    assert all(min(row.counts) >= 10 for row in told)
    if told:
        assert sorted(one for row in told for one in row.strata) == [*range(1, len(rows) + 1)]
        assert [sum(c) for c in zip(*(row.counts for row in told), strict=True)] == [
            sum(c) for c in zip(*counts, strict=True)
        ]
