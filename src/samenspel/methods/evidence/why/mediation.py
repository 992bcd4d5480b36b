"""How much of an effect goes by way of something between, and how little it takes to undo that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Names
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
    estimates_of,
)
from samenspel.methods.evidence.rscript import formula, name, read_data
from samenspel.methods.evidence.stopping import go_on
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.words import N_, Words

BLOCK = 4_000_000
NAMES = ("indirect", "direct", "total", "a", "b")
SHOWN = np.linspace(-0.9, 0.9, 19)
WEAK, EXACT, FEWEST = 0.1, 1e-12, 10
SOURCE, BY = "Imai, Keele & Yamamoto 2010, doi 10.1214/10-STS321", "bootstrap of percentiles"


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
    predictors: Names = (),
    factors: Names = (),
    bootstraps: int = 5000,
    seed: int = 1,
    level: float = 0.95,
) -> Result:
    """Two straight lines: a of the treatment on the mediator, b of the mediator on the outcome; “indirect” is
    a·b, with an interval of percentiles. The sensitivity says how strongly something else must go with both
    for the indirect effect to be nothing (Imai, Keele & Yamamoto 2010, doi 10.1214/10-STS321). Raises
    UnfitData."""
    names = (treatment, mediator, outcome)
    used = Used.of(data, names, columns_of(predictors))
    table = _table(used.rows, names, predictors, factors)
    drawn = _drawn(table, np.random.default_rng(seed), bootstraps)
    found = Mediated(names, _effects(table.T @ table), drawn, _hidden(table), level)
    return used.result(
        Method("mediation by a·b", SOURCE, {"bootstraps": bootstraps, "level": level}, BY),
        found.estimates(),
        found.sentence(),
        assumptions=found.assumptions(),
        numbers=found.numbers(),
        tables=(found.hidden.table(),),
        seed=seed,
        r_code=_r_code(used.whole, names, predictors, factors),
    )


Ends = tuple[str, str, str]
"""The columns with the treatment, the mediator and the outcome."""


@dataclass(frozen=True, eq=False)
class Hidden:
    """The indirect effect if something hidden ties what is left of mediator and outcome: it is nothing where
    they are tied by `turn`."""

    turn: float
    scale: float

    def at(self, rho: Floats) -> Floats:
        return np.asarray(self.scale * (self.turn - rho * np.sqrt((1 - self.turn**2) / (1 - rho**2))))

    def table(self) -> Table:
        rows = tuple(zip(SHOWN.tolist(), self.at(SHOWN).tolist(), strict=True))
        return Table(
            "the indirect effect if something hidden goes with both", ("correlation", "indirect"), rows
        )


@dataclass(frozen=True, eq=False)
class Mediated:
    """Effects (5,) in the order of NAMES, the same of rows drawn anew (B, 5), and what would undo them."""

    names: Ends
    effects: Floats
    drawn: Floats
    hidden: Hidden
    level: float

    @cached_property
    def bounds(self) -> Floats:
        """(2, 5)"""
        return np.quantile(self.drawn, [0.5 - self.level / 2, 0.5 + self.level / 2], axis=0)

    def estimates(self) -> tuple[Estimate, ...]:
        """The p-value is that of the widest interval of percentiles without 0."""
        sides = np.minimum((self.drawn <= 0).sum(axis=0), (self.drawn >= 0).sum(axis=0))
        p = np.minimum(1.0, 2 * (1 + sides) / (len(self.drawn) + 1))
        low, high = self.bounds
        return estimates_of(NAMES, self.effects, se=self.drawn.std(axis=0, ddof=1), low=low, high=high, p=p)

    def numbers(self) -> dict[str, float | int]:
        indirect, _direct, total = self.effects[:3].tolist()
        return {
            "correlation of what is left that undoes it": self.hidden.turn,
            "part of what is left of each that does it (product of R2)": self.hidden.turn**2,
            **({"indirect as a part of total": indirect / total} if total else {}),
        }

    def assumptions(self) -> tuple[Assumption, ...]:
        mediator, turn = self.names[1], self.hidden.turn
        return (
            Assumption(Words("who was treated was drawn by lot, or goes with nothing else"), UNKNOWN),
            Assumption(Words("nothing else goes with both {name} and the outcome", name=mediator), UNKNOWN),
            Assumption(
                Words("a weak hidden tie would not undo it (correlation of {weak} or less)", weak=WEAK),
                MET if abs(turn) > WEAK else NOT_MET,
                turn,
            ),
        )

    def sentence(self) -> Words:
        shown = (self.effects[2], self.effects[0], *self.bounds[:, 0])
        numbers = (f"{value:.4g}" for value in shown)
        return Words(
            "Of an effect of {total} of {treatment} on {outcome}, {indirect} ({low} to {high}) goes by way "
            "of {mediator}, if nothing else goes with both: a hidden tie of {turn} between them would undo "
            "it.",
            **dict(zip(("total", "indirect", "low", "high"), numbers, strict=True)),
            **dict(zip(("treatment", "mediator", "outcome"), self.names, strict=True)),
            turn=f"{self.hidden.turn:.2f}",
        )


def _table(rows: Data, names: Ends, predictors: Names, factors: Names) -> Floats:
    """(n, k) of ones, treatment, others, mediator and outcome."""
    treatment, mediator, outcome = names
    found = design(rows, [treatment, *predictors], factors=factors)
    if found.names[1] != treatment:
        raise refuse(
            N_("“{name}” holds words; write numbers, such as 1 for treated and 0 for not."), name=treatment
        )
    between, after = rows.numbers(mediator), rows.numbers(outcome)
    check_columns((*found.names, mediator), np.column_stack([found.columns, between]))
    return np.column_stack([found.columns, between, after])


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
        go_on()
        counts = chance.multinomial(n, np.full(n, 1 / n), size=min(size, missing)).astype(float)
        found.append(_effects(_whole((counts @ products).reshape(-1, k, k))))
    return np.concatenate(found)


def _whole(moments: Floats) -> Floats:
    """Those (B, k, k) whose columns do not follow from each other; refuses when that is none."""
    scale = np.sqrt(np.maximum(np.einsum("bii->bi", moments), 1e-300))
    alike = moments / (scale[:, :, None] * scale[:, None, :])
    whole = np.linalg.eigvalsh(alike[:, :-1, :-1])[:, 0] > 1e-10
    if not whole.any():
        raise refuse(N_("Rows drawn anew leave columns that follow from each other; they are too few."))
    return np.asarray(moments[whole])


def _hidden(table: Floats) -> Hidden:
    columns, ends = table[:, :-2], (table[:, -2], table[:, -1])
    first, second = (least_squares(columns, one) for one in ends)
    sizes = [float(np.linalg.norm(one.residuals)) for one in (first, second)]
    if any(left <= EXACT * np.linalg.norm(one) for left, one in zip(sizes, ends, strict=True)):
        raise refuse(N_("Mediator or outcome follows exactly from the treatment; nothing is left to go by."))
    turn = float(first.residuals @ second.residuals / (sizes[0] * sizes[1]))
    return Hidden(turn, float(first.beta[1] * sizes[1] / sizes[0]))


def _r_code(whole: Data, names: Ends, predictors: Names, factors: Names) -> tuple[str, ...]:
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
