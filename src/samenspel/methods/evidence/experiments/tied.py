"""Lines for R of attributes that were drawn tied to each other: one factor of what occurs together, and the
contrast of each level with the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from samenspel.methods.evidence.rscript import name, texts

from .profiles import Block, Coded


def terms_in_r(blocks: Sequence[Block]) -> list[str]:
    """The terms of the model, tied attributes as one."""
    return [block.attributes[0] if _is_alone(block) else _factor(blocks, block) for block in blocks]


def factors_in_r(blocks: Sequence[Block]) -> Iterator[str]:
    """What makes them, before the design is told."""
    for block in blocks:
        if not _is_alone(block):
            columns = ", ".join(f"d${name(one)}" for one in block.attributes)
            yield f'd${_factor(blocks, block)} <- interaction({columns}, drop = TRUE, sep = ":")'


def contrasts_in_r(blocks: Sequence[Block], coded: Mapping[str, Coded]) -> Iterator[str]:
    """A function of a model that gives the effects of tied attributes. A coefficient that is not in the model
    is that of what it compares with, 0."""
    told = [f"  {one}" for block in blocks if not _is_alone(block) for one in _effects(blocks, block, coded)]
    yield "effects <- function(m) {"
    yield "  con <- function(...) { w <- c(...); w[names(w) %in% names(coef(m))] }"
    yield "  svycontrast(m, list("
    yield from (f"  {line}{',' if place < len(told) - 1 else ''}" for place, line in enumerate(told))
    yield "  ))"
    yield "}"


def _effects(blocks: Sequence[Block], block: Block, coded: Mapping[str, Coded]) -> Iterator[str]:
    factor = _factor(blocks, block)
    cells = [
        factor + ":".join(coded[one][1][code] for one, code in zip(block.attributes, cell, strict=True))
        for cell in block.cells.tolist()
    ]
    for place, attribute in enumerate(block.attributes):
        for level in range(1, len(coded[attribute][1])):
            if (weights := block.contrast(place, level)) is not None:
                said = ", ".join(
                    f"{texts([cell])} = {weight:.12g}"
                    for cell, weight in zip(cells, weights.tolist(), strict=True)
                    if weight
                )
                yield f"{texts([f'{attribute}={coded[attribute][1][level]}'])} = con({said})"


def _factor(blocks: Sequence[Block], block: Block) -> str:
    return f"tied{blocks.index(block) + 1}"


def _is_alone(block: Block) -> bool:
    return len(block.attributes) == 1
