"""The ASGI application around Django: takes whole requests, gives whole answers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from samenspel.config.doors.bodies import IN_MEMORY, Body, Gone, Receive, TurnedAway
from samenspel.config.doors.requests import (
    Scope,
    came_through_a_proxy,
    environ_of,
    length_of,
    sender_of,
    started_at,
)
from samenspel.config.doors.visits import Room
from samenspel.foundation import clock
from samenspel.foundation.homes import home_of

PIECE, READERS_PATIENCE = 64 * 1024, 60.0
WITHOUT_BODY = {204, 304}
PAGES_OF = {"ws": "http", "wss": "https"}
Send = Callable[[Any], Awaitable[None]]
Environ = dict[str, Any]
WSGI = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
logger = logging.getLogger(__name__)


@dataclass
class Answer:
    status: int
    headers: list[tuple[bytes, bytes]]
    body: IO[bytes]


Ask = Callable[[Scope], Awaitable[tuple[int, bytes]]]
Line = Callable[[Scope, Receive, Send], Awaitable[None]]


class Doors:
    """`lines`: makes what answers websockets, given a way to ask for a page on behalf of who opens one."""

    def __init__(
        self, application: WSGI, threads: int, *, behind_proxy: bool, lines: Callable[[Ask], Line]
    ) -> None:
        self.application, self.behind_proxy = application, behind_proxy
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="door")
        self.room, self.saw_unknown_proxy = Room(), False
        self.lines = lines(self.ask)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self.lines(scope, receive, send)
        else:
            await self._attend(scope, receive, send)

    async def ask(self, scope: Scope) -> tuple[int, bytes]:
        """What the page at this address of a websocket says to who opens it."""
        page = {**scope, "method": "GET", "scheme": PAGES_OF[scope["scheme"]]}
        with Body(empty) as body:
            answer = await self._answer(page, body, scope["state"]["visit"].line.arrived_at)
        with closing(answer.body):
            return answer.status, answer.body.read()

    async def _attend(self, scope: Scope, receive: Receive, send: Send) -> None:
        visit = scope["state"]["visit"]
        with Body(receive, home_of(sender_of(scope, behind_proxy=self.behind_proxy))) as body:
            try:
                body.refuse_more_than_fits(length_of(scope))
                await body.take()
                self.room.attend(visit)
                answer = await self._answer(scope, body, visit.line.arrived_at)
            except TurnedAway as refused:
                answer = refusal(*refused.args)
            except Gone:
                return
        with closing(answer.body):
            self.room.wait(visit)
            try:
                await give(answer, send)
            except TimeoutError:
                visit.leave()

    async def _answer(self, scope: Scope, body: Body, arrived_at: float) -> Answer:
        environ = environ_of(scope, body.file, body.size, behind_proxy=self.behind_proxy)
        if self.behind_proxy:
            arrived_at = min(arrived_at, started_at(scope) or arrived_at)
        elif came_through_a_proxy(scope) and not self.saw_unknown_proxy:
            self.saw_unknown_proxy = True
            logger.warning("Requests come through a proxy, but BEHIND_PROXY is not set")
        environ["samenspel.unknown_proxy"] = self.saw_unknown_proxy
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.threads, self._run, environ, arrived_at)

    def _run(self, environ: Environ, arrived_at: float) -> Answer:
        with clock.receiving(datetime.fromtimestamp(arrived_at, UTC)):
            try:
                return run(self.application, environ)
            except Exception:
                logger.exception("No answer")
                return refusal(500, "Something went wrong on our side.")


def run(application: WSGI, environ: Environ) -> Answer:
    """In a thread: from the request to the whole answer."""
    begun: list[Any] = []

    def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], object]:
        begun[:] = status, headers
        return body.write

    body = SpooledTemporaryFile[bytes](IN_MEMORY)
    parts = application(environ, start)
    try:
        for part in parts:
            body.write(part)
    finally:
        getattr(parts, "close", bool)()
    status, headers = begun
    pairs = [(name.lower().encode("latin-1"), value.strip().encode("latin-1")) for name, value in headers]
    return finished(int(status[:3]), pairs, body)


def refusal(status: int, sentence: str) -> Answer:
    """The rest of what was sent is not waited for."""
    body = SpooledTemporaryFile[bytes](IN_MEMORY)
    body.write(sentence.encode())
    return finished(
        status, [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")], body
    )


def finished(status: int, headers: list[tuple[bytes, bytes]], body: IO[bytes]) -> Answer:
    """With its length, which is known by now."""
    if status not in WITHOUT_BODY and not any(name == b"content-length" for name, _value in headers):
        headers.append((b"content-length", str(body.tell()).encode()))
    body.seek(0)
    return Answer(status, headers, body)


async def empty() -> Any:
    """Nothing is sent with it."""
    return {"type": "http.request", "body": b"", "more_body": False}


async def give(answer: Answer, send: Send) -> None:
    """Raises TimeoutError when the reader stopped reading."""
    await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
    piece, following = b"", answer.body.read(PIECE)
    while following:
        piece, following = following, answer.body.read(PIECE)
        async with asyncio.timeout(READERS_PATIENCE):
            await send({"type": "http.response.body", "body": piece, "more_body": bool(following)})
    if not piece:
        await send({"type": "http.response.body", "body": b""})
