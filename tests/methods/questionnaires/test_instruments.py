"""Instruments: what is shipped, how it is scored, what mirrors what, and what may change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from samenspel.methods.evidence import METHODS
from samenspel.methods.questionnaires import (
    FaultyFile,
    Instrument,
    differences,
    digest,
    find_shipped,
    instrument_from,
    is_same_meaning,
    plain,
    questionnaire_from,
    read_instrument,
    shipped,
    write_instrument,
)

from .written import ask, faults, made, options, single, written

FORMAT = {
    "code": "agree",
    "text": "?",
    "options": options(1, 2, 3, {"code": -1, "text": "x", "no_answer": "dont_know"}),
}


def stored(**more: Any) -> dict[str, Any]:
    return {
        "instrument": "mine",
        "version": 1,
        "name": "Mine",
        "source": "me",
        "licence": "CC0-1.0",
        "languages": ["en"],
        "formats": [FORMAT],
        "items": [
            {"code": "i1", "text": "One"},
            {"code": "i2", "text": "Two", "side": "citizen", "mirror": "i3"},
            {"code": "i3", "text": "Three", "side": "professional", "mirror": "i2"},
        ],
        "scales": [{"code": "all", "name": "All", "items": ["i1", "i2"], "reverse": ["i2"], "least": 1}],
        **more,
    }


I1, I2 = ({"code": code, "text": "x"} for code in ("i1", "i2"))
MINE = instrument_from(stored())
OURS_KEY = "coproduction-motives"
OURS = find_shipped(f"{OURS_KEY}@1")


@pytest.mark.parametrize("instrument", shipped(), ids=lambda one: one.key)
def test_what_is_shipped_goes_round_and_says_where_it_is_from(instrument: Instrument) -> None:
    assert read_instrument(write_instrument(instrument).encode()) == instrument
    assert instrument_from(plain(instrument)) == instrument
    assert instrument.source
    assert instrument.about
    assert instrument.has_words == (instrument.licence == "CC0-1.0")


def test_our_own_has_fourteen_items_for_citizens_and_a_half_for_professionals() -> None:
    assert OURS is not None
    sides = [
        [item.code for item in OURS.items if item.side == side]
        for side in ("citizen", "professional", "both")
    ]
    assert [len(codes) for codes in sides] == [14, 10, 3]
    assert [len(scale.items) for scale in OURS.scales] == [2] * 12 + [3]
    assert {item.mirror for item in OURS.items_for("professional")} >= {
        "sal1",
        "eas2",
        "int1",
        "int2",
        "ext1",
    }
    assert "2026" in OURS.about["en"]
    assert "Not tested yet" in OURS.about["en"]


def test_scores_are_made_by_the_method_that_scores() -> None:
    """Cases 26 and 29: raw answers stay raw; they are turned once, by the instrument, before all else."""
    spec = MINE.scoring(MINE.scales[0])
    assert spec == {
        "items": ["i1", "i2"],
        "reverse": ["i2"],
        "answers": {"i1": [1, 3], "i2": [1, 3]},
        "how": "mean",
        "least": 1,
        "name": "all",
    }
    data = {"i1": [1, 2, 3, None], "i2": [3, 1, None, None]}
    found = METHODS["score"](data, spec)
    assert (found["all"].value, found.n) == (pytest.approx((1 + 2.5 + 3) / 3), 3)
    assert data["i2"] == [3, 1, None, None]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"version": 0}, "the first version is 1."),
        ({"items": []}, "an instrument has a format and an item at least."),
        ({"items": [I1] * 2, "scales": []}, "“i1” stands twice; answers could not be told apart."),
        (
            {"items": [{"code": "i1", "text": "x", "format": "other"}], "scales": []},
            "there is no format “other”.",
        ),
        ({"items": [I1, {"code": "i2"}]}, "this item has no text; either all have one, or none."),
        ({"items": [{"code": "i1", "text": "x", "mirror": "i9"}], "scales": []}, "there is no item “i9”."),
        (
            {"items": [{"code": "i1", "text": "x", "mirror": "i2"}, I2]},
            "“i2” does not name this item as its mirror.",
        ),
        (
            {
                "items": [
                    {"code": "i1", "text": "x", "mirror": "i2"},
                    {"code": "i2", "text": "x", "mirror": "i1"},
                ]
            },
            "of two mirrored items one asks citizens, the other professionals.",
        ),
        ({"scales": [{"code": "s", "name": "S", "items": ["i1", "i9"]}]}, "there is no item “i9”."),
        ({"scales": [{"code": "s", "name": "S", "items": []}]}, "a scale has an item at least."),
        (
            {"scales": [{"code": "s", "name": "S", "items": ["i1"], "reverse": ["i2"]}]},
            "“i2” is not among the items of this scale.",
        ),
        (
            {"scales": [{"code": "s", "name": "S", "items": ["i1"], "least": 2}]},
            "2 of 1 items cannot be asked for.",
        ),
        (
            {"formats": [{"code": "f", "options": options("a", "b")}]},
            "a score needs options with numbers as codes.",
        ),
    ],
)
def test_what_is_wrong_with_an_instrument(more: dict[str, Any], sentence: str) -> None:
    with pytest.raises(FaultyFile) as error:
        instrument_from(stored(**more))
    assert sentence in [str(fault.problem) for fault in error.value.faults]


def test_items_of_a_scale_have_one_range() -> None:
    formats = [FORMAT, {"code": "other", "options": options(1, 2, 3, 4)}]
    mixed = [I1, {"code": "i2", "text": "x", "format": "other"}]
    with pytest.raises(FaultyFile, match="the items of a scale have the same lowest and highest answer"):
        instrument_from(stored(formats=formats, items=mixed))


def test_a_questionnaire_takes_items_from_an_instrument_and_keeps_them() -> None:
    """Case 25: what was asked stays with the questionnaire, whatever becomes of the instrument."""
    side = {"instrument": "coproduction-motives@1", "side": "professional"}
    whole = made([ask("likert", "set", **side)])
    names = list(whole.domains)
    assert names[:2] == ["con1", "con2"]
    assert names[-3:] == ["enc1", "enc2", "enc3"]
    assert len(names) == 13
    assert questionnaire_from(plain(whole)) == whole
    first = whole.question["set"].items[0]  # type: ignore[attr-defined]
    assert first.text == {"en": "Doing this together with citizens is important to me."}


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"instrument": "motives"}, "there is no instrument “motives”; write name@version."),
        ({"instrument": f"{OURS_KEY}@9"}, f"there is no instrument “{OURS_KEY}@9”; write name@version."),
        ({"instrument": f"{OURS_KEY}@1", "use": ["sal1", "x1"]}, f"“{OURS_KEY}@1” has no item “x1”."),
    ],
)
def test_what_cannot_be_taken_from_an_instrument(more: dict[str, Any], sentence: str) -> None:
    assert faults([ask("likert", "set", **more)]) == [sentence]


def test_an_instrument_speaks_all_languages_of_the_questionnaire() -> None:
    both = dict.fromkeys(("en", "de"), "x")
    likert = {"kind": "likert", "code": "set", "text": both, "instrument": f"{OURS_KEY}@1"}
    assert faults([likert], languages=["en", "de"], title=both) == [f"“{OURS_KEY}@1” has no words in “de”."]


def test_items_that_are_not_ours_to_give_are_asked_for() -> None:
    (found,) = faults([ask("likert", "set", instrument="volunteer-functions@1")])
    assert found.startswith("“volunteer-functions@1” comes without its items; paste them from E. G. Clary")


def changed(**more: Any) -> Instrument:
    return instrument_from(stored(**more))


def test_a_typo_may_be_mended_and_nothing_else() -> None:
    """Case 25: a new meaning is a new code."""
    mended = changed(items=[*stored()["items"][1:], {"code": "i1", "text": "One!"}], version=2)
    assert is_same_meaning(MINE, mended)
    assert is_same_meaning(MINE, changed(items=[*stored()["items"], {"code": "i4", "text": "New"}]))
    assert digest(MINE, words=False) == digest(changed(name="Ours"), words=False)
    assert digest(MINE) != digest(changed(name="Ours"))


@pytest.mark.parametrize(
    ("more", "sentences"),
    [
        ({"scales": []}, ["scale “all” is gone."]),
        (
            {"scales": [{"code": "all", "name": "All", "items": ["i1", "i2"], "least": 1}]},
            ["scale “all” means something else: give it a new code."],
        ),
        (
            {"formats": [FORMAT | {"options": options(1, 2, 3, 4)}]},
            [f"item “i{at}” means something else: give it a new code." for at in (1, 2, 3)],
        ),
        (
            {"items": [I1, I2]},
            ["item “i2” means something else: give it a new code.", "item “i3” is gone."],
        ),
    ],
)
def test_what_means_something_else(more: dict[str, Any], sentences: list[str]) -> None:
    assert [str(words) for words in differences(MINE, changed(**more))] == sentences


def test_of_questionnaires_too() -> None:
    old = made([single("q1", "a", "b"), single("q2")])
    mended = questionnaire_from(
        written([single("q2"), single("q1", "a", "b") | {"text": "Mended"}], version=2)
    )
    assert is_same_meaning(old, mended)
    other = replace(old, pages=made([single("q1", "a", "c")]).pages)
    assert [str(words) for words in differences(old, other)] == [
        "question “q1” means something else: give it a new code.",
        "question “q2” is gone.",
    ]
