"""The pages of docs/reference/api, out of the signatures and docstrings of the methods.

`python -m scripts.api` writes them anew; a test says when they are behind.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from samenspel.methods.evidence import METHODS as EVIDENCE

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference" / "api"
METHODS = "samenspel.methods"
ROOMS = {
    "budgeting": (
        "budgeting",
        "budgeting.justice",
        "budgeting.alternatives",
        "budgeting.categories",
        "budgeting.preflib",
    ),
    "opinion": ("opinion",),
    "sortition": ("sortition", "sortition.others"),
    "rota": ("rota",),
    "matching": ("matching",),
    "banking": ("banking",),
    "bibliography": ("bibliography",),
    "programmes": ("programmes",),
    "disclosure": ("disclosure",),
    "evidence": (
        "evidence",
        "evidence.models",
        "evidence.experiments",
        "evidence.changes",
        "evidence.scales",
        "evidence.agreement",
        "evidence.structure",
        "evidence.synthesis",
        "evidence.representation",
        "evidence.planning",
        "evidence.missing",
        "evidence.staying",
        "evidence.why",
        "evidence.networks",
        "evidence.conditions",
        "evidence.profiles",
    ),
}
WIDE = 110
SHOWN = "Every result has `table()` and a page for notebooks; with matplotlib most have `plot()`."
CODE = re.compile(r"[\w., ]+ = \w|\w+\(\w+, ")
PROMPT = re.compile(r"^>>> ", re.MULTILINE)


def pages() -> dict[Path, str]:
    """Each page with its text."""
    found = {FOLDER / f"{room}.md": _page(room, names) for room, names in ROOMS.items()}
    links = "".join(f"- [{room}]({room}.md): {_first(_module(room))}\n" for room in ROOMS)
    head = "# The methods from Python\n\nMade of the docstrings by `python -m scripts.api`.\n\n"
    found[FOLDER / "README.md"] = f"{head}{links}\n{SHOWN}\n"
    return found


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


def _module(name: str) -> ModuleType:
    return import_module(f"{METHODS}.{name}")


def _page(room: str, names: tuple[str, ...]) -> str:
    parts = [f"# {METHODS}.{room}", _doc(_module(room))]
    for name in names:
        module = _module(name)
        if name != room:
            parts += [f"# {METHODS}.{name}", _doc(module)]
        shown = [public for public in _public(module) if name != room or public not in _later(names)]
        parts += [part for public in shown for part in _told(public, getattr(module, public))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _later(names: tuple[str, ...]) -> set[str]:
    """What subjects of evidence show is not shown before them."""
    return {public for name in names[1:] if name.startswith("evidence.") for public in _public(_module(name))}


def _public(module: ModuleType) -> list[str]:
    """What the module offers; a module that names nothing offers what it defines itself."""
    own = [
        name
        for name, thing in vars(module).items()
        if not name.startswith("_") and getattr(thing, "__module__", "") == module.__name__
    ]
    return sorted(getattr(module, "__all__", own), key=lambda name: (name[0].isupper(), name.lower()))


def _told(name: str, thing: Any) -> Iterator[str]:
    if inspect.isclass(thing):
        yield f"## {name}"
        yield _signature(name, thing)
        yield _doc(thing)
        yield from _members(thing)
    elif callable(thing):
        yield f"## {name}"
        yield _signature(name, thing)
        yield _doc(thing)
        yield _options(thing)


def _options(thing: Any) -> str:
    """What the words of a method of evidence mean, as its command says."""
    listed = EVIDENCE.get(thing.__name__.replace("_", "-"))
    if listed is None or inspect.unwrap(listed.run) is not inspect.unwrap(thing):
        return ""
    return "\n".join(
        [f"As `samenspel evidence {listed.name}`: {listed.about}", ""]
        + [f"- `{one.name}`: {one.about}" for one in listed.needs]
    )


def _members(thing: type) -> Iterator[str]:
    for name, member in vars(thing).items():
        plain = member.__func__ if isinstance(member, classmethod) else member
        if name.startswith("_") or not (inspect.isfunction(plain) or _is_property(plain)):
            continue
        yield f"**{name}**" if _is_property(plain) else f"**{name}**{_types(inspect.signature(plain))}"
        yield _doc(plain)


def _is_property(member: object) -> bool:
    return isinstance(member, property | cached_property)


def _signature(name: str, thing: Any) -> str:
    if inspect.isclass(thing) and issubclass(thing, Exception):
        return ""
    try:
        evaluate = thing.__module__.startswith(f"{METHODS}.evidence")
        told = f"{name}{_types(inspect.signature(thing, eval_str=evaluate))}"
    except ValueError:
        return ""
    return f"```python\n{_broken(told) if evaluate else told}\n```"


def _broken(told: str) -> str:
    """One parameter a line where all are too long for one."""
    if len(told) <= WIDE:
        return told
    head, _bracket, rest = told.partition("(")
    inside, _bracket, back = rest.rpartition(")")
    return "\n".join(
        [f"{head}(", *(f"    {one}," for one in re.split(r", (?=\*|\w+: )", inside)), f"){back}"]
    )


class _Bare:
    """An annotation that is shown without quotation marks."""

    def __init__(self, text: object) -> None:
        self.text = text

    def __repr__(self) -> str:
        return str(self.text)


def _types(signature: inspect.Signature) -> str:
    """Annotations as they were written, without quotation marks."""
    empty = inspect.Signature.empty
    bare = [
        one if one.annotation is empty else one.replace(annotation=_Bare(_written(one.annotation)))
        for one in signature.parameters.values()
    ]
    back = signature.return_annotation
    told = str(
        signature.replace(parameters=bare, return_annotation=back if back is empty else _Bare(_written(back)))
    )
    return re.sub(r"<object object at \w+>|<factory>", "…", told)


def _written(annotation: Any) -> str:
    """Without the modules of what it names."""
    if isinstance(annotation, str):
        return annotation
    return re.sub(r"\b(?:[a-z_]\w*\.)+(?=[A-Za-z])", "", inspect.formatannotation(annotation))


def _doc(thing: object) -> str:
    """With its examples as code."""
    text = inspect.getdoc(thing) or ""
    if thing is not None and inspect.isclass(thing) and text.startswith(f"{thing.__name__}("):
        return ""  # what a dataclass says of itself
    if inspect.ismodule(thing):
        return "\n\n".join(f"```python\n{one}\n```" if CODE.match(one) else one for one in text.split("\n\n"))
    told, *examples = PROMPT.split(text, maxsplit=1)
    code = [f"```python\n>>> {textwrap.dedent(one).strip()}\n```" for one in examples]
    return "\n\n".join([told.strip(), *code]).strip()


def _first(thing: object) -> str:
    return (inspect.getdoc(thing) or "").partition("\n")[0]


if __name__ == "__main__":
    main()
