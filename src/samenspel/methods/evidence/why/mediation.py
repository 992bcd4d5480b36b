"""How much of an effect goes by way of something between, and how little it takes to undo that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.design import check_columns, columns_of, design
from samenspel.methods.evidence.least import least_squares
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
)
from samenspel.methods.evidence.rscript import formula, name, read_data
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

BLOCK = 4_000_000
NAMES = ("indirect", "direct", "total", "a", "b")
SHOWN = np.linspace(-0.9, 0.9, 19)
WEAK, EXACT, FEWEST = 0.1, 1e-12, 10


@listed(
    "How much of an effect goes by way of something between (mediation), and what it takes to undo that.",
    treatment="the column with what may work, a number such as 0 and 1",
    mediator="the column with what may stand between, a number",
    outcome="the column with the outcome, a number",
    predictors="other columns that go with mediator or outcome",
    bootstraps="how often rows are drawn anew for the intervals",
    seed="of these draws",
)
def mediation(
    data: Any,
    treatment: str,
    mediator: str,
    outcome: str,
    *,
    predictors: Sequence[str] = (),
    factors: Sequence[str] = (),
    bootstraps: int = 5000,
    seed: int = 1,
    level: float = 0.95,
) -> Result:
    """Two straight lines: a of the treatment on the mediator, b of the mediator on the outcome; “indirect” is
    a·b, with an interval of percentiles. The sensitivity says how strongly something else must go with both
    for the indirect effect to be nothing (Imai, Keele & Yamamoto 2010, doi 10.1214/10-STS321). Raises
    UnfitData."""
    whole = Data.of(data)
    kept, left_out = whole.complete([treatment, mediator, outcome, *columns_of(predictors)])
    rows = whole.where(kept)
    found = design(rows, [treatment, *predictors], factors=factors)
    if found.names[1] != treatment:
        raise refuse(
            N_("“{name}” holds words; write numbers, such as 1 for treated and 0 for not."), name=treatment
        )
    between, after = rows.numbers(mediator), rows.numbers(outcome)
    check_columns((*found.names, mediator), np.column_stack([found.columns, between]))
    table = np.column_stack([found.columns, between, after])
    effects = _effects(table.T @ table)
    drawn = _drawn(table, np.random.default_rng(seed), bootstraps)
    hidden = _hidden(found.columns, between, after)
    return Result(
        Method(
            "mediation by a·b",
            "Imai, Keele & Yamamoto 2010, doi 10.1214/10-STS321",
            {"bootstraps": bootstraps, "level": level},
            "bootstrap of percentiles",
        ),
        _estimates(effects, drawn, level),
        rows.n,
        _sentence((treatment, mediator, outcome), effects, drawn, hidden.turn, level),
        left_out=left_out,
        assumptions=_assumptions(mediator, hidden.turn),
        numbers={
            "correlation of what is left that undoes it": hidden.turn,
            "part of what is left of each that does it (product of R2)": hidden.turn**2,
            **({"indirect as a part of total": float(effects[0] / effects[2])} if effects[2] else {}),
        },
        tables=(_sensitivity(hidden),),
        level=level,
        seed=seed,
        r_code=_r_code(whole, (treatment, mediator, outcome), predictors, factors),
    )


def _effects(moments: Floats) -> Floats:
    """(…, 5) indirect, direct, total, a, b, of moments (…, k, k) of ones, treatment, others, mediator,
    outcome."""
    k = moments.shape[-1] - 2
    a = np.linalg.solve(moments[..., :k, :k], moments[..., :k, k][..., None])[..., 1, 0]
    line = np.linalg.solve(moments[..., : k + 1, : k + 1], moments[..., : k + 1, k + 1][..., None])[..., 0]
    b, direct = line[..., k], line[..., 1]
    return np.stack([a * b, direct, a * b + direct, a, b], axis=-1)


def _drawn(table: Floats, chance: np.random.Generator, times: int) -> Floats:
    """(B, 5) of rows drawn with replacement; drawn again where columns follow from each other."""
    if times < FEWEST:
        raise refuse(N_("Draw {least} times or more."), least=FEWEST)
    n, k = table.shape
    products = (table[:, :, None] * table[:, None, :]).reshape(n, k * k)
    found: list[Floats] = []
    size = max(1, min(times, BLOCK // n))
    while (missing := times - sum(map(len, found))) > 0:
        counts = chance.multinomial(n, np.full(n, 1 / n), size=min(size, missing)).astype(float)
        moments = (counts @ products).reshape(-1, k, k)
        scale = np.sqrt(np.maximum(np.einsum("bii->bi", moments), 1e-300))
        alike = moments / (scale[:, :, None] * scale[:, None, :])
        whole = np.linalg.eigvalsh(alike[:, : k - 1, : k - 1])[:, 0] > 1e-10
        if not whole.any():
            raise refuse(N_("Rows drawn anew leave columns that follow from each other; they are too few."))
        found.append(_effects(moments[whole]))
    return np.concatenate(found)


@dataclass(frozen=True, eq=False)
class _Hidden:
    """The indirect effect if something hidden ties what is left of mediator and outcome: it is nothing where
    they are tied by `turn`."""

    turn: float
    scale: float

    def at(self, rho: Floats) -> Floats:
        return np.asarray(self.scale * (self.turn - rho * np.sqrt((1 - self.turn**2) / (1 - rho**2))))


def _hidden(columns: Floats, between: Floats, after: Floats) -> _Hidden:
    first, second = least_squares(columns, between), least_squares(columns, after)
    sizes = np.linalg.norm(first.residuals), np.linalg.norm(second.residuals)
    whole = np.linalg.norm(between), np.linalg.norm(after)
    if any(left <= EXACT * every for left, every in zip(sizes, whole, strict=True)):
        raise refuse(N_("Mediator or outcome follows exactly from the treatment; nothing is left to go by."))
    turn = float(first.residuals @ second.residuals / (sizes[0] * sizes[1]))
    return _Hidden(turn, float(first.beta[1] * sizes[1] / sizes[0]))


def _estimates(effects: Floats, drawn: Floats, level: float) -> tuple[Estimate, ...]:
    low, high = np.quantile(drawn, [0.5 - level / 2, 0.5 + level / 2], axis=0)
    below = (1 + np.minimum((drawn <= 0).sum(axis=0), (drawn >= 0).sum(axis=0))) / (len(drawn) + 1)
    columns = (effects, drawn.std(axis=0, ddof=1), low, high, np.minimum(1.0, 2 * below))
    return tuple(
        Estimate(name, value, se, one, other, p=p)
        for name, value, se, one, other, p in zip(NAMES, *(c.tolist() for c in columns), strict=True)
    )


def _sensitivity(hidden: _Hidden) -> Table:
    rows = tuple(zip(SHOWN.tolist(), hidden.at(SHOWN).tolist(), strict=True))
    return Table("the indirect effect if something hidden goes with both", ("correlation", "indirect"), rows)


def _assumptions(mediator: str, turn: float) -> tuple[Assumption, ...]:
    return (
        Assumption(Words("who was treated was drawn by lot, or goes with nothing else"), UNKNOWN),
        Assumption(Words("nothing else goes with both {name} and the outcome", name=mediator), UNKNOWN),
        Assumption(
            Words("a weak hidden tie would not undo it (correlation of {weak} or less)", weak=WEAK),
            MET if abs(turn) > WEAK else NOT_MET,
            turn,
        ),
    )


def _sentence(
    names: tuple[str, str, str], effects: Floats, drawn: Floats, turn: float, level: float
) -> Words:
    treatment, mediator, outcome = names
    low, high = np.quantile(drawn[:, 0], [0.5 - level / 2, 0.5 + level / 2])
    return Words(
        "Of an effect of {total} of {treatment} on {outcome}, {indirect} ({low} to {high}) goes by way of "
        "{mediator}, if nothing else goes with both: a hidden tie of {turn} between them would undo it.",
        total=f"{effects[2]:.4g}",
        treatment=treatment,
        outcome=outcome,
        indirect=f"{effects[0]:.4g}",
        low=f"{low:.4g}",
        high=f"{high:.4g}",
        mediator=mediator,
        turn=f"{turn:.2f}",
    )


def _r_code(
    whole: Data, names: tuple[str, str, str], predictors: Sequence[str], factors: Sequence[str]
) -> tuple[str, ...]:
    treatment, mediator, outcome = names
    used = ", ".join(f"d${name(one)}" for one in (*names, *columns_of(predictors)))
    return (
        *read_data(whole),
        f"d <- d[complete.cases(data.frame({used})), ]",
        *(f"d${name(one)} <- factor(d${name(one)})" for one in factors),
        f"a <- lm({formula(mediator, [treatment, *predictors])}, data = d)",
        f"b <- lm({formula(outcome, [treatment, *predictors, mediator])}, data = d)",
        f'(found <- coef(a)["{name(treatment)}"] * coef(b)["{name(mediator)}"])',
        "# intervals: other draws than here agree within what the draws leave open",
    )
