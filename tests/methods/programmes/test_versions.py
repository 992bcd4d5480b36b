"""What changed, and for whom."""

from dataclasses import replace

from samenspel.methods.programmes import What, changes, with_revisions
from tests.methods.programmes.programmes import ANN, BRAM, FULL, at, programme, session


def told(before, after):
    return [
        (one.what, one.session, str(one.said), [who.name for who in one.people])
        for one in changes(before, after)
    ]


ONE = session(1, speakers=(ANN,))


def after(**fields):
    return told(programme(ONE), programme(replace(ONE, **fields)))


def test_the_same_again_changes_nothing():
    assert changes(FULL, FULL) == ()


def test_a_move_is_told_by_the_clocks_of_the_place():
    assert after(start=at(8, 9)) == [
        (What.TIME, 1, "2026-09-08 11:00 instead of 2026-09-08 09:00", ["Ann Peeters"])
    ]


def test_room_length_and_title():
    assert [line[:3] for line in after(room="Attic", minutes=60, title="Care")] == [
        (What.LENGTH, 1, "60 minutes instead of 90"),
        (What.ROOM, 1, "In Attic instead of Hall"),
        (What.TITLE, 1, "Was called “Session 1”"),
    ]


def test_who_left_is_told_too():
    assert after(speakers=(BRAM,)) == [
        (What.PEOPLE, 1, "Without Ann Peeters", ["Bram Sørensen", "Ann Peeters"]),
        (What.PEOPLE, 1, "With Bram Sørensen", ["Bram Sørensen"]),
    ]


def test_new_cancelled_and_back():
    gone = replace(ONE, is_cancelled=True)
    assert told(programme(), programme(ONE)) == [(What.NEW, 1, "New", ["Ann Peeters"])]
    assert told(programme(ONE), programme()) == [(What.CANCELLED, 1, "Cancelled", ["Ann Peeters"])]
    assert after(is_cancelled=True) == [(What.CANCELLED, 1, "Cancelled", ["Ann Peeters"])]
    assert told(programme(gone), programme(ONE)) == [(What.BACK, 1, "Takes place after all", ["Ann Peeters"])]
    assert told(programme(gone), programme(gone)) == told(programme(gone), programme()) == []
    assert told(programme(), programme(gone)) == []


def revisions(before, now):
    return [(one.number, one.revision, one.is_cancelled) for one in with_revisions(before, now).sessions]


def test_a_calendar_hears_of_each_change_once():
    first = with_revisions(programme(), programme(ONE, session(2, start=at(8, 12))))
    assert revisions(programme(), first) == [(1, 0, False), (2, 0, False)]
    moved = with_revisions(first, programme(replace(ONE, room="Attic")))
    assert revisions(first, moved) == [(1, 1, False), (2, 1, True)]
    assert revisions(moved, programme(replace(ONE, room="Attic"))) == [(1, 1, False), (2, 1, True)]
    back = with_revisions(moved, first)
    assert revisions(moved, back) == [(1, 2, False), (2, 2, False)]
