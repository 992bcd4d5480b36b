import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.barriers import GAUGES, SIGNS, Measured, Told, add_up, told_by
from samenspel.methods.few import DEFAULT_K, LEAST_K

AT = {
    "drop_out": (Measured(10, 30, 30, 10), Measured(11, 30, 30, 11)),
    "one_sided": (Measured(10, 100, 12), Measured(9, 100, 12)),
    "unanswered": (Measured(10, 40, 20), Measured(11, 40, 20)),
    "load_on_few": (Measured(60, 100, 30, 6), Measured(61, 100, 30, 6)),
    "silence": (Measured(1, 40, 12), Measured(0, 40, 12)),
    "hours_asked": (Measured(125, 100), Measured(126, 100)),
    "staff_hours": (Measured(36, 40), Measured(35, 40)),
    "budget": (Measured(90, 100), Measured(89, 100)),
    "paid_tasks": (Measured(1, 4), Measured(2, 4)),
    "mandates": (Measured(0, 3), Measured(1, 3)),
    "owners": (Measured(0, 3), Measured(1, 3)),
    "costs": (Measured(3, 2), Measured(3.1, 2)),
    "benefits": (Measured(40, 50), Measured(39, 50)),
    "conflicts": (Measured(1, 10), Measured(2, 10)),
}


def test_each_sign_is_tried_here():
    assert set(AT) == set(SIGNS)


@pytest.mark.parametrize("name", [*AT])
def test_at_the_threshold_all_is_quiet_and_beyond_it_a_sign_is_told(name):
    at, beyond = AT[name]
    assert told_by(SIGNS[name], at, DEFAULT_K) == Told.QUIET
    assert told_by(SIGNS[name], beyond, DEFAULT_K) == Told.SIGN


@pytest.mark.parametrize("name", [*SIGNS])
def test_what_nothing_measures_is_not_known(name):
    assert told_by(SIGNS[name], None, DEFAULT_K) == Told.UNKNOWN


@given(
    st.sampled_from([*SIGNS.values()]),
    st.integers(0, 500),
    st.integers(0, 500),
    st.integers(0, 60),
    st.none() | st.integers(0, 60),
    st.integers(1, 40),
)
def test_a_sign_is_never_of_fewer_than_k_people_and_never_means_fewer_than_five(
    sign, part, whole, people, meant, k
):
    if told_by(sign, Measured(part, whole, people, meant), k) in (Told.SIGN, Told.QUIET):
        assert people >= max(k, LEAST_K)
    if told_by(sign, Measured(part, whole, people, meant), k) == Told.SIGN:
        assert meant is None or meant >= LEAST_K


def test_one_of_a_team_of_six_who_does_nearly_all_is_nobodys_sign():
    assert told_by(SIGNS["load_on_few"], Measured(95, 100, people=6, meant=1), LEAST_K) == Told.TOO_FEW


def test_kinds_of_things_add_up_and_no_more_people_are_believed_than_the_most_of_one():
    found = add_up([Measured(1, 4, people=3), Measured(2, 6, people=5, meant=2), Measured(0, 1)])
    assert found == Measured(3, 11, people=5, meant=2)
    assert add_up([]) is None


def test_each_gauge_is_read_by_a_sign():
    assert {sign.gauge.name for sign in SIGNS.values()} == set(GAUGES)


def test_no_sign_names_a_number_of_people():
    assert not any(sign.source.doi for sign in SIGNS.values())
    assert all(sign.asks.endswith("?") for sign in SIGNS.values())
