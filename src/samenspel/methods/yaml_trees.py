"""YAML as a tree in which everything knows its line: plain data, and nothing that grows or runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .files import Source, read_text
from .malformed import MalformedFile
from .words import Words

Scalar = str | int | float | bool | None
MOST_SIGNS, MOST_DEPTH = 5_000_000, 20
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(
    r"[-+]?(?:\.\d{1,17}|(?:0|[1-9]\d{0,17})(?:\.\d{0,17})?)(?:[eE][-+]?\d{1,3})?", re.ASCII
)
_CONSTANTS: dict[str, Scalar] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True)
class Tree:
    """`written` is a scalar as it stands in the file; line 0: it comes from no file."""

    value: Scalar | list[Tree] | dict[str, Tree]
    line: int = 0
    written: str = ""


def read_tree(source: Source) -> Tree:
    """One document, as YAML 1.2 reads scalars: yes, no and dates are words, 007 is no number. Raises
    MalformedFile, also for aliases and tags: ten lines of aliases can stand for billions of words."""
    import yaml  # only who reads such files needs it

    text = read_text(source)
    if len(text) > MOST_SIGNS:
        raise MalformedFile(
            1, Words("this file has more than {most} signs; split it.", most=f"{MOST_SIGNS:,}")
        )
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _document(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        if "nesting depth" in (error.problem or ""):
            raise _too_deep(line) from None
        raise MalformedFile(line, Words("this is no YAML: {problem}.", problem=error.problem)) from None
    except yaml.YAMLError:
        raise MalformedFile(1, Words("there are signs in this file that no text has.")) from None


def plain_of(tree: Tree) -> Any:
    """What JSON can hold."""
    if isinstance(tree.value, dict):
        return {name: plain_of(one) for name, one in tree.value.items()}
    return [plain_of(one) for one in tree.value] if isinstance(tree.value, list) else tree.value


def tree_of(plain: Any) -> Tree:
    """Of what JSON can hold."""
    if isinstance(plain, dict):
        return Tree({str(key): tree_of(value) for key, value in plain.items()})
    if isinstance(plain, list | tuple):
        return Tree([tree_of(value) for value in plain])
    return Tree(plain, written=str(plain))


def write_yaml(plain: Any) -> str:
    """That `read_tree` reads back as it was, without an alias."""
    import yaml

    class Whole(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

        def represent_str(self, data: str) -> yaml.ScalarNode:
            style = None if isinstance(_scalar(data), str) else '"'
            return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)

    Whole.add_representer(str, Whole.represent_str)
    return yaml.dump(plain, Dumper=Whole, allow_unicode=True, sort_keys=False, width=100)


def _document(events: Iterator[Any]) -> Tree:
    name = ""
    while name != "DocumentStartEvent":
        name = type(next(events)).__name__
        if name == "StreamEndEvent":
            raise MalformedFile(1, Words("the file is empty."))
    found = _built(next(events), events, 0)
    for event in events:
        if type(event).__name__ == "DocumentStartEvent":
            raise MalformedFile(event.start_mark.line + 1, Words("a second document begins here; keep one."))
    return found


def _built(event: Any, events: Iterator[Any], depth: int) -> Tree:
    line, name = event.start_mark.line + 1, type(event).__name__
    _refuse_strange(event, name, line, depth)
    if name == "ScalarEvent":
        value = event.value if event.style else _scalar(event.value)
        return Tree(value, line, event.value)
    if name == "SequenceStartEvent":
        return Tree([_built(one, events, depth + 1) for one in _until(events, "SequenceEndEvent")], line)
    pairs: dict[str, Tree] = {}
    for key in _until(events, "MappingEndEvent"):
        _put(pairs, _built(key, events, depth + 1), _built(next(events), events, depth + 1))
    return Tree(pairs, line)


def _refuse_strange(event: Any, name: str, line: int, depth: int) -> None:
    if name == "AliasEvent" or event.anchor is not None:
        raise MalformedFile(line, Words("anchors (&) and aliases (*) are not read; write it out."))
    if event.tag is not None and event.tag != "!":
        raise MalformedFile(line, Words("tags (!) are not read; take “{tag}” away.", tag=event.tag))
    if depth > MOST_DEPTH:
        raise _too_deep(line)


def _too_deep(line: int) -> MalformedFile:
    return MalformedFile(line, Words("this stands deeper than {most} levels.", most=MOST_DEPTH))


def _until(events: Iterator[Any], end: str) -> Iterator[Any]:
    for event in events:
        if type(event).__name__ == end:
            return
        yield event


def _put(pairs: dict[str, Tree], key: Tree, value: Tree) -> None:
    if isinstance(key.value, list | dict):
        raise MalformedFile(key.line, Words("a name is a word, not a list or a table."))
    if (before := pairs.get(key.written)) is not None:
        raise MalformedFile(
            key.line,
            Words("“{name}” stood on line {line} before; keep one.", name=key.written, line=before.line),
        )
    pairs[key.written] = value


def _scalar(text: str) -> Scalar:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
