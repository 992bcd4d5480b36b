"""Sheets of paper: entered twice, sealed, mixed with all other ballots."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.phases.plan import actions
from samenspel.phases.plan.box.keys import destroy_key
from samenspel.phases.plan.models import PaperCount, Sheet, SheetEntry, Voter
from tests.factories.initiatives import coordinator_of
from tests.factories.papers import (
    choices,
    close_papers,
    enter,
    enter_twice,
    make_clerk,
    make_clerks,
    make_coded_vote,
    make_paper_vote,
    mark,
    print_sheets,
    refusal,
)
from tests.factories.plan import clock, make_own_round, make_vote, vote
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return make_paper_vote()


@pytest.fixture
def clerks(round):
    return make_clerks(round, 3)


def test_a_sheet_counts_when_two_people_read_the_same(round, clerks):
    (code,) = print_sheets(round)
    assert enter(round, code, 1, 3, actor=clerks[0]).state == "once"
    assert enter(round, code, 3, 1, actor=clerks[1]).state == "agreed"
    vote(round, 1, 3)
    closed = close_papers(round)
    assert (choices(round), closed.unreadable) == ({"1 3": 2}, 0)


def test_only_digests_of_codes_are_kept(round):
    (code,) = print_sheets(round)
    sheet = Sheet.objects.get()
    assert (sheet.start, code.replace("-", "") in sheet.key, len(sheet.key)) == (code[:4], False, 64)


def test_one_person_does_not_enter_a_sheet_twice(round, clerks):
    (code,) = print_sheets(round)
    enter(round, code, 1, actor=clerks[0])
    said = refusal(enter, round, code, 1, actor=clerks[0])
    assert said == "You entered this sheet already. Somebody else must enter it the second time."
    assert Sheet.objects.get().state == "once"


def test_the_database_keeps_one_entry_of_one_person(round, clerks):
    (code,) = print_sheets(round)
    enter(round, code, 1, actor=clerks[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        SheetEntry.objects.create(sheet=Sheet.objects.get(), by=clerks[0], sealed=b"x", tag="x")


def test_readings_that_differ_wait_for_a_third_that_is_like_one_of_them(round, clerks):
    (code,) = print_sheets(round)
    enter(round, code, 1, actor=clerks[0])
    assert enter(round, code, 2, actor=clerks[1]).state == "differs"
    assert enter(round, code, 2, actor=clerks[2]).state == "agreed"
    close_papers(round)
    assert choices(round) == {"2": 1}


def test_whoever_read_wrong_looks_again_and_enters_it_anew(round, clerks):
    (code,) = print_sheets(round)
    enter(round, code, 1, actor=clerks[0])
    enter(round, code, 2, actor=clerks[1])
    assert enter(round, code, 2, actor=clerks[0]).state == "agreed"
    close_papers(round)
    assert choices(round) == {"2": 1}


def test_a_sheet_that_counts_is_not_entered_again(round, clerks):
    (code,) = print_sheets(round)
    enter_twice(round, code, 1, clerks=clerks[:2])
    assert "entered twice already" in refusal(enter, round, code, 2, actor=clerks[2])
    assert SheetEntry.objects.count() == 2


@pytest.mark.parametrize("kind", ["blank", "overfilled", "illegible"])
def test_a_sheet_without_a_vote_is_counted_as_such_and_nothing_in_the_database_says_which(
    round, clerks, kind
):
    valid, invalid = print_sheets(round, 2)
    enter_twice(round, valid, 1, 2, 3, clerks=clerks[:2])
    enter_twice(round, invalid, clerks=clerks[:2], invalid=kind)
    assert len({len(bytes(entry.sealed)) for entry in SheetEntry.objects.all()}) == 1
    close_papers(round)
    count = PaperCount.objects.get()
    assert (choices(round), count.invalid, getattr(count, kind)) == ({"1 2 3": 1}, 1, 1)


def test_a_blank_sheet_and_a_filled_one_differ(round, clerks):
    (code,) = print_sheets(round)
    enter(round, code, 1, actor=clerks[0])
    assert enter(round, code, actor=clerks[1], invalid="blank").state == "differs"


def test_equal_votes_on_two_sheets_have_different_tags_and_envelopes(round, clerks):
    for code in print_sheets(round, 2):
        enter_twice(round, code, 1, clerks=clerks[:2])
    entries = SheetEntry.objects.all()
    assert len({bytes(entry.sealed) for entry in entries}) == 4
    assert [len({entry.tag for entry in sheet.entries.all()}) for sheet in Sheet.objects.all()] == [1, 1]
    assert len({entry.tag for entry in entries}) == 2


def test_a_sheet_is_declared_void_with_a_reason_and_does_not_count(round, clerks):
    (code,) = print_sheets(round)
    sheet = enter(round, code, 1, actor=clerks[0])
    actions.void_sheet(actor=clerks[1], sheet=sheet, reason="It was torn.")
    assert "declared void" in refusal(enter, round, code, 1, actor=clerks[2])
    close_papers(round)
    assert (choices(round), Sheet.objects.get().void_reason) == ({}, "It was torn.")
    assert Entry.objects.get(verb="plan.close_voting").data["void"] == 1


def test_a_sheet_that_counts_or_was_never_entered_is_not_declared_void(round, clerks):
    first, _second = print_sheets(round, 2)
    sheet = enter_twice(round, first, 1, clerks=clerks[:2])
    for one in (sheet, Sheet.objects.get(state="out")):
        assert "can be declared void" in refusal(
            actions.void_sheet, actor=clerks[0], sheet=one, reason="I don't like it."
        )


def test_the_database_keeps_one_sheet_with_a_code(round):
    print_sheets(round)
    sheet = Sheet.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Sheet.objects.create(round=round, key=sheet.key, start=sheet.start)


def test_no_void_sheet_is_without_a_reason(round):
    print_sheets(round)
    with pytest.raises(IntegrityError), transaction.atomic():
        Sheet.objects.update(state="void")


def test_an_unknown_code_and_one_of_another_round_are_refused(round, clerks):
    (elsewhere,) = print_sheets(make_paper_vote(initiative=round.initiative))
    for code in ("", "ABCD-EFGH-2345", elsewhere):
        assert "No sheet of this round has this code" in refusal(enter, round, code, 1, actor=clerks[0])
    assert not SheetEntry.objects.exists()


def test_sheets_are_entered_from_the_beginning_of_the_vote_until_their_last_moment(round, clerks):
    late, early = print_sheets(round, 2)
    with clock(round.votes_from - timedelta(seconds=1)):
        assert "Voting has not begun yet" in refusal(enter, round, early, 1, actor=clerks[0])
    with clock(round.papers_until - timedelta(seconds=1)):
        enter(round, early, 1, actor=clerks[0])
    with clock(round.papers_until):
        assert "too late for a new sheet" in refusal(enter, round, late, 1, actor=clerks[0])
        assert enter(round, early, 1, actor=clerks[1]).state == "agreed"


def test_nothing_is_entered_after_the_box_was_opened(round, clerks):
    (code,) = print_sheets(round)
    close_papers(round)
    assert "The box was opened" in refusal(enter, round, code, 1, actor=clerks[0])


def test_marks_against_the_rules_and_both_marks_and_a_kind_are_refused(round, clerks):
    (code,) = print_sheets(round)
    assert "not on this ballot" in refusal(enter, round, code, 9, actor=clerks[0])
    assert "or why the sheet holds no vote" in refusal(
        actions.enter_sheet, actor=clerks[0], round=round, code=code, invalid="ugly"
    )
    assert not SheetEntry.objects.exists()


def test_without_the_key_nothing_is_entered_and_it_is_said(round, clerks):
    (code,) = print_sheets(round)
    destroy_key(round.public_key)
    assert "The key to this box can't be read here" in refusal(enter, round, code, 1, actor=clerks[0])
    assert not SheetEntry.objects.exists()


def test_a_round_without_paper_knows_no_sheets():
    round = make_vote()
    assert "nobody votes on paper" in refusal(print_sheets, round)


def test_citizens_enter_nothing(round):
    (code,) = print_sheets(round)
    with pytest.raises(Refused, match="Only the organisation's professionals"):
        enter(round, code, 1, actor=make_person("Carim"))


def test_the_database_wants_papers_in_between_the_vote_and_the_end_of_objections():
    round = make_own_round()
    for moment in (round.votes_until - timedelta(seconds=1), round.objections_until + timedelta(seconds=1)):
        round.papers_until = moment
        with pytest.raises(IntegrityError), transaction.atomic():
            round.save()


def test_a_letter_shares_its_code_and_its_row_on_the_roll():
    round, (first, second, third) = make_coded_vote()
    clerks = make_clerks(round)
    enter_twice(round, first, 1, clerks=clerks)
    vote(round, 2, person=make_person(), code=second)
    assert "Nobody votes twice" in refusal(vote, round, 2, person=make_person(), code=first)
    assert "voted online with this code" in refusal(enter, round, second, 1, actor=clerks[0])
    mark(round, third)
    assert "voted at a desk" in refusal(enter, round, third, 1, actor=clerks[0])
    assert sorted(Voter.objects.values_list("channel", flat=True)) == ["desk", "letter", "online"]
    assert list(Sheet.objects.values_list("by_letter", "state")) == [(True, "agreed")]
    closed = close_papers(round)
    assert (choices(round), closed.electorate) == ({"1": 1, "2": 1}, 3)


def test_no_letter_is_printed_with_a_code_of_nobody_or_where_nobody_votes_by_code(round):
    coded, codes = make_coded_vote()
    for vote_, known, said in (
        (coded, ["AAAA-BBBB-CCCC"], "not on the roll"),
        (round, codes, "without a code"),
    ):
        actor = coordinator_of(vote_.initiative)
        assert said in refusal(actions.print_letters, actor=actor, round=vote_, codes=known)
    actions.print_letters(actor=coordinator_of(coded.initiative), round=coded, codes=codes)
    assert Entry.objects.get(verb="plan.print_letters").data["letters"] == 3


def test_a_letter_that_comes_late_does_not_close_its_code_to_anything():
    round, codes = make_coded_vote()
    with clock(round.papers_until):
        assert "too late" in refusal(enter, round, codes[0], 1, actor=make_clerk(round))
    assert (Sheet.objects.count(), Voter.objects.exclude(channel="").count()) == (0, 0)
