"""What honest votes show, and what a fraud that is planted in them."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.honest_sharing import SHARING
from samenspel.methods.budgeting.signs import (
    HARD,
    LEAST_VOTES,
    LOOK,
    TEXTS,
    Note,
    Report,
    guarded,
    look,
    words_of,
)
from samenspel.methods.budgeting.signs.ages import ages_beside_neighbours
from samenspel.methods.budgeting.signs.sharing import ADDRESS, MAILBOX, groups_beside_others
from tests.examples import examples
from tests.methods.budgeting.signs.votes import at_home, of_ages, smooth_ages

COUNTS = st.dictionaries(st.integers(0, 110), st.integers(0, 300), max_size=60)
SIZES = st.lists(st.integers(1, 400), max_size=60)


def signs(notes):
    return [(sign.code, sign.level, sign.numbers) for sign in look(notes).signs]


def planted(votes, boxes=None, age=None):
    return [Note("planted", f"theirs {number % (boxes or votes)}", age) for number in range(votes)]


def test_honest_votes_show_nothing():
    notes = [note._replace(age=age.age) for note, age in zip(at_home(), of_ages(smooth_ages()), strict=False)]
    assert look(notes).as_json() == {
        "votes": len(notes),
        "looked": {"origin": len(notes), "contact": len(notes), "age": len(notes)},
        "signs": [],
    }


def test_wroclaw_is_seen_hard_at_97_and_at_its_address():
    """97 votes of people of 97, and 320 votes from one address with 65 telephones, among 60,400 voters."""
    ages = {age: count * 25 for age, count in smooth_ages(2400).items()}
    honest = [note._replace(age=one.age) for note, one in zip(at_home(60_000), of_ages(ages), strict=False)]
    found = signs([*honest, *[Note(age=97)] * 97, *planted(320, 65)])
    assert found == [
        ("age", HARD, {"votes": 97, "age": 97, "expected": 13}),
        ("origin", HARD, {"votes": 320, "contacts": 65, "next": 6}),
    ]


def test_where_voting_begins_at_an_age_that_is_no_surprise():
    ages = {age: count for age, count in smooth_ages(4000, most=20).items() if age >= 16}
    assert signs(of_ages(ages)) == []


def test_where_people_name_round_ages_that_is_no_surprise():
    ages = smooth_ages(6000)
    heaped = {age: count * 2 if age % 10 == 0 else count for age, count in ages.items()}
    assert signs(of_ages(heaped)) == []


def test_the_chance_of_round_ages_is_judged_by_round_ages():
    ages = dict.fromkeys(range(10, 80), 100)
    alone, heaped = ages | {40: 200}, ages | dict.fromkeys(range(10, 80, 10), 200)
    assert [ages_beside_neighbours(one)[40].expected for one in (alone, heaped)] == [100, 200]


@pytest.mark.parametrize("own", [100, 300])
def test_an_age_has_no_say_in_how_often_its_digit_is_named(own):
    """The others that end in 0 have 2, 2, 1.5, 1.5, 1, 1 and 1 times their neighbours: 1.5 in the middle."""
    ages = dict.fromkeys(range(10, 81), 100) | {20: 150, 60: 150, 40: own}
    assert ages_beside_neighbours(ages)[40].expected == 150


def test_an_expectation_is_the_median_of_the_side_that_expects_most():
    ages = {30: 10, 31: 20, 32: 30, 33: 40, 34: 999, 35: 80, 36: 70, 37: 60, 38: 50}
    assert ages_beside_neighbours(ages)[34].expected == 65


@pytest.mark.parametrize(("votes", "seen"), [(9, []), (10, ["age"])])
def test_a_handful_of_one_age_is_no_sign_however_surprising(votes, seen):
    notes = of_ages({**dict.fromkeys(range(20, 60), 5), 97: votes})
    assert [code for code, _level, _numbers in signs(notes)] == seen


def test_impossible_ages_are_seen_and_not_counted_out():
    assert signs([*of_ages(smooth_ages()), Note(age=127)]) == [
        ("impossible", LOOK, {"votes": None, "oldest": 110})
    ]


def test_many_votes_with_one_mailbox_are_seen():
    assert signs([*at_home(), *[Note("", "one")] * 12]) == [("contact", HARD, {"votes": 12, "next": None})]


def test_mailboxes_that_are_all_used_again_are_seen_together():
    again = [Note("", f"box {number}") for number in range(65) for _ in range(5)]
    assert ("contacts", LOOK, {"votes": 325, "mailboxes": 65, "family": 3}) in signs([*at_home(), *again])


def test_a_school_where_each_has_a_mailbox_is_looked_at_less_hard_than_one_with_a_few():
    assert [signs([*at_home(500), *planted(200, boxes)])[0][:2] for boxes in (200, 50)] == [
        ("origin", LOOK),
        ("origin", HARD),
    ]


def test_where_mailboxes_are_not_known_they_are_not_told():
    notes = [note._replace(contact="") for note in [*at_home(500), *planted(200)]]
    assert signs(notes) == [("origin-alone", LOOK, {"votes": 200, "next": 6})]


def test_among_large_carriers_no_address_stands_out():
    labels = SHARING["and large carriers"](3000, Random(1))
    assert signs([Note(label) for label in labels]) == []


@pytest.mark.parametrize("votes", [0, 1, LEAST_VOTES - 1])
def test_few_votes_show_no_sign(votes):
    assert look([Note("one", "one", 97)] * votes).signs == ()


@given(COUNTS, st.randoms())
@examples(25)
def test_the_order_of_votes_means_nothing(ages, chance):
    notes = [Note(f"a{age % 7}", f"c{age % 11}", age) for age, count in ages.items() for _ in range(count)]
    mixed = list(notes)
    chance.shuffle(mixed)
    assert look(mixed) == look(notes)


@given(COUNTS, st.integers(0, 110), st.integers(1, 200))
@examples(60)
def test_more_voters_of_an_age_never_make_it_less_surprising(ages, age, more):
    before = ages_beside_neighbours(ages)[age]
    after = ages_beside_neighbours({**ages, age: ages.get(age, 0) + more})[age]
    assert (after.expected, after.votes) == (before.expected, before.votes + more)
    assert after.p <= before.p


@given(SIZES, st.integers(20, 400), st.integers(1, 200), st.sampled_from([ADDRESS, MAILBOX]))
@examples(100)
def test_a_group_that_grows_never_becomes_less_surprising(sizes, size, more, sharing):
    before, after = (groups_beside_others([one, *sizes], sharing)[0] for one in (size, size + more))
    assert after.p <= before.p


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz"), st.integers(0, 130)), max_size=300)
)
@examples(40)
def test_nothing_that_is_told_is_between_nothing_and_five(votes):
    report = look([Note(*vote) for vote in votes])
    told = [
        report.votes,
        *report.looked.values(),
        *(report.signs and [s.numbers["votes"] for s in report.signs]),
    ]
    assert not {1, 2, 3, 4} & {number for number in told if number is not None}
    assert Report.from_json(report.as_json()) == report


@pytest.mark.parametrize(("number", "told"), [(0, 0), (0.5, None), (1, None), (4, None), (4.2, 5), (97, 97)])
def test_small_numbers_are_not_told(number, told):
    assert guarded(number) == told


def test_a_sign_is_a_sentence():
    sign = look([*of_ages(smooth_ages()), *[Note(age=97)] * 97]).signs[0]
    text = TEXTS[sign.code]
    assert [str(words_of(one, sign)) for one in (text.seen, text.expected)] == [
        "97 votes were cast by people who said that they are 97 years old.",
        "By the ages just below and above it one would expect fewer than 5.",
    ]
