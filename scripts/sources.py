"""Python files, parsed once for all that ask."""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TypeVar

Node = TypeVar("Node", bound=ast.AST)


def tree_of(path: Path) -> ast.Module:
    return parsed(path.read_text(encoding="utf-8"))


@cache
def parsed(code: str) -> ast.Module:
    return ast.parse(code)


def nodes(tree: ast.AST, kind: type[Node]) -> list[Node]:
    """Those of exactly this kind, the outer before the inner."""
    return _by_kind(tree).get(kind, [])  # type: ignore[return-value]


@cache
def _by_kind(tree: ast.AST) -> dict[type[ast.AST], list[ast.AST]]:
    found: defaultdict[type[ast.AST], list[ast.AST]] = defaultdict(list)
    for node in ast.walk(tree):
        found[type(node)].append(node)
    return dict(found)
