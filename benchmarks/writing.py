"""Many people writing in one text: from a key to the other screens, as a load on the product itself."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import Any

from pycrdt import Doc, Text
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.sections import Options, Section
from benchmarks.served import Server, ask_site, database_for, environment_for, served

SITE = "benchmarks.writing_site"
LETTERS, KEYS, LOADS = 120_000, 5.0, ((8, 0), (40, 0), (40, 200), (80, 0))
MARK, SYNC, UPDATE, SAVED = "\u241f", 0, 2, 100
BEFORE = (
    "A text of {letters:,} letters, and so many people who each press five keys a second for {seconds:g} "
    "seconds, each at a place of their own, with a caret that moves along. Measured is how long a key takes "
    "to the screens of three others, who read along; it is kept in the database, durable, before anybody "
    "sees it. Beside some loads the page of the text is asked for so many times a second. One process of "
    "`samenspel serve` with its database on two cores, which the driver shares. CPU is the part of a core "
    "that `samenspel serve` takes while they write, memory the most it held."
)
HEADER = (
    "database",
    "writers",
    "pages/s",
    "keys",
    "p50 ms",
    "p95 ms",
    "p99 ms",
    "longest",
    "CPU",
    "MB",
    "lost",
)


@dataclass
class Heard:
    """Each key has a number; when it was pressed, and when others saw it."""

    pressed: dict[str, float] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    pages: int = 0


def writing(options: Options) -> Section:
    rows = [
        _row(database, writers, pages, options.seconds)
        for database in ("SQLite", "PostgreSQL")
        for writers, pages in LOADS
    ]
    before = BEFORE.format(letters=LETTERS, seconds=options.seconds)
    return Section("Writing together", before, HEADER, rows)


def _row(database: str, writers: int, pages: int, seconds: float) -> list[str]:
    with tempfile.TemporaryDirectory() as name, database_for(database, Path(name)) as url:
        environment = environment_for(Path(name), url)
        site = ask_site([str(writers), str(LETTERS)], environment, SITE)
        with served(environment, cores=(0, 1)) as server:
            heard, used = asyncio.run(_load(server, site, pages, seconds))
            memory = server.megabytes()
        kept = ask_site(["read", str(site["document"])], environment, SITE)["text"]
    lost = sum(key not in kept for key in heard.pressed)
    p = quantiles(heard.waits, n=100)
    found = [f"{p[place] * 1000:.0f}" for place in (49, 94, 98)]
    longest = f"{max(heard.waits) * 1000:.0f}"
    part = f"{used / seconds:.0%}"
    load = [database, str(writers), str(pages), str(len(heard.pressed))]
    return [*load, *found, longest, part, f"{memory:.0f}", str(lost)]


async def _load(server: Server, site: dict[str, Any], pages: int, seconds: float) -> tuple[Heard, float]:
    heard, end = Heard(), asyncio.Event()
    writers = [await Writer.come(server.port, site, cookie) for cookie in site["cookies"]]
    listening = [asyncio.create_task(writer.listen(heard, place < 3)) for place, writer in enumerate(writers)]
    before = server.cpu()
    start = time.perf_counter()
    asking = [
        asyncio.create_task(_ask(server.port, site, pages / 8, heard, end))
        for _one in range(8 if pages else 0)
    ]
    await asyncio.gather(*(writer.type(heard, seconds, place) for place, writer in enumerate(writers)))
    used = (server.cpu() - before) * seconds / (time.perf_counter() - start)
    await asyncio.sleep(2)
    end.set()
    await asyncio.gather(*asking)
    for task in listening:
        task.cancel()
    for writer in writers:
        await writer.line.close()
    return heard, used


async def _ask(port: int, site: dict[str, Any], rate: float, heard: Heard, end: asyncio.Event) -> None:
    """The page of the text, over one connection that stays open."""
    reader, sender = await asyncio.open_connection("127.0.0.1", port)
    words = f"GET {site['page']} HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n\r\n".encode()
    while not end.is_set():
        sender.write(words)
        head = await reader.readuntil(b"\r\n\r\n")
        size = next(line for line in head.decode().splitlines() if line.lower().startswith("content-length"))
        await reader.readexactly(int(size.partition(":")[2]))
        heard.pages += 1
        await asyncio.sleep(1 / rate)
    sender.close()


class Writer:
    def __init__(self, line: ClientConnection, cookie: str) -> None:
        self.line, self.cookie, self.doc = line, cookie, Doc[Any]()
        self.text = self.doc.get("text", type=Text)
        self.moves = 0

    @classmethod
    async def come(cls, port: int, site: dict[str, Any], cookie: str) -> Writer:
        address = f"ws://127.0.0.1:{port}/writing/{site['document']}/follow/"
        headers, origin = {"Cookie": f"sessionid={cookie}"}, f"http://127.0.0.1:{port}"
        line = await connect(address, additional_headers=headers, origin=origin, max_size=None)
        writer = cls(line, cookie)
        await line.send(b"\x00\x00" + _piece(writer.doc.get_state()))
        while not len(writer.text):
            writer.take(await line.recv())
        return writer

    def take(self, message: bytes) -> bytes:
        """What was written, if that is what it says."""
        if message[0] != SYNC or message[1] == 0:
            return b""
        update = bytes(_after_number(message[2:]))
        self.doc.apply_update(update)
        return update

    async def listen(self, heard: Heard, watches: bool) -> None:
        """Only who watches reads what it says; the others read it off the line."""
        async for message in self.line:
            if not watches:
                continue
            now, update = time.perf_counter(), self.take(message)
            heard.waits += [now - heard.pressed[key] for key in _keys(update) if key in heard.pressed]

    async def type(self, heard: Heard, seconds: float, place: int) -> None:
        """At a place of one's own; each key is a sign with a number, that is known again."""
        chance, start = random.Random(place), time.perf_counter()
        await asyncio.sleep(chance.random() / KEYS)
        number = 0
        while time.perf_counter() < start + seconds:
            key = f"{MARK}{place:02}.{number:04}{MARK}"
            before = self.doc.get_state()
            self.text.insert(min(place * 1000, len(self.text)), key)
            heard.pressed[key] = time.perf_counter()
            await self.line.send(b"\x00\x02" + _piece(self.doc.get_update(before)))
            await self.line.send(self._caret())
            number += 1
            await asyncio.sleep(max(0.0, start + number / KEYS - time.perf_counter()))

    def _caret(self) -> bytes:
        self.moves += 1
        state = b'{"cursor":{"anchor":{"tname":"text","assoc":0},"head":{"tname":"text","assoc":0}}}'
        body = _number(1) + _number(self.doc.client_id) + _number(self.moves) + _piece(state)
        return b"\x01" + _piece(body)


def _keys(update: bytes) -> Iterator[str]:
    parts = update.decode(errors="ignore").split(MARK)
    for part in parts[1:-1]:
        if len(part) == 7:
            yield f"{MARK}{part}{MARK}"


def _number(value: int) -> bytes:
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def _piece(data: bytes) -> bytes:
    return _number(len(data)) + data


def _after_number(data: bytes) -> bytes:
    place = next(place for place, byte in enumerate(data) if byte < 0x80)
    return data[place + 1 :]
