"""All rooms of this process and the door to them: an ASGI application for websockets.

Who comes in is asked of the site itself, by the page of the same address: so a websocket knows sessions,
permissions and hosts as every page does.
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.conf import settings
from django.db import close_old_connections

from samenspel.tools.writing.hearing import NO_LETTERS, listen
from samenspel.tools.writing.live.keeping import Look, keep_text, look_around, read_on
from samenspel.tools.writing.live.rooms import NEVER, Room
from samenspel.tools.writing.live.seats import (
    BROKEN,
    BUSY,
    GONE,
    GONE_AWAY,
    NOT_ALLOWED,
    UNREADABLE,
    Left,
    Seat,
    Ticket,
)
from samenspel.tools.writing.live.tickets import ticket_in

Scope = dict[str, Any]
Ask = Callable[[Scope], Awaitable[tuple[int, bytes]]]
ASK_AGAIN, ASK_ALL, EMPTY_FOR, MANY_CHANGES = 60.0, 5.0, 60.0, 500
MOST_SEATS, MOST_SEATS_EACH = 400, 20
OK, FAILED = 200, 500
LOOKS_AFTER_ITS_CONNECTION = 5.0

logger = logging.getLogger(__name__)


class Hall:
    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.keeper = Keeper()
        self.threads = ThreadPoolExecutor(1, thread_name_prefix="writing")
        self.rooms: dict[int, Room] = {}
        self.seats: dict[Seat, Scope] = {}
        self.doorway = asyncio.Lock()
        self.watching: asyncio.Task[None] | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        listen(self.hear)

    def hear(self, document: int, head: int) -> None:
        """From whatever thread wrote it."""
        if self.loop is not None and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._hear, document, head)

    def _hear(self, document: int, head: int) -> None:
        if document in self.rooms and head == NO_LETTERS:
            self.rooms[document].tell_moved()
        elif document in self.rooms:
            self.rooms[document].hear_of(head)

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        await receive()
        ticket = await self._ticket(scope, *await self.ask(scope))
        if ticket is None:
            await send({"type": "websocket.close"})
            return
        await send({"type": "websocket.accept"})
        seat = Seat(ticket)
        going_out = asyncio.create_task(seat.pass_on(send))
        try:
            await self._sit(seat, scope, receive)
        except Left as left:
            seat.end(left)
        finally:
            seat.end(Left(GONE_AWAY, ""))
            await going_out

    async def _ticket(self, scope: Scope, status: int, body: bytes) -> Ticket | None:
        return await self.in_thread(ticket_in, scope["path"], body) if status == OK else None

    async def _sit(self, seat: Seat, scope: Scope, receive: Any) -> None:
        if seat.ticket.is_gone:
            raise Left(GONE, "Another text took the place of this one.")
        self._refuse_too_many(seat)
        self.seats[seat] = scope
        try:
            room = await self._room(seat.ticket.document)
            room.enter(seat)
            try:
                await self._listen(room, seat, receive)
            finally:
                await room.leave(seat)
        finally:
            del self.seats[seat]

    def _refuse_too_many(self, seat: Seat) -> None:
        each = Counter(other.ticket.person for other in self.seats)
        if len(self.seats) >= MOST_SEATS or each[seat.ticket.person] >= MOST_SEATS_EACH:
            raise Left(BUSY, "Too many pages are open. Close some, or try again in a minute.")

    async def _listen(self, room: Room, seat: Seat, receive: Any) -> None:
        while seat.ended is None:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                return
            if message.get("bytes") is None:
                raise Left(UNREADABLE, "Only bytes come over this line.")
            room.take(seat, message["bytes"])

    async def _room(self, document: int) -> Room:
        """One for each text, however many come in at once."""
        self.loop = asyncio.get_running_loop()
        async with self.doorway:
            room = self.rooms.get(document)
            if room is None or not room.is_open:
                room = Room(await self.in_thread(read_on, document, 0), self.in_thread)
                self.rooms[document] = room
            if self.watching is None or self.watching.done():
                self.watching = asyncio.create_task(self._watch())
        return room

    async def in_thread(self, function: Callable[..., Any], *words: Any) -> Any:
        """In the one thread that keeps what people write: so what is kept has an order."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, self.keeper, function, *words)

    async def _watch(self) -> None:
        """Who may still be here, what was written elsewhere, and which rooms are empty."""
        asked_at = time.monotonic()
        while self.rooms:
            await asyncio.sleep(1.0 if settings.PROCESSES == 1 else 0.1)
            for room in [*self.rooms.values()]:
                await self._look_or_close(room)
            if time.monotonic() > asked_at + ASK_AGAIN:
                asked_at = time.monotonic()
                await self._ask_all_again()

    async def _look_or_close(self, room: Room) -> None:
        """Where nobody can say who may be here, nobody stays: all pages come back, and are asked again."""
        try:
            await self._look(room)
        except Exception:
            logger.exception("Nobody could look around in a room")
            room.close(Left(BROKEN, "Something went wrong on our side."))

    async def _look(self, room: Room) -> None:
        """Who comes in meanwhile was not asked about; all are at the next look."""
        asked = {seat: seat.ticket.person for seat in room.seats}
        seen = room.newest if time.monotonic() < room.asked_at + ASK_ALL else NEVER
        look: Look = await self.in_thread(look_around, room.document.pk, {*asked.values()}, seen)
        if look.may:
            is_whole = room.seats.keys() <= asked.keys()
            room.newest, room.asked_at = look.newest if is_whole else NEVER, time.monotonic()
        room.hear_of(look.head)
        for seat, person in asked.items():
            if look.may and look.may.get(person) != seat.ticket.may_write:
                seat.end(Left(NOT_ALLOWED, "What you may do here has changed."))
        if room.is_idle(EMPTY_FOR) or not room.is_open:
            await self._close(room)
        elif room.head - room.kept > MANY_CHANGES:
            room.kept = room.head
            await self.in_thread(keep_text, room.document.pk)

    async def _close(self, room: Room) -> None:
        """Whoever comes in meanwhile waits, and finds a new one."""
        async with self.doorway:
            if not room.seats:
                self.rooms.pop(room.document.pk, None)
                room.ticking.cancel()
                await self.in_thread(keep_text, room.document.pk)

    async def _ask_all_again(self) -> None:
        """Whether they are still signed in. Where the site cannot say so now, they come back and ask."""
        for seat, scope in [*self.seats.items()]:
            status, body = await self.ask(scope)
            if status >= FAILED:
                seat.end(Left(BROKEN, "Something went wrong on our side."))
            elif await self._ticket(scope, status, body) != seat.ticket:
                seat.end(Left(NOT_ALLOWED, "What you may do here has changed."))


class Keeper:
    """The thread that keeps what people write, with a connection to the database that stays."""

    looked_at = 0.0

    def __call__(self, function: Callable[..., Any], *words: Any) -> Any:
        if time.monotonic() > self.looked_at + LOOKS_AFTER_ITS_CONNECTION:
            self.looked_at = time.monotonic()
            close_old_connections()
        try:
            return function(*words)
        except Exception:
            self.looked_at = 0.0
            raise
