"""Lines of R for lavaan, told to go on until its estimates rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
