"""Lists that are drawn from, and what a seed makes of them."""

import hashlib
import json
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.assignment import (
    Design,
    Listed,
    UnfitFrame,
    UnfitSeed,
    assign,
    assigned_as_json,
    meaning_as_json,
    meaning_hash,
    publish,
    read_assigned,
    read_frame,
    verify,
)
from samenspel.methods.assignment.drawing import _shared_out
from samenspel.methods.malformed import MalformedFile

DICE = "6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5"


def people(count, strata=1, cluster=0):
    """`cluster`: how many are drawn together."""
    return [
        Listed(
            f"p{n:03}", n % strata + 1, n // (cluster * strata) * strata + n % strata + 1 if cluster else 0
        )
        for n in range(count)
    ]


def arms(frame, seed=DICE):
    return {id: one.arm for id, one in assign(frame, seed).items()}


def test_arms_are_as_large_as_their_shares():
    drawn = assign(publish(people(40), Design((1, 3))), DICE)
    assert Counter(one.arm for one in drawn.values()) == {1: 10, 2: 30}
    assert {(one.arm, one.sampled, one.chance) for one in drawn.values()} == {
        (1, Fraction(1), Fraction(1, 4)),
        (2, Fraction(1), Fraction(3, 4)),
    }


def test_within_each_stratum_too():
    frame = publish(people(60, strata=3), Design((1, 1)))
    drawn = arms(frame)
    counts = Counter((one.stratum, drawn[one.id]) for one in frame.people)
    assert counts == {(stratum, arm): 10 for stratum in (1, 2, 3) for arm in (1, 2)}


def test_of_a_sample_others_come_into_no_arm():
    frame = publish(people(60, strata=3), Design((1, 1), sample=30))
    drawn = assign(frame, DICE)
    assert Counter(one.arm for one in drawn.values()) == {0: 30, 1: 15, 2: 15}
    assert {one.sampled for one in drawn.values()} == {Fraction(1, 2)}
    assert {one.chance for one in drawn.values() if not one.arm} == {0}


def test_who_is_drawn_together_stands_in_one_arm():
    frame = publish(people(60, strata=2, cluster=5), Design((1, 1)))
    drawn = arms(frame)
    by_cluster = {one.cluster: {drawn[other.id] for other in frame.people if other.cluster == one.cluster}
                  for one in frame.people}  # fmt: skip
    assert len(by_cluster) == 12
    assert all(len(found) == 1 for found in by_cluster.values())
    assert Counter(next(iter(found)) for found in by_cluster.values()) == {1: 6, 2: 6}


def test_the_sum_takes_a_few_lines_in_any_language():
    """As docs/reference/assignment.md tells it, for one stratum."""
    frame = publish(people(12), Design((1, 2)))
    start = f"samenspel assignment\n{hashlib.sha256(frame.data).hexdigest()}\n{DICE}"
    ids = [row[0] for row in json.loads(frame.data)["people"]]
    order = sorted(ids, key=lambda id: hashlib.sha256(f"{start}\nperson\n{id}".encode()).hexdigest())
    assert arms(frame) == {id: 1 if place < 4 else 2 for place, id in enumerate(order)}


