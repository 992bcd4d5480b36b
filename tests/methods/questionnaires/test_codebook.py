"""A questionnaire as a codebook: every variable once, with its meaning; and rows that go with it."""

from __future__ import annotations

from datetime import date

from samenspel.methods.codebooks import (
    Kind,
    NoAnswer,
    check_codebook,
    chunks_of,
    codebook_as_json,
    read_codebook,
)
from samenspel.methods.questionnaires import codebook_of, coded, columns, draw, drawn_row, row

from .test_files import every_kind
from .written import ask, items, made, options, single

OTHER = {"code": "other", "text": "Other", "write_in": True}
UNSURE = {"code": -1, "text": "?", "no_answer": "dont_know"}
SMALL = made(
    [
        single("sector", "school", "care", OTHER),
        ask("multiple", "help", options=options("a", "b"), show_if="sector = care"),
        ask("likert", "set", items=items("i1"), options=options(1, 2, UNSURE)),
        ask("date", "day"),
        ask("consent", "ok", purpose="research", version=2),
        ask("list", "li", items=items("l1", "l2"), sensitive={"code": "l3", "text": "x"}),
    ]
)


def test_every_kind_makes_a_sound_codebook_with_every_column_once() -> None:
    """Cases 2, 5, 14 and 30."""
    whole = every_kind()
    book = codebook_of(whole)
    check_codebook(book)
    ids = [one.id for one in book.variables]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if name in _names(whole)] == [*_names(whole)]
    assert set(ids) - set(_names(whole)) == drawn_row(whole, draw(whole, "s")).keys()
    assert read_codebook(codebook_as_json(book).encode()) == book


def _names(whole: object) -> dict[str, None]:
    return dict.fromkeys(name for one in whole.questions for name in columns(one))  # type: ignore[attr-defined]


def test_what_a_variable_means() -> None:
    book = codebook_of(SMALL).by_id
    assert [(one.code, one.id, one.text_in) for one in book["sector"].values] == [
        (1, "school", ""),
        (2, "care", ""),
        (3, "other", "sector_text"),
    ]
    assert (book["help_a"].kind, book["help_a"].of) == (Kind.OPTION, "help")
    assert book["help_a"].universe == {"en": "(sector = care)"}
    assert [one.code for one in book["i1"].missing] == [-1]
    assert [(one.code, one.id) for one in book["li_arm"].values] == [(0, "control"), (1, "treatment")]


def test_a_row_has_the_codes_of_the_codebook_and_the_reasons_of_the_house() -> None:
    draws = draw(SMALL, "s")
    answers = {"sector": "other", "sector_text": "sport", "i1": -1, "day": "2027-03-01", "ok": "yes", "li": 2}
    told = coded(codebook_of(SMALL), row(SMALL, draws, answers) | drawn_row(SMALL, draws))
    answered = {name: value for name, value in told.items() if not name.startswith("li_")}
    assert answered == {
        **{"sector": 3, "sector_text": "sport", "help_a": NoAnswer.NOT_SHOWN, "help_b": NoAnswer.NOT_SHOWN},
        **{"i1": -1, "day": date(2027, 3, 1), "ok": 1, "li": 2},
    }
    (chunk,) = chunks_of(codebook_of(SMALL), [told])
    assert {name: int(column.why[0]) for name, column in chunk.items() if column.why[0]} == {
        "help_a": -8,
        "help_b": -8,
        "i1": -1,
    }


def test_a_drawn_order_says_where_each_thing_stood() -> None:
    shuffled = made([single("sector", "school", "care", "sport", shuffle=True)])
    draws = draw(shuffled, "s")
    told = drawn_row(shuffled, draws)
    by_place = sorted(told, key=lambda name: told[name])
    assert by_place == [f"sector_{code}_place" for code in draws.options["sector"]]
    assert {one.id for one in codebook_of(shuffled).variables} == {"sector", *told}
