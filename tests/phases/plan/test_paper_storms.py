"""Many at once, on every way to vote: one voter has one way and one ballot, one sheet one reading."""

import threading
import time
from contextlib import suppress
from datetime import timedelta

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.clock import GRACE
from samenspel.phases.plan import actions
from samenspel.phases.plan.actions import desk, papers
from samenspel.phases.plan.models import Ballot, Sheet, SheetEntry, Voter
from samenspel.phases.plan.queries import find_round
from samenspel.spine.initiatives.sheets import UNFINISHED
from samenspel.spine.people.models import Person
from tests.factories.papers import (
    close_papers,
    enter,
    enter_twice,
    make_clerk,
    make_clerks,
    make_coded_vote,
    make_paper_vote,
    mark,
    print_sheets,
)
from tests.factories.plan import after, make_voter, marks_of, vote
from tests.foundation.storms import storm

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
CLIENTS = 64
TRIES = 500
UNFINISHED_SHEETS = "Some sheets of paper were entered once only, or not the same twice. Finish them first."


def counted():
    return sum(Ballot.objects.values_list("count", flat=True))


def finish(round):
    """Whatever one person alone entered is declared void, and the box opened."""
    for sheet in round.sheets.filter(state__in=UNFINISHED):
        actions.void_sheet(actor=make_clerk(round, "Last"), sheet=sheet, reason="One reading only.")
    close_papers(round)


def only_refusals(answers):
    """What else went wrong than that somebody was told no."""
    return [one for one in answers if isinstance(one, Exception) and not isinstance(one, Refused)]


@pytest.mark.parametrize("before", ["", "online", "letter"])
def test_of_64_tries_on_all_ways_with_one_code_one_way_is_left_and_one_ballot(before):
    round, codes = make_coded_vote(count=1)
    clerks, voter, (code,) = make_clerks(round), make_voter(), codes
    marks = marks_of(round, 2)
    if before == "online":
        vote(round, 1, person=voter, code=code)
    elif before == "letter":
        enter(round, code, 1, actor=clerks[0])

    def take_part(number):
        if number % 4 == 0:
            return actions.cast_ballot(actor=voter, round=round, marks=marks, code=code)
        if number % 4 == 1:
            return mark(round, code, actor=clerks[0])
        return actions.enter_sheet(actor=clerks[number % 2], round=round, code=code, marks=marks)

    assert only_refusals(storm(take_part, CLIENTS)) == []
    channel, sealed = Voter.objects.values_list("channel", "sealed").get()
    assert (Sheet.objects.count(), sealed is not None) == (channel == "letter", channel == "online")
    expected = {"desk": 0, "online": 1, "letter": Sheet.objects.filter(state="agreed").count()}
    finish(round)
    assert counted() == expected[channel]


def test_an_address_is_marked_at_the_desk_or_votes_online_also_while_its_account_is_made(monkeypatch):
    round, find = make_paper_vote(), desk.find_at_desk
    monkeypatch.setattr(desk, "find_at_desk", lambda *given: (find(*given), time.sleep(0.2))[0])
    clerk, marks, email = make_clerk(round), marks_of(round, 1), "ada@example.org"

    def take_part(number):
        if number % 8 == 1:
            return mark(round, email, actor=clerk)
        time.sleep(0.1)
        person, _is_new = Person.objects.get_or_create(email=email)
        return actions.cast_ballot(actor=person, round=round, marks=marks)

    assert only_refusals(storm(take_part, CLIENTS)) == []
    assert list(Voter.objects.values_list("channel", "sealed")) == [("desk", None)]
    finish(round)
    assert counted() == 0


def test_one_sheet_read_by_many_people_at_once_counts_once():
    round = make_paper_vote()
    clerks, (code,) = make_clerks(round, 16), print_sheets(round)
    readings = [marks_of(round, 1), marks_of(round, 2)]

    def take_part(number):
        marks = readings[number % 2]
        return actions.enter_sheet(actor=clerks[number], round=round, code=code, marks=marks)

    answers = storm(take_part, len(clerks))
    assert only_refusals(answers) == []
    tags = list(SheetEntry.objects.values_list("tag", flat=True))
    assert sorted(tags.count(tag) for tag in set(tags)) in ([2], [1, 2])
    assert Sheet.objects.get().state == "agreed"
    finish(round)
    assert counted() == 1


def test_one_person_who_enters_a_sheet_many_times_at_once_entered_it_once():
    round = make_paper_vote()
    clerk, (code,), marks = make_clerk(round), print_sheets(round), marks_of(round, 1)
    answers = storm(
        lambda _number: actions.enter_sheet(actor=clerk, round=round, code=code, marks=marks), CLIENTS
    )
    assert (only_refusals(answers), sum(not isinstance(one, Exception) for one in answers)) == ([], 1)
    assert (SheetEntry.objects.count(), Sheet.objects.get().state) == (1, "once")


def test_a_letter_that_two_people_enter_at_once_is_one_sheet_that_counts():
    round, (code,) = make_coded_vote(count=1)
    clerks, marks = make_clerks(round, 16), marks_of(round, 3)
    answers = storm(
        lambda number: actions.enter_sheet(actor=clerks[number], round=round, code=code, marks=marks), 16
    )
    assert (only_refusals(answers), SheetEntry.objects.count()) == ([], 2)
    finish(round)
    assert dict(Ballot.objects.values_list("choice", "count")) == {"3": 1}


def test_around_opening_a_sheet_is_in_the_box_whole_or_not_at_all():
    round = make_paper_vote()
    codes, (first, second), marks = print_sheets(round, 15), make_clerks(round), marks_of(round, 1)
    for code in codes[:-1]:
        enter_twice(round, code, 1, clerks=(first, second))
    enter(round, codes[-1], 1, actor=first)

    def take_part(number):
        if number % 2 == 0:
            return actions.enter_sheet(actor=second, round=round, code=codes[-1], marks=marks)
        for _try in range(TRIES):
            with suppress(Refused):
                return actions.close_voting(actor=None, round=round)
            if find_round(round.pk).state == "closed":
                return None
            time.sleep(0.01)
        raise AssertionError("Nobody could open the box.")

    with after(round.papers_until):
        assert only_refusals(storm(take_part, 16)) == []
    assert (counted(), Sheet.objects.filter(state="agreed").count()) == (15, 15)


def test_a_sheet_of_the_last_moment_keeps_the_box_closed_or_is_told_that_it_is_late(monkeypatch):
    """Each client has a clock of its own: that of the opener is past the last moment already."""
    round, clocks, seal = make_paper_vote(), {}, papers.seal_reading
    codes, clerk, marks = print_sheets(round, 15), make_clerk(round), marks_of(round, 1)
    monkeypatch.setattr(papers, "seal_reading", lambda *given: (time.sleep(0.05), seal(*given))[1])
    early = round.papers_until - timedelta(microseconds=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: clocks.get(threading.get_ident(), early))

    def take_part(number):
        if number == len(codes):
            clocks[threading.get_ident()] = round.papers_until + GRACE
            time.sleep(0.02)
            return actions.close_voting(actor=None, round=round)
        return actions.enter_sheet(actor=clerk, round=round, code=codes[number], marks=marks)

    *entered, opened = storm(take_part, len(codes) + 1)
    assert only_refusals([*entered, opened]) == []
    said = str(opened.reason) if isinstance(opened, Refused) else ""
    has_entries = Sheet.objects.filter(state="once").exists()
    expected = ("voting", UNFINISHED_SHEETS) if has_entries else ("closed", "")
    assert (find_round(round.pk).state, said) == expected
