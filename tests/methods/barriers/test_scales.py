import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.barriers import LIKELIHOODS, SEVERITIES, Gap, Pair, gap_of

pairs = st.builds(Pair, st.sampled_from([*LIKELIHOODS]), st.sampled_from([*SEVERITIES]))


@given(pairs, pairs)
def test_a_gap_is_seen_alike_from_both_sides(first, second):
    there, back = gap_of(first, second), gap_of(second, first)
    assert (there.likelihood, there.severity) == (-back.likelihood, -back.severity)
    assert (there.is_none, there.is_wide) == (back.is_none, back.is_wide)
    assert there.is_none == (first == second)


def test_two_steps_on_one_scale_are_wide_and_one_on_both_is_not():
    assert Gap(2, 0).is_wide
    assert Gap(0, -2).is_wide
    assert not Gap(1, -1).is_wide


def test_a_step_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="No such steps: 0, 1"):
        Pair(0, 1)


def test_a_pair_has_no_number_of_its_own():
    with pytest.raises(TypeError):
        Pair(2, 3) * 2


def test_every_step_has_words_and_an_example():
    assert all(step.label and step.example for step in (*LIKELIHOODS.values(), *SEVERITIES.values()))
