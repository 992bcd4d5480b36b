"""A room for each text that somebody has open: what they type goes to all others, once it is kept."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from pycrdt import merge_updates

from samenspel.foundation.access import Refused
from samenspel.tools.writing.live import messages
from samenspel.tools.writing.live.carets import Carets
from samenspel.tools.writing.live.keeping import (
    Line,
    Opening,
    Rights,
    Written,
    read_on,
    refuse_earlier,
    write_together,
)
from samenspel.tools.writing.live.seats import (
    BROKEN,
    LARGEST_FIRST,
    NOT_ALLOWED,
    TOO_LARGE,
    UNREADABLE,
    Left,
    Seat,
)
from samenspel.tools.writing.texts import opened, take_in
from samenspel.tools.writing.updates import Reader, Unreadable, pens_of

TICK, NEVER = 0.03, -1
NOTHING = b"\x00\x00"
InThread = Callable[..., Awaitable[Any]]
logger = logging.getLogger(__name__)


class Room:
    """`doc` holds what is kept, and while that is being kept also what came just now; who asks then waits.

    `in_thread` calls a function where the database may be asked.
    """

    def __init__(self, opening: Opening, in_thread: InThread) -> None:
        self.document, self.head, self.in_thread = opening.document, opening.document.head, in_thread
        self.doc = opened(opening.state, opening.updates)
        self.size, self.rights = len(self.doc.get_update()), Rights()
        self.seats: dict[Seat, None] = {}
        self.carets = Carets(self.seats)
        self.lines: list[tuple[Seat, Line]] = []
        self.asking: list[tuple[Seat, bytes]] = []
        self.is_behind, self.is_open, self.has_work = False, True, asyncio.Event()
        self.kept, self.left_at = opening.document.kept, time.monotonic()
        self.newest, self.asked_at = NEVER, 0.0
        self.ticking = asyncio.create_task(self._tick())

    def enter(self, seat: Seat) -> None:
        """Who comes in was asked a while ago: the next look asks again, whatever has changed since."""
        self.seats[seat], self.newest = None, NEVER
        seat.give(messages.sync(messages.STEP_1, self.doc.get_state()))
        self.carets.tell(seat)

    async def leave(self, seat: Seat) -> None:
        """What this page sent before it left is kept."""
        while self.is_open and any(sender is seat for sender, _line in self.lines):
            await asyncio.sleep(TICK)
        self.seats.pop(seat, None)
        self.carets.forget(seat)
        self.left_at = time.monotonic()
        self.has_work.set()

    def take(self, seat: Seat, message: bytes) -> None:
        """Raises Left."""
        seat.refuse_too_much(len(message))
        try:
            self._take(seat, Reader(message))
        except Unreadable as error:
            raise Left(UNREADABLE, str(error)) from error
        self.has_work.set()

    def _take(self, seat: Seat, reader: Reader) -> None:
        kind = reader.number()
        if kind == messages.SYNC:
            self._take_sync(seat, *messages.read_sync(reader))
        elif kind == messages.CARETS:
            self.carets.take(seat, messages.read_carets(reader))
        else:
            raise Unreadable(f"There is no message of kind {kind}.")

    def _take_sync(self, seat: Seat, step: int, data: bytes) -> None:
        if step == messages.STEP_1:
            self.asking.append((seat, data))
            return
        seat.is_known = True
        if data != NOTHING:
            self._take_update(seat, data)

    def _take_update(self, seat: Seat, data: bytes) -> None:
        if not seat.ticket.may_write:
            raise Left(NOT_ALLOWED, "You can read this text, and not write in it.")
        self.size += len(data)
        if self.size > LARGEST_FIRST:
            raise Left(TOO_LARGE, "This text is as long as a text can be.")
        pens = pens_of(data)
        self.carets.own(seat, pens)
        self.lines.append((seat, Line(seat.ticket.person, data, pens)))

    async def _tick(self) -> None:
        """Whatever goes wrong: all pages still hold what is not kept, and come back to a new room."""
        try:
            while True:
                await self.has_work.wait()
                await asyncio.sleep(TICK)
                self.has_work.clear()
                await self._work()
        except Left as left:
            self.close(left)
        except Exception:
            logger.exception("A room closed")
            self.close(Left(BROKEN, "Something went wrong on our side."))

    def hear_of(self, head: int) -> None:
        """Changes may have come by another way than this room."""
        if head > self.head:
            self.is_behind = True
            self.has_work.set()

    def tell_moved(self) -> None:
        for seat in self.seats:
            seat.give(messages.moved())

    def is_idle(self, seconds: float) -> bool:
        return not self.seats and time.monotonic() - self.left_at > seconds

    def close(self, left: Left) -> None:
        self.is_open = False
        for seat in self.seats:
            seat.end(left)

    async def _work(self) -> None:
        lines, self.lines = self._readable(), []
        asking, self.asking = self.asking, []
        if lines:
            await self._keep(lines)
        elif self.is_behind:
            await self._read_on()
        for seat, state in asking:
            self._answer(seat, state)
        self.carets.show()

    def _readable(self) -> list[tuple[Seat, Line]]:
        """Nothing is kept that could not be read back."""
        good = []
        for seat, line in self.lines:
            try:
                take_in(self.doc, line.update)
                good.append((seat, line))
            except Unreadable as error:
                seat.end(Left(UNREADABLE, str(error)))
        return good

    async def _keep(self, lines: list[tuple[Seat, Line]]) -> None:
        asked = [line for _seat, line in lines]
        written: Written = await self.in_thread(write_together, self.document, asked, self.rights, self.head)
        kept = [pair for place, pair in enumerate(lines) if place not in written.refused]
        self._catch_up(written.head, written.before, [line.update for _seat, line in kept])
        for seat, number in Counter(seat for seat, _line in kept).items():
            seat.kept += number
            seat.give(messages.saved(seat.kept))
        if written.refused:
            await self._turn_out({lines[place][0]: refused for place, refused in written.refused.items()})

    async def _turn_out(self, refused: dict[Seat, Refused]) -> None:
        """What they sent stood in `doc` already."""
        for seat, why in refused.items():
            seat.end(Left(NOT_ALLOWED, str(why.reason)))
        opening: Opening = await self.in_thread(read_on, self.document.pk, 0)
        refuse_earlier(self.document, opening.document)
        self.doc = opened(opening.state, opening.updates)
        self._catch_up(opening.document.head, [], [])

    async def _read_on(self) -> None:
        """What was written by another way than this room: by a form, or in another process."""
        opening: Opening = await self.in_thread(read_on, self.document.pk, self.head)
        refuse_earlier(self.document, opening.document)
        self._catch_up(opening.document.head, opening.updates, [])

    def _catch_up(self, head: int, elsewhere: list[bytes], here: list[bytes]) -> None:
        self.head, self.is_behind = head, False
        for update in elsewhere:
            take_in(self.doc, update)
        updates = [*elsewhere, *here]
        if updates:
            message = messages.sync(messages.UPDATE, merge_updates(*updates) if updates[1:] else updates[0])
            for seat in self.seats:
                seat.give(message)

    def _answer(self, seat: Seat, state: bytes) -> None:
        try:
            seat.give(messages.sync(messages.STEP_2, self.doc.get_update(state)))
        except Exception as error:  # y-crdt says ValueError, and others that it does not name
            seat.end(Left(UNREADABLE, str(error)))