def test_everybodys_chance_is_the_share_also_in_a_small_stratum():
    """Five people in two arms: the third place of an arm goes to each as often."""
    frame = publish(people(5), Design((1, 1)))
    times = Counter(id for seed in range(4000) for id, arm in arms(frame, f"s{seed}").items() if arm == 1)
    assert all(1880 < count < 2120 for count in times.values()), times


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(0, 60), st.text(max_size=5))
def test_what_is_shared_out_is_rounded_and_whole(shares, number, text):
    counts = _shared_out(shares, number, text)
    assert sum(counts) == number
    exact = [Fraction(number * share, sum(shares)) for share in shares]
    assert all(0 <= count - (one.numerator // one.denominator) <= 1
               for count, one in zip(counts, exact, strict=True))  # fmt: skip


def test_what_is_left_goes_round_with_exactly_its_chance():
    shares, number = (1, 1, 1, 4), 10
    found = [_shared_out(shares, number, f"t{turn}") for turn in range(7000)]
    means = [sum(one[place] for one in found) / len(found) for place in range(4)]
    assert means == pytest.approx([10 / 7, 10 / 7, 10 / 7, 40 / 7], abs=0.03)


def test_the_same_people_and_design_are_the_same_bytes():
    one, other = (publish(listed, Design((1, 1))) for listed in (people(9), people(9)[::-1]))
    assert one.data == other.data
    assert read_frame(one.data).people == one.people
    assert arms(one) == arms(other)
    assert arms(one) != arms(publish(people(10), Design((1, 1))))


def test_white_space_around_a_seed_changes_nothing_and_an_empty_one_is_refused():
    frame = publish(people(9), Design((1, 1)))
    assert arms(frame, f"  {DICE}\n") == arms(frame)
    with pytest.raises(UnfitSeed, match="The seed is empty"):
        assign(frame, "  ")


@pytest.mark.parametrize(
    ("listed", "design", "said"),
    [
        (people(3), Design((1, 1)), "an arm would have fewer than 2"),
        (people(9), Design((1, 1), sample=10), "10 cannot be drawn of 9"),
        (people(9), Design((1,)), "there is nothing to draw"),
        (people(9), Design(()), "from 1 to 20 arms"),
        ([*people(20), Listed("x", 2), Listed("y", 2)], Design((1, 1, 1)), "In the stratum “few” 2 would"),
        ([*people(20), Listed("x", 1, 7), Listed("y", 2, 7)], Design((1, 1)), "stand in different strata"),
    ],
)
def test_what_gives_no_honest_draw_is_refused_in_a_sentence(listed, design, said):
    with pytest.raises(UnfitFrame, match=said):
        publish(listed, design, {1: "many", 2: "few"})


def test_a_sample_so_small_that_a_stratum_has_too_few_is_refused():
    with pytest.raises(UnfitFrame, match="1 would be drawn for 2 arms"):
        publish(people(40, strata=4), Design((1, 1), sample=6))


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"shares": [0, 1]},
        {"shares": [True, 1]},
        {"sample": "9"},
        {"people": [["a", 1, 0], ["a", 1, 0]]},
        {"people": [["a", 0, 0]]},
        {"people": [["a", "1", 0]]},
        {"people": []},
        {"people": None},
    ],
)
def test_what_is_no_such_list_is_refused(change):
    told = json.loads(publish(people(9), Design((1, 1))).data)
    with pytest.raises(MalformedFile, match="the list is incomplete or damaged"):
        read_frame(json.dumps({**told, **change}).encode())


def test_anyone_checks_list_draw_and_what_the_arms_were():
    told = [{"name": "Now"}, {"name": "Later"}]
    frame = publish(people(20), Design((1, 1), meaning=meaning_hash(told, "salt")))
    written = assigned_as_json(frame, DICE, assign(frame, DICE)).encode()
    digest = hashlib.sha256(meaning_as_json(told, "salt").encode()).hexdigest()
    checks = verify(frame, hash=frame.hash, seed=DICE, assigned=read_assigned(written), meaning=digest)
    assert [check.holds for check in checks] == [True] * 4


def test_whatever_was_changed_is_found_out():
    told = [{"name": "Now"}, {"name": "Later"}]
    frame = publish(people(20), Design((1, 1), meaning=meaning_hash(told, "salt")))
    found = read_assigned(assigned_as_json(frame, DICE, assign(frame, DICE)).encode())
    changed = {**found, "p000": 3 - found["p000"]}
    checks = verify(
        frame,
        hash="0" * 64,
        seed=DICE,
        signature="00ff",
        assigned=changed,
        meaning=meaning_hash(told[::-1], "salt"),
    )
    assert [check.holds for check in checks] == [True, False, False, False, False]
    assert "1 differ, “p000” the first" in str(checks[2].words)
