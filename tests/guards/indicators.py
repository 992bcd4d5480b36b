"""The guards of indicators: what is noise, what is another unit, and where nobody may look."""

from __future__ import annotations

from tests.guards.guard import Guard, method

ASSESS, FETCHING = "tests/phases/assess", ("tests/foundation/test_fetching.py",)


def _assess(name: str, path: str, old: str, new: str, test: str) -> Guard:
    return Guard(name, f"phases/assess/{path}", old, new, (f"{ASSESS}/test_{test}.py",))


def _fetching(name: str, old: str, new: str) -> Guard:
    return Guard(name, "foundation/fetching.py", old, new, FETCHING)


GUARDS = [
    _fetching("machines inside the house are not asked", "not all(map(way.may_reach, addresses))", "False"),
    _fetching("only listed hosts are asked", "not in hosts:", "in ():"),
    _fetching(
        "what drips is cut off",
        "            socket.socket.shutdown(secure, socket.SHUT_RDWR)",
        "            pass",
    ),
    _fetching("an endless document is left", "        if len(body) > MOST_BYTES:", "        if False:"),
    _fetching("what is compressed is refused", "if (packed := response", 'if "" and (packed := response'),
    method(
        "indicators",
        "another unit is refused",
        "read_values.py",
        "if written.strip() and _plain(written) != _plain(unit):",
        "if False:",
        "values",
    ),
    method(
        "indicators",
        "a gap is no step",
        "series.py",
        "if found and self.rhythm.after(found[-1][-1].period) == reading.period:",
        "if found:",
        "judging",
    ),
    _assess(
        "what was weighed is of these values",
        "pages/indicators.py",
        'if weighed.get("of") != digest_of(indicator, series) or "value" not in weighed:',
        'if "value" not in weighed:',
        "indicators",
    ),
    _assess(
        "few people are not told",
        "queries/indicators.py",
        "return None if 0 < people < settings.FEWEST_SHOWN else number",
        "return number",
        "counting",
    ),
    _assess(
        "what people said stays beside a source",
        "actions/sources.py",
        "if both[1].way == Way.SOURCE}",
        "}",
        "sources",
    ),
]
