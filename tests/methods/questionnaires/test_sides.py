"""Both sides: what is asked of whom, statements that mirror each other, and a page about encounters."""

import pytest

from samenspel.methods.questionnaires import (
    FaultyFile,
    NoAnswer,
    check_page,
    draw,
    final,
    mirrored,
    read_questionnaire,
    row,
    walk,
)
from samenspel.methods.questionnaires.summaries import Compared, compared, met, summarised

BOTH = """questionnaire: both
version: 1
title: Both sides
languages: [en]
pages:
- code: views
  questions:
  - kind: likert
    code: views
    text: Do you agree?
    items:
    - {code: room1, text: They give me room., side: citizen, mirror: room2}
    - {code: room2, text: We give them room., side: professional, mirror: room1}
    - {code: glad, text: I am glad of it.}
    options:
    - {code: 1, text: no}
    - {code: 2, text: somewhat}
    - {code: 3, text: yes}
    - {code: -1, text: I don't know, no_answer: dont_know}
  - {kind: number, code: hours, text: How many paid hours?, least: 0, most: 80, side: professional}
- code: met
  encounter: true
  questions:
  - {kind: rating, code: heard, text: Did you feel heard?}
"""


def read(text=BOTH):
    return read_questionnaire(text.encode())


def names(side):
    asked = read()
    return sorted(walk(asked, draw(asked, "s", side), {}).names)


def test_each_side_is_asked_its_own_and_what_both_are_asked():
    assert {side: names(side) for side in ("citizen", "professional", "neutral", "")} == {
        "citizen": ["glad", "room1"],
        "professional": ["glad", "hours", "room2"],
        "neutral": ["glad"],
        "": ["glad", "hours", "room1", "room2"],
    }


def test_what_the_other_side_is_asked_counts_for_nothing_when_it_is_sent():
    asked = read()
    way = walk(asked, draw(asked, "s", "citizen"), {})
    checked = check_page(way, "views", {"room1": ["3"], "room2": ["1"], "hours": ["9"], "glad": ["2"]})
    assert checked.answers == {"room1": 3, "glad": 2}
    assert final(asked, way.draws, {"room1": 3, "room2": 1, "hours": 9}) == {"room1": 3}


def test_in_a_file_it_was_not_shown():
    asked = read()
    assert row(asked, draw(asked, "s", "citizen"), {"room1": 3}) == {
        "room1": 3,
        "room2": NoAnswer.NOT_SHOWN,
        "glad": NoAnswer.SKIPPED,
        "hours": NoAnswer.NOT_SHOWN,
        "heard": NoAnswer.NOT_SHOWN,
    }


def test_a_page_about_encounters_is_asked_after_one_and_never_else():
    asked = read()
    pages = {is_met: walk(asked, draw(asked, "s", encounter=is_met), {}).pages for is_met in (False, True)}
    assert {is_met: [page.code for page in found] for is_met, found in pages.items()} == {
        False: ["views"],
        True: ["met"],
    }


def faults(text):
    with pytest.raises(FaultyFile) as caught:
        read(text)
    return [str(fault.problem) for fault in caught.value.faults]


CONSENT = (
    "- code: end\n  questions:\n  - {kind: consent, code: %s, purpose: research, version: %d, text: Yes?}\n"
)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (BOTH.replace("mirror: room2", "mirror: roof"), "there is no item “roof”."),
        (BOTH.replace("mirror: room1", "mirror: glad"), "“room2” does not name this item as its mirror."),
        (
            BOTH.replace("side: professional, mirror", "side: citizen, mirror"),
            "of two mirrored items one asks",
        ),
        (
            BOTH.replace("code: views\n  questions", "code: views\n  encounter: true\n  questions"),
            "one page asks",
        ),
        (
            BOTH.replace("code: heard,", "code: heard, show_if: glad = 3,"),
            "“glad” is asked on another occasion than this",
        ),
        (
            BOTH.replace("code: hours,", "code: hours, show_if: room1 = 3,"),
            "“room1” is asked of the other side, never of the same person.",
        ),
        (
            BOTH + CONSENT % ("one", 1) + CONSENT.replace("end", "after") % ("two", 2),
            "asks for the same consent",
        ),
        (BOTH + CONSENT % ("one", 0), "the first version is 1."),
    ],
)
def test_what_cannot_be_is_refused(text, fault):
    assert any(fault in problem for problem in faults(text)), faults(text)


def test_mirrored_statements_are_found_as_pairs():
    assert [(pair.citizen.code, pair.professional.code) for pair in mirrored(read())] == [("room1", "room2")]
    motives = read(
        BOTH[: BOTH.index("- code: views")]
        + "- code: m\n  questions:\n"
        + "  - {kind: likert, code: m, text: M, instrument: coproduction-motives@1}\n"
    )
    assert ("sal1", "con1") in {(pair.citizen.code, pair.professional.code) for pair in mirrored(motives)}


def rows(citizens, professionals):
    asked = read()
    told = [("citizen", {"room1": code}) for code in citizens]
    told += [("professional", {"room2": code}) for code in professionals]
    return [row(asked, draw(asked, "s", side), answers) for side, answers in told]


def test_means_of_both_sides_stand_beside_each_other_without_what_tells_nothing():
    found = rows([3, 3, 3, 3, 1, -1], [1, 1, 1, 1, 2])
    assert compared(read(), found, 5) == [Compared("views", "room1", "room2", 2.6, 1.2)]


def test_of_few_on_one_side_nothing_is_told():
    assert compared(read(), rows([3] * 9, [1] * 4), 5) == [Compared("views", "room1", "room2", 3.0, None)]


def test_no_counts_stand_beside_the_means_of_both_sides():
    told = summarised(read(), rows([3] * 9, [1] * 9), 5)
    assert {one.name for one in told} == {"glad", "hours"}


def test_encounters_are_compared_where_enough_were_told_of_by_both():
    told = [{"heard": number} for number in (2, 4, 6, 8, 10)]
    assert met(read(), told, [{"heard": 9}] * 5, 5) == [Compared("heard", "heard", "heard", 6.0, 9.0)]
    assert met(read(), told[:4], [{"heard": 9}] * 5, 5) == []
