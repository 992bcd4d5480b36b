"""A map as JSON, and as text for a terminal of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import numpy as np

from samenspel.methods.few import LEAST_K
from samenspel.methods.nouns import people

from . import reasons
from .outcome import OpinionMap
from .representative import Common, Representative

WIDTH, INDENT = 80, " " * 5


def as_json(found: OpinionMap) -> dict[str, Any]:
    """Everything, with plain numbers; what is not known is null."""
    statements = found.votes.statements
    return {
        "method": found.method,
        "summary": str(reasons.summary(found)),
        "groups": [
            {
                "name": group.name,
                "size": group.size,
                "sure": group.sure,
                "representative": [_representative(found, one) for one in group.representative],
            }
            for group in found.groups
        ],
        "uniting": [
            {
                **asdict(one),
                "statement": statements[one.statement],
                "text": _text(found, one.statement),
                "reason": str(reasons.of_uniting(one, found.groups)),
            }
            for one in found.uniting
        ],
        "common": [_common(found, one) for one in found.common],
        "evidence": {
            **asdict(found.evidence),
            "reasons": [str(words) for words in reasons.of_number(found.evidence)],
        },
        "people": _people(found),
        "left_out": [{**one._asdict(), "reason": str(reasons.of_left_out(one))} for one in found.left_out],
        "statements": _statements(found),
    }


def as_text(found: OpinionMap) -> str:
    """In English."""
    lines = [*_wrapped(str(reasons.summary(found)), "")]
    lines += [line for words in reasons.of_number(found.evidence) for line in _wrapped(str(words), "")]
    for group in found.groups:
        if group.representative:
            sure = "" if group.sure is None else f", {group.sure} of them surely"
            lines += ["", f"Group {group.name}: {people(group.size)}{sure}"]
            lines += [line for one in group.representative for line in _told(found, one.statement, one)]
    lines += _shared(found)
    if found.left_out:
        small = sum(one.code == "small-group" for one in found.left_out)
        few = len(found.left_out) - small
        lines += [""]
        lines += [f"In no group, with too few opinions: {few}."] if few else []
        lines += [f"In groups of fewer than {LEAST_K} people, not shown: {small}."] if small else []
    return "\n".join(lines)


def _shared(found: OpinionMap) -> Iterator[str]:
    several = len(found.groups) > 1
    shown = found.uniting if several else found.common
    if not shown:
        return
    yield ""
    yield "What unites the groups" if several else "What most people share"
    for one in found.uniting if several else ():
        yield from _wrapped(_label(found, one.statement), "  ")
        yield from _wrapped(str(reasons.of_uniting(one, found.groups)), INDENT)
    for common in () if several else found.common:
        yield from _wrapped(_label(found, common.statement), "  ")
        yield from _wrapped(str(reasons.of_common(common)), INDENT)


def _told(found: OpinionMap, statement: int, one: Representative) -> Iterator[str]:
    yield from _wrapped(_label(found, statement), "  ")
    yield from _wrapped(str(reasons.of_representative(one)), INDENT)


def _label(found: OpinionMap, statement: int) -> str:
    id, text = found.votes.statements[statement], _text(found, statement)
    return f"{id}. {' '.join(text.split())}" if text else f"Statement {id}"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent or "")


def _text(found: OpinionMap, statement: int) -> str:
    return found.votes.texts.get(found.votes.statements[statement], "")


def _representative(found: OpinionMap, one: Representative) -> dict[str, Any]:
    return {
        **asdict(one),
        "statement": found.votes.statements[one.statement],
        "text": _text(found, one.statement),
        "reason": str(reasons.of_representative(one)),
    }


def _common(found: OpinionMap, one: Common) -> dict[str, Any]:
    return {
        **asdict(one),
        "statement": found.votes.statements[one.statement],
        "text": _text(found, one.statement),
        "reason": str(reasons.of_common(one)),
    }


def _people(found: OpinionMap) -> dict[str, Any]:
    group_of = found.group_of
    return {
        person: {
            "group": group_of.get(person),
            "x": _number(place[0]),
            "y": _number(place[1]),
            "certainty": _number(certainty),
        }
        for person, place, certainty in zip(found.votes.people, found.positions, found.certainty, strict=True)
    }


def _statements(found: OpinionMap) -> dict[str, Any]:
    return {
        id: {
            "text": _text(found, j),
            "hidden": id in found.votes.hidden,
            "disagreed_passed_agreed": found.everybody[j].tolist(),
            "by_group": {g.name: found.counts[i, j].tolist() for i, g in enumerate(found.groups)},
            "consensus_agree": float(found.consensus[0, j]),
            "consensus_disagree": float(found.consensus[1, j]),
        }
        for j, id in enumerate(found.votes.statements)
    }


def _number(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)
