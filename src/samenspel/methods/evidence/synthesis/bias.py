"""Whether small studies found more: a sign that those that found nothing were not published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.chances import two_sided
from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.least import classical, least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .between import Studies
from .differing import BETWEEN, FLAT, differing
from .given import ASKED, Asked, MeasureName, given
from .meta import mean_of, rma

FEWEST, FEW = 3, 10
ROUNDS = 200


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
    method: Literal["REML", "ML", "DL", "PM", "equal"] = "REML",
    variance: str | None = None,
    measure: MeasureName | None = None,
    columns: Sequence[str] = (),
    study: str | None = None,
    level: float = 0.95,
) -> Result:
    """Egger's test (with variance between studies, and as it was first), Begg's, and trim and fill. Raises
    UnfitData for fewer than three studies, or studies that are all as precise."""
    read = given(data, Asked(effect, error, variance, measure, columns, study), fewest=FEWEST)
    studies = read.studies
    if np.ptp(studies.variances) <= 1e-12 * studies.variances.max():
        raise refuse(N_("All studies are equally precise; small ones cannot be told from large ones."))
    filled, missing, side = _filled(studies, method)
    after = differing(filled, method, "Wald", level)
    with_them = mean_of(after, level)
    tests = (_egger(studies, method), _egger_first(studies), _begg(studies))
    return Result(
        Method(
            "tests for small-study effects; trim and fill (L0)", SOURCE, {"method": method, "level": level}
        ),
        (
            mean_of(differing(studies, method, "Wald", level), level),
            Estimate("effect with the missing", *_parts(with_them)),
        ),
        read.n,
        _sentence(tests, missing, side),
        unit="studies",
        tests=tests,
        left_out=read.left_out,
        assumptions=(
            Assumption(
                Words("small studies do not differ for another reason, such as whom they reached"), UNKNOWN
            ),
        ),
        numbers={"missing studies": missing, "tau2 with the missing": after.between},
        tables=(_added(filled, read.n),) if missing else (),
        notes=_few(read.n),
        level=level,
        r_code=(
            *read.r_code,
            rma(method, "Wald"),
            "regtest(m); regtest(m, model = 'lm'); ranktest(m); trimfill(m)",
        ),
    )


SOURCE = (
    "Egger et al. 1997, doi 10.1136/bmj.315.7109.629; Begg & Mazumdar 1994, doi 10.2307/2533446; Duval & "
    "Tweedie 2000, doi 10.1111/j.0006-341X.2000.00455.x"
)


def _parts(mean: Estimate) -> tuple[Any, ...]:
    return mean.value, mean.se, mean.low, mean.high, mean.statistic, mean.df, mean.p


def _on_errors(studies: Studies) -> Studies:
    columns = np.column_stack([np.ones(len(studies.effects)), np.sqrt(studies.variances)])
    return Studies(studies.effects, studies.variances, columns)


def _egger(studies: Studies, method: str) -> Test:
    found = differing(_on_errors(studies), method, "Wald", 0.95)
    z = float(found.beta[1] / found.errors[1])
    return Test("Egger, with variance between studies (z)", z, float(two_sided(z)))


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


def _filled(studies: Studies, method: str) -> tuple[Studies, int, str]:
    """The studies with the mirror images of those that have none, how many these are, and their side."""
    slope = differing(_on_errors(studies), method, "Wald", 0.95).beta[1]
    sign = -1.0 if slope < 0 else 1.0
    order = np.argsort(sign * studies.effects, kind="stable")
    effects, variances = sign * studies.effects[order], studies.variances[order]
    missing, mean = _missing(effects, variances, method)
    k = len(effects)
    mirrored = sign * (2 * mean - effects[k - missing :])
    added = Studies(
        np.concatenate([studies.effects, mirrored]),
        np.concatenate([studies.variances, variances[k - missing :]]),
        np.ones((k + missing, 1)),
    )
    return added, missing, "left" if sign > 0 else "right"


def _missing(effects: Floats, variances: Floats, method: str) -> tuple[int, float]:
    """Duval and Tweedie's L0, repeated without the studies that have no image; effects rise."""
    from scipy.stats import rankdata

    k, missing = len(effects), 0
    for _round in range(ROUNDS):
        rest = Studies(effects[: k - missing], variances[: k - missing], np.ones((k - missing, 1)))
        mean = _mean(rest, method)
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


def _added(filled: Studies, n: int) -> Table:
    rows = zip(filled.effects[n:].tolist(), np.sqrt(filled.variances[n:]).tolist(), strict=True)
    return Table("studies that may be missing", ("effect", "SE"), tuple(rows))


def _few(n: int) -> tuple[Words, ...]:
    if n >= FEW:
        return ()
    return (Words("{n} studies are too few to see it: below ten these tests find little.", n=n),)


def _sentence(tests: Sequence[Test], missing: int, side: str) -> Words:
    if tests[0].p < 0.1 or missing:
        return Words(
            "Small studies may have found more than large ones (Egger p {p}); {missing} studies may be "
            "missing on the {side}. It can have other reasons than what was published.",
            p=f"{tests[0].p:.3g}",
            missing=missing,
            side=Words("left") if side == "left" else Words("right"),
        )
    return Words(
        "Nothing shows that small studies found more than large ones (Egger p {p}), which does not show "
        "that all studies were published.",
        p=f"{tests[0].p:.3g}",
    )
