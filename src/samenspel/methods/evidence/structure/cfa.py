"""Factors that were named beforehand: do they fit, and how strongly does each item measure its own?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2, half_width, two_sided
from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import (
    MET,
    NOT_MET,
    UNKNOWN,
    Assumption,
    Estimate,
    Method,
    Result,
    Table,
    Test,
    estimates_of,
)
from samenspel.methods.evidence.scales.items import Answers, read_items
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .answered import INSTRUMENT, Answered, Missing, answered, items_of
from .fitting import Fitted, covariances, fit
from .lavaan import lavaan_lines
from .measures import Fit, fit_of, loadings_in_sd
from .model import ERROR, LATENT, Entry, entries_of, intercepts_of, model_of
from .observing import observed
from .robust import Robust
from .robust import robust as robust_of
from .starting import start_of

CLOSE = 0.08


@listed(
    "Whether items measure the factors they should (confirmatory factor analysis, paths between factors).",
    factors="of each factor its items; the first item gives it its unit",
    **INSTRUMENT,
    paths="of a factor those that lead to it",
    together="pairs of items that go together for another reason too",
    robust="true for errors and a chi-square that need no normal answers",
)
def cfa(
    data: Any,
    factors: Mapping[str, Sequence[str]],
    *,
    reverse: Sequence[str] = (),
    answers: Answers = (),
    person: str | None = None,
    incomplete: Missing = "listwise",
    paths: Mapping[str, Sequence[str]] | None = None,
    together: Sequence[Sequence[str]] = (),
    robust: bool = False,
    level: float = 0.95,
) -> Result:
    """Maximum likelihood (Jöreskog 1969, doi 10.1007/BF02289343). Estimates are named as in lavaan: =~ is
    measured by, ~ goes with, ~~ varies with. Raises UnfitData."""
    if robust and incomplete != "listwise":
        raise refuse(N_("Robust errors are for complete answers; ask for listwise, or leave robust out."))
    people = answered(read_items(data, items_of(factors), reverse, answers, person), incomplete)
    has_means = incomplete != "listwise"
    fitted = _fitted(people, factors, paths or {}, together, has_means)
    measured = fit_of(fitted, people.samples)
    wide = robust_of(fitted, people.matrix, people.groups) if robust else None
    options = {"incomplete": incomplete, "robust": robust, "level": level}
    return Result(
        Method(
            "factor analysis by maximum likelihood",
            "Jöreskog 1969, doi 10.1007/BF02289343",
            people.items.options | options,
            "Satorra–Bentler" if robust else "",
        ),
        _estimates(fitted, wide.cov if wide else parameter_covariances(fitted, people), level),
        people.n,
        _sentence(measured, people, factors),
        unit="people",
        tests=tuple(_tests(measured, wide)),
        left_out=people.left_out,
        assumptions=_assumptions(measured, robust),
        numbers=_numbers(measured) | _reliable(fitted, factors),
        tables=_tables(fitted),
        notes=tuple(strange(fitted)),
        level=level,
        r_code=(*people.items.r_code, *lavaan_lines(factors, paths or {}, together, incomplete, robust)),
    )


def _fitted(
    people: Answered,
    factors: Mapping[str, Sequence[str]],
    paths: Mapping[str, Sequence[str]],
    together: Sequence[Sequence[str]],
    has_means: bool,
) -> Fitted:
    items = people.items.names
    _check_names(factors, paths, items, together)
    entries: list[Entry] = list(entries_of(items, factors, paths, together))
    if len(entries) > len(items) * (len(items) + 1) / 2:
        raise refuse(N_("The model has {free} free parts, more than the items can tell."), free=len(entries))
    model = model_of(items, factors, [entries + (list(intercepts_of(items)) if has_means else [])])
    return settled(fit(model, people.samples, start_of(model, people.best)))


def settled(fitted: Fitted) -> Fitted:
    if not fitted.settled:
        covariances(fitted)  # says which parts, where no data can tell them apart
        raise refuse(N_("The steps came to no rest: these factors do not fit these answers."))
    return fitted


def _check_names(
    factors: Mapping[str, Sequence[str]],
    paths: Mapping[str, Sequence[str]],
    items: Sequence[str],
    together: Sequence[Sequence[str]],
) -> None:
    for name in [*paths, *(cause for causes in paths.values() for cause in causes)]:
        if name not in factors:
            raise refuse(N_("“{name}” is not among the factors."), name=name)
    for pair in together:
        if len(set(pair)) != 2 or not set(pair) <= set(items):
            raise refuse(
                N_("“{pair}” are not two of the items; together needs pairs of these."), pair=", ".join(pair)
            )


def parameter_covariances(fitted: Fitted, people: Answered) -> Floats:
    """From the expected information, or from the observed where answers may be missing, as in lavaan."""
    if people.incomplete != "listwise":
        return covariances(fitted, observed(fitted, people.samples))
    return covariances(fitted)


def _estimates(fitted: Fitted, cov: Floats, level: float) -> tuple[Estimate, ...]:
    errors = np.sqrt(np.diag(cov))
    wide, statistic = half_width(errors, level), fitted.parameters / errors
    return estimates_of(
        fitted.model.labels,
        fitted.parameters,
        se=errors,
        low=fitted.parameters - wide,
        high=fitted.parameters + wide,
        statistic=statistic,
        p=two_sided(statistic),
    )


def _tests(measured: Fit, wide: Robust | None) -> Iterator[Test]:
    if not measured.df:
        return
    yield Test("chi-square", measured.chi2, above_chi2(measured.chi2, measured.df), (measured.df,))
    if wide is not None:
        scaled = measured.chi2 * measured.df / wide.weights
        yield Test("chi-square, Satorra–Bentler", scaled, above_chi2(scaled, measured.df), (measured.df,))
        shaped, df = measured.chi2 * wide.weights / wide.squares, wide.weights**2 / wide.squares
        yield Test("chi-square, Satterthwaite", shaped, above_chi2(shaped, df), (df,))


def _numbers(measured: Fit) -> dict[str, float]:
    low, high = measured.interval
    return {
        "CFI": measured.cfi,
        "TLI": measured.tli,
        "RMSEA": measured.rmsea,
        "RMSEA, low (90%)": low,
        "RMSEA, high (90%)": high,
        "SRMR": measured.srmr,
        "log-likelihood": measured.log_likelihood,
        "AIC": measured.aic,
        "BIC": measured.bic,
    }


def _reliable(fitted: Fitted, factors: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Omega of each factor whose items are its alone."""
    block = fitted.model.blocks[0]
    found = block.matrices(fitted.parameters)
    through = np.linalg.inv(np.eye(len(factors)) - found.paths)
    variances = np.diag(through @ found.latent @ through.T)
    told = {}
    for column, (name, own) in enumerate(factors.items()):
        rows = [fitted.model.items.index(item) for item in own]
        if np.count_nonzero(found.loadings[rows]) == len(rows):
            shared = float(found.loadings[rows, column].sum() ** 2 * variances[column])
            told[f"omega {name}"] = shared / (shared + float(found.errors[np.ix_(rows, rows)].sum()))
    return told


