"""Trees as objects and back: the classes of a file are its schema."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, ClassVar, Literal, TypeVar, get_args, get_origin, get_type_hints

from samenspel.methods.words import N_, Words
from samenspel.methods.yaml_trees import Tree

from .faults import Fault, FaultyFile, Place

T = TypeVar("T")
Code = int | str
Said = Mapping[str, str]
"""A text in each language of the file; in a file with one language the text alone will do."""
LONGEST = 4_000
KINDS: Mapping[object, Words] = {
    str: Words("a text"),
    int: Words("a whole number"),
    float: Words("a number"),
    bool: Words("true or false"),
    Code: Words("a whole number or a word"),
}


class Tagged:
    """A base whose subclasses are told apart by “kind” in a file."""

    kind: ClassVar[str]
    kinds: ClassVar[dict[str, type[Tagged]]] = {}

    def __init_subclass__(cls) -> None:
        if "kind" in vars(cls):
            Tagged.kinds[cls.kind] = cls


class Reader:
    """Reads one file; `lines` has the line of every place."""

    def __init__(self, root: Tree) -> None:
        self.faults: list[Fault] = []
        self.lines: dict[Place, int] = {}
        self.languages = _languages(root)

    def read(self, hint: Any, tree: Tree, place: Place = ()) -> Any:
        """The value, or anything at all where a fault was noted."""
        self.lines[place] = tree.line
        origin = get_origin(hint)
        if hint == Said:
            return self._said(tree, place)
        if origin is tuple:
            return self._many(get_args(hint)[0], tree, place)
        if origin is Mapping:
            return self._table(get_args(hint)[1], tree, place)
        if origin is Literal:
            return self._one_of(get_args(hint), tree, place)
        return (
            self._object(hint, tree, place)
            if isinstance(hint, type) and is_dataclass(hint)
            else (self._scalar(hint, tree, place))
        )

    def line(self, place: Place) -> int:
        """Of the nearest that the file says itself; what it takes from an instrument has no line."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 0)

    def fault(self, tree: Tree, place: Place, template: str, **values: object) -> None:
        self.faults.append(Fault(place, Words(template, **values), tree.line))

    def _object(self, cls: type, tree: Tree, place: Place) -> Any:
        if not isinstance(tree.value, dict):
            return self.fault(tree, place, N_("Write “name: value” here, one on each line."))
        if "kind" not in vars(cls) and issubclass(cls, Tagged):
            return self._tagged(cls, tree, place)
        known, given = {one.name: one for one in fields(cls)}, dict(tree.value)
        if issubclass(cls, Tagged):
            given.pop("kind", None)
        for name in given.keys() - known.keys():
            self._unknown(name, known, given.pop(name), place)
        for name in [name for name, one in known.items() if _is_required(one) and name not in given]:
            self.fault(tree, place, N_("“{name}” is missing here."), name=name)
        hints = _hints(cls)
        values = {name: self.read(hints[name], below, (*place, name)) for name, below in given.items()}
        return None if self.faults else cls(**values)

    def _tagged(self, cls: type, tree: Tree, place: Place) -> Any:
        kinds = {name: one for name, one in Tagged.kinds.items() if issubclass(one, cls)}
        said = tree.value.get("kind") if isinstance(tree.value, dict) else None
        if said is None:
            return self.fault(tree, place, N_("“{name}” is missing here."), name="kind")
        if said.written not in kinds:
            return self._unknown(said.written, kinds, said, place)
        return self._object(kinds[said.written], tree, place)

    def _unknown(self, name: str, known: Mapping[str, object], tree: Tree, place: Place) -> None:
        if near := get_close_matches(name, known, 1):
            self.fault(
                tree, place, N_("“{name}” is not known; did you mean “{near}”?"), name=name, near=near[0]
            )
        else:
            names = ", ".join(known)
            self.fault(tree, place, N_("“{name}” is not known; known are: {names}."), name=name, names=names)

    def _said(self, tree: Tree, place: Place) -> Any:
        if isinstance(tree.value, dict):
            said = {language: self.read(str, one, (*place, language)) for language, one in tree.value.items()}
        elif isinstance(tree.value, list) or tree.value is None:
            return self.fault(tree, place, N_("Write a text here, or one for each language."))
        else:
            said = {self.languages[0]: self._scalar(str, tree, place)}
        for language in self.languages:
            if not said.get(language):
                self.fault(tree, place, N_("There is no text in “{language}” here."), language=language)
        for language in said.keys() - set(self.languages):
            self.fault(tree, place, N_("“{language}” is not among the languages."), language=language)
        return said

    def _many(self, hint: Any, tree: Tree, place: Place) -> Any:
        if not isinstance(tree.value, list):
            return self.fault(tree, place, N_("Write a list here."))
        return tuple(self.read(hint, one, (*place, number)) for number, one in enumerate(tree.value))

    def _table(self, hint: Any, tree: Tree, place: Place) -> Any:
        if not isinstance(tree.value, dict):
            return self.fault(tree, place, N_("Write “name: value” here, one on each line."))
        return {name: self.read(hint, one, (*place, name)) for name, one in tree.value.items()}

    def _one_of(self, choices: tuple[str, ...], tree: Tree, place: Place) -> Any:
        if tree.value not in choices:
            shown = ", ".join(filter(None, choices))
            self.fault(
                tree,
                place,
                N_("“{value}” cannot be here; choose from: {choices}."),
                value=tree.written,
                choices=shown,
            )
        return tree.value

    def _scalar(self, hint: Any, tree: Tree, place: Place) -> Any:
        value = tree.value
        if hint is str and value is not None and not isinstance(value, list | dict):
            if len(tree.written) > LONGEST:
                self.fault(tree, place, N_("This text has more than {most} signs."), most=LONGEST)
            return tree.written
        if hint is float and isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, hint) and (hint is bool or not isinstance(value, bool)):
            return value
        return self.fault(tree, place, N_("“{value}” is not {kind}."), value=tree.written, kind=KINDS[hint])


