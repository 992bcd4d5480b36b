"""The house's rule for small numbers: it is said once, by the site, of how few people nothing is told."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from scripts.sources import nodes
from tests.house import modules

FEW = re.compile(
    r"FEWEST|FEW_|LEAST_(?:K|PEOPLE|SHOWN|TOLD|MEMBERS)|SMALLEST|(?:^|_)K$|MIN_(?:CELL|COUNT|PEOPLE)"
)


def own_fewest(source: Path) -> list[str]:
    """Who says it anew: with a number of their own. What evidence needs to conclude is another matter."""
    return [
        f"{name}: {target.id}"
        for name, tree in modules(source, lambda name: not name.startswith("methods/evidence/"))
        for node in nodes(tree, ast.Assign)
        for target, value in _pairs(node)
        if FEW.search(target.id) and isinstance(value, ast.Constant) and type(value.value) is int
    ]


def _pairs(node: ast.Assign) -> Iterator[tuple[ast.Name, ast.expr]]:
    for target in node.targets:
        both = isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
        names = target.elts if both else [target]  # type: ignore[attr-defined]
        values = node.value.elts if both else [node.value]  # type: ignore[attr-defined]
        yield from (pair for pair in zip(names, values, strict=True) if isinstance(pair[0], ast.Name))
