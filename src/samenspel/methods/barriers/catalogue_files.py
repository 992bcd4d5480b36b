"""Reading the catalogue: kept as files of data, in three languages, with every source named once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, TypeVar

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.typology import SECTORS, Read, Source
from samenspel.methods.words import Words
from samenspel.methods.yaml_trees import Tree, plain_of, read_tree

from .entries import Claim, Effect, Entry, Help, Kind, Question, Side
from .signs import SIGNS

LANGUAGES = ("en", "nl", "fr")
PARTS = ("evils", "organisation", "citizens")
C = TypeVar("C", bound=Claim)


@dataclass(frozen=True)
class Catalogue:
    """What helps and hinders, and what to ask before one begins."""

    entries: tuple[Entry, ...]
    questions: tuple[Question, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Entry]:
        return {entry.name: entry for entry in self.entries}

    def within(self, sectors: Sequence[str]) -> list[Entry]:
        """Those that were studied in one of these sectors, and those of no sector in particular."""
        return [one for one in self.entries if not one.sectors or {*one.sectors} & {*sectors}]

    def asked_of(self, side: Side, sectors: Sequence[str]) -> list[Question]:
        """Before an initiative in these sectors opens; those of one sector come last."""
        mine = [one for one in self.questions if one.side in (side, Side.BOTH)]
        return sorted(
            (one for one in mine if not one.sectors or {*one.sectors} & {*sectors}),
            key=lambda one: bool(one.sectors),
        )


@cache
def catalogue() -> Catalogue:
    """The one that comes with the house."""
    folder = files("samenspel.methods.barriers") / "catalogue"
    texts = {name: (folder / f"{name}.yaml").read_bytes() for name in ("sources", "readiness", *PARTS)}
    return read_catalogue(texts.pop("sources"), texts.pop("readiness"), *texts.values())


def read_catalogue(sources: bytes, readiness: bytes, *parts: bytes) -> Catalogue:
    """Raises MalformedFile, with the line, also for a page of what nobody read in the source."""
    known = _sources(read_tree(sources))
    entries = tuple(_entry(tree, known) for part in parts for tree in _rows(read_tree(part)))
    names = {entry.name for entry in entries}
    return Catalogue(entries, tuple(_question(tree, names) for tree in _rows(read_tree(readiness))))


def _sources(tree: Tree) -> dict[str, Source]:
    if not isinstance(tree.value, dict):
        raise MalformedFile(tree.line, Words("here a table of sources should stand."))
    return {name: _source(one) for name, one in tree.value.items()}


def _source(tree: Tree) -> Source:
    said = _fields(tree, {"work", "read"}, {"doi", "where"})
    read = _one_of(Read, said["read"])
    return Source(_text(said["work"]), _text(said.get("doi")), read, _text(said.get("where")))


def _entry(tree: Tree, known: Mapping[str, Source]) -> Entry:
    said = _fields(
        tree, {"name", "kind", "side", "effect", "label", "claims"}, {"helps", "sectors", "signs", "asks"}
    )
    return Entry(
        name=_text(said["name"]),
        kind=_one_of(Kind, said["kind"]),
        side=_one_of(Side, said["side"]),
        effect=_one_of(Effect, said["effect"]),
        label=_said(said["label"]),
        claims=tuple(_claim(Claim, one, known) for one in _rows(said["claims"])),
        helps=tuple(_claim(Help, one, known) for one in _rows(said.get("helps"))),
        sectors=_names(said.get("sectors"), SECTORS),
        signs=_names(said.get("signs"), SIGNS),
        asks=_said(said["asks"]) if "asks" in said else None,
    )


def _claim(kind: type[C], tree: Tree, known: Mapping[str, Source]) -> C:
    said = _fields(tree, {"text", "source"}, {"page"})
    (name,) = _names(said["source"], known)
    source, page = known[name], _text(said.get("page"))
    if page and source.read != Read.SOURCE:
        raise MalformedFile(tree.line, Words("no page of what was not read in the source."))
    return kind(text=_said(said["text"]), source=source, page=page)


def _question(tree: Tree, names: set[str]) -> Question:
    said = _fields(tree, {"name", "side", "entry", "text"}, {"sectors"})
    return Question(
        name=_text(said["name"]),
        side=_one_of(Side, said["side"]),
        entry=_names(said["entry"], names)[0],
        text=_said(said["text"]),
        sectors=_names(said.get("sectors"), SECTORS),
    )


def _fields(tree: Tree, needed: set[str], others: set[str]) -> dict[str, Tree]:
    if not isinstance(tree.value, dict):
        raise MalformedFile(tree.line, Words("here a table should stand."))
    for name in needed - set(tree.value):
        raise MalformedFile(tree.line, Words("“{name}” is missing.", name=name))
    for name in set(tree.value) - needed - others:
        raise MalformedFile(tree.value[name].line, Words("nothing here is called “{name}”.", name=name))
    return tree.value


def _rows(tree: Tree | None) -> Iterator[Tree]:
    if tree is not None and not isinstance(tree.value, list):
        raise MalformedFile(tree.line, Words("here a list should stand."))
    yield from tree.value if tree and isinstance(tree.value, list) else ()


def _said(tree: Tree) -> dict[str, str]:
    said = _fields(tree, {*LANGUAGES}, set())
    return {language: _text(said[language]) for language in LANGUAGES}


def _text(tree: Tree | None) -> str:
    text = "" if tree is None else plain_of(tree)
    if not isinstance(text, str) or (tree is not None and not text):
        raise MalformedFile(tree.line if tree else 0, Words("here a text should stand."))
    return text


def _one_of(kind: Any, tree: Tree) -> Any:
    if tree.value not in [one.value for one in kind]:
        raise MalformedFile(tree.line, Words("“{name}” is none of those known.", name=str(tree.value)))
    return kind(tree.value)


def _names(tree: Tree | None, known: Any) -> tuple[str, ...]:
    if tree is None:
        return ()
    rows = tree.value if isinstance(tree.value, list) else [tree]
    for one in rows:
        if one.value not in known:
            raise MalformedFile(one.line, Words("“{name}” is none of those known.", name=str(one.value)))
    return tuple(str(one.value) for one in rows)
