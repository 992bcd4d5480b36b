"""The guards of models and experiments: what is refused, what is corrected, and what a formula must not
forget."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method

_of = partial(method, "evidence")

GUARDS = [
    _of(
        "separation is looked for",
        "models/logit.py",
        "    refuse_separation(columns.columns * (2 * answers - 1)[:, None], columns.names, outcome)\n",
        "",
        "logit",
    ),
    _of(
        "only what separates is named",
        "models/separation.py",
        "        if fewer and _lifts(rows[:, fewer]):\n            left = fewer\n",
        "        pass\n",
        "logit",
    ),
    _of(
        "a coefficient without an end is told",
        "newton.py",
        "    if (np.abs(step) > limit).any():\n",
        "    if False:\n",
        "list_experiment",
    ),
    _of(
        "the residuals of two stages are those of what was received",
        "experiments/instruments.py",
        "moved.outcome - columns @ beta)",
        "moved.outcome - foretold @ (foretold.T @ moved.outcome))",
        "cace",
    ),
    _of(
        "a safe interval may have no end",
        "experiments/anderson_rubin.py",
        "    ends = [-np.inf, *ends] if inside[0] else ends\n    ends = [*ends, np.inf] if inside[-1] "
        "else ends\n",
        "    ends = ends[: len(ends) // 2 * 2]\n",
        "cace",
    ),
    _of(
        "clusters are drawn whole",
        "experiments/units.py",
        "    refuse_split(rows, drawing.assigned, cluster)\n",
        "",
        "randomisation",
    ),
    _of(
        "the lot that was drawn is one of the lots",
        "experiments/randomisation.py",
        "        return (self.as_far + drawn) / (len(self.found) + drawn)\n",
        "        return self.as_far / len(self.found)\n",
        "randomisation",
    ),
    _of(
        "lots are drawn within strata",
        "experiments/replay.py",
        "        found = np.split(order, np.flatnonzero(np.diff(self.strata[order])) + 1)\n",
        "        found = [order]\n",
        "randomisation",
    ),
    _of(
        "ties count as far",
        "experiments/counting.py",
        " * (1 - TIE) - TIE",
        " + TIE",
        "randomisation",
    ),
    _of(
        "a restricted level is compared where both could be drawn",
        "experiments/profiles.py",
        "        both = [other for other in with_level if other in without]\n",
        "        both = [next(other for other in with_level if other in without)]\n",
        "conjoint",
    ),
    _of(
        "choices of one respondent go together by G / (G - 1)",
        "experiments/profiles.py",
        "count / (count - 1) * self.influence.T",
        "self.influence.T",
        "conjoint",
    ),
    _of(
        "errors of cut points are theirs",
        "models/steps.py",
        "    back[: steps.cuts, steps.cuts :] = middle / spread\n",
        "",
        "ordered",
    ),
    _of(
        "a design effect is sought in both kinds of people",
        "experiments/design_effect.py",
        "    return Test(name, far, min(1.0, 2 * p))\n",
        "    return Test(name, far, p)\n",
        "list_experiment",
    ),
    _of(
        "an arm of one cluster is refused",
        "experiments/itt.py",
        "    if len(cluster) == 1:\n        refuse_single(rows, assigned, cluster[0])\n",
        "",
        "itt",
    ),
    _of(
        "the error of a bound knows of the cut",
        "experiments/lee_bounds.py",
        " + ((edge - mean) / left) ** 2 * cutting",
        "",
        "itt",
    ),
    _of(
        "errors know that chances were estimated",
        "experiments/propensity.py",
        " + (columns @ along) * (taken - self.chance)",
        "",
        "observed",
    ),
    _of(
        "rows vary alike before they are weighted",
        "sandwich.py",
        "return (Clusters if fit.weights is None else Weighted)(fit, clusters, POWERS[kind])",
        "return Clusters(fit, clusters, POWERS[kind])",
        "linear",
    ),
    _of(
        "CR2 of a likelihood takes the variances it says",
        "sandwich.py",
        'return (Likely if kind == "CR2" else Clusters)(fit, clusters, POWERS[kind])',
        "return Clusters(fit, clusters, POWERS[kind])",
        "logit",
    ),
    _of(
        "a cluster too large for the root is refused",
        "sandwich.py",
        "        if len(rows) > LARGEST:\n",
        "        if False:\n",
        "logit",
    ),
    _of(
        "clusters of one stratum share its constant",
        "sandwich.py",
        "wide + 2 * np.sum(both**2, axis=(0, 1)) + ",
        "wide + ",
        "strata",
    ),
    _of(
        "clusters that cross many strata are refused",
        "sandwich.py",
        "if fit.weights is not None or not _is_within(clusters, fit.strata.codes):",
        "if False:",
        "strata",
    ),
    _of(
        "what is the same within strata is refused",
        "experiments/itt.py",
        "    if (places := np.flatnonzero(still)).size:\n",
        "    if False:\n",
        "strata",
    ),
    _of(
        "a variance below 0 comes of two kinds of clusters alone",
        "grouped.py",
        "np.sqrt(np.maximum(np.diag(self.variance), 0))",
        "np.sqrt(np.diag(self.variance))",
        "linear",
    ),
    _of(
        "the risk of yes and no is a ratio of chances",
        "experiments/e_values.py",
        "    if _is_yes_or_no(outcome) and _is_yes_or_no(taken):\n",
        "    if False:\n",
        "observed",
    ),
    _of(
        "the error of balanced groups counts what each row pulls itself",
        "experiments/entropy.py",
        " / np.maximum(1 - fit.leverage, WHOLE)",
        "",
        "observed",
    ),
    _of(
        "groups that tell nothing are refused",
        "models/mixed.py",
        "    if np.bincount(codes).max() == 1 and not may_be_single:\n",
        "    if False:\n",
        "within_groups",
    ),
]
