"""Circles of imports: modules that need each other, directly or by way of others."""

import ast
from collections.abc import Iterator
from pathlib import Path

from scripts.sources import nodes, tree_of

Graph = dict[str, set[str]]
OTHERS = {"migrations", "tests"}


def circles(source: Path, *, lazy: bool = True, depth: int = 0) -> list[list[str]]:
    """Every group of two or more that need each other, the largest first. `lazy`: imports inside functions
    and for type checkers count too. `depth`: packages instead of modules, each by so many names."""
    graph = imports(source, lazy=lazy, depth=depth)
    found = [sorted(group) for group in _strongly_connected(graph) if len(group) > 1]
    return sorted(found, key=lambda group: (-len(group), group))


def imports(source: Path, *, lazy: bool = True, depth: int = 0) -> Graph:
    """Each module, or package, with those of the same source that it imports."""
    paths = [path for path in sorted(source.rglob("*.py")) if not OTHERS & {*path.relative_to(source).parts}]
    files = {_name(source, path): path for path in paths}
    graph = {name: set(_imported(name, path, files, lazy)) - {name} for name, path in files.items()}
    return _packed(graph, depth) if depth else graph


def _name(source: Path, path: Path) -> str:
    parts = [source.name, *path.relative_to(source).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(name: str, path: Path, files: dict[str, Path], lazy: bool) -> Iterator[str]:
    tree = tree_of(path)
    asked = [*nodes(tree, ast.Import), *nodes(tree, ast.ImportFrom)] if lazy else tree.body
    for node in asked:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in files)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(name, path, node)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield from (one for one in [inner if inner in files else base] if one in files)


def _absolute(name: str, path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    above = parts[: len(parts) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])


def _packed(graph: Graph, depth: int) -> Graph:
    def package(name: str) -> str:
        return ".".join(name.split(".")[:depth])

    packed: Graph = {}
    for name, needed in graph.items():
        packed.setdefault(package(name), set()).update(map(package, needed))
    return {name: needed - {name} for name, needed in packed.items()}


def _strongly_connected(graph: Graph) -> Iterator[list[str]]:
    """Kosaraju: in the order in which a first walk ends, walk the other way round."""
    back: Graph = {name: set() for name in graph}
    for name, needed in graph.items():
        for one in needed:
            back[one].add(name)
    seen: set[str] = set()
    order = [one for name in graph for one in _walk(name, graph, seen)]
    seen = set()
    for name in reversed(order):
        if group := list(_walk(name, back, seen)):
            yield group


def _walk(start: str, graph: Graph, seen: set[str]) -> Iterator[str]:
    """What can be reached and was not seen, each after all that it leads to."""
    if start in seen:
        return
    seen.add(start)
    stack = [(start, iter(sorted(graph[start])))]
    while stack:
        name, rest = stack[-1]
        new = next((one for one in rest if one not in seen), None)
        if new is None:
            yield name
            stack.pop()
        else:
            seen.add(new)
            stack.append((new, iter(sorted(graph[new]))))
