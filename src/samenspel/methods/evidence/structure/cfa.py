"""Factors that were named beforehand: do they fit, and how strongly does each item measure its own?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Floats, Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import MET, NOT_MET, UNKNOWN, Assumption, Method, Result, Table, Test
from samenspel.methods.evidence.scales.items import Answers, read_items
from samenspel.methods.evidence.used import result_of
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import Words

from .answered import INSTRUMENT, Answered, Missing, answered
from .fitting import Fitted, settled
from .heywood import strange
from .lavaan import lavaan_lines
from .measures import CLOSE, Fit, fit_of, loadings_in_sd
from .model import Factors
from .robust import Robust
from .robust import robust as robust_of
from .specified import Specified
from .starting import Starts

NAME = "factor analysis by maximum likelihood"
SOURCE = "Jöreskog 1969, doi 10.1007/BF02289343"
IS_CLOSE = Words("the model is close (RMSEA below 0.08)")
NORMAL = Assumption(Words("answers are normal"), UNKNOWN)


@listed(
    "Whether items measure the factors they should (confirmatory factor analysis, paths between factors).",
    factors="of each factor its items; the first item gives it its unit",
    **INSTRUMENT,
    paths="of a factor those that lead to it",
    together="pairs of items that go together for another reason too",
    robust="true for errors, a chi-square and measures of fit that need no normal answers",
    starts="from how many places the steps begin; where they end differently, that is said",
)
def cfa(
    data: Any,
    factors: Factors,
    *,
    reverse: Names = (),
    answers: Answers = (),
    person: str | None = None,
    incomplete: Missing = "listwise",
    paths: Factors | None = None,
    together: Sequence[Names] = (),
    robust: bool = False,
    starts: int = 1,
    seed: int = 1,
    level: float = 0.95,
) -> Result:
    """Maximum likelihood (Jöreskog 1969, doi 10.1007/BF02289343). Estimates are named as in lavaan: =~ is
    measured by, ~ goes with, ~~ varies with. Raises UnfitData."""
    asked, begun = Specified(factors, paths or {}, together), Starts(starts, seed)
    people = answered(read_items(data, asked.items, reverse, answers, person), incomplete)
    found = _found(people, asked, begun, robust=robust)
    options = {"incomplete": incomplete, "robust": robust, "level": level} | begun.options
    return result_of(
        people,
        Method(NAME, SOURCE, people.items.options | options, found.wide.name if found.wide else ""),
        weighed(found.fitted.model.labels, found.fitted.parameters, found.errors(), level),
        found.sentence(),
        unit="people",
        tests=tuple(found.tests()),
        assumptions=found.assumptions(),
        numbers=found.numbers(),
        tables=found.tables(),
        notes=(*found.notes, *strange(found.fitted)),
        seed=begun.told_seed,
        r_code=(*people.items.r_code, *lavaan_lines(asked.in_lavaan(), incomplete, robust)),
    )


@dataclass(frozen=True, eq=False)
class Found:
    """A model that was fitted, how well it fits, and what is robust of it where that was asked for."""

    people: Answered
    asked: Specified
    fitted: Fitted
    notes: tuple[Words, ...]
    plain: Fit
    wide: Robust | None

    @property
    def scaled(self) -> Fit | None:
        """With the chi-squares that need no normal answers."""
        if self.wide is None or not self.plain.df:
            return None
        return self.plain.scaled(self.wide.weights / self.plain.df, self.wide.base / self.plain.base_df)

    def errors(self) -> Floats:
        cov = self.wide.cov if self.wide else self.people.covariances(self.fitted)
        return np.asarray(np.sqrt(np.diag(cov)))

    def tests(self) -> Iterator[Test]:
        chi2, df = self.plain.chi2, self.plain.df
        if df:
            yield Test("chi-square", chi2, above_chi2(chi2, df), (df,))
        if self.wide and self.scaled:
            scaled = self.scaled.chi2
            yield Test(f"chi-square, {self.wide.name}", scaled, above_chi2(scaled, df), (df,))
        if df and self.wide and self.wide.squares is not None:
            weights, squares = self.wide.weights, self.wide.squares
            shaped, parts = chi2 * weights / squares, weights**2 / squares
            yield Test("chi-square, Satterthwaite", shaped, above_chi2(shaped, parts), (parts,))

    def numbers(self) -> dict[str, float]:
        of, scaled = self.plain, self.scaled
        likely = {"log-likelihood": of.log_likelihood, "AIC": of.aic, "BIC": of.bic}
        more = {f"{name}, scaled": value for name, value in scaled.close.items()} if scaled else {}
        return {**of.close, "SRMR": of.srmr, **likely, **more, **self._reliable()}

    def _reliable(self) -> dict[str, float]:
        """Omega of each factor whose items are its alone."""
        found = self.fitted.model.blocks[0].matrices(self.fitted.parameters)
        through = np.linalg.inv(np.eye(len(self.asked.factors)) - found.paths)
        variances = np.diag(through @ found.latent @ through.T)
        told = {}
        for column, (name, own) in enumerate(self.asked.factors.items()):
            rows = [self.fitted.model.items.index(item) for item in own]
            if np.count_nonzero(found.loadings[rows]) == len(rows):
                shared = float(found.loadings[rows, column].sum() ** 2 * variances[column])
                told[f"omega {name}"] = shared / (shared + float(found.errors[np.ix_(rows, rows)].sum()))
        return told

    def tables(self) -> tuple[Table, ...]:
        loadings, between = loadings_in_sd(self.fitted)
        model = self.fitted.model
        rows = [
            (item, *(value or None for value in row))
            for item, row in zip(model.items, loadings.tolist(), strict=True)
        ]
        others = [(name, *row) for name, row in zip(model.factors, between.tolist(), strict=True)]
        return (
            Table("loadings, standardised", ("item", *model.factors), tuple(rows)),
            Table("correlations of factors", ("", *model.factors), tuple(others)),
        )

    def assumptions(self) -> tuple[Assumption, ...]:
        told = self.scaled or self.plain
        state = MET if told.rmsea < CLOSE else NOT_MET
        fits = Assumption(IS_CLOSE, state, told.rmsea) if told.df else Assumption(IS_CLOSE, UNKNOWN)
        return (fits,) if self.wide else (fits, NORMAL)

    def sentence(self) -> Words:
        told = self.scaled or self.plain
        factors, items = len(self.asked.factors), len(self.people.items.names)
        counted = {"factors": factors, "items": items, "n": self.people.n}
        if not told.df:
            return Words(
                "{factors} factors behind {items} items in {n} people: the model has as many free parts as "
                "there are covariances, so that these cannot speak against it.",
                **counted,
            )
        low, high = told.interval
        return Words(
            "{factors} factors behind {items} items in {n} people: they leave an error of {rmsea} for each "
            "degree of freedom (RMSEA, {low} to {high} in 90 of 100) and explain {cfi} of what items have in "
            "common (CFI). Other models may fit as well.",
            rmsea=f"{told.rmsea:.3f}",
            low=f"{low:.3f}",
            high=f"{high:.3f}",
            cfi=f"{told.cfi:.3f}",
            **counted,
        )


def _found(people: Answered, asked: Specified, begun: Starts, *, robust: bool) -> Found:
    end, notes = begun.fit(asked.model(has_means=not people.is_complete), people.samples, people.best)
    fitted = settled(end)
    wide = robust_of(fitted, people) if robust else None
    return Found(people, asked, fitted, notes, fit_of(fitted, people.samples), wide)
