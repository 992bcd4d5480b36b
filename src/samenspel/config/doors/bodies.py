"""What somebody sends, taken in full before anybody looks: in memory while it is small, else on disk."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Any

from samenspel.config.doors.visits import PATIENCE

MEGABYTE = 1024 * 1024
LARGEST_UPLOAD, MOST_UPLOADED, MOST_OF_ONE = 100 * MEGABYTE, 2048 * MEGABYTE, 512 * MEGABYTE
IN_MEMORY = 64 * 1024
Receive = Callable[[], Awaitable[Any]]


class TurnedAway(Exception):
    """With a status and a sentence: this request does not come to Django."""


class Gone(Exception):
    """Nobody waits for the answer any more."""


class Body:
    """`held` are the bytes of all bodies together, in this process, by who sends them."""

    held: Counter[str] = Counter()

    def __init__(self, receive: Receive, sender: str = "") -> None:
        self.receive, self.sender, self.size = receive, sender, 0
        self.file = SpooledTemporaryFile[bytes](IN_MEMORY)

    def __enter__(self) -> "Body":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        Body.held -= Counter({self.sender: self.size})
        self.file.close()

    async def take(self) -> None:
        is_whole = False
        while not is_whole:
            message = await self._next()
            self._grow(len(message["body"]))
            self.file.write(message["body"])
            is_whole = not message["more_body"]
        self.file.seek(0)

    async def _next(self) -> Any:
        try:
            async with asyncio.timeout(PATIENCE):
                message = await self.receive()
        except TimeoutError:
            raise TurnedAway(408, "The rest of this request did not come.") from None
        if message["type"] == "http.disconnect":
            raise Gone
        return message

    def _grow(self, number: int) -> None:
        self.size += number
        Body.held[self.sender] += number
        self.refuse_more_than_fits(self.size)

    def refuse_more_than_fits(self, size: int) -> None:
        """What is small, as a ballot is, always finds room; no one sender has all of it."""
        if size > LARGEST_UPLOAD:
            raise TurnedAway(413, f"This is larger than {LARGEST_UPLOAD // MEGABYTE} MB.")
        if size > IN_MEMORY and (Body.held.total() > MOST_UPLOADED or Body.held[self.sender] > MOST_OF_ONE):
            raise TurnedAway(503, "Too much is being sent at this moment. Try again in a minute.")
