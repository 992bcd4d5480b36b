"""The house's rules that the source shows: each takes a folder like src/samenspel and names the offences."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

import samenspel
from scripts.places import apps
from scripts.sources import nodes, tree_of

SOURCE, TESTS = Path(samenspel.__file__).parent, Path(__file__).parent
APP_FOLDERS = apps()
DRAWERS = {"utils", "util", "common", "helpers", "helper", "misc"}
LONGEST_FILE, LONGEST_VIEW = 300, 15
VERB = re.compile(r"[a-z_]+\.[a-z_]+")
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


def modules(source: Path, are_asked: Callable[[str], bool] = bool) -> Iterator[tuple[str, ast.Module]]:
    """By name; those that nobody asks for are not read."""
    for path in sorted(source.rglob("*.py")):
        name = path.relative_to(source).as_posix()
        if "migrations" not in path.parts and are_asked(name):
            yield name, tree_of(path)


def functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return nodes(tree, ast.FunctionDef)


@cache
def calls(tree: ast.AST) -> list[tuple[str, ast.Call]]:
    """Every call with the last word of what is called."""
    found = nodes(tree, ast.Call)
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


def pagers(source: Path) -> list[str]:
    """Who cuts a list into pages: one place decides what is shown for a page that is not there."""
    return [name for name, tree in modules(source) for word, _call in calls(tree) if word == "Paginator"]


def own_clocks(source: Path) -> list[str]:
    """Who reads the real time; everything else asks the house's clock."""
    return [
        f"{name}: {ast.unparse(call.func)}"
        for name, tree in modules(source)
        for word, call in calls(tree)
        if _is_real_time(word, call)
    ] + [
        f"{name}: {ast.unparse(default)}"
        for name, tree in modules(source)
        for default in _defaults(tree)
        if ast.unparse(default) in ("timezone.now", "datetime.now", "date.today")
    ]


def _is_real_time(word: str, call: ast.Call) -> bool:
    if word not in ("localtime", "localdate", "now", "today", "time"):
        return False
    whole = ast.unparse(call.func)
    if word in ("localtime", "localdate"):
        return not call.args and whole.startswith("timezone.")
    return whole in ("timezone.now", "datetime.now", "datetime.today", "date.today", "time.time")


def _defaults(tree: ast.AST) -> list[ast.expr]:
    """What columns and fields begin with."""
    return [node.value for node in nodes(tree, ast.keyword) if node.arg in ("default", "default_factory")]


def clocks_set(source: Path) -> list[str]:
    """Who lets something happen at another moment than now."""
    return [
        name
        for name, tree in modules(source)
        for word, call in calls(tree)
        if word == "at" and ast.unparse(call.func) in ("clock.at", "foundation.clock.at")
    ] + [
        name
        for name, tree in modules(source)
        for node in nodes(tree, ast.ImportFrom)
        if (node.module or "").endswith("foundation.clock")
    ]


def row_locks(source: Path) -> list[str]:
    """They do nothing on SQLite, where a test of them would still pass."""
    return [
        name for name, tree in modules(source) for word, _call in calls(tree) if word == "select_for_update"
    ]


def careless_actions(source: Path) -> list[str]:
    """What writes takes its words by name, and says who acts."""
    return [
        f"{name}: {action.name} {fault}" for name, action in actions(source) for fault in _faults_of(action)
    ]


def trusting_actions(source: Path) -> list[str]:
    """What writes on the word of whoever loaded the person, before the transaction."""
    return [f"{name}: {action.name}" for name, action in actions(source) if "acting" not in called(action)]


def actions(source: Path) -> Iterator[tuple[str, ast.FunctionDef]]:
    for name, tree in modules(source, _holds_actions):
        yield from ((name, function) for function in functions(tree) if _is_action(function))


def _holds_actions(name: str) -> bool:
    path = Path(name)
    return path.parts[0] in APPS and (path.name == "actions.py" or "actions" in path.parts)


def _is_action(function: ast.FunctionDef) -> bool:
    return bool(called(function) & {"writing", "acting"}) and not function.name.startswith("_")


def called(function: ast.FunctionDef) -> set[str]:
    return {word for word, _call in calls(function)}


def _faults_of(action: ast.FunctionDef) -> Iterator[str]:
    named = [argument.arg for argument in action.args.kwonlyargs]
    if action.args.args or action.args.posonlyargs:
        yield "takes words by place"
    if "actor" not in named:
        yield "does not say who acts"


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


def unasked_permissions(source: Path, verbs: set[str]) -> list[str]:
    """Permissions that no route, action or question names."""
    named: set[str] = set()
    for name, tree in modules(source):
        if not name.endswith("rules.py") and "/rules/" not in name:
            named |= {node.value for node in nodes(tree, ast.Constant)} & verbs
    for page in source.rglob("*.html"):
        named |= set(VERB.findall(page.read_text(encoding="utf-8"))) & verbs
    return sorted(verbs - named)


def unknown_tasks(source: Path) -> list[str]:
    """Names by which a task is started that no app's tasks.py has."""
    known = {
        f"{name.split('/tasks')[0].rpartition('/')[2]}.{function.name}"
        for name, tree in modules(source)
        if "tasks.py" in name or "/tasks/" in name
        for function in functions(tree)
        if any(word == "task" for one in function.decorator_list for word, _call in calls(one))
    }
    started = [
        call.args[0]
        for _name, tree in modules(source)
        for word, call in calls(tree)
        if word == "start" and call.args
    ]
    names = {name.value for name in started if isinstance(name, ast.Constant)}
    return sorted(names - known)


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


def app_of(module: str) -> str:
    """The folder of the app that a module is part of; empty for what belongs to none."""
    fits = [app for app in APP_FOLDERS if f"{module}.".startswith(f"samenspel.{app.replace('/', '.')}.")]
    return max(fits, key=len, default="")


@cache
def reasons(name: str, app: str | None = None) -> Mapping[str, str]:
    """The exceptions of this name that an app gives a reason for beside its tests, or all apps."""
    found: dict[str, str] = {}
    for path in TESTS.rglob("exceptions.py") if app is None else (TESTS / app).glob("exceptions.py"):
        found |= getattr(import_module(module_of(path)), name, {})
    return MappingProxyType(found)


def module_of(path: Path) -> str:
    """Of a file of tests."""
    return ".".join(path.relative_to(TESTS.parent).with_suffix("").parts)