def _tables(fitted: Fitted) -> tuple[Table, ...]:
    loadings, between = loadings_in_sd(fitted)
    names = fitted.model.factors
    rows = [
        (item, *(value or None for value in row))
        for item, row in zip(fitted.model.items, loadings.tolist(), strict=True)
    ]
    others = [(name, *row) for name, row in zip(names, between.tolist(), strict=True)]
    return (
        Table("loadings, standardised", ("item", *names), tuple(rows)),
        Table("correlations of factors", ("", *names), tuple(others)),
    )


def strange(fitted: Fitted) -> Iterator[Words]:
    """Variances below 0 and correlations beyond 1 (Heywood cases)."""
    for block in fitted.model.blocks:
        found = block.matrices(fitted.parameters)
        for entry in block.entries:
            if entry.kind in (LATENT, ERROR):
                yield from _strange(entry, found[entry.kind])


def _strange(entry: Entry, matrix: Floats) -> Iterator[Words]:
    value = float(matrix[entry.row, entry.column])
    if entry.row == entry.column and value < 0:
        yield Words(
            "{label} is a variance below 0 ({value}): too few people, too few items for a factor, or a model "
            "that does not fit.",
            label=entry.label,
            value=f"{value:.3f}",
        )
    both = float(matrix[entry.row, entry.row] * matrix[entry.column, entry.column])
    if entry.row != entry.column and 0 < both < value**2:
        yield Words("{label} is a correlation beyond 1: both may be one thing.", label=entry.label)


def _assumptions(measured: Fit, is_robust: bool) -> tuple[Assumption, ...]:
    close = Words("the model is close (RMSEA below 0.08)")
    normal = Words("answers are normal")
    state = MET if measured.rmsea < CLOSE else NOT_MET
    fits = Assumption(close, state, measured.rmsea) if measured.df else Assumption(close, UNKNOWN)
    return (fits,) if is_robust else (fits, Assumption(normal, UNKNOWN))


def _sentence(measured: Fit, people: Answered, factors: Mapping[str, Sequence[str]]) -> Words:
    values = {"factors": len(factors), "items": len(people.items.names), "n": people.n}
    if not measured.df:
        return Words(
            "{factors} factors behind {items} items in {n} people: the model has as many free parts as there "
            "are covariances, so that these cannot speak against it.",
            **values,
        )
    return Words(
        "{factors} factors behind {items} items in {n} people: they leave an error of {rmsea} for each "
        "degree of freedom (RMSEA, {low} to {high} in 90 of 100) and explain {cfi} of what items have in "
        "common (CFI). Other models may fit as well.",
        rmsea=f"{measured.rmsea:.3f}",
        low=f"{measured.interval[0]:.3f}",
        high=f"{measured.interval[1]:.3f}",
        cfi=f"{measured.cfi:.3f}",
        **values,
    )
