"""The guards of the methods as a library: what a program says is read as a file is, and shown as it is."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method, shared

_count = partial(method, "budgeting")
GIVEN = "given.py"

ELECTIONS = [
    _count(
        "a ballot that is a text is no list of letters",
        GIVEN,
        "    if isinstance(vote, str):\n",
        "    if False:\n",
        "given",
    ),
    _count(
        "a set ranks nothing",
        GIVEN,
        'if ballot_format == "ordinal" and isinstance(vote, Set):',
        "if False:",
        "given",
    ),
    _count(
        "a ballot names what is there",
        GIVEN,
        "        if id not in places:\n",
        "        if False:\n",
        "given",
    ),
    _count(
        "a float is the number it is shown as",
        GIVEN,
        "Fraction(repr(plain) if isinstance(plain, float) else plain)",
        "Fraction(plain)",
        "given",
    ),
    _count("true is no amount", GIVEN, " and not isinstance(plain, bool)", "", "given"),
    _count("points add up in 64 bits", "sense.py", "if total > MOST_POINTS:", "if False:", "given"),
    _count("who has no ballot casts none", GIVEN, "in often.keys() - votes.keys():", "in ():", "given"),
]

WORTH = [
    _count(
        "what is worth nothing has no supporters",
        "support.py",
        "ok and (unit > 0 or not cost)",
        "ok",
        "worth",
    ),
    _count(
        "prices are compared by the utility",
        "shares.py",
        "return price / self.support.units[c]",
        "return price / self.support.projects[c].cost",
        "worth",
        "equal_shares",
    ),
    _count("roots are exact where they can be", "worth.py", "isqrt(cost << 120)", "isqrt(cost)", "worth"),
    _count(
        "who has a winner counts no more",
        "greedy.py",
        "self.bare[self.election.ballot_of[self.election.listed == c]] = 0",
        "pass",
        "worth",
    ),
    _count(
        "a worth is within bounds",
        "worth.py",
        "if found and not LEAST <= found <= MOST:",
        "if False:",
        "worth",
    ),
]

SHOWING = [
    shared(
        "a page shows names as text",
        "shown.py",
        'return f"<td>{html.escape(number(value))}</td>"',
        'return f"<td>{number(value)}</td>"',
        "test_shown",
    ),
    shared("long tables are cut in a notebook", "shown.py", "[_cut(*table) for", "[table for", "test_shown"),
]

GUARDS = [*ELECTIONS, *WORTH, *SHOWING]
