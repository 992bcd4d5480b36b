"""The guards of the doors: who is slow, who is many, who says to be another, and when something came."""

from __future__ import annotations

from tests.guards.guard import Guard

DOORS = ("tests/tooling/test_doors.py", "tests/tooling/test_arrival.py")


def _guard(name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, f"config/doors/{path}", old, new, DOORS)


GUARDS = [
    _guard("the kernel says when it came", "sockets.py", "_moment(beside) or time.time()", "time.time()"),
    _guard(
        "it came before it waited for a thread",
        "doors.py",
        "with clock.receiving(datetime.fromtimestamp(arrived_at, UTC)):",
        "with clock.receiving(datetime.now(UTC)):",
    ),
    _guard(
        "a proxy can't say later",
        "doors.py",
        "min(arrived_at, started_at(scope) or arrived_at)",
        "started_at(scope) or arrived_at",
    ),
    _guard(
        "only a known proxy says when", "doors.py", "        if self.behind_proxy:\n", "        if True:\n"
    ),
    _guard("only a known proxy says who", "requests.py", "(not behind_proxy and ", "(False and "),
    _guard("no name passes for another", "requests.py", 'b"_" in name or ', ""),
    _guard("a request is whole", "doors.py", "                await body.take()\n", ""),
    _guard("a body has a limit", "bodies.py", "if size > LARGEST_UPLOAD:", "if False:"),
    _guard("all bodies have a limit", "bodies.py", "if held > MOST_UPLOADED:", "if False:"),
    _guard("a limit is given back", "bodies.py", "Body.held -= self.size", "pass"),
    _guard("a body goes on", "bodies.py", "async with asyncio.timeout(PATIENCE):", "if True:"),
    _guard("who never asks goes", "visits.py", "        self.transport.abort()\n", ""),
    _guard("in a crowd somebody goes", "visits.py", "if len(visit.connections) > self.most", "if False"),
    _guard("of the crowd, not of the few", "visits.py", "if one.address == crowd)", ")"),
    _guard("who waits for us stays", "doors.py", "                self.room.attend(visit)\n", ""),
]
