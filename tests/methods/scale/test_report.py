"""The four queries give what counting by hand gives, on every engine, and nothing small is shown."""

import shutil
from collections import Counter, defaultdict
from fractions import Fraction

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("ibis")

from samenspel.methods.scale.adding import put_sides
from samenspel.methods.scale.answers import Answers, answers, checksum
from samenspel.methods.scale.engines import SPARK, Power
from samenspel.methods.scale.report import OTHERS, concentration, report_of
from tests.methods.scale.journals import drawn, export, sides

ROWS = drawn(4000)
SIDES = [(initiative, actor, actor % 2) for initiative in (1, 2, 3) for actor in range(1, 400, 3)]
NAMES = ("citizen", "organisation")


@pytest.fixture
def folder(tmp_path):
    export(tmp_path, ROWS[:1500], ROWS[1500:])
    put_sides(tmp_path, sides(SIDES))
    return tmp_path


def by_hand():
    people = [row for row in ROWS if row[4]]
    pairs = Counter((row[1], row[4]) for row in people)
    amounts = Counter(Counter(row[4] for row in people).values())
    known = {(initiative, actor): NAMES[side] for initiative, actor, side in SIDES}
    by_side = Counter((pair[0], known.get(pair, "unknown")) for pair in pairs)
    part = defaultdict(lambda: [0, 0])
    for (initiative, _actor), entries in pairs.items():
        part[initiative][0] += 1
        part[initiative][1] += entries
    return {
        "taking_part": sorted((one, *found) for one, found in part.items()),
        "sides": sorted((*key, number) for key, number in by_side.items()),
        "sharing": [
            (one, amounts[one], sum(amounts[two] for two in amounts if two <= one)) for one in sorted(amounts)
        ],
    }


def test_each_query_gives_what_counting_by_hand_gives(folder):
    found = answers(folder).rows
    assert {name: sorted(found[name]) for name in by_hand()} == by_hand()


def test_gini_and_the_busiest_tenth_are_those_of_their_definitions(folder):
    each = sorted(Counter(row[4] for row in ROWS if row[4]).values())
    apart = sum(abs(one - two) for one in each for two in each)
    gini = Fraction(apart, 2 * len(each) * sum(each))
    tenth = -(-len(each) // 10)
    top = Fraction(sum(each[len(each) - tenth :]), sum(each))
    found = concentration(answers(folder).rows["sharing"], 10)
    assert (found.people, found.entries) == (len(each), sum(each))
    assert (found.gini, found.top_tenth) == (f"{float(gini):.4f}", f"{float(top):.4f}")


@pytest.mark.slow
def test_spark_gives_the_same_to_the_last_digit(folder):
    pytest.importorskip("pyspark", reason="samenspel[spark] is not installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, which is not on this machine: apt install openjdk-17-jre-headless")
    assert answers(folder, Power(SPARK)).checksums() == answers(folder).checksums()


def test_a_checksum_knows_every_row_and_no_order():
    assert checksum([(1, "a"), (2, "b")]) == checksum([(2, "b"), (1, "a")])
    assert len({checksum(rows) for rows in ([(1, "a")], [(1, "b")], [(1, "a")] * 2, [])}) == 4


def test_what_little_memory_cannot_hold_is_spilled_and_nothing_stays(folder):
    assert answers(folder, Power(megabytes=60)).checksums() == answers(folder).checksums()
    assert [path for path in folder.iterdir() if path.name.startswith("spill")] == []


def asked(sides_of, doings=(), sharing=()):
    people = Counter()
    for initiative, _side, number in sides_of:
        people[initiative] += number
    part = [(initiative, number, number) for initiative, number in people.items()]
    return Answers({"taking_part": part, "doings": [*doings], "sharing": [*sharing], "sides": [*sides_of]})


def test_nothing_is_told_of_few_nor_can_it_be_computed():
    found = report_of(
        asked([(1, "citizen", 40), (1, "organisation", 3), (2, "citizen", 50), (2, "organisation", 30)])
    )
    told = dict(zip(found.sides.rows, found.sides.counts, strict=True))
    assert (found.sides.columns, told["1"][1], None in told["2"][:2]) == (
        ("citizen", "organisation", "all"),
        None,
        True,
    )


def test_of_fewer_than_k_altogether_a_sentence_is_all():
    found = report_of(asked([(1, "citizen", 9)], [(202610, "plan", "", 30, 9)], [(1, 9, 9)]))
    assert (found.sides.counts, found.months_by_phase.counts, found.concentration) == ((), (), None)
    assert found.sides.why == found.months_by_phase.why
    assert found.sides.why.startswith("It counts fewer than 10 people")


def test_the_busiest_tenth_is_told_only_where_it_is_no_few():
    assert (concentration([(1, 90, 90)], 10), concentration([(1, 91, 91)], 10).gini) == (None, "0.0000")


def test_what_not_everyone_may_know_of_counts_with_the_others():
    found = report_of(asked([(1, "citizen", 40), (2, "citizen", 50), (3, "citizen", 60)]), named=[2])
    assert found.sides.rows == ("2", OTHERS, "all")


def test_of_thousands_of_initiatives_the_largest_stand_apart():
    found = report_of(asked([(number, "citizen", 20 + number) for number in range(1, 301)]))
    assert (len(found.sides.rows), found.sides.rows[0], found.sides.rows[-2:]) == (
        202,
        "101",
        (OTHERS, "all"),
    )


def test_months_to_come_and_the_one_that_is_not_over_are_left_out(folder):
    assert {row[0] for row in answers(folder, until=202611).rows["doings"]} == {202610}
