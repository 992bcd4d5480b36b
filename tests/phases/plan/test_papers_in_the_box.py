"""From sheets that were entered to ballots that were mixed, and how both ways add up."""

from datetime import timedelta

import pytest

from samenspel.foundation.journal.models import Entry
from samenspel.phases.plan import actions
from samenspel.phases.plan.box.keys import find_key, make_key
from samenspel.phases.plan.box.papers import seal_reading, sheet_receipt
from samenspel.phases.plan.box.roll import code_key
from samenspel.phases.plan.models import PaperCount, Sheet, SheetEntry
from samenspel.phases.plan.queries import find_receipt, find_round
from samenspel.phases.plan.tasks import close_what_is_over
from tests.factories.initiatives import coordinator_of
from tests.factories.papers import (
    choices,
    close_papers,
    enter,
    enter_twice,
    make_clerks,
    make_paper_vote,
    mark,
    print_sheets,
    refusal,
)
from tests.factories.plan import certify, clock
from tests.factories.services import make_administrator

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return make_paper_vote()


@pytest.fixture
def clerks(round):
    return make_clerks(round, 3)


def test_nothing_is_left_of_the_envelopes_and_the_tags(round, clerks):
    (code,) = print_sheets(round)
    enter_twice(round, code, 1, clerks=clerks[:2])
    close_papers(round)
    assert set(SheetEntry.objects.values_list("sealed", "tag")) == {(None, "")}


def test_the_receipt_of_a_sheet_shows_that_it_was_in_the_box_valid_or_not(round, clerks):
    valid, blank, never = print_sheets(round, 3)
    enter_twice(round, valid, 1, clerks=clerks[:2])
    enter_twice(round, blank, clerks=clerks[:2], invalid="blank")
    starts = {code: Sheet.objects.get(key=code_key(round, code)) for code in (valid, blank, never)}

    def found():
        return [find_receipt(round.pk, sheet_receipt(sheet)).is_in_box for sheet in starts.values()]

    assert found() == [True, True, False]
    assert not find_receipt(round.pk, "").is_in_box
    close_papers(round)
    assert found() == [True, True, False]


@pytest.mark.parametrize(
    "change",
    [
        lambda entry, other: {"sealed": other.sealed},
        lambda entry, other: {"sealed": bytes(entry.sealed)[:-1]},
        lambda entry, other: {"tag": "0" * 64},
    ],
    ids=["copied from another sheet", "cut", "tag changed"],
)
def test_an_entry_that_was_changed_in_the_database_is_not_counted_and_told(round, clerks, change):
    first, second = print_sheets(round, 2)
    enter_twice(round, first, 1, clerks=clerks[:2])
    enter_twice(round, second, 2, clerks=clerks[:2])
    entry, other = SheetEntry.objects.first(), SheetEntry.objects.last()
    SheetEntry.objects.filter(pk=entry.pk).update(**change(entry, other))
    assert (close_papers(round).unreadable, choices(round)) == (1, {"2": 1})


def test_envelopes_that_somebody_made_with_the_public_key_alone_do_not_count(round, clerks):
    (code,) = print_sheets(round)
    enter_twice(round, code, 1, clerks=clerks[:2])
    forged, tag = seal_reading(round, Sheet.objects.get(), "2", find_key(make_key()))
    SheetEntry.objects.update(sealed=forged, tag=tag)
    assert (close_papers(round).unreadable, choices(round)) == (1, {})


def test_an_envelope_of_an_equal_sheet_does_not_open_in_its_place(round, clerks):
    for code in print_sheets(round, 2):
        enter_twice(round, code, 1, clerks=clerks[:2])
    first, last = SheetEntry.objects.first(), SheetEntry.objects.last()
    SheetEntry.objects.filter(pk=first.pk).update(sealed=last.sealed)
    assert (close_papers(round).unreadable, choices(round)) == (1, {"1": 1})


