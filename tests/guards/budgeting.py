"""The guards of counting a budget: no rounding decides, nothing is overspent, and no vote is read wrongly."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method

_count = partial(method, "budgeting")
SHARES, LEDGER, COMPLETION, PHRAGMEN = "shares.py", "ledger.py", "completion.py", "phragmen.py"
KNAPSACK, GROUPS, SENSITIVITY, RULE = "knapsack.py", "groups.py", "sensitivity.py", "rule.py"
READING, BALLOTS, SECTIONS = (f"pabulib/{name}.py" for name in ("reading", "ballots", "sections"))
SHARED = ("equal_shares", "completion", "fairness")

SHARING = [
    _count(
        "a price has an error",
        SHARES,
        "error = (_dot(one.heads, doubt * others) + gap) / rest",
        "error = 0.0",
        *SHARED,
    ),
    _count(
        "money is in doubt after a payment",
        SHARES,
        "self.doubt[self._of(one)] + (bid.error + EPSILON * bid.price) * gains + EPSILON * self.share",
        "self.doubt[self._of(one)]",
        *SHARED,
    ),
    _count(
        "only who is surely broke has nothing", SHARES, "broke = left < -doubt", "broke = left < 0", *SHARED
    ),
    _count(
        "who may have nothing may have some",
        SHARES,
        "np.maximum(left, BARELY)",
        "np.maximum(left, 0.0)",
        *SHARED,
    ),
    _count(
        "who can just be reached is counted",
        SHARES,
        "if payment <= most",
        "if payment * 1.000001 <= most",
        *SHARED,
    ),
    _count(
        "all pay in full only if that is sure",
        SHARES,
        "* one.gains + doubt).all()",
        "* one.gains).all()",
        *SHARED,
    ),
    _count("close prices are compared exactly", SHARES, "if len(close) == 1:", "if close:", *SHARED),
    _count(
        "a leap that floats cannot judge is not made",
        SHARES,
        "        if self.spread:\n            raise Unsure\n",
        "",
        *SHARED,
    ),
    _count(
        "who can just pay may",
        SHARES,
        "have + noise * have + _dot(one.heads, doubt * (money > 0)) < one.cost",
        "True",
        *SHARED,
    ),
    _count(
        "equal prices go by the tie-break",
        SHARES,
        "        tied.sort(key=lambda bid: self.places[bid.project])\n",
        "",
        *SHARED,
    ),
    _count(
        "the books ask whether they can pay",
        LEDGER,
        "        if _dot(heads, money) < numerator:\n            return None\n",
        "",
        *SHARED,
    ),
    _count(
        "nobody pays more than they have",
        LEDGER,
        "paid = np.minimum(had, in_full)",
        "paid = in_full",
        *SHARED,
    ),
    _count("who has a little left has something", LEDGER, " or bool(amount) * SMALLEST", "", *SHARED),
    _count(
        "add-one stays within the budget",
        COMPLETION,
        "            if self.cost(following.winners) > self.election.budget:\n                break\n",
        "",
        *SHARED,
    ),
    _count(
        "add-one stops when nothing fits",
        COMPLETION,
        " or not (to_limit or self._room_left(run))",
        "",
        *SHARED,
    ),
    _count(
        "add-one stops at the first share that is enough",
        COMPLETION,
        "share=kept.share + self.election.scale",
        "share=following.share",
        *SHARED,
    ),
]
OTHER_RULES = [
    _count(
        "floats that differ may be one moment",
        PHRAGMEN,
        "noise = 4 * (len(self.moments) + 8) * EPSILON",
        "noise = 0.0",
        "phragmen",
    ),
    _count("moments are compared exactly", PHRAGMEN, " if moment == min(exact)]", "]", "phragmen"),
    _count(
        "a tie with a misfit stops",
        PHRAGMEN,
        "any(election.costs[c] > left for c in tied)",
        "election.costs[first] > left",
        "phragmen",
    ),
    _count(
        "who can buy must fit the budget",
        PHRAGMEN,
        "taken = election.costs[c] <= left and not stop",
        "taken = not stop",
        "phragmen",
    ),
    _count(
        "greedy takes what fits",
        "greedy.py",
        "taken = fits and stopper is None",
        "taken = stopper is None",
        "greedy",
    ),
    _count(
        "no float rules out a choice that is as good",
        KNAPSACK,
        "rest * self.ratio[ends] * (1 + MARGIN) >= lacking",
        "rest * self.ratio[ends] > lacking",
        "welfare",
    ),
    _count(
        "values beyond 64 bits stay whole",
        KNAPSACK,
        "max(sum(values), sum(costs), 1) >= WIDEST",
        "False",
        "welfare",
    ),
    _count(
        "of equal choices the first by the tie-break is taken",
        "welfare.py",
        "            if other is None or other.value < best:\n",
        "            if True:\n",
        "welfare",
    ),
    _count(
        "a threshold is kept",
        "support.py",
        "election.votes[c] >= max(rule.threshold, 1)",
        "election.votes[c] >= 1",
        "greedy",
        "equal_shares",
        "outcome",
        "fairness",
    ),
]
BESIDES = [
    _count(
        "small groups are hidden",
        GROUPS,
        "[name for name in parts if parts[name].voters < smallest]",
        "list[str]()",
        "groups",
    ),
    _count(
        "small groups together are large enough",
        GROUPS,
        "while small and others and sum(",
        "while False and sum(",
        "groups",
    ),
    _count(
        "what sets nearly everybody apart is no group",
        "pabulib/groups.py",
        "if len(parts) > MOST_GROUPS:",
        "if False:",
        "groups",
    ),
    _count(
        "the largest change is tried too",
        SENSITIVITY,
        "if found == loses or (found == most and not wins(found)):",
        "if found == loses:",
        "sensitivity",
    ),
    _count(
        "a least change is the least", SENSITIVITY, "while found - loses > 1:", "while False:", "sensitivity"
    ),
]
FILES = [
    _count("a voter votes once", BALLOTS, "    _check_voters(table)\n", "", "reading"),
    _count(
        "a ballot names a project once",
        "sense.py",
        "        if not distinct:\n",
        "        if False:\n",
        "reading",
    ),
    _count(
        "each project has its points",
        "sense.py",
        "    if expected != given:\n",
        "    if False:\n",
        "reading",
    ),
    _count(
        "all votes are there",
        READING,
        '    _check_count(meta, lines, "num_votes", len(tables["VOTES"].rows))\n',
        "",
        "reading",
    ),
    _count("a project is listed once", "sense.py", "    if id in known:\n", "    if False:\n", "reading"),
    _count("a file is whole", SECTIONS, "    _check_complete(tables, line)\n", "", "reading"),
    _count("amounts are not below zero", "sense.py", "    if amount < 0:\n", "    if False:\n", "reading"),
    _count(
        "amounts are not rounded in silence",
        "sense.py",
        "    if FINEST % amount.denominator:\n",
        "    if False:\n",
        "reading",
    ),
]

GUARDS = [*SHARING, *OTHER_RULES, *BESIDES, *FILES]
