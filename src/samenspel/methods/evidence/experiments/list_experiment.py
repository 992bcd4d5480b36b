"""How many people hold an item that nobody is asked to own up to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Ints, Names, Reference
from samenspel.methods.evidence.design import check_columns, columns_of, design
from samenspel.methods.evidence.least import Fit, hanging, least_squares, robust
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.newton import Top
from samenspel.methods.evidence.outcomes import arms
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.rscript import formula, name, script, texts
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.unfit import UnfitData, refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weighed import by_variance, weighed
from samenspel.methods.words import N_, Words

from .design_effect import Shares, design_tests, shares
from .list_models import Counts, likeliest_item, two_steps

USUAL, MOST_ITEMS = 0.05, 100
SOURCE = "Imai 2011, doi 10.1198/jasa.2011.ap10415; Blair & Imai 2012, doi 10.1093/pan/mpr048"
Found = TypeVar("Found")


@listed(
    "How many people hold a sensitive item hidden in a list (list experiment), and what goes with it.",
    outcome="the column with how many items of the list each person holds",
    treated="the column that says who saw the sensitive item on the list",
    predictors="columns that may go with the sensitive item; a:b is a product",
    control="the value of those who did not see it; without it the first by number or alphabet",
    items="how many other items are on the list; without it the most that someone of the control holds",
    seed="what chance starts from, in the test of a design effect",
    same_source="whether counts and predictors were told by the same respondents",
)
def list_experiment(
    data: Any,
    outcome: str,
    treated: str,
    predictors: Names = (),
    *,
    control: str | None = None,
    items: int | None = None,
    reference: Reference = None,
    factors: Names = (),
    seed: int = 1,
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """The share that holds the item, by means and by likelihood. What goes with it: least squares with HC3,
    least squares of the logit curve in two steps, and the likelihood of binomial counts. Raises UnfitData.

    >>> rows = {"items": [0, 1, 2, 1, 1, 2, 2, 3], "saw": [0, 0, 0, 0, 1, 1, 1, 1]}
    >>> round(list_experiment(rows, "items", "saw")["difference in means"].value, 3)
    1.0
    """
    used = Used.of(data, outcome, treated, columns_of(predictors))
    columns = design(used.rows, predictors, reference=reference, factors=factors)
    counts, saw = _counts(used.rows, (outcome, treated), control, items, columns.columns)
    fitted = _fitted(columns.names, counts)
    both = shares(counts.count, counts.is_treated, counts.items)
    tests = design_tests(both, used.rows.n, np.random.default_rng(seed))
    lines = _in_r(outcome, treated, saw, predictors, counts.items)
    return used.result(
        Method("list experiment", SOURCE, {"level": level, "other items": counts.items}, "HC2, linear HC3"),
        fitted.estimates(level),
        _sentence(fitted.difference(level), used.rows.n),
        tests=tests,
        assumptions=(_undisturbed(tests[0]), _no_lies(), told_apart(same_source)),
        numbers=fitted.measures(),
        tables=(_table(both),),
        notes=fitted.notes,
        seed=seed,
        r_code=script(used.whole, *lines, reference=reference, factors=factors),
    )


@dataclass(frozen=True, eq=False)
class Fitted:
    """What goes with the item: linearly, in two steps, and by likelihood; None where a model finds none, as
    `notes` say: then the difference in means still stands."""

    names: tuple[str, ...]
    counts: Counts
    line: Fit | None
    steps: tuple[Floats, Floats] | None
    top: Top | None
    notes: tuple[Words, ...]

    def estimates(self, level: float) -> Iterator[Estimate]:
        yield self.difference(level)
        yield from self.by_likelihood(level)
        yield from self.linear(level)
        if self.steps is not None:
            yield from by_variance([f"two steps: {one}" for one in self.names], *self.steps, level)

    def difference(self, level: float) -> Estimate:
        columns = np.column_stack([np.ones(len(self.counts.count)), self.counts.is_treated])
        fit = least_squares(columns, self.counts.count.astype(float))
        se = np.sqrt(np.diag(robust(fit, "HC2")))
        return weighed(["difference in means"], fit.beta[1:], se[1:], level, fit.df)[0]

    def linear(self, level: float) -> tuple[Estimate, ...]:
        if self.line is None:
            return ()
        fit, k = self.line, len(self.names)
        se = np.sqrt(np.maximum(np.diag(robust(fit, "HC3")), 0))
        return weighed([f"linear: {one}" for one in self.names], fit.beta[k:], se[k:], level, fit.df)

    def by_likelihood(self, level: float) -> Iterator[Estimate]:
        if self.top is None:
            return
        columns, k = self.counts.columns, len(self.names)
        item, variance = self.top.point[:k], self.top.variance[:k, :k]
        chance = 1 / (1 + np.exp(-columns @ item))
        slopes = (columns * (chance * (1 - chance))[:, None]).mean(axis=0)
        se = [float(np.sqrt(slopes @ variance @ slopes))]
        yield from weighed(["share by likelihood"], [float(chance.mean())], se, level)
        yield from by_variance([f"likelihood: {one}" for one in self.names], item, variance, level)

    def measures(self) -> dict[str, float | int]:
        """At the floor and at the ceiling of the list an answer gives the item away."""
        control = self.counts.count[~self.counts.is_treated]
        return {
            **({} if self.top is None else {"log-likelihood": self.top.value}),
            "saw the sensitive item": int(self.counts.is_treated.sum()),
            "hold no other item": float(np.mean(control == 0)),
            "hold all other items": float(np.mean(control == self.counts.items)),
        }


def _fitted(names: tuple[str, ...], counts: Counts) -> Fitted:
    notes: list[Words] = []
    line = _tried(lambda: _line(names, counts), Words("linear"), notes)
    steps = _tried(lambda: two_steps(counts), Words("two steps"), notes)
    top = _tried(lambda: likeliest_item(counts), Words("likelihood"), notes)
    return Fitted(names, counts, line, steps, top, tuple(notes))


def _line(names: tuple[str, ...], counts: Counts) -> Fit:
    """Least squares, the coefficients of the item last; refuses a level that only one list or one row has."""
    both = np.hstack([counts.columns, counts.columns * counts.is_treated[:, None]])
    labels = [*names, *(f"linear: {name}" for name in names)]
    check_columns(labels, both)
    fit = least_squares(both, counts.count.astype(float))
    for place in hanging(fit):
        raise refuse(N_("“{name}” hangs on one row alone, so that it has no error."), name=labels[place])
    return fit


def _counts(
    rows: Data, names: tuple[str, str], control: str | None, items: int | None, columns: Floats
) -> tuple[Counts, str]:
    """And what those have who saw the sensitive item."""
    codes, levels = arms(rows, names[1], control)
    if len(levels) > 2:
        raise refuse(
            N_("There are {n} lists ({levels}); keep the rows of two of them."),
            n=len(levels),
            levels=", ".join(levels),
        )
    found, is_treated = rows.numbers(names[0]), codes == 1
    most = int(found[~is_treated].max()) if items is None else items
    if most < 1:
        raise refuse(N_("Nobody without the sensitive item holds any other; there is nothing to hide it in."))
    if most > MOST_ITEMS:
        raise refuse(N_("No list has {n} items; “{name}” is no count of them."), n=most, name=names[0])
    _refuse_strange(rows, found, most + is_treated)
    return Counts(found.astype(np.int64), is_treated, columns, most), levels[1]


def _refuse_strange(rows: Data, found: Floats, most: Ints) -> None:
    strange = (found != np.round(found)) | (found < 0) | (found > most)
    if strange.any():
        row = int(np.flatnonzero(strange)[0])
        raise refuse(
            N_("Row {line}: {count} is no number of items from 0 to {most}."),
            line=rows.line(row),
            count=f"{found[row]:g}",
            most=int(most[row]),
        )


def _tried(compute: Callable[[], Found], what: Words, notes: list[Words]) -> Found | None:
    """None where a model has no top, which is noted: the difference in means still stands."""
    try:
        return compute()
    except UnfitData as error:
        notes.append(Words("No coefficients ({what}): {problem}", what=what, problem=error.problem))
        return None


def _undisturbed(test: Test) -> Assumption:
    said = Words("the sensitive item changed no answer about the others (p of a design effect)")
    return Assumption.judged(said, test.p > USUAL, test.p)


def _no_lies() -> Assumption:
    return Assumption(Words("nobody who saw the sensitive item lied about it"), UNKNOWN)


def _table(both: tuple[Shares, Shares]) -> Table:
    with_it, without = both
    columns = (range(len(with_it.values)), with_it.values, with_it.se, without.values, without.se)
    heads = ("other items", "with the item", "SE", "without it", "SE")
    return Table(
        "shares of people", heads, tuple(zip(*(np.asarray(one).tolist() for one in columns), strict=True))
    )


def _sentence(difference: Estimate, n: int) -> Words:
    return Words(
        "About {share} of 100 people hold the sensitive item (from {low} to {high}; {n} rows), if it changed "
        "no answer about the others and nobody lied.",
        share=number(100 * difference.value),
        low=number(100 * (difference.low or 0.0)),
        high=number(100 * (difference.high or 0.0)),
        n=n,
    )


def _in_r(outcome: str, treated: str, yes: str, predictors: Names, items: int) -> tuple[str, ...]:
    right = formula(outcome, predictors)
    return (
        f"d$seen <- as.numeric(d${name(treated)} == {texts([yes])})",
        "library(sandwich)",
        "library(lmtest)",
        f'coeftest(lm({name(outcome)} ~ seen, data = d), vcov = function(m) vcovHC(m, type = "HC2"))',
        f"m <- lm({right.replace(' ~ ', ' ~ (', 1)}) * seen, data = d)",
        'coeftest(m, vcov = vcovHC(m, type = "HC3"))',
        'if (requireNamespace("list", quietly = TRUE)) {',
        f'  print(summary(list::ictreg({right}, treat = "seen", J = {items}, data = d, method = "ml")))',
        f'  print(summary(list::ictreg({right}, treat = "seen", J = {items}, data = d, method = "nls")))',
        f"  print(list::ict.test(d${name(outcome)}, d$seen, J = {items}))",
        "}",
    )
