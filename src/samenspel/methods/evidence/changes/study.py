"""Units that begin at different times, as they are compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats, Ints, Names
from samenspel.methods.evidence.design import design
from samenspel.methods.evidence.result import LeftOut
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .panel import Panel, moment, panel_of, same_within


@dataclass(frozen=True, eq=False)
class Study:
    """Units seen in every period: outcome (n, T), start (n,) with T for never, covariates (n, T, k), and
    which unit of the panel each is."""

    panel: Panel
    outcome: Floats
    start: Ints
    covariates: Floats
    members: Ints
    left_out: tuple[LeftOut, ...]
    are_all_seen: bool
    is_cut: bool = False

    @property
    def has_never(self) -> bool:
        return bool((self.start == self.outcome.shape[1]).any())


def study_of(
    rows: Data,
    outcome: str,
    columns: tuple[str, str, str],
    predictors: Names,
    anticipation: int,
    comparison: str | None,
) -> Study:
    """Of the columns of units, periods and first treated periods."""
    unit, period, first = columns
    panel = panel_of(rows, unit, period)
    start = _starts(rows, panel, period, first)
    wide = panel.wide(rows.numbers(outcome))
    whole, early = np.asarray(~np.isnan(wide).any(axis=1)), start <= anticipation
    members = np.flatnonzero(whole & ~early)
    _refuse_empty(start[members], len(panel.periods), first)
    covariates = _wide_covariates(rows, panel, predictors)[members]
    left_out = tuple(_left_out(whole, early, len(panel.periods)))
    study = Study(panel, wide[members], start[members], covariates, members, left_out, bool(whole.all()))
    return _with_comparison(study, first, comparison)


def _left_out(whole: Booleans, early: Booleans, periods: int) -> Iterator[LeftOut]:
    if not whole.all():
        yield LeftOut(int((~whole).sum()), Words("units not seen in each of the {n} periods", n=periods))
    if (whole & early).any():
        said = Words("units treated from the start, with no period before")
        yield LeftOut(int((whole & early).sum()), said)


def _starts(rows: Data, panel: Panel, period: str, first: str) -> Ints:
    """Of each unit the place of its first treated period; the number of periods for never."""
    texts, _rows = same_within(rows, panel, first)
    if "0" in texts and moment(period, panel.periods[0]) <= (0.0, ""):
        raise refuse(
            N_("“{name}” is 0, which is also a period; leave it empty where a unit never began."), name=first
        )
    never = {None, "0"}
    last = len(panel.periods)
    return np.array([last if text in never else panel.place(first, text or "") for text in texts], int)


def _refuse_empty(start: Ints, periods: int, first: str) -> None:
    if not len(start):
        raise refuse(N_("No unit is seen in every period and untreated at the start."))
    if (start == periods).all():
        raise refuse(
            N_("No unit seen in every period begins after the first and by the last; see “{name}”."),
            name=first,
        )


def _wide_covariates(rows: Data, panel: Panel, predictors: Names) -> Floats:
    columns = design(rows, predictors).columns if predictors else np.ones((rows.n, 1))
    return np.stack([panel.wide(column) for column in columns.T], axis=2)


def _with_comparison(study: Study, first: str, comparison: str | None) -> Study:
    """Where everyone is treated in the end, the last group stands for those not yet treated, until it
    begins."""
    if study.has_never:
        return study
    if comparison == "never":
        raise refuse(
            N_("Every unit is treated in the end by “{name}”; compare with those “not yet” treated."),
            name=first,
        )
    last = int(study.start.max())
    if (study.start == last).all():
        raise refuse(N_("All units begin at once; there is nobody to compare them with."))
    return replace(study, outcome=study.outcome[:, :last], covariates=study.covariates[:, :last], is_cut=True)


def clusters_of(rows: Data, study: Study, cluster: str | None) -> Ints | None:
    if cluster is None:
        return None
    _texts, row_of = same_within(rows, study.panel, cluster)
    codes = rows.levels(cluster)[0][row_of][study.members]
    return np.unique(codes, return_inverse=True)[1]
