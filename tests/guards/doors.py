"""The guards of the doors: who is slow, who is many, who says to be another, and when something came."""

from __future__ import annotations

from tests.guards.guard import Guard

DOORS = ("tests/tooling/test_doors.py", "tests/tooling/test_arrival.py")


def _guard(name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, f"config/doors/{path}", old, new, DOORS)


IN_TIME = ("tests/test_in_time.py", "tests/spine/people/test_links_in_time.py")
ROUNDS, SEATS = "phases/plan/models/rounds.py", "tools/seats"
DEADLINES = [
    ("ballots", "phases/plan/actions/voting.py", "_refuse_out_of_time(round, clock.received())"),
    ("proposals", ROUNDS, "clock.received() < self.proposals_until"),
    ("objections", ROUNDS, "clock.received() < self.objections_until"),
    ("sheets", "phases/plan/actions/papers.py", "now = clock.received()"),
    ("seats", f"{SEATS}/models.py", "clock.received() < self.closes_at"),
    ("offers", f"{SEATS}/rules.py", "clock.received() < seat.offered_until"),
    ("comments", "tools/talk/models.py", "clock.received() < self.written_at"),
    ("links", "spine/people/queries.py", "link_digest(link), asked_at__gt=clock.received()"),
]
CLOSERS = [
    ("the box", ROUNDS, "self.box_opens_at <= clock.settled()"),
    ("proposals", ROUNDS, "self.proposals_until <= clock.settled()"),
    ("objections", ROUNDS, "self.objections_until <= clock.settled()"),
    ("offers", f"{SEATS}/queries.py", "offered_until__lte=clock.settled()"),
    ("links", "spine/people/tasks.py", "asked_at__lt=clock.settled()"),
]

LOGS, HSTS = ("tests/tooling/test_logs.py",), ("tests/tooling/test_hsts.py",)
SIGN_IN = ("tests/spine/people/test_signing_in.py",)
WRITTEN = [
    (
        "errors are written",
        "config/logs.py",
        '"root": {"handlers": ["stderr", "count"]',
        '"root": {"handlers": []',
        LOGS,
    ),
    (
        "no path is written",
        "config/logs.py",
        "    if is_of_request:\n        said = ",
        "    if is_of_request:\n        kind = record.getMessage()\n        said = ",
        LOGS,
    ),
    ("the number is that of the page", "config/logs.py", 'getattr(request, "mishap", "") or ', "", LOGS),
    ("refused requests are no errors", "config/logs.py", '"level": "CRITICAL"', '"level": "WARNING"', LOGS),
    ("the count ends", "config/logs.py", "self.path.stat().st_size > LARGEST_COUNT", "False", LOGS),
    ("no words of errors go to Sentry", "config/sentry.py", '        error.pop("value", None)\n', "", LOGS),
    (
        "no variables go to Sentry",
        "config/sentry.py",
        "                del frame[name]\n",
        "                pass\n",
        LOGS,
    ),
    ("other hosts are left alone", "config/settings.py", 'HSTS != "host", ', "PRODUCTION, ", HSTS),
    ("a school signs in", "config/sign_in.py", '"120/m/ip,1500/h/ip"', '"30/m/ip"', SIGN_IN),
]

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
    _guard("answers go at once", "sockets.py", ", socket.IPPROTO_TCP)", ")"),
    _guard("a request is whole", "doors.py", "                await body.take()\n", ""),
    _guard("a body has a limit", "bodies.py", "if size > LARGEST_UPLOAD:", "if False:"),
    _guard("all bodies have a limit", "bodies.py", "Body.held.total() > MOST_UPLOADED", "False"),
    _guard("no one has all the room", "bodies.py", "Body.held[self.sender] > MOST_OF_ONE", "False"),
    _guard("the proxy is not the sender", "requests.py", ' if behind_proxy else b""\n', ' and b""\n'),
    _guard("what is small finds room", "bodies.py", "if size > IN_MEMORY and", "if"),
    _guard("a kind in a code is none", "requests.py", "CODED.search(value)", "False"),
    _guard("a limit is given back", "bodies.py", "Body.held -= Counter({self.sender: self.size})", "pass"),
    _guard("a body goes on", "bodies.py", "async with asyncio.timeout(PATIENCE):", "if True:"),
    _guard("who never asks goes", "visits.py", "        self.transport.abort()\n", ""),
    _guard("in a crowd somebody goes", "visits.py", "if len(visit.connections) > self.most", "if False"),
    _guard("of the crowd, not of the few", "visits.py", "if one.address == crowd)", ")"),
    _guard("who waits for us stays", "doors.py", "                self.room.attend(visit)\n", ""),
    *(Guard(name, path, old, new, tests) for name, path, old, new, tests in WRITTEN),
    *(
        Guard(f"in time is when it reached us: {name}", path, old, old.replace("received", "now"), IN_TIME)
        for name, path, old in DEADLINES
    ),
    *(
        Guard(f"the minute is held: {name}", path, old, old.replace("settled", "now"), IN_TIME)
        for name, path, old in CLOSERS
    ),
]
