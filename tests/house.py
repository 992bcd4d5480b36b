"""The house's rules that the source shows: each takes a folder like src/samenspel and names the offences."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

DRAWERS = {"utils", "util", "common", "helpers", "helper", "misc"}
LONGEST_FILE, LONGEST_VIEW, LONGEST_TEMPLATE_LINE = 300, 15, 140
PAGES = ("render", "form_page")
APPS = ("pages", "phases", "tools", "spine")
FOREIGN = re.compile(r"(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
NAMESPACE = re.compile(r"xmlns(:\w+)?=\"[^\"]*\"|\"http://www\.w3\.org/2000/svg\"")
LINK = re.compile(r"<a\b[^>]*?\bhref=\"[^\"]*\"")
COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->|{#.*?#}", re.DOTALL)
INLINE = {
    "a style": re.compile(r"<style\b|\sstyle=", re.IGNORECASE),
    "a script": re.compile(r"<script\b(?![^>]*\bsrc=)|\son[a-z]+=[\"']|javascript:", re.IGNORECASE),
}


def modules(source: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(source.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path.relative_to(source).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def calls(tree: ast.AST) -> list[tuple[str, ast.Call]]:
    """Every call with the last word of what is called."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [(getattr(call.func, "attr", getattr(call.func, "id", "")), call) for call in found]


def drawers(source: Path) -> list[str]:
    paths = [path.relative_to(source) for path in sorted(source.rglob("*"))]
    return [path.as_posix() for path in paths if path.stem in DRAWERS and path.suffix in ("", ".py")]


def long_files(source: Path) -> list[str]:
    files = [path for kind in ("*.py", "*.html") for path in source.rglob(kind)]
    files = [path for path in files if "migrations" not in path.parts]
    return [
        path.relative_to(source).as_posix()
        for path in sorted(files)
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE
    ]


