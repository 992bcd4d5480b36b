"""`python -m scripts.numbers [NAME=SOURCE:TESTS:DEPTH …]`: how the source is built, in numbers, as a table.

Without words: this project. With them also others, such as `pretalx=../src/pretalx:../src/tests:2`; a package
is what the first DEPTH names of a module say. Migrations, vendored files and tests among the source do not
count. Lengths are in lines, from `def` to the last line of the body.
"""

import ast
import io
import statistics
import sys
import tokenize
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from scripts.circles import circles, imports
from scripts.repetitions import repetitions

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = {"migrations", "vendor", "node_modules", "__pycache__", "static"}
TESTS = "tests"
OURS = "samenspel=src/samenspel:tests:3"


@dataclass
class House:
    """A source folder, read once."""

    name: str
    source: Path
    tests: Path
    depth: int
    texts: dict[Path, str] = field(default_factory=dict)
    trees: dict[Path, ast.Module] = field(default_factory=dict)

    def __post_init__(self) -> None:
        files = [
            path for path in _files(self.source, "*.py") if TESTS not in path.relative_to(self.source).parts
        ]
        self.texts = {path: path.read_text(encoding="utf-8") for path in files}
        self.trees = {path: ast.parse(text) for path, text in self.texts.items()}
        nodes = [node for tree in self.trees.values() for node in ast.walk(tree)]
        self.functions = [one for one in nodes if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
        pages = [path.read_text(encoding="utf-8") for path in _files(self.source.parent, "*.html")]
        self.template_lines = [line for page in pages for line in page.splitlines()]


def _files(folder: Path, kind: str) -> list[Path]:
    return [path for path in sorted(folder.rglob(kind)) if not LEFT_OUT & {*path.relative_to(folder).parts}]


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def spread(values: list[int]) -> str:
    """Median / p90 / p99 / longest."""
    if not values:
        return "–"
    cuts = statistics.quantiles(values, n=100, method="inclusive") if len(values) > 1 else values * 99
    return f"{statistics.median(values):.0f} / {cuts[89]:.0f} / {cuts[98]:.0f} / {max(values)}"


def lines_of_function(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    words = function.args
    return len(words.posonlyargs) + len(words.args) + len(words.kwonlyargs)


def comment_lines(texts: Iterable[str]) -> int:
    """Lines that hold nothing but a comment."""
    return sum(
        token.type == tokenize.COMMENT and token.line.lstrip().startswith("#")
        for text in texts
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
    )


def _length(house: House) -> str:
    lines = sum(len(text.splitlines()) for text in house.texts.values())
    return f"{len(house.texts)} / {lines:,}"


def _tests(house: House) -> str:
    files = [path.read_text(encoding="utf-8") for path in _files(house.tests, "*.py") if TESTS in path.parts]
    lines = sum(len(text.splitlines()) for text in files)
    source = sum(len(text.splitlines()) for text in house.texts.values())
    return f"{lines / source:.2f} / {sum(text.count('def test_') for text in files):,}"


def _in_circles(house: House, *, lazy: bool, depth: int = 0) -> str:
    found = circles(house.source, lazy=lazy, depth=depth)
    largest = f", the largest of {len(found[0])}" if found else ""
    return f"{sum(map(len, found))} of {len(imports(house.source, depth=depth))}{largest}"


def _repetitions(house: House) -> str:
    exact = repetitions(house.source.parent, but={TESTS, *LEFT_OUT})
    return f"{len(exact)} / {len(repetitions(house.source.parent, by_shape=True, but={TESTS, *LEFT_OUT}))}"


def _templates(house: House) -> str:
    signs = [len(line) for line in house.template_lines]
    return f"{len(signs):,} / {sum(signs) // 1000} k"


ROWS: dict[str, Callable[[House], str]] = {
    "Python files / lines": _length,
    "lines of a file: median / p90 / p99 / longest": lambda house: spread(
        [len(text.splitlines()) for text in house.texts.values()]
    ),
    "functions": lambda house: f"{len(house.functions):,}",
    "lines of a function: median / p90 / p99 / longest": lambda house: spread(
        [lines_of_function(one) for one in house.functions]
    ),
    "functions over 30 lines": lambda house: share(
        sum(lines_of_function(one) > 30 for one in house.functions), len(house.functions)
    ),
    "functions with more than 5 parameters": lambda house: share(
        sum(parameters(one) > 5 for one in house.functions), len(house.functions)
    ),
    "functions with a docstring": lambda house: share(
        sum(ast.get_docstring(one) is not None for one in house.functions), len(house.functions)
    ),
    "functions that say what they return": lambda house: share(
        sum(one.returns is not None for one in house.functions), len(house.functions)
    ),
    "lines of comment": lambda house: share(
        comment_lines(house.texts.values()), sum(len(text.splitlines()) for text in house.texts.values())
    ),
    "packages in circles": lambda house: _in_circles(house, lazy=False, depth=house.depth),
    "modules in circles, by imports at the top": lambda house: _in_circles(house, lazy=False),
    "modules in circles, imports in functions and for types counted": partial(_in_circles, lazy=True),
    "runs of six lines that stand twice: to the letter / by shape": _repetitions,
    "lines of tests per line / tests": _tests,
    "templates: lines / signs": _templates,
    "signs of a line: median / p90 / p99 / longest": lambda house: spread(
        [len(line) for line in house.template_lines]
    ),
    "lines of templates over 140 signs": lambda house: share(
        sum(len(line) > 140 for line in house.template_lines), len(house.template_lines)
    ),
}


def table(houses: list[House]) -> Iterator[str]:
    yield "| |" + "".join(f" {house.name} |" for house in houses)
    yield "|---|" + "---|" * len(houses)
    for label, ask in ROWS.items():
        yield f"| {label} |" + "".join(f" {ask(house)} |" for house in houses)


def house_of(word: str) -> House:
    name, _, places = word.partition("=")
    source, tests, depth = places.split(":")
    return House(name, ROOT / source, ROOT / tests, int(depth))


def main(words: list[str]) -> int:
    print("\n".join(table([house_of(word) for word in [OURS, *words]])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
