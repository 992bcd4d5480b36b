"""A small survey with one question of each kind, in two waves, over a change of clocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np

from samenspel.methods.codebooks import (
    Answer,
    Chunk,
    Codebook,
    Kind,
    NoAnswer,
    Value,
    Variable,
    chunks_of,
    joined,
)
from samenspel.methods.codebooks.codebook import Text


def said(text: str) -> Text:
    return {"nl": f"{text} (nl)", "en": f"{text} (en)"}


CODEBOOK = Codebook(
    id="square",
    title=said("The square"),
    languages=("nl", "en"),
    zone="Europe/Brussels",
    key="person",
    wave="wave",
    version="3",
    producer="Stad & Co",
    licence="CC0-1.0",
    universe=said("Neighbours"),
    abstract=said("What they think of the square."),
    first_day=date(2026, 10, 1),
    last_day=date(2026, 11, 1),
    variables=(
        Variable("person", "person", Kind.TEXT, said("Pseudonym")),
        Variable(
            "wave", "wave", Kind.CHOICE, said("Wave"), (Value(1, said("before")), Value(2, said("after")))
        ),
        Variable(
            "q1",
            "q1",
            Kind.CHOICE,
            said("Content?"),
            (
                Value(1, said("no")),
                Value(2, said("yes")),
                Value(3, said("other"), id="other", text_in="q1_text"),
                Value(98, said("don't know"), is_missing=True),
            ),
            question=said("All in all, are you content with the square?"),
            source="Scale X, item 1 (CC BY)",
            concept="contentment",
        ),
        Variable("q1_text", "q1_text", Kind.TEXT, said("Namely")),
        Variable("q2", "q2", Kind.NUMBER, said("Hours"), unit="h", decimals=1, least=0, most=168),
        Variable("a", "a", Kind.OPTION, said("Bench"), of="things"),
        Variable("b", "b", Kind.OPTION, said("Tree"), of="things"),
        Variable("born", "born", Kind.DATE, said("Born")),
        Variable("at", "at", Kind.MOMENT, said("Sent"), universe=said("Who sent it")),
        Variable("score", "score", Kind.NUMBER, said("Score"), derived="q2 / 168", decimals=3, least=0),
    ),
)
Rows = list[dict[str, Answer]]
NOT_SHOWN = NoAnswer.NOT_SHOWN


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


ROWS: Rows = [
    {"person": "p1", "wave": 1, "q1": 2, "q1_text": NOT_SHOWN, "q2": 2.5, "a": 1, "b": 0}
    | {"born": date(1950, 2, 28), "at": at("2026-10-25T00:30:05"), "score": 0.125},
    {"person": "p2", "wave": 1, "q1": 3, "q1_text": "None", "q2": 0, "a": NOT_SHOWN, "b": NOT_SHOWN}
    | {"born": None, "at": at("2026-10-25T01:30:05"), "score": 0.1},
    {"person": "007", "wave": 2, "q1": 98, "q1_text": "=1+1", "q2": None, "a": None, "b": None}
    | {"born": date(2008, 2, 29), "at": NoAnswer.WITHDRAWN, "score": NoAnswer.WITHDRAWN},
    {"person": "p4", "wave": 2, "q1": None, "q1_text": "שלום, “é”\nand 'more';"},
]


def chunks(rows: Iterable[Mapping[str, Answer]] = ROWS, codebook: Codebook = CODEBOOK) -> Iterable[Chunk]:
    return chunks_of(codebook, rows, size=3)


def assert_same(codebook: Codebook, found: Iterable[Chunk], wanted: Iterable[Chunk]) -> None:
    """Everything: each answer, and each reason why there is none."""
    one, other = joined(codebook, found), joined(codebook, wanted)
    for id, column in one.items():
        np.testing.assert_array_equal(column.why, other[id].why, err_msg=id)
        np.testing.assert_array_equal(column.values, other[id].values, err_msg=id)


def only(*variables: Variable, **about: object) -> Codebook:
    """A codebook of these alone."""
    bare = replace(CODEBOOK, variables=variables, key="", wave="")
    return replace(bare, **about)  # type: ignore[arg-type]
