"""Whether small studies found more: a sign that those that found nothing were not published."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import two_sided
from samenspel.methods.evidence.data import Floats, Names
from samenspel.methods.evidence.least import classical, least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Method, Result, Table, Test
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .between import Studies
from .differing import BETWEEN, FLAT, Differing, Kind, differing
from .given import ASKED, Asked, MeasureName, given
from .meta import mean_of, rma

FEWEST, FEW = 3, 10
ROUNDS = 200
LIKELY = 0.1
SOURCE = (
    "Egger et al. 1997, doi 10.1136/bmj.315.7109.629; Begg & Mazumdar 1994, doi 10.2307/2533446; Duval & "
    "Tweedie 2000, doi 10.1111/j.0006-341X.2000.00455.x"
)
NO_OTHER_REASON = Assumption(
    Words("small studies do not differ for another reason, such as whom they reached"), UNKNOWN
)


@listed(
    "Whether small studies found more than large ones, and what the mean would be with those that are "
    "missing.",
    **ASKED,
    method="of the variance between studies: REML, ML, DL, PM, or equal (there is none)",
)
def publication_bias(
    data: Any,
    effect: str | None = None,
    error: str | None = None,
    *,
    method: Kind = "REML",
    variance: str | None = None,
    measure: MeasureName | None = None,
    columns: Names = (),
    study: str | None = None,
    level: float = 0.95,
) -> Result:
    """Egger's test (with variance between studies, and as it was first), Begg's, and trim and fill. Raises
    UnfitData for fewer than three studies, or studies that are all as precise."""
    read = given(data, Asked(effect, error, variance, measure, columns, study), fewest=FEWEST)
    studies = read.studies
    if np.ptp(studies.variances) <= 1e-12 * studies.variances.max():
        raise refuse(N_("All studies are equally precise; small ones cannot be told from large ones."))
    found = Small(studies, method, level)
    return read.result(
        Method(
            "tests for small-study effects; trim and fill (L0)", SOURCE, {"method": method, "level": level}
        ),
        (mean_of(found.weighed(studies)), mean_of(found.with_missing, "effect with the missing")),
        found.sentence(),
        rma(method, "Wald"),
        "regtest(m); regtest(m, model = 'lm'); ranktest(m); trimfill(m)",
        tests=found.tests,
        assumptions=(NO_OTHER_REASON,),
        numbers={"missing studies": found.missing, "tau2 with the missing": found.with_missing.between},
        tables=found.added(),
        notes=found.few(),
    )


@dataclass(frozen=True, eq=False)
class Small:
    """Whether what studies found goes with how precise they are, and what may be missing."""

    studies: Studies
    method: str
    level: float

    def weighed(self, studies: Studies) -> Differing:
        return differing(studies, self.method, "Wald", self.level)

    @cached_property
    def tests(self) -> tuple[Test, ...]:
        z = float(self._on_errors.beta[1] / self._on_errors.errors[1])
        first = Test("Egger, with variance between studies (z)", z, float(two_sided(z)))
        return first, _egger_first(self.studies), _begg(self.studies)

    @property
    def missing(self) -> int:
        return len(self.filled.effects) - len(self.studies.effects)

    @cached_property
    def with_missing(self) -> Differing:
        return self.weighed(self.filled)

    @cached_property
    def filled(self) -> Studies:
        """The studies with the mirror images of those that have none."""
        order = np.argsort(self._sign * self.studies.effects, kind="stable")
        effects, variances = self._sign * self.studies.effects[order], self.studies.variances[order]
        missing, mean = _missing(effects, variances, self.method)
        rest = slice(len(effects) - missing, None)
        return _alike(
            np.concatenate([self.studies.effects, self._sign * (2 * mean - effects[rest])]),
            np.concatenate([self.studies.variances, variances[rest]]),
        )

    def added(self) -> tuple[Table, ...]:
        n = len(self.studies.effects)
        errors = np.sqrt(self.filled.variances[n:])
        rows = tuple(zip(self.filled.effects[n:].tolist(), errors.tolist(), strict=True))
        return (Table("studies that may be missing", ("effect", "SE"), rows),) if rows else ()

    def few(self) -> tuple[Words, ...]:
        n = len(self.studies.effects)
        if n >= FEW:
            return ()
        return (Words("{n} studies are too few to see it: below ten these tests find little.", n=n),)

    def sentence(self) -> Words:
        p = self.tests[0].p
        if p < LIKELY or self.missing:
            return Words(
                "Small studies may have found more than large ones (Egger p {p}); {missing} studies may be "
                "missing on the {side}. It can have other reasons than what was published.",
                p=f"{p:.3g}",
                missing=self.missing,
                side=Words("left") if self._sign > 0 else Words("right"),
            )
        return Words(
            "Nothing shows that small studies found more than large ones (Egger p {p}), which does not show "
            "that all studies were published.",
            p=f"{p:.3g}",
        )

    @cached_property
    def _on_errors(self) -> Differing:
        return self.weighed(_on_errors(self.studies))

    @property
    def _sign(self) -> float:
        """1 where small studies found more, so that what is missing lies on the left."""
        return -1.0 if self._on_errors.beta[1] < 0 else 1.0


def _on_errors(studies: Studies) -> Studies:
    columns = np.column_stack([np.ones(len(studies.effects)), np.sqrt(studies.variances)])
    return Studies(studies.effects, studies.variances, columns)


def _egger_first(studies: Studies) -> Test:
    fit = least_squares(_on_errors(studies).columns, studies.effects, 1 / studies.variances)
    if fit.residuals @ fit.residuals <= FLAT * (studies.effects**2 @ (1 / studies.variances)):
        raise refuse(N_("The effects lie exactly on a line with their errors; nothing is left to test."))
    t = float(fit.beta[1]) / float(classical(fit)[1, 1]) ** 0.5
    return Test("Egger, as in 1997 (t)", t, float(two_sided(t, fit.df)), (fit.df,))


def _begg(studies: Studies) -> Test:
    """Kendall's correlation of the effects, made equally exact, with their variances."""
    from scipy.stats import kendalltau

    w = 1 / studies.variances
    mean = w @ studies.effects / w.sum()
    scaled = (studies.effects - mean) / np.sqrt(studies.variances - 1 / w.sum())
    ties = min(len(np.unique(scaled)), len(np.unique(studies.variances))) < len(w)
    found = kendalltau(scaled, studies.variances, method="asymptotic" if ties else "exact")
    return Test("Begg (Kendall's tau)", float(found.statistic), float(found.pvalue))


def _alike(effects: Floats, variances: Floats) -> Studies:
    return Studies(effects, variances, np.ones((len(effects), 1)))


def _missing(effects: Floats, variances: Floats, method: str) -> tuple[int, float]:
    """Duval and Tweedie's L0, repeated without the studies that have no image; effects rise."""
    from scipy.stats import rankdata

    k, missing = len(effects), 0
    for _round in range(ROUNDS):
        mean = _mean(_alike(effects[: k - missing], variances[: k - missing]), method)
        ranks = rankdata(np.abs(effects - mean))
        above = float(ranks[effects > mean].sum())
        now = max(0, min(k - 2, round((4 * above - k * (k + 1)) / (2 * k - 1))))
        if now == missing:
            break
        missing = now
    return missing, mean


def _mean(studies: Studies, method: str) -> float:
    between = BETWEEN[method](studies)
    w = 1 / (studies.variances + between)
    return float(w @ studies.effects / w.sum())
