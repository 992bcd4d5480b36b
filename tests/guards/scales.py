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
        "moments.py",
        "/ counts) / (counts - 1)",
        "/ counts) / (len(matrix) - 1)",
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
        "a model that does not rest is refused", "fitting.py", "if not fitted.settled:", "if False:", "cfa"
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
    _structure("a variance below 0 is said", "heywood.py", "and value < 0:", "and False:", "cfa"),
    _structure(
        "scalar means the intercepts too",
        "constrained.py",
        '"scalar": (LOADING, INTERCEPT)',
        '"scalar": (LOADING,)',
        "invariance",
    ),
    _structure("nobody is twice in a wave", "waves.py", "if twice.size:", "if False:", "invariance"),
    _structure(
        "means of a model that fails are not offered",
        "invariance.py",
        "if self.held not in self.steps[SCALAR:]:",
        "if False:",
        "invariance",
    ),
]
STRUCTURE += [
    _structure(
        "of several ends the best is given",
        "starting.py",
        "lowest = min(end",
        "lowest = max(end",
        "robust",
    ),
    _structure(
        "another end is said", "starting.py", "end.look.deviance - lowest) > APART", "0) > APART", "robust"
    ),
    _structure(
        "gaps and tails scale chi-square",
        "robust.py",
        "abs(most - traced), None",
        "abs(most - least), None",
        "robust",
    ),
    _structure(
        "independent items are scaled too",
        "measures.py",
        "base_chi2=self.base_chi2 / base_by",
        "base_chi2=self.base_chi2",
        "robust",
    ),
    _structure(
        "a part that is set free may differ",
        "constrained.py",
        " and entry.label not in self.free",
        "",
        "partial",
    ),
    _structure("two items hold a mean", "constrained.py", "< FEWEST:", "< 0:", "partial"),
    _structure("what is freed is known", "constrained.py", "if part not in known:", "if False:", "partial"),
    _structure(
        "strict holds what is left of an item alone",
        "constrained.py",
        "entry.kind != ERROR or entry.row == entry.column",
        "True",
        "partial",
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
        "self.k * value / (1 + (self.k - 1) * value)",
        "self.k * value / (1 + self.k * value)",
        "agreement",
    ),
]
GUARDS = SCALES + STRUCTURE + AGREEMENT
