"""One row per response: what is no answer, and every variable whatever anybody answered."""

from __future__ import annotations

from samenspel.methods.questionnaires import REASONS, NoAnswer, columns, draw, drawn_row, row
from samenspel.methods.questionnaires.rows import Value

from .written import ask, items, made, options, single

OTHER = {"code": "other", "text": "Other", "write_in": True}
WHOLE = made(
    [
        single("q1", "a", "b"),
        single("sector", "school", OTHER, show_if="q1 = a"),
        ask("multiple", "help", options=options("x", "y", OTHER)),
    ],
    [
        ask("ranking", "rank", options=options("r", "s"), least=1),
        ask("likert", "set", items=items("i1", "i2"), options=options(1, 2)),
    ],
    [
        ask(
            "qsort",
            "sort",
            items=items("s1", "s2"),
            columns=[{"value": -1, "room": 1}, {"value": 1, "room": 1}],
        ),
        ask("consent", "ok", purpose="research", version=1),
    ],
)
DRAWS = draw(WHOLE, "seed")
NAMES = [
    *("q1", "sector", "sector_text", "help_x", "help_y", "help_other", "help_text"),
    *("rank_r", "rank_s", "i1", "i2", "sort_s1", "sort_s2", "ok"),
]
WITHDRAWN, NOT_REACHED = NoAnswer.WITHDRAWN, NoAnswer.NOT_REACHED
NOT_SHOWN, SKIPPED = NoAnswer.NOT_SHOWN, NoAnswer.SKIPPED


WORDS = ("withdrawn", "not reached", "not shown", "skipped")


def test_the_codes_are_the_same_everywhere() -> None:
    assert {one.name: int(one) for one in NoAnswer} == {
        "WITHDRAWN": -6,
        "NOT_REACHED": -7,
        "NOT_SHOWN": -8,
        "SKIPPED": -9,
        "UNCLEAR": -10,
    }
    assert [str(REASONS[one]) for one in NoAnswer] == [*WORDS, "unclear"]


def test_every_variable_is_there_though_nobody_answered() -> None:
    """Cases 14 and 30: columns come from the questionnaire, once each and in its order."""
    assert [name for question in WHOLE.questions for name in columns(question)] == NAMES
    assert list(row(WHOLE, DRAWS, {})) == NAMES


def test_why_there_is_no_answer() -> None:
    """Cases 4 and 12: each reason has its code."""
    told = row(WHOLE, DRAWS, {"q1": "b", "sector": "school", "rank": ["s"]}, reached="p2")
    assert told == {
        "q1": "b",
        "sector": NOT_SHOWN,
        "sector_text": NOT_SHOWN,
        **dict.fromkeys(("help_x", "help_y", "help_other", "help_text"), SKIPPED),
        **{"rank_r": SKIPPED, "rank_s": 1, "i1": SKIPPED, "i2": SKIPPED},
        **{"sort_s1": NOT_REACHED, "sort_s2": NOT_REACHED, "ok": NOT_REACHED},
    }


def test_whoever_withdrew_has_no_answer_left() -> None:
    told = row(WHOLE, DRAWS, {"q1": "b", "help": ["x"]}, withdrawn=True)
    assert told == dict.fromkeys(NAMES, WITHDRAWN)


def test_what_may_be_chosen_together_is_there_or_missing_together() -> None:
    """Case 6."""
    names = ("help_x", "help_y", "help_other", "help_text")
    assert _of(names, {"help": ["y"]}) == {"help_x": 0, "help_y": 1, "help_other": 0, "help_text": NOT_SHOWN}
    told = _of(names, {"help": ["x", "other"], "help_text": "z"})
    assert told == {"help_x": 1, "help_y": 0, "help_other": 1, "help_text": "z"}
    assert _of(names, {}) == dict.fromkeys(names, SKIPPED)


def test_the_option_and_its_text_are_both_there() -> None:
    """Cases 1 and 15."""
    told = _of(("sector", "sector_text"), {"q1": "a", "sector": "other", "sector_text": "sport"})
    assert told == {"sector": "other", "sector_text": "sport"}
    assert _of(("sector_text",), {"q1": "a", "sector": "other"}) == {"sector_text": SKIPPED}
    assert _of(("sector_text",), {"q1": "a", "sector": "school"}) == {"sector_text": NOT_SHOWN}


def test_ranks_and_columns_belong_to_what_was_placed() -> None:
    answers = {"rank": ["s", "r"], "sort": {"s1": 1, "s2": -1}, "i1": 2, "ok": "no"}
    names = ("rank_r", "rank_s", "sort_s1", "sort_s2", "i1", "ok")
    assert _of(names, answers) == dict(zip(names, (2, 1, 1, -1, 2, "no"), strict=True))


def test_what_was_drawn_is_told_in_words() -> None:
    levels = [{"code": "price", "text": "P", "levels": options("low", "high")}]
    drawn = made(
        [
            ask("list", "li", items=items("l1", "l2"), sensitive={"code": "l3", "text": "x"}),
            ask("conjoint", "cj", attributes=levels, tasks=1),
        ]
    )
    told = drawn_row(drawn, draw(drawn, "seed"))
    places = {"li_l1_place", "li_l2_place", "li_l3_place"}
    assert told.keys() == {"li_arm", "cj_1_1_price", "cj_1_2_price"} | places
    assert {told["cj_1_1_price"], told["cj_1_2_price"]} == {"low", "high"}
    assert told["li_arm"] in ("control", "treatment")


def _of(names: tuple[str, ...], answers: dict[str, object]) -> dict[str, Value]:
    told = row(WHOLE, DRAWS, answers)  # type: ignore[arg-type]
    return {name: told[name] for name in names}
