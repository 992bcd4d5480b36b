"""One open page of one person at a text, as the server knows it."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from samenspel.spine.people.models import Person

LARGEST_MESSAGE, LARGEST_FIRST = 64 * 1024, 4 * 1024 * 1024
MOST_WAITING = 2 * 1024 * 1024
MESSAGES_A_SECOND, MESSAGES_AT_ONCE = 60, 600
UNREADABLE, NOT_ALLOWED, TOO_LARGE, TOO_SLOW, GONE, TOO_MANY = 4400, 4403, 4413, 4408, 4410, 4429
BROKEN, BUSY, GONE_AWAY = 1011, 4503, 1000


class Left(Exception):
    """This connection ends, with a code and a sentence; the others notice nothing."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


@dataclass(frozen=True)
class Ticket:
    """What the page of the house says of who comes in."""

    document: int
    person: Person
    name: str
    may_write: bool
    is_gone: bool


@dataclass(eq=False)
class Seat:
    """`kept`: how many of the updates that came over this line are in the database. What goes out waits in
    `line`, bounded: who reads too slowly comes back later."""

    ticket: Ticket
    kept: int = 0
    waiting: int = 0
    ended: Left | None = None
    is_known: bool = False
    line: asyncio.Queue[bytes | None] = field(default_factory=asyncio.Queue)
    pens: set[int] = field(default_factory=set)
    tokens: float = MESSAGES_AT_ONCE
    counted_at: float = field(default_factory=time.monotonic)

    def refuse_too_much(self, size: int) -> None:
        """The first update after coming in may hold everything that was written elsewhere meanwhile."""
        if size > (LARGEST_MESSAGE if self.is_known else LARGEST_FIRST):
            raise Left(TOO_LARGE, "This is too large to be typing.")
        now = time.monotonic()
        self.tokens = min(MESSAGES_AT_ONCE, self.tokens + (now - self.counted_at) * MESSAGES_A_SECOND) - 1
        self.counted_at = now
        if self.tokens < 0:
            raise Left(TOO_MANY, "This is more than anybody types.")

    def give(self, message: bytes) -> None:
        self.waiting += len(message)
        if self.waiting > MOST_WAITING:
            self.end(Left(TOO_SLOW, "This page does not keep up."))
        elif self.ended is None:
            self.line.put_nowait(message)

    def end(self, left: Left) -> None:
        if self.ended is None:
            self.ended = left
            self.line.put_nowait(None)

    async def pass_on(self, send: Any) -> None:
        """What waits, until it ends; then the reason."""
        while (message := await self.line.get()) is not None:
            await send({"type": "websocket.send", "bytes": message})
            self.waiting -= len(message)
        assert self.ended is not None
        await send({"type": "websocket.close", "code": self.ended.code, "reason": self.ended.reason})
