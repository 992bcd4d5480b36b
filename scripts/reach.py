"""Which tests a change can reach: those of the apps that changed, and of all that import these.

The graph of imports is grimp's: of the program, the tests and their factories, imports inside functions too.
An app changes as a whole, with its templates, translations and migrations: its pages are reached by address,
without an import. What the settings name by its path (middleware, the database's engine) is in all apps. The
house's own tests always run; and when in doubt, all do.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import grimp

from scripts.steps import ROOT

PACKAGES = ("samenspel", "tests", "scripts", "benchmarks")
SINCE = ("origin/HEAD", "origin/main", "main")
SOURCE = "src/samenspel/"
PATHS = re.compile(r'"(samenspel\.(?!config)[\w.]+)"')
WHO_GETS_IN = re.compile(r"^src/samenspel/(foundation/access/|.*/rules(/|\.py$))")
IN_EVERY_TEST = {"tests.settings", "tests.conftest"}
MATRIX, WALK = (
    "tests/test_access_matrix.py",
    "test_who_gets_in_is_as_the_table_says_and_a_look_changes_nothing",
)
HOUSES_OWN = (
    "docs/",
    "changelog.d/",
    ".ci/",
    "scripts/",
    "benchmarks/",
    "samenspel",
    "manage.py",
    "Makefile",
    "LICENSE",
)


class InDoubt(Exception):
    """It can't be told what this reaches."""


def reached_tests(root: Path = ROOT) -> list[str]:
    """Paths for pytest; none of them means all tests."""
    try:
        return Reach(root).of(changed_files(root))
    except InDoubt:
        return []


def changed_files(root: Path) -> list[str]:
    """Since this branch left the main one, committed or not."""
    for name in SINCE:
        if bases := _git(root, "merge-base", "HEAD", name):
            changed = _git(root, "diff", "--name-only", "--no-renames", bases[0])
            return sorted({*changed, *_git(root, "ls-files", "--others", "--exclude-standard")})
    raise InDoubt


def _git(root: Path, *words: str) -> list[str]:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=False)
    return done.stdout.splitlines() if done.returncode == 0 else []


def _module(file: str) -> str:
    return file.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


class Reach:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.graph = grimp.build_graph(*PACKAGES, cache_dir=None)
        self.apps = self._folders_with("**/apps.py")
        self.places = [*self.apps, *self._folders_with("methods/*/__init__.py")]

    def _folders_with(self, pattern: str) -> list[str]:
        source = self.root / SOURCE
        return [path.parent.relative_to(source).as_posix() for path in source.glob(pattern)]

    def of(self, files: list[str]) -> list[str]:
        changed = {module for file in files for module in self._modules(file)}
        reached = changed.union(*map(self.graph.find_downstream_modules, changed))
        if reached & IN_EVERY_TEST or _module(MATRIX) in changed:
            raise InDoubt
        if reached & self._named_by_settings():
            reached |= {_module(SOURCE + place) for place in self.apps}
        walked = reached if any(map(WHO_GETS_IN.search, files)) else changed
        paths = {*self._of_the_house(walked), *self._of_apps(reached), *self._themselves(reached)}
        return sorted(path for path in paths if not any(f"{path}".startswith(f"{other}/") for other in paths))

    def _modules(self, file: str) -> set[str]:
        """What changed with a file."""
        if place := self._place(file):
            return self._within(_module(SOURCE + place))
        if file.endswith(".py") and _module(file) in self.graph.modules:
            return {_module(file)}
        if file.startswith("tests/"):
            return self._beside(file)
        if file.endswith(".md") or file.startswith(HOUSES_OWN):
            return self._naming(file)
        raise InDoubt

    def _place(self, file: str) -> str:
        """The app or method that a file is part of."""
        fits = [place for place in self.places if file.startswith(f"{SOURCE}{place}/")]
        return max(fits, key=len, default="")

    def _within(self, package: str) -> set[str]:
        return {module for module in self.graph.modules if f"{module}.".startswith(f"{package}.")}

    def _beside(self, file: str) -> set[str]:
        """What lies among tests belongs to all tests of that folder; a test that is gone reaches nothing."""
        if Path(file).name.startswith("test_"):
            return set()
        for folder in Path(file).parents[:-2]:
            if (found := self._within(_module(folder.as_posix()))) and not file.endswith(".py"):
                return found
        raise InDoubt

    def _naming(self, file: str) -> set[str]:
        """Tests that read a page of documentation name it."""
        tests = [path for path in (self.root / "tests").rglob("*.py") if file in path.read_text("utf-8")]
        return {_module(path.relative_to(self.root).as_posix()) for path in tests}

    def _named_by_settings(self) -> set[str]:
        files = [path for path in (self.root / SOURCE / "config").glob("*.py") if path.name != "urls.py"]
        names = {name for path in files for name in PATHS.findall(path.read_text("utf-8"))}
        return {self._module_of(name) for name in names} - {_module(SOURCE + place) for place in self.apps}

    def _module_of(self, name: str) -> str:
        """Of a module, or of something in it."""
        return name if name in self.graph.modules else self._module_of(name.rpartition(".")[0])

    def _of_the_house(self, walked: set[str]) -> Iterator[str]:
        """Of the long walk through all addresses, the part through these apps: those that changed themselves
        or, when it was a rule that changed, all that it reaches."""
        yield "tests/tooling"
        for path in (self.root / "tests").glob("test_*.py"):
            if path.name != Path(MATRIX).name:
                yield f"tests/{path.name}"
        for place in self.apps:
            if walked & {*self._within(_module(SOURCE + place)), *self._its_world(place)}:
                yield f"{MATRIX}::{WALK}[{place}]"

    def _its_world(self, place: str) -> set[str]:
        return {_module(f"tests/{place}/{name}") for name in ("world.py", "exceptions.py")}

    def _of_apps(self, reached: set[str]) -> Iterator[str]:
        for place in self._places_of(reached):
            if (self.root / "tests" / place).exists():
                yield f"tests/{place}"

    def _places_of(self, modules: set[str]) -> list[str]:
        return [place for place in self.places if modules & self._within(_module(SOURCE + place))]

    def _themselves(self, reached: set[str]) -> Iterator[str]:
        """Tests that reach what changed through their factories."""
        for module in (reached - {_module(MATRIX)}) & self._within("tests"):
            *folders, name = module.split(".")
            if name == "conftest":
                yield "/".join(folders)
            elif name.startswith("test_"):
                yield "/".join([*folders, f"{name}.py"])