def test_both_envelopes_must_hold_what_their_tag_says(round, clerks):
    (code,) = print_sheets(round)
    sheet = enter_twice(round, code, 1, clerks=clerks[:2])
    other, _tag = seal_reading(round, sheet, "2", find_key(round.public_key))
    SheetEntry.objects.filter(by=clerks[1]).update(sealed=other)
    assert (close_papers(round).unreadable, choices(round)) == (1, {})


def test_tags_that_were_changed_alike_are_told(round, clerks):
    (code,) = print_sheets(round)
    enter_twice(round, code, 1, clerks=clerks[:2])
    SheetEntry.objects.update(tag="0" * 64)
    assert (close_papers(round).unreadable, choices(round)) == (1, {})


def test_a_sheet_that_somebody_said_was_entered_twice_does_not_count_by_one_entry(round, clerks):
    (code,) = print_sheets(round)
    enter(round, code, 1, actor=clerks[0])
    Sheet.objects.update(state="agreed")
    assert (close_papers(round).unreadable, choices(round)) == (1, {})


def test_the_box_stays_closed_while_a_sheet_is_unfinished_and_the_house_waits(round, clerks):
    (code,) = print_sheets(round)
    enter(round, code, 1, actor=clerks[0])
    said = refusal(close_papers, round)
    assert said == "Some sheets of paper were entered once only, or not the same twice. Finish them first."
    with clock(round.papers_until + timedelta(hours=1)):
        close_what_is_over()
        assert find_round(round.pk).state == "voting"
        enter(round, code, 1, actor=clerks[1])
        close_what_is_over()
    assert (find_round(round.pk).state, choices(round)) == ("closed", {"1": 1})


def test_the_box_is_not_opened_before_the_sheets_are_in(round):
    with clock(round.papers_until - timedelta(seconds=1)):
        close_what_is_over()
        assert "Voting is not over yet" in refusal(actions.close_voting, actor=None, round=round)
    assert find_round(round.pk).state == "voting"


def test_neither_entries_nor_marks_are_in_the_journal(round, clerks):
    (code,) = print_sheets(round)
    before = Entry.objects.count()
    mark(round, "ada@example.org")
    enter_twice(round, code, 1, clerks=clerks[:2])
    assert Entry.objects.count() == before


def test_the_journal_has_the_totals_when_the_box_is_opened(round, clerks):
    codes = print_sheets(round, 3)
    mark(round, "ada@example.org")
    enter_twice(round, codes[0], 1, clerks=clerks[:2])
    enter_twice(round, codes[1], clerks=clerks[:2], invalid="blank")
    close_papers(round)
    data = Entry.objects.get(verb="plan.close_voting").data
    told = {name: data[name] for name in data if name not in ("title", "receipts_sha256")}
    assert told == {
        "ballots": 1,
        "unreadable": 0,
        "signs": 0,
        "sheets": 2,
        "void": 0,
        "at_desks": 1,
        "looked_up": 0,
        "replaced": 0,
        "invalid_blank": 1,
        "invalid_overfilled": 0,
        "invalid_illegible": 0,
    }


def test_more_sheets_than_marks_are_explained_before_anybody_certifies(round, clerks):
    for code in print_sheets(round, 6):
        enter_twice(round, code, 1, clerks=clerks[:2])
    closed = close_papers(round)
    assert "Say how that came" in refusal(certify, round)
    actions.explain_papers(
        actor=coordinator_of(round.initiative), round=closed, text="A desk forgot to mark."
    )
    certify(round)
    assert PaperCount.objects.get().explanation == "A desk forgot to mark."


def test_as_many_sheets_as_marks_need_no_words(round, clerks):
    for number, code in enumerate(print_sheets(round, 6)):
        mark(round, f"v{number}@example.org")
        enter_twice(round, code, 1, clerks=clerks[:2])
    closed = close_papers(round)
    assert "not more sheets" in refusal(
        actions.explain_papers, actor=make_administrator(), round=closed, text="So."
    )
    certify(round)
    assert round.certifications.count() == 2