def long_template_lines(source: Path) -> list[str]:
    """Nobody sees what changed in a line that runs off the screen."""
    return [
        f"{path.relative_to(source).as_posix()}:{number} has {len(line)} signs"
        for path in sorted(source.rglob("*.html"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST_TEMPLATE_LINE
    ]


def long_views(source: Path) -> list[str]:
    return [
        f"{name}: {view.name} has {lines} lines"
        for name, tree in modules(source)
        for view in functions(tree)
        if is_view(view) and (lines := _lines(view)) > LONGEST_VIEW
    ]


def is_view(function: ast.FunctionDef) -> bool:
    return any(name == "route" for mark in function.decorator_list for name, _call in calls(mark))


def _lines(function: ast.FunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def mails(source: Path) -> list[str]:
    """What goes by mail is a letter, with one way to write it."""
    return [
        name for name, tree in modules(source) for word, _call in calls(tree) if word == "send_mail_later"
    ]


def row_locks(source: Path) -> list[str]:
    """They do nothing on SQLite, where a test of them would still pass."""
    return [
        name for name, tree in modules(source) for word, _call in calls(tree) if word == "select_for_update"
    ]


def careless_actions(source: Path) -> list[str]:
    """What writes takes its words by name, says who acts, and asks for permission."""
    return [
        f"{name}: {action.name} {fault}"
        for name, tree in modules(source)
        if _holds_actions(name)
        for action in functions(tree)
        if _is_action(action)
        for fault in _faults_of(action)
    ]


def _holds_actions(name: str) -> bool:
    path = Path(name)
    return path.parts[0] in APPS and (path.name == "actions.py" or "actions" in path.parts)


def _is_action(function: ast.FunctionDef) -> bool:
    writes = any(word == "writing" for word, _call in calls(function))
    return writes and not function.name.startswith("_")


def _faults_of(action: ast.FunctionDef) -> Iterator[str]:
    named = [argument.arg for argument in action.args.kwonlyargs]
    if action.args.args or action.args.posonlyargs:
        yield "takes words by place"
    if "actor" not in named:
        yield "does not say who acts"
    if not any(word == "require" for word, _call in calls(action)):
        yield "asks nobody's permission"


def inline_code(source: Path) -> list[str]:
    return [
        f"{path.relative_to(source).as_posix()} has {what} of its own"
        for path in sorted(source.rglob("*.html"))
        for what, mark in INLINE.items()
        if mark.search(COMMENT.sub("", path.read_text(encoding="utf-8")))
    ]


def foreign_addresses(source: Path) -> list[str]:
    """Nothing on a page is fetched from another host; links that people follow are free."""
    kinds = (".html", ".css", ".js", ".svg")
    files = [path for path in sorted(source.rglob("*")) if path.suffix in kinds]
    return [
        f"{path.relative_to(source).as_posix()}: {address}"
        for path in files
        for address in FOREIGN.findall(_what_is_fetched(path.read_text(encoding="utf-8")))
    ]


def _what_is_fetched(text: str) -> str:
    for harmless in (COMMENT, NAMESPACE, LINK):
        text = harmless.sub("", text)
    return text


def untold_verbs(source: Path, verbs: set[str]) -> list[str]:
    """Permissions that no route, action or question names."""
    named: set[str] = set()
    for name, tree in modules(source):
        if not name.endswith("rules.py"):
            named |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)} & verbs
    for page in source.rglob("*.html"):
        named |= {verb for verb in verbs if verb in page.read_text(encoding="utf-8")}
    return sorted(verbs - named)


def oddly_named_pages(source: Path) -> list[str]:
    """A view shows the page that bears its name."""
    return [
        f"{name}: {view.name} shows {page}"
        for name, tree in modules(source)
        for view in functions(tree)
        if is_view(view)
        for page in _pages_of(view)
        if Path(page.partition("#")[0]).stem not in (view.name, view.name.removeprefix("show_"))
    ]


def _pages_of(view: ast.FunctionDef) -> list[str]:
    shown = [call.args[1] for word, call in calls(view) if word in PAGES and len(call.args) > 1]
    return [page.value for page in shown if isinstance(page, ast.Constant)]


def untested_folders(source: Path, tests: Path) -> list[str]:
    """Every app and every method has its folder of tests, in the same place."""
    apps = [path.parent for path in source.rglob("apps.py")]
    methods = [path.parent for path in source.glob("methods/*/__init__.py")]
    folders = sorted(path.relative_to(source) for path in [*apps, *methods])
    return [path.as_posix() for path in folders if not list((tests / path).glob("test_*.py"))]


def circles(source: Path) -> list[list[str]]:
    """Modules that need each other, whether they say so at the top, in a function, or for types alone."""
    names = {_module(path, source): path for path in source.rglob("*.py") if "migrations" not in path.parts}
    needs = {name: _needed_by(name, path, set(names)) for name, path in names.items()}
    return sorted(sorted(circle) for circle in _knots(needs) if len(circle) > 1)


def _module(path: Path, source: Path) -> str:
    return ".".join(path.relative_to(source.parent).with_suffix("").parts).removesuffix(".__init__")


def _needed_by(name: str, path: Path, names: set[str]) -> set[str]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= _taken_from(_origin(node, package), node, names)
    return found & names - {name}


def _origin(node: ast.ImportFrom, package: str) -> str:
    above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
    return ".".join([*above, *filter(None, [node.module])])


def _taken_from(origin: str, node: ast.ImportFrom, names: set[str]) -> set[str]:
    """A module of the package when the word names one, else what the package offers itself."""
    within = [f"{origin}.{alias.name}" for alias in node.names]
    return {module if module in names else origin for module in within}


def _knots(needs: dict[str, set[str]]) -> list[set[str]]:
    """Modules that reach each other; few enough to look from each."""
    reach = {name: _reached(name, needs) for name in needs}
    knots = {frozenset(other for other in reach[name] if name in reach[other]) for name in needs}
    return [set(knot) for knot in knots if knot]


def _reached(name: str, needs: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    todo = [name]
    while todo:
        new = needs[todo.pop()] - seen
        seen |= new
        todo.extend(new)
    return seen
