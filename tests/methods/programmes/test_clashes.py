"""What cannot be."""

import pytest

from samenspel.methods.programmes import Kind, clashes
from tests.methods.programmes.programmes import ANN, BRAM, FULL, TALKS, at, programme, session


def found(*sessions, away=None):
    return [(one.kind, one.sessions, one.person) for one in clashes(programme(*sessions), away)]


def test_a_good_programme_has_none():
    assert clashes(FULL) == ()


def test_back_to_back_is_no_clash():
    assert found(session(1, speakers=(ANN,)), session(2, speakers=(ANN,), start=at(8, 8, 30))) == []


def test_two_sessions_in_one_room():
    assert found(session(2), session(1, start=at(8, 8, 29))) == [(Kind.ROOM, (2, 1), "")]


def test_a_room_without_a_name_is_no_room():
    assert found(session(1, room=""), session(2, room="")) == []


def test_one_person_twice_wherever_they_are_named():
    one, other = session(1, speakers=(BRAM,)), session(2, room="Small hall", talks=TALKS[1:])
    assert found(one, other) == [(Kind.PERSON, (1, 2), "p2")]


def test_two_people_of_one_name_are_two():
    namesake = type(ANN)(ANN.name, "p9")
    assert found(session(1, speakers=(ANN,)), session(2, room="Small hall", speakers=(namesake,))) == []


def test_each_pair_of_three_at_once():
    three = [session(number, room=str(number), speakers=(ANN,)) for number in (1, 2, 3)]
    assert [one for _kind, one, _who in found(*three)] == [(1, 2), (1, 3), (2, 3)]


def test_a_long_session_meets_all_that_begin_in_it():
    long = session(1, minutes=300, speakers=(ANN,))
    later = (
        session(2, room="A", start=at(8, 8), minutes=10),
        session(3, room="B", start=at(8, 11), speakers=(ANN,)),
    )
    assert found(long, *later) == [(Kind.PERSON, (1, 3), "p1")]


def test_talks_longer_than_their_session():
    assert found(session(1, minutes=39, talks=TALKS)) == [(Kind.LENGTH, (1,), "")]
    assert found(session(1, minutes=40, talks=TALKS)) == []


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [(at(8, 8, 30), at(8, 12), []), (at(8, 8, 29), at(8, 12), [(Kind.WISH, (1,), "p1")])],
)
def test_somebody_who_cannot_be_there(since, until, expected):
    assert found(session(1, speakers=(ANN,)), away={"p1": [(since, until)]}) == expected


def test_what_is_cancelled_takes_no_room():
    assert found(session(1), session(2, is_cancelled=True)) == []


def test_the_reasons_name_the_person():
    one = clashes(programme(session(1, speakers=(ANN,)), session(2, room="A", speakers=(ANN,))))[0]
    assert str(one.reason) == "Ann Peeters is in two sessions at once: 1 and 2."
