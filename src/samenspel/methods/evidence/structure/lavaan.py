"""Lines of R for lavaan, told to go on until its estimates rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samenspel.methods.evidence.rscript import texts

from .model import ERROR, INTERCEPT, LATENT, LOADING, Block, Model

TIGHT = 'optim.method = "GN", optim.gn.tol.x = 1e-12'
TIGHT_MISSING = 'optim.method = "BFGS", control = list(reltol = 1e-14, maxit = 5000)'


def lavaan_lines(
    factors: Mapping[str, Sequence[str]],
    paths: Mapping[str, Sequence[str]],
    together: Sequence[Sequence[str]],
    incomplete: str,
    robust: bool = False,
) -> tuple[str, ...]:
    parts = [f"{name} =~ {' + '.join(own)}" for name, own in factors.items()]
    parts += [f"{name} ~ {' + '.join(causes)}" for name, causes in paths.items()]
    parts += [f"{one} ~~ {other}" for one, other in together]
    tight = TIGHT if incomplete == "listwise" else f'missing = "ml", {TIGHT_MISSING}'
    more = ', estimator = "MLM"' if robust else ""
    return (
        "library(lavaan)",
        f'm <- "{"; ".join(parts)}"',
        f"f <- sem(m, data = d{more}, {tight})",
    )


def group_lines(factors: Mapping[str, Sequence[str]], group: str, incomplete: str) -> tuple[str, ...]:
    """Leaves the three models in f1, f2 and f3."""
    model = "; ".join(f"{factor} =~ {' + '.join(own)}" for factor, own in factors.items())
    more = f'group = "{group}", meanstructure = TRUE' + (
        "" if incomplete == "listwise" else ', missing = "ml"'
    )
    equal = ("", ', group.equal = "loadings"', ', group.equal = c("loadings", "intercepts")')
    fits = [f"f{place + 1} <- cfa(m, data = d, {more}{one})" for place, one in enumerate(equal)]
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
