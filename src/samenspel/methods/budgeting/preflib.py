"""Files of PrefLib (orders and categories), as elections once somebody says what things cost; and back.

The format: https://preflib.github.io/PrefLib-Jekyll/format (Mattei and Walsh 2013, PrefLib: a library for
preferences, https://doi.org/10.1007/978-3-642-41575-3_20).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TextIO

from samenspel.methods.files import Source, read_text
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .election import APPROVAL_FORMATS, POINT_FORMATS, Election
from .given import Amount, Options
from .sense import BadElection

STRICT, WEAK, CATEGORIES = ("soc", "soi"), ("toc", "toi"), "cat"
KINDS = (*STRICT, *WEAK, CATEGORIES)
Classes = tuple[tuple[str, ...], ...]
"""Alternatives by number: one class after the other, the best first; or one class for each category."""
Order = tuple[tuple[int, ...], ...]
"""The same by the place in the list."""
_HEAD = re.compile(r"#\s*([A-Z ]+?)\s*(\d*)\s*:\s*(.*)")
_CLASS = re.compile(r"\s*(?:\{([\d,\s]*)\}|(\d+))\s*")


@dataclass
class _File:
    kind: str = ""
    alternatives: dict[str, str] = field(default_factory=dict)
    categories: list[str] = field(default_factory=list)
    said: dict[str, tuple[str, int]] = field(default_factory=dict)
    orders: list[Classes] = field(default_factory=list)
    times: list[int] = field(default_factory=list)


def read_preflib(
    source: Source, costs: Mapping[str, Amount], budget: Amount, approving: Iterable[str] | None = None
) -> Election:
    """An election of a .soc, .soi, .toc, .toi or .cat file; ids are the numbers of the alternatives.

    `costs` are by number or by name, in currency units. Orders without ties become rankings; those with ties
    become points: as Borda's in rankings, where those in a tie share what their places get. Of a .cat file
    those in the categories `approving` (by name; the first of the file if none are named) are approved of.
    Raises MalformedFile with the line, and BadElection for costs that do not suit.

    >>> names = b"# ALTERNATIVE NAME 1: Bench\\n# ALTERNATIVE NAME 2: Tree\\n"
    >>> file = b"# DATA TYPE: soi\\n" + names + b"3: 2,1\\n1: 1\\n"
    >>> read_preflib(file, {"Bench": 40, "Tree": 60}, budget=70).scores
    (4, 6)
    """
    file = _read(source)
    by_id = _costs(file, costs)
    meta = {"description": file.said.get("TITLE", ("", 0))[0]}
    rest: Options = {"times": file.times, "names": file.alternatives, "meta": meta}
    if file.kind == CATEGORIES:
        kept = _categories(file, approving)
        approved = [[id for c in kept for id in one[c]] for one in file.orders]
        return Election.of_approvals(by_id, approved, budget=budget, **rest)
    if file.kind in STRICT:
        ranked = [[id for one in order for id in one] for order in file.orders]
        return Election.of_ranks(by_id, ranked, budget=budget, **rest)
    points = [_points(order) for order in file.orders]
    return Election.of_points(by_id, points, budget=budget, ballot_format="scoring", **rest)


def _read(source: Source) -> _File:
    file, line = _File(), 0
    for line, text in enumerate(read_text(source).splitlines(), start=1):
        if text.startswith("#"):
            _head(file, text, line)
        elif text.strip():
            _order(file, text, line)
    if not file.kind:
        raise MalformedFile(1, Words("there is no line “# DATA TYPE: …”; is this a PrefLib file?"))
    for key, found in (("NUMBER ALTERNATIVES", len(file.alternatives)), ("NUMBER VOTERS", sum(file.times))):
        if key in file.said and file.said[key][0] != str(found):
            raise MalformedFile(
                file.said[key][1],
                Words(
                    "{key} is {said}, but the file holds {found}; is the file complete?",
                    key=key,
                    said=file.said[key][0],
                    found=found,
                ),
            )
    return file


def _head(file: _File, text: str, line: int) -> None:
    found = _HEAD.fullmatch(text.strip())
    if not found:
        return
    key, number, value = found[1], found[2], found[3].strip()
    if key == "ALTERNATIVE NAME":
        file.alternatives[str(int(number))] = value or number
    elif key == "CATEGORY NAME":
        file.categories.append(value)
    elif key == "DATA TYPE":
        file.kind = value
        if value not in KINDS:
            known = ", ".join(KINDS)
            raise MalformedFile(
                line, Words("the data type is “{kind}”; choose from: {known}.", kind=value, known=known)
            )
    else:
        file.said[key] = value, line


def _order(file: _File, text: str, line: int) -> None:
    number, colon, rest = text.partition(":")
    classes = _classes(rest.strip())
    if not colon or not number.strip().isdecimal() or classes is None:
        raise MalformedFile(
            line, Words("“{text}” is no order; write it like 12: 1,{{2,3}},4.", text=text.strip()[:60])
        )
    listed = [id for one in classes for id in one]
    for id in listed:
        if id not in file.alternatives:
            raise MalformedFile(line, Words("alternative {id} has no name in the lines above.", id=id))
    if len(set(listed)) < len(listed):
        raise MalformedFile(line, Words("this order names an alternative twice; name each once."))
    if file.kind in STRICT and any(len(one) != 1 for one in classes):
        raise MalformedFile(
            line, Words("there is a tie in this order, and the data type is {kind}.", kind=file.kind)
        )
    if file.kind == CATEGORIES and len(classes) > max(len(file.categories), 1):
        raise MalformedFile(line, Words("there are more categories in this line than the file names."))
    missing = max(len(file.categories), 1) - len(classes) if file.kind == CATEGORIES else 0
    file.orders.append((*classes, *[()] * missing))
    file.times.append(int(number))


def _classes(text: str) -> Classes | None:
    """None for what is no order."""
    found, place = list[tuple[str, ...]](), 0
    while place < len(text):
        one = _CLASS.match(text, place)
        if not one or (one.end() < len(text) and text[one.end()] != ","):
            return None
        ids = one[1] if one[2] is None else one[2]
        found.append(tuple(str(int(id)) for id in ids.split(",") if id.strip()))
        place = one.end() + 1
    return tuple(found)


def _costs(file: _File, costs: Mapping[str, Amount]) -> dict[str, Amount]:
    found: dict[str, Amount] = {}
    for id, name in file.alternatives.items():
        if id not in costs and name not in costs:
            raise BadElection(Words("alternative {id}, “{name}”, has no cost.", id=id, name=name))
        found[id] = costs[id] if id in costs else costs[name]
    for key in costs:
        if key not in file.alternatives and key not in file.alternatives.values():
            raise BadElection(Words("“{key}” has a cost, and is no alternative of the file.", key=key))
    return found


def _categories(file: _File, approving: Iterable[str] | None) -> list[int]:
    if approving is None:
        return [0]
    for name in (names := list(approving)):
        if name not in file.categories:
            known = ", ".join(file.categories)
            raise BadElection(
                Words("there is no category “{name}”; choose from: {known}.", name=name, known=known)
            )
    return [file.categories.index(name) for name in names]


def _points(order: Classes) -> dict[str, Amount]:
    """As many as there are places for the first, 1 for the last; who ties shares alike."""
    points: dict[str, Amount] = {}
    left = sum(map(len, order))
    for one in order:
        points |= dict.fromkeys(one, Fraction(2 * left - len(one) + 1, 2))
        left -= len(one)
    return points


def write_preflib(election: Election, stream: TextIO, title: str = "") -> None:
    """Rankings as .soc or .soi, approvals as .cat (Yes and No), points as orders with ties (.toc or .toi);
    alternatives are numbered in the order of the list. Costs and budget have no place in these files.

    >>> import io
    >>> stream = io.StringIO()
    >>> write_preflib(Election.of_ranks({"a": 4, "b": 6}, [["b", "a"]], budget=7, times=[3]), stream)
    >>> stream.getvalue().splitlines()[-1]
    '3: 2,1'
    """
    orders = Counter[Order]()
    for ballot, times in enumerate(election.weights.tolist()):
        orders[_order_of(election, ballot)] += times
    kind = _kind(election, orders)
    unique = "PREFERENCES" if kind == CATEGORIES else "ORDERS"
    lines = [f"# TITLE: {' '.join(title.split())}", f"# DATA TYPE: {kind}"]
    lines += [f"# NUMBER ALTERNATIVES: {len(election.projects)}", f"# NUMBER VOTERS: {election.voters}"]
    lines += [f"# NUMBER UNIQUE {unique}: {len(orders)}"]
    if kind == CATEGORIES:
        lines += ["# NUMBER CATEGORIES: 2", "# CATEGORY NAME 1: Yes", "# CATEGORY NAME 2: No"]
    for number, project in enumerate(election.projects, start=1):
        lines.append(f"# ALTERNATIVE NAME {number}: {' '.join((project.name or project.id).split())}")
    lines += [f"{times}: {','.join(map(_written, order))}" for order, times in orders.items()]
    stream.write("\n".join([*lines, ""]))


def _kind(election: Election, orders: Iterable[Order]) -> str:
    if election.ballot_format in APPROVAL_FORMATS:
        return CATEGORIES
    complete = all(sum(map(len, order)) == len(election.projects) for order in orders)
    return (WEAK if election.ballot_format in POINT_FORMATS else STRICT)[0 if complete else 1]


def _order_of(election: Election, ballot: int) -> Order:
    """The classes of a ballot."""
    start, end = election.pointers[ballot], election.pointers[ballot + 1]
    listed, points = election.listed[start:end].tolist(), election.points[start:end].tolist()
    if election.ballot_format in APPROVAL_FORMATS:
        return tuple(listed), tuple(c for c in range(len(election.projects)) if c not in listed)
    levels = sorted(set(points), reverse=True)
    return tuple(tuple(c for c, given in zip(listed, points, strict=True) if given == one) for one in levels)


def _written(one: Sequence[int]) -> str:
    numbers = [str(c + 1) for c in one]
    return numbers[0] if len(numbers) == 1 else f"{{{','.join(numbers)}}}"
