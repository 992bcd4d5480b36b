"""The guards of evidence on change, on who takes part, on gaps, on staying, on ties."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method

of = partial(method, "evidence")
CHANGES, PART, GAPS = "changes/", "representation/", "missing/"
GUARDS = [
    of(
        "a unit that is not always seen is left out",
        f"{CHANGES}study.py",
        "members = np.flatnonzero(whole & ~early)",
        "members = np.flatnonzero(~early)",
        "staggered",
    ),
    of(
        "group sizes carry an error",
        f"{CHANGES}cells.py",
        "cells.influence[:, which] @ weights + steps @ effects",
        "cells.influence[:, which] @ weights",
        "staggered",
    ),
    of(
        "who begins later is compared with only until then",
        f"{CHANGES}cells.py",
        "later = start > max(period, base) + asked.anticipation",
        "later = start > base + asked.anticipation",
        "staggered",
    ),
    of(
        "the outcome's steps are in the error",
        f"{CHANGES}effects.py",
        "influence = influence - outcome_steps @ (on @ covariates / len(on)) / on.mean()",
        "pass",
        "staggered",
    ),
    of(
        "nobody alike, no effect",
        f"{CHANGES}effects.py",
        "if chance.max() > ALIKE:",
        "if False:",
        "staggered",
    ),
    of(
        "a band is no narrower than an interval",
        f"{CHANGES}bands.py",
        "turned[:, family].max(axis=1, initial=0)",
        "turned[:, family].min(axis=1, initial=9)",
        "staggered",
    ),
    of(
        "a unit is there once in a period",
        f"{CHANGES}panel.py",
        "    if again.size:",
        "    if False:",
        "staggered",
        "did",
    ),
    of(
        "treatment stays",
        f"{CHANGES}panel.py",
        "both | (seen & (most < so_far))",
        "both",
        "did",
        "stepped",
    ),
    of("quarters have no order", f"{CHANGES}panel.py", "if _DATE.fullmatch(text):", "if True:", "did"),
    of(
        "classical errors count the units",
        f"{CHANGES}within.py",
        "left = fit.df - found.absorbed",
        "left = fit.df",
        "stepped",
    ),
    of(
        "two stages leave the residuals of what was received",
        f"{CHANGES}within.py",
        "residuals=left - actual @ found.beta",
        "residuals=found.residuals",
        "stepped",
    ),
    of(
        "starts are dealt among clusters",
        f"{CHANGES}stepped.py",
        'return Test("no effect on any cluster, by lot", float(made), as_far / (times + 1))',
        'return Test("no effect on any cluster, by lot", float(made), (as_far - 1) / (times * 2))',
        "stepped",
    ),
    of(
        "a series has no gap",
        f"{CHANGES}series.py",
        "np.flatnonzero(steps > steps.min() * 1.001)",
        "steps[:0]",
        "series",
    ),
    of(
        "raking that does not rest is refused",
        f"{PART}calibrated.py",
        "if off > CLOSE * 100:",
        "if False:",
        "raking",
    ),
    of(
        "a level nobody has cannot be weighted",
        f"{PART}calibrated.py",
        "if not may_be_empty and",
        "if False and",
        "raking",
    ),
    of(
        "a census of other levels is refused",
        f"{PART}calibrated.py",
        "if strange := [level for level in levels if level not in table]:",
        "if strange := []:",
        "raking",
        "unequal",
    ),
    of(
        "margins take their part of the error",
        f"{PART}sample.py",
        "scores = self.calibration.left_over(scores)",
        "pass",
        "survey",
    ),
    of("a lonely stratum is refused", f"{PART}sample.py", 'lonely == "refuse":', "False:", "survey"),
    of(
        "coefficients are drawn for those who match",
        f"{GAPS}draws.py",
        "return _nearest(x @ beta, y, columns[~known] @ drawn, donors, chance)",
        "return _nearest(x @ beta, y, columns[~known] @ beta * 0, donors, chance)",
        "missing",
    ),
    of(
        "the spread between tables counts",
        f"{GAPS}pooled.py",
        "total = within + (1 + 1 / m) * between",
        "total = within + between",
        "missing",
    ),
    of(
        "ties are Efron's",
        "staying/cox.py",
        'if self.ties == "efron" else 0.0',
        "if False else 0.0",
        "staying",
    ),
    of(
        "a name has one side",
        "networks/edges.py",
        "if found.setdefault(str(name), str(told)) != told:",
        "if found.setdefault(str(name), str(told)) is None:",
        "networks",
    ),
    of(
        "what is left is tied by what is left",
        "why/mediation.py",
        "self.turn - rho * np.sqrt((1 - self.turn**2) / (1 - rho**2))",
        "self.turn - rho",
        "mediation",
    ),
]
