"""What is written on a ballot is what is read from it, in every format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.budgeting.election import BALLOT_FORMATS, POINT_FORMATS
from samenspel.phases.plan.box.limits import limits_of
from samenspel.phases.plan.box.written import choice_of, longest_choice, read_choice, write_choice
from samenspel.phases.plan.models import BudgetRound

PLACES = 40


@st.composite
def ballots(draw):
    """A format, the places on one ballot in its order, and the points that belong to them."""
    ballot_format = draw(st.sampled_from(BALLOT_FORMATS))
    places = draw(st.lists(st.integers(1, PLACES), unique=True))
    if ballot_format == "ordinal":
        return ballot_format, places, [*range(len(places), 0, -1)]
    if ballot_format in POINT_FORMATS:
        return ballot_format, sorted(places), [draw(st.integers(1, 10**6)) for _ in places]
    return ballot_format, sorted(places), [1] * len(places)


def limits(ballot_format):
    return limits_of(BudgetRound(ballot_format=ballot_format, points=50, most_each=9))


def marked(ballot_format, places, points):
    """As somebody marks it: the ranks of a top list begin at 1."""
    numbers = range(1, len(places) + 1) if ballot_format == "ordinal" else points
    return dict(zip(places, numbers, strict=True))


@given(ballots())
def test_a_ballot_that_is_written_is_read_as_it_was(ballot):
    ballot_format, places, points = ballot
    written = write_choice(places, points, ballot_format)
    assert read_choice(written, ballot_format) == (tuple(places), tuple(points))


@given(ballots(), st.randoms())
def test_what_is_marked_in_whatever_order_is_read_as_it_was_marked(ballot, chance):
    ballot_format, places, points = ballot
    given_places = [*marked(ballot_format, places, points).items()]
    chance.shuffle(given_places)
    written = choice_of(dict(given_places), limits(ballot_format))
    assert read_choice(written, ballot_format) == (tuple(places), tuple(points))


@pytest.mark.parametrize("ballot_format", BALLOT_FORMATS)
def test_the_longest_choice_is_that_of_a_full_ballot(ballot_format):
    everything = marked(ballot_format, range(1, PLACES + 1), [limits(ballot_format).points or 1] * PLACES)
    written = choice_of(everything, limits(ballot_format))
    assert longest_choice(limits(ballot_format), PLACES) == len(f"{written} ")


@given(ballots())
def test_no_choice_is_longer_than_the_longest(ballot):
    ballot_format, places, points = ballot
    points = [1 + given % 50 for given in points]
    written = choice_of(marked(ballot_format, places, points), limits(ballot_format))
    assert len(written) <= longest_choice(limits(ballot_format), PLACES)
