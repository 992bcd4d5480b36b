"""Who comes in while the house looks who may be here stays, and is asked about at the next look."""

import asyncio
from types import SimpleNamespace

import pytest

from samenspel.tools.writing.live import seats
from samenspel.tools.writing.live.hall import Hall
from samenspel.tools.writing.live.keeping import Look, Opening
from samenspel.tools.writing.live.rooms import NEVER, Room
from samenspel.tools.writing.models import Document

NEWEST, FRESH = 7, 0


def seat_of(name):
    return seats.Seat(seats.Ticket(1, name, name, may_write=True, is_gone=False))


def looked_around(sat, comes=(), may=None):
    """The room after a look in which these are found to write, and during which others come in."""

    async def look():
        async def in_thread(function, *words):
            for seat in comes:
                room.enter(seat)
            return Look(FRESH, NEWEST, may or {seat.ticket.person: True for seat in sat})

        room = Room(Opening(Document(), b"\x00\x00", []), in_thread)
        hall = Hall(ask=None)
        hall.in_thread = in_thread
        for seat in sat:
            room.enter(seat)
        await hall._look(room)
        room.ticking.cancel()
        return room

    return asyncio.run(look())


def test_who_comes_in_during_a_look_stays_and_is_asked_about_at_the_next():
    ann, bram = seat_of("Ann"), seat_of("Bram")
    room = looked_around([ann], comes=[bram])
    assert (ann.ended, bram.ended, room.newest) == (None, None, NEVER)


def test_who_comes_in_after_a_look_is_asked_about_whatever_it_found():
    ann = seat_of("Ann")
    room = looked_around([ann])
    assert room.newest == NEWEST
    room.enter(seat_of("Bram"))
    assert room.newest == NEVER


def test_who_may_no_longer_write_is_turned_out():
    ann, bram = seat_of("Ann"), seat_of("Bram")
    looked_around([ann, bram], may={"Ann": True, "Bram": False})
    assert (ann.ended, bram.ended.code) == (None, seats.NOT_ALLOWED)


@pytest.mark.parametrize(
    ("status", "code"), [(503, seats.BROKEN), (500, seats.BROKEN), (404, seats.NOT_ALLOWED)]
)
def test_a_site_that_fails_takes_no_rights_away(status, code):
    async def ask(scope):
        return status, b""

    hall, ann = Hall(ask), seat_of("Ann")
    hall.seats[ann] = SimpleNamespace()
    asyncio.run(hall._ask_all_again())
    assert ann.ended.code == code
