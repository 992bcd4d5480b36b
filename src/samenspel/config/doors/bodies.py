"""What somebody sends, taken in full before anybody looks: in memory while it is small, else on disk."""

import asyncio
from collections.abc import Awaitable, Callable
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Any

from samenspel.config.doors.visits import PATIENCE

MEGABYTE = 1024 * 1024
LARGEST_UPLOAD, MOST_UPLOADED = 100 * MEGABYTE, 2048 * MEGABYTE
IN_MEMORY = 64 * 1024
Receive = Callable[[], Awaitable[Any]]


class TurnedAway(Exception):
    """With a status and a sentence: this request does not come to Django."""


class Gone(Exception):
    """Nobody waits for the answer any more."""


class Body:
    """`held` are the bytes of all bodies together, in this process."""

    held = 0

    def __init__(self, receive: Receive) -> None:
        self.receive, self.size = receive, 0
        self.file = SpooledTemporaryFile[bytes](IN_MEMORY)

    def __enter__(self) -> "Body":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        Body.held -= self.size
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
        Body.held += number
        refuse_more_than_fits(self.size, Body.held)


def refuse_more_than_fits(size: int, held: int) -> None:
    if size > LARGEST_UPLOAD:
        raise TurnedAway(413, f"This is larger than {LARGEST_UPLOAD // MEGABYTE} MB.")
    if held > MOST_UPLOADED and size > IN_MEMORY:  # a ballot always finds room
        raise TurnedAway(503, "Too much is being sent at this moment. Try again in a minute.")
