"""How well a model fits: chi-square, CFI, TLI, RMSEA with its interval, SRMR."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log, pi, sqrt

import numpy as np

from samenspel.methods.evidence.data import Floats

from .fitting import Fitted, Sample
from .samples import Moments, deviance_at, independent, saturated

CLOSE = 0.08
"""An RMSEA below this is close (Browne & Cudeck 1992, doi 10.1177/0049124192021002005)."""


@dataclass(frozen=True)
class Fit:
    """`chi2` is n times the discrepancy, as lavaan's default, divided by `scale`. `interval` holds RMSEA in
    90 of 100."""

    chi2: float
    df: int
    n: int
    groups: int
    base_chi2: float
    base_df: int
    log_likelihood: float
    free: int
    srmr: float
    scale: float = 1.0

    def scaled(self, by: float, base_by: float) -> Fit:
        """With both chi-squares divided by these, as where answers are not normal."""
        return replace(self, chi2=self.chi2 / by, base_chi2=self.base_chi2 / base_by, scale=by)

    @property
    def cfi(self) -> float:
        over, base = max(self.chi2 - self.df, 0), max(self.base_chi2 - self.base_df, 0)
        return 1 - over / max(over, base) if max(over, base) else 1.0

    @property
    def tli(self) -> float:
        if not self.df or self.base_chi2 == self.base_df:
            return 1.0
        base = self.base_chi2 / self.base_df
        return (base - self.chi2 / self.df) / (base - 1)

    @property
    def rmsea(self) -> float:
        return self._rmsea(self.chi2 - self.df)

    @property
    def interval(self) -> tuple[float, float]:
        """A chi-square that was scaled is taken as one of so many more or fewer degrees of freedom, as in
        lavaan."""
        chi2, df = self.chi2 * self.scale, self.df * self.scale
        low, high = (_excess(chi2, df, chance) / self.scale for chance in (0.95, 0.05))
        return self._rmsea(low), self._rmsea(high)

    @property
    def close(self) -> dict[str, float]:
        """What a result tells of how close the model is."""
        low, high = self.interval
        interval = {"RMSEA, low (90%)": low, "RMSEA, high (90%)": high}
        return {"CFI": self.cfi, "TLI": self.tli, "RMSEA": self.rmsea, **interval}

    def _rmsea(self, excess: float) -> float:
        return sqrt(max(excess, 0) / (self.n * self.df) * self.groups) if self.df else 0.0

    @property
    def aic(self) -> float:
        return 2 * self.free - 2 * self.log_likelihood

    @property
    def bic(self) -> float:
        return log(self.n) * self.free - 2 * self.log_likelihood


def _excess(chi2: float, df: float, chance: float) -> float:
    """The noncentrality with which a smaller chi-square has this chance; 0 where none is small enough."""
    from scipy.special import chdtr, chndtrinc

    if not df or chdtr(df, chi2) < chance:
        return 0.0
    return float(chndtrinc(chi2, df, chance))


def fit_of(fitted: Fitted, samples: Sequence[Sample]) -> Fit:
    model, p = fitted.model, len(fitted.model.items)
    groups, best = len(model.blocks), saturated(samples, p)
    least = deviance_at(samples, best, model.has_means)
    base = deviance_at(samples, independent(samples, p), model.has_means)
    numbers = p * (p + 1) // 2 + (p if model.has_means else 0)
    constant = log(2 * pi) * sum(sample.n * len(sample.seen) for sample in samples)
    return Fit(
        chi2=max(0.0, fitted.look.deviance - least),
        df=groups * numbers - len(model.labels),
        n=sum(sample.n for sample in samples),
        groups=groups,
        base_chi2=base - least,
        base_df=groups * p * (p - 1) // 2,
        log_likelihood=-(fitted.look.deviance + constant) / 2,
        free=len(model.labels),
        srmr=_srmr(fitted, best, samples),
    )


def _srmr(fitted: Fitted, best: Moments, samples: Sequence[Sample]) -> float:
    """The root of the mean square of what is left of correlations, and of means in standard deviations; of
    groups the mean, by size."""
    total = 0.0
    for group, (block, (mean, cov)) in enumerate(zip(fitted.model.blocks, best, strict=True)):
        at, sd = block.implied(fitted.parameters), np.sqrt(np.diag(cov))
        off = ((cov - at.cov) / np.outer(sd, sd))[np.tril_indices(len(sd))]
        if fitted.model.has_means:
            off = np.concatenate([off, (mean - at.mean) / sd])
        total += sum(sample.n for sample in samples if sample.group == group) * sqrt(np.mean(off**2))
    return total / sum(sample.n for sample in samples)


def loadings_in_sd(fitted: Fitted, group: int = 0) -> tuple[Floats, Floats]:
    """(p, m) loadings and (m, m) correlations of the factors, all in standard deviations."""
    block = fitted.model.blocks[group]
    found, at = block.matrices(fitted.parameters), block.implied(fitted.parameters)
    through = np.linalg.inv(np.eye(len(found.paths)) - found.paths)
    between = through @ found.latent @ through.T
    sizes = np.sqrt(np.abs(np.diag(between)))
    loadings = found.loadings * sizes / np.sqrt(np.diag(at.cov))[:, None]
    return loadings, between / np.outer(sizes, sizes)
