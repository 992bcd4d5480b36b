"""Lines of R for lavaan, told to go on until its estimates rest."""

from __future__ import annotations

from collections.abc import Sequence

from samenspel.methods.evidence.data import Names
from samenspel.methods.evidence.rscript import texts

from .model import ERROR, INTERCEPT, LATENT, LOADING, Block, Factors, Model

TIGHT = 'optim.method = "GN", optim.gn.tol.x = 1e-12'
EQUAL = ("loadings", "intercepts", "residuals")
TIGHT_MISSING = 'optim.method = "BFGS", control = list(reltol = 1e-14, maxit = 5000)'


def lavaan_lines(model: str, incomplete: str, robust: bool = False) -> tuple[str, ...]:
    tight = TIGHT if incomplete == "listwise" else f'missing = "ml", {TIGHT_MISSING}'
    estimator = "MLM" if incomplete == "listwise" else "MLR"
    more = f', estimator = "{estimator}"' if robust else ""
    return ("library(lavaan)", f'm <- "{model}"', f"f <- sem(m, data = d{more}, {tight})")


def group_lines(factors: Factors, group: str, incomplete: str, steps: int, free: Names) -> tuple[str, ...]:
    """Leaves the models of as many steps in f1, f2, f3 and f4."""
    model = "; ".join(f"{factor} =~ {' + '.join(own)}" for factor, own in factors.items())
    missing = "" if incomplete == "listwise" else ', missing = "ml"'
    more = f'group = "{group}", meanstructure = TRUE{missing}'
    partial = f", group.partial = {texts(free)}" if free else ""
    fits = [f"f1 <- cfa(m, data = d, {more})"]
    for step in range(2, steps + 1):
        equal = texts(EQUAL[: step - 1])
        fits.append(f"f{step} <- cfa(m, data = d, {more}, group.equal = {equal}{partial})")
    return ("library(lavaan)", f'm <- "{model}"', *fits)


def wave_lines(models: Sequence[Model], person: str, wave: str, incomplete: str) -> tuple[str, ...]:
    """One row for each person, with V1, V2, … for the items of the first wave and the next."""
    columns = texts(models[0].items)
    more = "" if incomplete == "listwise" else ', missing = "ml"'
    fits = [
        f'f{place + 1} <- lavaan("{_syntax(model)}", data = w{more})' for place, model in enumerate(models)
    ]
    return (
        "library(lavaan)",
        f"w <- reshape(cbind(x, d[, {texts([person, wave])}]), idvar = {texts([person])}, "
        f'timevar = {texts([wave])}, direction = "wide")',
        f"w <- setNames(w[, {columns}], paste0('V', 1:{len(models[0].items)}))",
        *fits,
    )


def _syntax(model: Model) -> str:
    """Every entry by itself; entries that are one parameter have one name."""
    block = model.blocks[0]
    fixed = [f"F{column + 1} =~ 1*V{row + 1}" for row, column in zip(*block.fixed.nonzero(), strict=True)]
    return "; ".join([*fixed, *(_entry(block, place) for place in range(len(block.entries)))])


def _entry(block: Block, place: int) -> str:
    entry, label = block.entries[place], f"p{block.places[place]}"
    if entry.kind == LOADING:
        return f"F{entry.column + 1} =~ {label}*V{entry.row + 1}"
    if entry.kind == LATENT:
        return f"F{entry.row + 1} ~~ {label}*F{entry.column + 1}"
    if entry.kind == ERROR:
        return f"V{entry.row + 1} ~~ {label}*V{entry.column + 1}"
    return f"{'V' if entry.kind == INTERCEPT else 'F'}{entry.row + 1} ~ {label}*1"
