"""Rooms hear of what is written, for as long as their server stands."""

import gc

from samenspel.tools.writing import hearing
from samenspel.tools.writing.live.hall import Hall


def heard_by(hall):
    return [one for one in hearing.LISTENERS if getattr(one(), "__self__", None) is hall]


def test_a_hall_that_nobody_holds_hears_nothing_more():
    gc.collect()  # those of earlier tests
    hall = Hall(ask=None)
    assert len(heard_by(hall)) == 1
    number = sum(one() is not None for one in hearing.LISTENERS)
    del hall
    gc.collect()
    assert sum(one() is not None for one in hearing.LISTENERS) == number - 1
    hearing.tell_listeners(1, 2)


def test_those_that_are_gone_are_forgotten_when_the_next_listens():
    Hall(ask=None)
    gc.collect()
    hall = Hall(ask=None)
    assert all(one() is not None for one in hearing.LISTENERS)
    assert len(heard_by(hall)) == 1
