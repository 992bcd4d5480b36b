"""`python -m scripts.repetitions [list]`: where the source repeats itself, and what was judged of it.

A repetition is a run of six lines that stands somewhere else too: *to the letter*, or *by shape*, with all
names, strings and numbers taken out. White space is folded; empty lines, comments, imports and what only
closes something are passed over, and of shapes also rows of words and values, which say other things in one
form. Runs that overlap and runs that are alike are one repetition. Migrations are left out.
"""

import keyword
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("src/samenspel", "tests", "scripts", "benchmarks")
LEAST = 6
KINDS = {".py", ".html", ".txt", ".css", ".js"}
LEFT_OUT = {"migrations", "vendor", "__pycache__"}
IMPORTS = re.compile(r"^from \S+ import \([^)]*\)", re.MULTILINE)
PASSED_OVER = re.compile(
    r"[\W_]*|#.*|//.*|(from \S+ )?import .*|\{#.*|</[\w-]+>|\{% (end|else|empty|plural)\w* ?%\}"
)
WORD = re.compile(r"\"[^\"]*\"|'[^']*'|[^\W\d]\w*|\d[\d_.]*")
TAG, VARIABLE = re.compile(r"\{% (\w+).*?%\}"), re.compile(r"\{\{.*?\}\}")
LISTED = re.compile(
    r"(?!.*\b(if|for|return|def|in|with)\b)((a|\W)*([:=] ?(a|\W)*)?,|a: a.*|a|\"a\"|class .*:)"
)

JUDGED = {
    "actions": "each is allowed, writes, records and returns: the frame is the house's, the words differ",
    "cards": "a register: each thing that has no card, with its reason",
    "command": "each reads its file, counts and answers; what they share is in `methods/terminal.py`",
    "hooks": "registers of what tools add: each refuses to be told the same twice",
    "middleware": "each takes the next and calls it: the frame is Django's",
    "models": "choices, small properties and names of rows, each of its own columns",
    "personal": "a register: each field with its purpose and what is done with it",
    "rules": "a register: each verb with its sentence of predicates",
    "several": "declarations (data classes, choices, predicates) of things that do not know each other",
    "subjects": "each tool finds the things whose cards speak of it: what they share is in `things.py`",
    "stories": "the town's people and days, told in one form",
    "templates": "pages of the same components; what two pages show alike is an include",
    "views": "a view finds, allows, calls and answers: four steps in this order, with other words",
}
"""What is alike by shape only, by the kind of its files: why it stays."""

Run = tuple[str, int, int]
Line = tuple[int, str]
Window = tuple[str, int]


def repetitions(source: Path, *, by_shape: bool = False, but: Set[str] = frozenset()) -> list[list[Run]]:
    """Each by its places: a file, its first and its last line. `but`: folders that do not count."""
    paths = _files(source, LEFT_OUT | but)
    files = {path.relative_to(source).as_posix(): _lines(path, by_shape) for path in paths}
    alike = [places for places in _windows(files).values() if len(places) > 1]
    return sorted(_places(group, files) for group in _joined(alike) if len(_places(group, files)) > 1)


def _files(source: Path, left_out: Set[str]) -> list[Path]:
    found = [path for path in sorted(source.rglob("*")) if path.suffix in KINDS]
    return [path for path in found if not left_out & {*path.relative_to(source).parts}]


def _lines(path: Path, by_shape: bool) -> list[Line]:
    text = IMPORTS.sub(lambda found: "\n" * found.group().count("\n"), path.read_text(encoding="utf-8"))
    lines = [(number, " ".join(line.split())) for number, line in enumerate(text.splitlines(), 1)]
    kept = [line for line in lines if not PASSED_OVER.fullmatch(line[1])]
    if not by_shape:
        return kept
    if path.suffix != ".py":
        return [(number, VARIABLE.sub("{{}}", TAG.sub(r"{% \1 %}", line))) for number, line in kept]
    shapes = [(number, WORD.sub(_placeholder, line)) for number, line in kept]
    return [line for line in shapes if not LISTED.fullmatch(line[1])]


def _placeholder(found: re.Match[str]) -> str:
    return found.group() if keyword.iskeyword(found.group()) else "a"


def _windows(files: dict[str, list[Line]]) -> dict[tuple[str, ...], list[Window]]:
    """Every run of lines with where it begins."""
    found: defaultdict[tuple[str, ...], list[Window]] = defaultdict(list)
    for name, lines in files.items():
        for start in range(len(lines) - LEAST + 1):
            found[tuple(text for _, text in lines[start : start + LEAST])].append((name, start))
    return found


def _joined(alike: list[list[Window]]) -> list[set[Window]]:
    """Those that are alike, and those that follow each other in a file, together."""
    group_of = {window: {window} for windows in alike for window in windows}
    pairs = [(windows[0], other) for windows in alike for other in windows[1:]]
    pairs += [((name, start), after) for name, start in group_of if (after := (name, start + 1)) in group_of]
    for one, other in pairs:
        if group_of[one] is not group_of[other]:
            small, large = sorted((group_of[one], group_of[other]), key=len)
            large |= small
            group_of |= dict.fromkeys(small, large)
    return list({id(group): group for group in group_of.values()}.values())


def _places(group: set[Window], files: dict[str, list[Line]]) -> list[Run]:
    covered = sorted({(name, start + step) for name, start in group for step in range(LEAST)})
    runs = [
        [place for _, place in run]
        for _, run in groupby(enumerate(covered), lambda each: (each[1][0], each[1][1] - each[0]))
    ]
    return [(run[0][0], files[run[0][0]][run[0][1]][0], files[run[-1][0]][run[-1][1]][0]) for run in runs]


def names(found: Sequence[Sequence[Run]]) -> list[str]:
    """As judgements name them: by their files."""
    return [" = ".join(name for name, _, _ in places) for places in found]


def kind_of(places: Sequence[Run]) -> str:
    """What the files are for in their apps, such as views."""
    kinds = {_kind(Path(name)) for name, _, _ in places}
    return kinds.pop() if len(kinds) == 1 else "several"


def _kind(path: Path) -> str:
    if path.suffix != ".py":
        return "templates"
    known = [part for part in (path.stem, *reversed(path.parts[:-1])) if part in JUDGED]
    return known[0] if known else path.stem


def table() -> Iterator[str]:
    exact = sum(len(repetitions(ROOT / folder)) for folder in FOLDERS)
    shapes = Counter(kind_of(places) for places in repetitions(ROOT / FOLDERS[0], by_shape=True))
    yield "| what | repetitions | why it stays |"
    yield "|---|---|---|"
    yield f"| to the letter | {exact} | each has its reason, `REPEATED` in an `exceptions.py` of the tests |"
    for kind, count in sorted(shapes.items()):
        yield f"| by shape: {kind} | {count} | {JUDGED.get(kind, '**not judged**')} |"


def main(words: list[str]) -> int:
    for folder in FOLDERS if words == ["list"] else ():
        for by_shape in (False, True):
            for places in repetitions(ROOT / folder, by_shape=by_shape):
                print(folder, kind_of(places) if by_shape else "to the letter")
                print("\n".join(f"    {name}:{first}-{last}" for name, first, last in places))
    print("\n".join(table()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
