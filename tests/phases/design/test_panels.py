"""A panel after it is drawn: free seats, newcomers, attendance, expenses, tables."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.ui.figures import as_money
from samenspel.methods.sortition import read_list, verify
from samenspel.phases.design.actions import replies, seats
from samenspel.phases.design.models.candidates import Candidate, Expense
from samenspel.phases.design.models.lotteries import Draw, Lottery
from samenspel.phases.design.pools import pool_of
from samenspel.phases.design.queries.lotteries import find_lottery
from tests.checks import assert_page, words
from tests.factories.initiatives import coordinator_of
from tests.factories.lotteries import (
    SEED,
    announce,
    close_pool,
    fill,
    give_up,
    hold,
    make_lottery,
    seat_panel,
    seated,
    sign_up,
)
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


def table(text):
    return [*csv.reader(io.StringIO(text))]


def test_a_seat_that_is_given_up_goes_to_a_newcomer_with_whom_the_quotas_hold():
    lottery = seat_panel(make_lottery())
    first = seated(lottery)[0]
    give_up(first)
    hold(announce(find_lottery(lottery.pk)))
    draw = Draw.objects.get(number=2)
    public = read_list(draw.listed.encode())
    checks = verify(
        public, hash=draw.hash, seed=SEED, number=draw.panel, pool=pool_of(lottery, draw.snapshot)
    )
    assert [check.holds for check in checks] == [True] * len(checks)
    panel = seated(lottery)
    assert (len(panel), first.number in {one.number for one in panel}) == (3, False)
    assert {one.values["sex"] for one in panel} == {"woman", "man"}


def test_who_gave_up_a_seat_or_said_no_is_not_drawn_again():
    lottery = seat_panel(make_lottery(), count=16)
    panel = seated(lottery)
    others = lottery.candidates.exclude(seat="taken")
    unlike = [one for one in others if one.values != panel[0].values]
    for one in [panel[0], *unlike[:2]]:
        give_up(one)
    announce(find_lottery(lottery.pk))
    on = {id for panel in read_list(Draw.objects.get(number=2).listed.encode()).panels for id in panel}
    assert on
    assert on.isdisjoint(lottery.candidates.filter(reply="no").values_list("number", flat=True))


def test_who_left_between_list_and_draw_leaves_the_seat_free():
    lottery = make_lottery(seats=2, quotas=make_lottery().as_quotas[:2])
    for sex in ("woman", "man", "woman", "man"):
        sign_up(lottery, sex=sex)
    draw = announce(close_pool(lottery))
    Candidate.objects.filter(lottery=lottery).delete()
    hold(draw)
    assert (seated(lottery), Lottery.objects.get(pk=lottery.pk).stage) == ([], "seated")


def test_who_says_no_between_list_and_draw_gets_no_seat():
    lottery = make_lottery()
    people = fill(lottery)
    draw = announce(close_pool(lottery))
    for one in people:
        give_up(one)
    hold(draw)
    assert seated(lottery) == []


def test_with_all_seats_taken_no_newcomers_are_drawn():
    with pytest.raises(Refused, match="No seat is free"):
        announce(seat_panel(make_lottery()))


def test_an_organiser_frees_a_seat_by_its_number(client):
    lottery = seat_panel(make_lottery())
    one = seated(lottery)[0]
    client.force_login(coordinator_of(lottery.initiative))
    assert client.post(f"{lottery.get_absolute_url()}free-seat/", {"number": one.number}).status_code == 302
    one.refresh_from_db()
    assert (one.seat, one.reply) == ("given_up", "no")


def test_everybody_reads_their_own_chance_with_its_reason(client):
    lottery = seat_panel(make_lottery())
    for one in lottery.candidates.all():
        page = client.get(one.get_absolute_url())
        assert_page(page)
        assert page.context["chance"][0] == "37.5 %"
        assert page.context["chance"][1].startswith("A chance of 37.5 %")


def test_attendance_and_expenses_stand_on_the_page_of_the_panel(client):
    lottery = seat_panel(make_lottery())
    one = seated(lottery)[0]
    client.force_login(coordinator_of(lottery.initiative))
    url = lottery.get_absolute_url()
    day = clock.today()
    client.post(f"{url}attendance/", {"on": day.isoformat(), "numbers": [one.number]})
    client.post(f"{url}expenses/", {"number": one.number, "what": "Bus", "cents": "12,50"})
    page = client.get(f"{url}panel/")
    assert_page(page)
    assert "12.50" in page.content.decode()
    assert [attendance.day for attendance in one.attendances.all()] == [day]
    client.post(f"{url}attendance/", {"on": day.isoformat()})
    assert one.attendances.count() == 0


def test_an_expense_that_was_noted_by_mistake_is_taken_back(client):
    lottery, other = seat_panel(make_lottery()), seat_panel(make_lottery())
    coordinator = coordinator_of(lottery.initiative)
    note = {"actor": coordinator, "what": "Bus", "cents": 125_000}
    mine, kept = (seats.note_expense(candidate=one, **note) for one in seated(lottery)[:2])
    note["actor"] = coordinator_of(other.initiative)
    theirs = seats.note_expense(candidate=seated(other)[0], **note)
    client.force_login(coordinator)
    for expense in (mine, theirs):
        client.post(f"{lottery.get_absolute_url()}expenses/remove/", {"expense": expense.pk})
    assert {*Expense.objects.all()} == {kept, theirs}
    page = client.get(f"{lottery.get_absolute_url()}panel/")
    assert_page(page)
    assert f"Expenses together: {as_money(kept.cents)}".replace("\xa0", " ") in words(page)


def test_who_was_there_and_gave_up_the_seat_since_was_there(client):
    lottery = seat_panel(make_lottery())
    one, other = seated(lottery)[:2]
    client.force_login(coordinator_of(lottery.initiative))
    url, today = f"{lottery.get_absolute_url()}attendance/", clock.today().isoformat()
    client.post(url, {"on": today, "numbers": [one.number]})
    give_up(one)
    form = client.get(url).context["form"]
    assert form["numbers"].value() == [one.number]
    assert f"{one.number} (Gave up the seat)" in str(form["numbers"])
    client.post(url, {"on": today, "numbers": [one.number, other.number]})
    assert [one.attendances.count(), other.attendances.count()] == [1, 1]


@pytest.mark.parametrize("leave", ["frees the seat", "says no"])
def test_what_somebody_needs_is_not_kept_of_who_does_not_come(leave):
    lottery = seat_panel(make_lottery())
    Candidate.objects.update(needs={"kinds": ["care"], "words": "Two small ones."})
    one = seated(lottery)[0] if leave == "frees the seat" else lottery.candidates.filter(seat="").first()
    if leave == "frees the seat":
        replies.free_seat(actor=coordinator_of(lottery.initiative), candidate=one)
    else:
        give_up(one)
    one.refresh_from_db()
    assert (one.reply, one.needs) == ("no", {})


@pytest.mark.parametrize("amount", ["", "0", "-3", "abc", "1e9", "999999999"])
def test_an_amount_that_is_none_is_refused(client, amount):
    lottery = seat_panel(make_lottery())
    client.force_login(coordinator_of(lottery.initiative))
    sent = {"number": seated(lottery)[0].number, "what": "Bus", "cents": amount}
    page = client.post(f"{lottery.get_absolute_url()}expenses/", sent)
    assert (page.status_code, Expense.objects.count()) == (200, 0)


def test_a_day_that_is_still_to_come_has_no_attendance(client):
    lottery = seat_panel(make_lottery())
    client.force_login(coordinator_of(lottery.initiative))
    tomorrow = (timezone.now() + timedelta(days=2)).date().isoformat()
    page = client.post(f"{lottery.get_absolute_url()}attendance/", {"on": tomorrow})
    assert "This day is still to come." in page.content.decode()


def test_the_tables_hold_who_was_drawn_and_who_was_not(client):
    lottery = seat_panel(make_lottery())
    Candidate.objects.update(name="=1+1")
    client.force_login(coordinator_of(lottery.initiative))
    url = lottery.get_absolute_url()
    chosen = table(client.post(f"{url}chosen.csv").content.decode())
    remaining = table(client.post(f"{url}remaining.csv").content.decode())
    assert chosen[0] == [
        "number",
        "name",
        "address",
        "e-mail",
        "sex",
        "age",
        "needs",
        "was there",
        "expenses",
    ]
    assert sorted(row[0] for row in chosen[1:]) == sorted(one.number for one in seated(lottery))
    assert (len(remaining), {row[1] for row in remaining[1:]}) == (6, {"'=1+1"})
    assert client.get(f"{url}chosen.csv").status_code == 405
    client.force_login(make_person("Xena"))
    assert client.post(f"{url}chosen.csv").status_code == 403


def test_a_feature_stands_above_its_values_so_that_long_words_leave_them_in_sight(client):
    lottery = make_lottery()
    table = words(client.get(lottery.get_absolute_url())).partition("<tbody>")[2].partition("</tbody>")[0]
    assert " ".join(strip_tags(table).split()) == "sex woman 1 2 man 1 2 age young 1 3 old 0 3"
