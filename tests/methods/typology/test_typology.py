import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.typology import (
    ACTIVITY_TERMS,
    CRITERIA,
    DEFINITIONS,
    NOT_SAID,
    SECTORS,
    Read,
    Verdict,
    agreement,
    check_terms,
    disagreed,
    field_sectors,
    judge_all,
    pairs_alike,
    together,
)
from samenspel.spine.services import sectors

YES, NO = dict.fromkeys(CRITERIA, "yes"), dict.fromkeys(CRITERIA, "no")
WATCH = {
    **YES,
    "paid_employee": "no",
    "professionals": "no",
    "better_use": "no",
    "work_of_organisation": "no",
    "state_actors": "no",
}


def verdicts(answers):
    return {one.definition.name: str(one.verdict) for one in judge_all(answers)}


def test_a_watch_without_a_paid_counterpart_is_out_by_some_definitions_and_in_by_another():
    assert verdicts(WATCH) == {
        "brandsen_honingh_2016": "out",
        "bovaird_loeffler": "out",
        "ostrom_1996": "in",
        "nabatchi_2017": "out",
        "parks_1981": "out",
    }


def test_a_play_without_a_teacher_is_out_and_the_reason_is_told():
    found = judge_all({**YES, "paid_employee": "no"})[0]
    assert (found.verdict, found.missing, found.unsaid) == (Verdict.OUT, ("paid_employee",), ())
    assert found.lacks == ("no paid employee of an organisation takes part",)


def test_nothing_said_is_unclear_by_every_definition_and_names_what_to_ask():
    found = judge_all({})
    assert {one.verdict for one in found} == {Verdict.UNCLEAR}
    assert [one.unsaid for one in found] == [one.criteria for one in DEFINITIONS]
    assert found[2].asks[1] == CRITERIA["good_or_service"].question


def test_one_no_is_out_whatever_is_not_known():
    assert verdicts({"citizens": "no"})["brandsen_honingh_2016"] == "out"


@given(st.dictionaries(st.sampled_from([*CRITERIA]), st.sampled_from(["yes", "no", NOT_SAID])))
def test_learning_more_never_turns_in_into_out(answers):
    """What is known stays: only what was unclear moves."""
    known = {name: answer for name, answer in answers.items() if answer != NOT_SAID}
    for name in CRITERIA:
        more = {name: "yes", **known}
        for before, after in zip(judge_all(answers), judge_all(more), strict=True):
            assert before.verdict in (Verdict.UNCLEAR, after.verdict)


def test_every_definition_says_its_source_and_quotes_only_what_was_read():
    assert all(one.source.work for one in DEFINITIONS)
    assert {bool(one.wording) == (one.source.read is not Read.UNREAD) for one in DEFINITIONS} == {True}
    assert {name for one in DEFINITIONS for name in one.criteria} == {*CRITERIA}


def test_where_coders_differ_it_is_not_known():
    other = {**YES, "paid_employee": "no", "consumers": NOT_SAID}
    found = together([YES, other])
    assert (found["paid_employee"], found["consumers"], found["citizens"]) == (NOT_SAID, NOT_SAID, "yes")
    assert disagreed([YES, other]) == ["paid_employee", "consumers"]
    assert pairs_alike({"ann": YES, "bo": other}) == (len(CRITERIA) - 2, len(CRITERIA))


def test_agreement_on_few_cases_is_only_counted():
    found = agreement([{"ann": YES, "bo": NO}, {"ann": YES, "bo": YES}, {"ann": NO}], fewest=10)
    first = found[0]
    assert (first.cases, first.alike, first.alpha, first.kappa, first.is_few) == (2, 1, None, None, True)


def test_agreement_is_that_of_the_published_measures():
    """By hand. Cohen: of ann 6 of 10 are yes, of bo 4, so .48 by chance. Krippendorff: 10 of 20 are yes."""
    cases = [{"ann": YES, "bo": YES}] * 4 + [{"ann": NO, "bo": NO}] * 4 + [{"ann": YES, "bo": NO}] * 2
    found = agreement(cases, fewest=10)[0]
    assert (found.cases, found.alike, found.is_few) == (10, 8, False)
    assert found.kappa == pytest.approx((0.8 - 0.48) / (1 - 0.48))
    assert found.alpha == pytest.approx(1 - 19 * 4 / (2 * 10 * 10))


def test_coders_of_their_own_have_an_alpha_and_no_kappa():
    cases = [{f"a{i}": YES, f"b{i}": YES if i % 2 else NO} for i in range(12)]
    found = agreement(cases, fewest=10)[0]
    assert found.kappa is None
    assert found.alpha is not None


def test_where_all_say_the_same_no_alpha_is_invented():
    found = agreement([{"ann": YES, "bo": YES}] * 12, fewest=10)[0]
    assert (found.alike, found.alpha, found.kappa, found.is_few) == (12, None, None, False)


def test_not_said_counts_as_an_answer():
    found = agreement([{"ann": {}, "bo": {}}] * 6 + [{"ann": YES, "bo": YES}] * 6, fewest=10)[0]
    assert (found.unsaid, found.alike, found.alpha) == (12, 12, 1.0)


def test_every_sector_of_a_service_has_its_sector_of_the_field():
    found = {code: field_sectors(code) for code in sectors.SECTORS}
    assert {sector for each in found.values() for sector in each} == {*SECTORS}
    assert (found["09.2"], found["03.2"], found["06"]) == (
        ("education",),
        ("emergency",),
        ("urban_planning", "community"),
    )
    assert all(len(each) == 1 for code, each in found.items() if "." in code)


def test_what_nobody_may_answer_is_found_by_its_name():
    said = {term.name: [] if term.many else NOT_SAID for term in ACTIVITY_TERMS}
    assert check_terms(said) == ""
    assert check_terms({**said, "inputs": ["time", "money"]}) == ""
    wrong = [
        {"level": "world"},
        {"inputs": ["gold"]},
        {"inputs": ["time", "time"]},
        {"inputs": "time"},
        {"field_phase": "plan"},
    ]
    assert [check_terms({**said, **one}) for one in wrong] == [
        "level", "inputs", "inputs", "inputs", "field_phase",
    ]  # fmt: skip
