"""The guards of synthesis, conditions, profiles and plans: no number that the studies or cases do not
bear."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method

_evidence = partial(method, "evidence")
SIZES, BETWEEN, DIFFERING, META, BIAS, NESTED, PROFILE = (
    f"synthesis/{name}.py" for name in ("sizes", "between", "differing", "meta", "bias", "nested", "profile")
)
CASES, TABLE, PRIMES, COVERS, SOLVING = (
    f"conditions/{name}.py" for name in ("cases", "table", "primes", "covers", "solving")
)

GUARDS = [
    _evidence(
        "few studies are tested by t",
        DIFFERING,
        "self.at.q / self.df if self.asked == KNAPP_HARTUNG else 1.0",
        "1.0",
        "synthesis",
    ),
    _evidence(
        "of several maxima the highest",
        BETWEEN,
        "best = int(np.argmax(heights))",
        "best = len(grid) - 2",
        "synthesis",
    ),
    _evidence(
        "a new place differs as places do",
        META,
        "np.sqrt(found.errors[0] ** 2 + found.between)",
        "found.errors[0]",
        "synthesis",
    ),
    _evidence(
        "nothing is foretold from two", META, "FEWEST_TO_PREDICT = 3", "FEWEST_TO_PREDICT = 2", "synthesis"
    ),
    _evidence(
        "a study in which nobody came says nothing of a ratio",
        SIZES,
        "= np.nan",
        "= HALF",
        "synthesis",
    ),
    _evidence("missing studies are counted by L0", BIAS, " - k * (k + 1)", " - k * k", "moderators"),
    _evidence(
        "clusters' errors are CR2", NESTED, "values, 1.0) ** -0.5", "values, 1.0) ** -1.0", "moderators"
    ),
    _evidence(
        "of two variances the other moves along",
        PROFILE,
        "climbed(self.nested, there, [self.place])[1]",
        "climbed(self.nested, there, [0, 1])[1]",
        "profile",
    ),
    _evidence(
        "a variance that may be 0 is not kept from it",
        PROFILE,
        "self.below(0.0) <= 0",
        "self.below(0.0) <= -self.room",
        "profile",
    ),
    _evidence(
        "a row needs its PRI too",
        TABLE,
        " & (fits.pri >= cuts.pri - ROUNDING)",
        "",
        "conditions",
    ),
    _evidence("no term is longer than it must", PRIMES, "holds & ~shorter", "holds", "conditions"),
    _evidence("no model is given twice", COVERS, "<= kind[:, None]", "< 0", "conditions"),
    _evidence(
        "no model is lost to rounding",
        COVERS,
        "nodes.slack[:, None] + CLOSE",
        "nodes.slack[:, None] - CLOSE",
        "conditions",
    ),
    _evidence(
        "what is expected to help stays",
        SOLVING,
        "kept = (short[shorts] != FREE) | expected[np.arange(long.shape[1]), long[longs]]",
        "kept = short[shorts] != FREE",
        "conditions",
    ),
    _evidence(
        "a condition is not the outcome", CASES, "np.array_equal(scores, outcome) or ", "", "conditions"
    ),
    _evidence(
        "who is between belongs to no row",
        CASES,
        "(self.levels == 2) & (self.scores == HALF), axis=1",
        "(self.levels == 2) & (self.scores < 0), axis=1",
        "conditions",
    ),
    _evidence(
        "a sort that breaks the form is refused",
        "profiles/sorts.py",
        "if forced and (broken",
        "if not forced and (broken",
        "profiles",
    ),
    _evidence(
        "a sort defines the factor that explains most of it",
        "profiles/extracting.py",
        "beyond & (squares > squares.sum(axis=1, keepdims=True) - squares)",
        "beyond",
        "profiles",
    ),
    _evidence(
        "nothing is planned after the fact",
        "planning/power.py",
        "observed is not None or isinstance(data, Result) or ",
        "",
        "power",
    ),
    _evidence(
        "unequal clusters need more people",
        "planning/designs.py",
        "(plan.spread**2 + 1) * plan.size",
        "plan.size",
        "power",
    ),
    _evidence(
        "Holm's steps stop at the first that fails",
        "planning/many.py",
        "np.maximum.accumulate((m - np.arange(m)) * p[order])",
        "(m - np.arange(m)) * p[order]",
        "planning",
    ),
]