def read_object(cls: type[T], tree: Tree) -> tuple[T, Reader]:
    """With the reader, which knows the lines. Raises FaultyFile with every fault of form."""
    reader = Reader(tree)
    found = reader.read(cls, tree)
    if reader.faults:
        raise FaultyFile(reader.faults)
    return found, reader


def plain(thing: Any, *, words: bool = True) -> Any:
    """What JSON and YAML hold, but for what is as usual; without `words`, no texts for people either."""
    if is_dataclass(thing) and not isinstance(thing, type):
        tag = {"kind": thing.kind} if isinstance(thing, Tagged) else {}
        hints = _hints(type(thing))
        kept = [one.name for one in fields(thing) if words or hints[one.name] != Said]
        values = {name: getattr(thing, name) for name in kept}
        usual = {one.name: _default(one) for one in fields(thing)}
        return tag | {
            name: plain(value, words=words) for name, value in values.items() if value != usual[name]
        }
    if isinstance(thing, Mapping):
        return {name: plain(value, words=words) for name, value in thing.items()}
    return [plain(one, words=words) for one in thing] if isinstance(thing, tuple | list) else thing


def digest_of(thing: Any, *, words: bool = True) -> str:
    """SHA-256 of what a thing is; without `words`, of what gives its answers their meaning to a machine."""
    told = json.dumps(plain(thing, words=words), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _is_required(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _default(one: Field[Any]) -> Any:
    return one.default_factory() if one.default_factory is not MISSING else one.default


def _languages(root: Tree) -> list[str]:
    said = root.value.get("languages") if isinstance(root.value, dict) else None
    return (
        [one.written for one in said.value]
        if said and isinstance(said.value, list) and said.value
        else ["en"]
    )
