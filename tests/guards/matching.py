"""The guards of matching gifts: the pot and caps hold, every cent is somebody's, and no gift is invented."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method

_share = partial(method, "matching")
CENTS, FILLING, FORMULAS, PAIRS = "cents.py", "filling.py", "formulas.py", "pairs.py"
GIFTS, READING, RULE, MATCH = "gifts.py", "reading.py", "rule.py", "match.py"

SHARING = [
    _share(
        "no share is more than its cap",
        FILLING,
        "min(factor * amount, Fraction(cap))",
        "factor * amount",
        "match",
    ),
    _share(
        "the formula is not exceeded",
        FILLING,
        "factor if fit else min(factor, Fraction(1))",
        "factor",
        "match",
    ),
    _share(
        "what a cap leaves stays where it shall",
        FILLING,
        "caps if redistribute else [None] * len(amounts)",
        "caps",
        "match",
    ),
    _share(
        "the pot is not exceeded",
        FILLING,
        "        if full_at * open_ >= left:\n            break\n",
        "",
        "match",
    ),
    _share(
        "the lower cap comes first",
        MATCH,
        "return min(given) if given else None",
        "return given[0] if given else None",
        "match",
    ),
    _share(
        "a gift counts up to its cap",
        GIFTS,
        "self.amount if limit is None else np.minimum(self.amount, limit)",
        "self.amount",
        "match",
        "formulas",
    ),
    _share(
        "what is off may be off three times",
        MATCH,
        "error = 3 * raw.error",
        "error = 0 * raw.error",
        "match",
        "formulas",
    ),
    _share(
        "pairs are off by their rounding",
        PAIRS,
        "return (shared + 48 + ceil(log2(givers + 2))) * ROUNDING * 1.01",
        "return 0.0",
        "match",
        "formulas",
    ),
    _share(
        "square roots are off a little",
        FORMULAS,
        "return _plain(counted, squares, QUADRATIC_ERROR)",
        "return _plain(counted, squares)",
        "match",
        "formulas",
    ),
    _share(
        "one giver alone brings nothing", FORMULAS, " if count > 1 else Fraction(0)", "", "match", "formulas"
    ),
    _share(
        "a pair is bounded",
        PAIRS,
        "        overlap += self.bound\n",
        "        overlap[:] = self.bound\n",
        "match",
        "formulas",
    ),
    _share("who gave alike is a pair too", PAIRS, "((weight - 1) / 2)", "0", "match", "formulas"),
    _share(
        "what two have in common is forgotten after them",
        PAIRS,
        "            self.overlap[self.others[row]] = 0\n",
        "            pass\n",
        "formulas",
    ),
    _share(
        "cents that are left are handed out", CENTS, "for p in (*sure, *lucky):", "for p in sure:", "match"
    ),
    _share(
        "remainders that may be equal are a tie",
        CENTS,
        "bisect_left(all_highs, lows[p]) <= left]",
        "bisect_right(all_lows, lows[p]) < left]",
        "match",
    ),
    _share(
        "a share that may be whole is whole",
        CENTS,
        "nearest if abs(share - nearest) <= share * error else floor(share)",
        "floor(share)",
        "match",
    ),
    _share(
        "a whole share gets no cent more",
        CENTS,
        "[p for p in order if abs(shares[p] - payouts[p]) > shares[p] * error]",
        "list(order)",
        "match",
    ),
    _share(
        "ties go by givers, gifts and id",
        MATCH,
        "key=lambda p: (-gifts.givers_of[p], -gifts.own[p], gifts.projects[p].id)",
        "key=lambda p: p",
        "match",
    ),
]
FILES = [
    _share("a gift is a cent or more", GIFTS, "    if amount < 1:\n", "    if False:\n", "match", "reading"),
    _share(
        "arrays hold no gifts below a cent",
        GIFTS,
        "    if rows.size and int(rows[:, 2].min()) < 1:\n",
        "    if False:\n",
        "match",
        "reading",
        "formulas",
    ),
    _share("a line is not counted twice", READING, "    _check_repeats(table)\n", "", "reading"),
    _share(
        "a gift's number does not come back",
        READING,
        "number or key for number, key",
        "(number, key) for number, key",
        "reading",
    ),
    _share(
        "parts of a cent are not dropped",
        READING,
        "    elif cents.denominator != 1:\n",
        "    elif False:\n",
        "reading",
    ),
    _share(
        "an amount is not below the least",
        READING,
        "    if cents < least:\n",
        "    if False:\n",
        "reading",
    ),
    _share(
        "a rate is above zero",
        RULE,
        "if not isinstance(self.rate, Fraction) or self.rate <= 0:",
        "if not isinstance(self.rate, Fraction):",
        "match",
    ),
]

GUARDS = [*SHARING, *FILES]
