"""The guards of the methods as a library: what a program says is read as a file is, and shown as it is."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import METHODS, Guard, method, shared

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

SOLVER = [
    shared(
        "the solver ends with its time",
        "highs.py",
        "seconds + self.highs.getRunTime() if seconds < ENDLESS else ENDLESS",
        "ENDLESS",
        "sortition/test_limits",
    ),
    shared(
        "the time counts from the question",
        "highs.py",
        "seconds + self.highs.getRunTime() if",
        "seconds if",
        "sortition/test_limits",
    ),
]
JUSTICE = [
    Guard(name, f"methods/budgeting/justice/{path}", old, new, (f"{METHODS}/budgeting/justice",))
    for name, path, old, new in [
        (
            "who has little is short first",
            "extended.py",
            'order = np.argsort(had, kind="stable")',
            "order = np.arange(len(had))",
        ),
        ("the largest group is tried", "extended.py", "reversed(range(len(order)))", "[len(order) - 1]"),
        (
            "up to one is up to what is worth most",
            "extended.py",
            "== asked.worth[one.project]",
            "> 0",
        ),
        (
            "a group that is found is counted again",
            "together.py",
            "had + self._spared(wanted) < deserved",
            "True",
        ),
        (
            "who has it has it",
            "together.py",
            "[self.has + c, self.member + ballot], [1, -1]",
            "[self.has + c], [1]",
        ),
        (
            "what is not found is not denied",
            "together.py",
            " or answer.bound < 0.5 else None",
            " or True else None",
        ),
        ("leftovers do not buy another", "prices.py", "if excess is None or excess > NEAR:", "if False:"),
        (
            "a winner is paid in full",
            "prices.py",
            "self.model.add_row(self.costs[c], self.costs[c],",
            "self.model.add_row(0, self.costs[c],",
        ),
    ]
]

EVERY = [
    _count(name, "alternatives.py", old, new, "alternatives")
    for name, old, new in [
        ("another is taken from a tie", "if other != step.project and state not in seen:", "if False:"),
        ("the same state is gone from once", " and state not in seen:", ":"),
        (
            "what is cut off is not complete",
            "tuple(found), not waiting, counts",
            "tuple(found), True, counts",
        ),
        ("whatever fits in any order is counted once", "if all_fit and all(", "if False and all("),
        ("what fits for greedy need not for equal shares", 'rule.name != "equal-shares"', "True"),
    ]
]

CATEGORIES = [
    _count("each voter counts once", "categories.py", "int(times), whole)", "int(times), 1)", "categories"),
    _count(
        "who lists nothing is no voter here",
        "categories.py",
        "int(times) if whole else 0",
        "int(times)",
        "categories",
    ),
]

PREFLIB = [
    _count(name, "preflib.py", old, new, "preflib")
    for name, old, new in [
        ("all voters are there", "file.said[key][0] != str(found):", "False:"),
        ("an order names an alternative once", "if len(set(listed)) < len(listed):", "if False:"),
        ("who ties shares the points", "Fraction(2 * left - len(one) + 1, 2)", "left"),
        ("strict orders have no ties", "any(len(one) != 1 for one in classes)", "False"),
        (
            "equal orders are one line",
            "orders[_order_of(election, ballot)] += times",
            "orders[_order_of(election, ballot)] = times",
        ),
    ]
]

MAPPER = [
    method("opinion", name, "mapper.py", old, new, "mapper")
    for name, old, new in [
        (
            "rows stay in their order",
            "np.argsort([int(id) for id in votes.people])",
            "np.arange(len(votes.people))",
        ),
        ("an option that does not exist is refused", "if name not in OPTIONS:", "if False:"),
        ("statements keep their names", "texts=texts)", "texts={})"),
    ]
]

OTHERS = [
    method("sortition", name, "others.py", old, new, "others")
    for name, old, new in [
        ("the most urgent comes first", "np.argmax(lacking[open_]", "np.argmin(lacking[open_]"),
        ("a quota that is full is closed", " & ~self.belongs[chosen >= self.most].any(axis=0)", ""),
        ("nobody meets a neighbour", "(self.home != self.home[person])", "(np.arange(len(left)) != person)"),
        ("least is met", "return panel if (chosen >= self.least).all() else None", "return panel"),
    ]
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

GUARDS = [*ELECTIONS, *WORTH, *SOLVER, *JUSTICE, *EVERY, *CATEGORIES, *PREFLIB, *MAPPER, *OTHERS, *SHOWING]
