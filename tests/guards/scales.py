"""The guards of scales, structure and agreement: what is refused, what is said, and details of formulas."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method

_scale = partial(method, "evidence/scales")
_structure = partial(method, "evidence/structure")
_agreement = partial(method, "evidence/agreement")

SCALES = [
    _scale(
        "an impossible answer is refused",
        "items.py",
        "outside = (answers < ends[0]) | (answers > ends[1])",
        "outside = answers > np.inf",
        "reliability",
    ),
    _scale("nobody is there twice", "items.py", "if person is not None:", "if False:", "reliability"),
    _scale(
        "an item is turned about its own range", "items.py", "float(sum(ends))", "float(ends[1])", "scoring"
    ),
    _scale("a constant item is refused", "moments.py", "if same.any():", "if False:", "reliability"),
    _scale("people outnumber items", "moments.py", "if n <= len(names):", "if False:", "reliability"),
    _scale(
        "items that follow from others are refused",
        "moments.py",
        "if values[0] > ALIKE:",
        "if True:",
        "reliability",
    ),
    _scale(
        "an item is not part of its rest",
        "coefficients.py",
        "- 2 * whole + own",
        "- 2 * whole + 2 * own",
        "reliability",
    ),
    _scale("what goes against the others is said", "alpha.py", "if value < 0:", "if False:", "reliability"),
    _scale("who answered too little has no score", "scoring.py", "counts >= least", "counts >= 1", "scoring"),
    _scale(
        "pairs drawn again keep their own counts",
        "drawing.py",
        "/ counts) / (counts - 1)",
        "/ counts) / (n - 1)",
        "reliability",
    ),
    _scale("a bound is a bound", "extraction.py", "lowest = np.log(LOWEST)", "lowest = -30.0", "reliability"),
    _scale(
        "all items weigh alike while turning",
        "rotation.py",
        "axis=1, keepdims=True)) if normalise else",
        "axis=1, keepdims=True)) if False else",
        "factors",
    ),
    _scale(
        "chance is that of so many people",
        "adequacy.py",
        "n - 1 - np.arange(k)",
        "np.full(k, n - 1)",
        "factors",
    ),
]
STRUCTURE = [
    _structure(
        "a model that does not rest is refused", "cfa.py", "if not fitted.settled:", "if False:", "cfa"
    ),
    _structure(
        "parts that cannot be told apart are refused", "fitting.py", "[0] < ALIKE:", "[0] < -1:", "cfa"
    ),
    _structure("the means weigh too", "fitting.py", "slope -= slopes @ precise @ off", "pass", "cfa"),
    _structure(
        "gaps lose more than expected",
        "observing.py",
        "2 * _traces(one, other, precise, seen) - _traces(one, other, precise, precise)",
        "_traces(one, other, precise, precise)",
        "cfa",
    ),
    _structure("groups widen RMSEA", "measures.py", "* self.groups) if", "* 1) if", "invariance"),
    _structure("a variance below 0 is said", "cfa.py", "and value < 0:", "and False:", "cfa"),
    _structure(
        "scalar means the intercepts too",
        "constrained.py",
        "(LOADING, INTERCEPT)}",
        "(LOADING,)}",
        "invariance",
    ),
    _structure("nobody is twice in a wave", "waves.py", "if twice.size:", "if False:", "invariance"),
    _structure(
        "means of a model that fails are not offered",
        "invariance.py",
        "if held != LEVELS[-1]:",
        "if False:",
        "invariance",
    ),
]
AGREEMENT = [
    _agreement("one rater agrees with nobody", "ratings.py", "< max(2, len(raters)):", "< 0:", "agreement"),
    _agreement(
        "one value is no agreement",
        "ratings.py",
        "if len(set(codes[codes >= 0].tolist())) < 2:",
        "if False:",
        "agreement",
    ),
    _agreement(
        "nobody says what is not in the order",
        "ratings.py",
        "if value not in order:",
        "if False:",
        "agreement",
    ),
    _agreement(
        "a case with one rating tells nothing",
        "krippendorff.py",
        "said.sum(axis=1) > 1]",
        "said.sum(axis=1) > 0]",
        "agreement",
    ),
    _agreement(
        "an order is by ranks that were given", "krippendorff.py", "- often / 2", "- often", "agreement"
    ),
    _agreement(
        "a mean of raters is surer",
        "icc.py",
        "k * value / (1 + (k - 1) * value)",
        "k * value / (1 + k * value)",
        "agreement",
    ),
]
GUARDS = SCALES + STRUCTURE + AGREEMENT
