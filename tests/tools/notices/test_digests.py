"""One digest for each person and each time it is due, with what is new for them and nothing else."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.spine.people.actions import erase_me
from samenspel.tools.notices import actions, tasks
from samenspel.tools.notices.models import Reader
from samenspel.tools.notices.queries import count_of_new, settled_entry
from samenspel.tools.notices.slots import next_slot
from samenspel.tools.notices.tasks import send_digests
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.notices import follow_by, make_decision, make_due, make_follower, settle, stop_url
from tests.factories.plan import clock, make_own_round, make_proposal
from tests.factories.talk import make_comment

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def initiative():
    return make_initiative(title="The library")


@pytest.fixture
def fay(initiative):
    return make_follower(initiative, email="fay@example.org")


def digests():
    return [one for one in Message.objects.order_by("created_at") if "List-Id" in one.headers]


def send_to(person):
    settle()
    make_due(person)
    return send_digests()


def test_who_may_not_come_in_any_more_gets_no_digest(initiative, fay):
    make_decision(initiative, "Open on Sundays")
    fay.is_active = False
    fay.save()
    assert (send_to(fay), digests()) == (0, [])


def test_the_database_keeps_no_day_for_who_wants_no_mail(fay):
    with pytest.raises(IntegrityError), transaction.atomic():
        Reader.objects.filter(person=fay).update(mail="never", next_at=timezone.now())


def test_a_digest_tells_what_is_new_in_text_and_html_with_ways_out(initiative, fay):
    make_decision(initiative, "Open on Sundays")
    comment = make_comment(initiative)
    assert send_to(fay) == 1
    reader, follow = Reader.objects.get(person=fay), follow_by(fay, initiative)
    (mail,) = digests()
    site = "http://testserver"
    assert (mail.to, mail.subject) == ("fay@example.org", "New: The library")
    assert (
        mail.text
        == f"""Hello,

This is new in what you follow:

The library
{site}{initiative.get_absolute_url()}
- Somebody wrote a comment.
  {site}/talk/comments/{comment.pk}/
- Cora wrote down a decision: “Open on Sundays”
Unfollow this: {site}{stop_url(follow)}

All that is new: {site}/notices/
What you follow, and how often you get mail: {site}/notices/follows/
No more of these mails, with one press: {site}{stop_url(reader)}

--{" "}
Samenspel
"""
    )
    for part in (stop_url(follow), stop_url(reader), "Open on Sundays", '<html lang="en">'):
        assert part in mail.html
    assert mail.headers == {
        "Auto-Submitted": "auto-generated",
        "List-Id": "<notices.testserver>",
        "List-Unsubscribe": f"<{site}{stop_url(reader)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def test_nothing_is_sent_when_nothing_is_new_and_nothing_twice(initiative, fay):
    assert send_to(fay) == 0
    make_decision(initiative)
    assert (send_to(fay), send_to(fay), len(digests())) == (1, 0, 1)
    make_decision(initiative)
    assert (send_to(fay), len(digests())) == (1, 2)
    assert digests()[1].text.count("wrote down a decision") == 1


def test_what_was_seen_on_the_page_is_not_mailed(initiative, fay):
    make_decision(initiative)
    settle()
    actions.see_all(actor=fay, up_to=10**9)
    assert send_to(fay) == 0


def test_what_is_not_settled_yet_comes_with_the_next_digest(initiative, fay):
    """On PostgreSQL an entry with a lower number may still appear."""
    settle()
    make_decision(initiative)
    make_due(fay)
    assert (send_digests(), count_of_new(fay)) == (0, 0)
    assert (send_to(fay), count_of_new(fay)) == (1, 1)


def test_what_is_settled_while_a_digest_is_made_comes_with_the_next_one(initiative, fay, monkeypatch):
    settle()
    before = settled_entry()
    make_decision(initiative)
    settle()
    monkeypatch.setattr(actions.digests, "settled_entry", lambda: before)
    make_due(fay)
    assert send_digests() == 0
    monkeypatch.undo()
    assert (send_to(fay), send_to(fay)) == (1, 0)


def test_who_is_not_due_or_wants_no_mail_gets_none(initiative, fay):
    make_decision(initiative)
    settle()
    assert send_digests() == 0
    actions.change_settings(actor=fay, mail="never", weekday=0, hour=8)
    assert send_digests() == 0


def test_who_has_no_address_is_passed_over_until_the_next_time(initiative):
    person = make_follower(initiative)
    type(person).objects.filter(pk=person.pk).update(email=None)
    make_decision(initiative)
    assert send_to(person) == 0
    assert Reader.objects.get(person=person).next_at > timezone.now()


def test_the_digest_speaks_the_language_of_its_reader(initiative):
    fleur = make_follower(initiative, language="fr")
    make_decision(initiative)
    send_to(fleur)
    assert '<html lang="fr">' in digests()[0].html


def test_floods_are_cut_with_how_much_more_there_is(initiative, fay):
    for number in range(9):
        make_decision(initiative, f"Decision {number}")
    others = [make_initiative(title=f"Other {number}") for number in range(14)]
    for other in others:
        gus = fay
        actions.follow(actor=gus, followed=other)
        make_decision(other)
    send_to(fay)
    (mail,) = digests()
    assert mail.text.count("wrote down a decision") == 12
    assert "Something is new in 3 other things that you follow." in mail.text
    assert mail.subject == "New: Other 13 and 14 others"
    for other in others:
        Reader.objects.update(mailed=0)
        actions.unfollow(actor=fay, follow=follow_by(fay, other))
    send_to(fay)
    assert "- and 4 more" in digests()[1].text


def test_hostile_titles_stay_one_line_of_text(fay):
    wild = make_initiative(title="A\r\nBcc: all@example.org <b>")
    actions.follow(actor=fay, followed=wild)
    make_decision(wild, '<img src=x onerror="alert(1)">\r\nSecond\u202e line')
    send_to(fay)
    (mail,) = digests()
    assert mail.subject == "New: A Bcc: all@example.org <b>"
    assert '“<img src=x onerror="alert(1)"> Second line”' in mail.text
    assert ("<img" in mail.html, "&lt;img" in mail.html) == (False, True)


def test_one_that_fails_keeps_nobody_waiting_and_is_tried_again(initiative, fay, monkeypatch):
    gus = make_follower(initiative, name="Gus")
    make_decision(initiative)
    settle()
    for person in (fay, gus):
        make_due(person)
    real = tasks.actions.send_digest

    def fails_once(*, actor, reader):
        if reader.person == fay:
            raise RuntimeError("No paper")
        return real(actor=actor, reader=reader)

    monkeypatch.setattr(tasks.actions, "send_digest", fails_once)
    assert send_digests() == 1
    waits = Reader.objects.get(person=fay).next_at - timezone.now()
    assert timedelta(minutes=59) < waits <= timedelta(hours=1)
    monkeypatch.setattr(tasks.actions, "send_digest", real)
    assert (send_to(fay), len(digests())) == (1, 2)


def test_nobody_but_the_house_sends_digests(initiative, fay):
    with pytest.raises(Refused, match="Nobody is signed in"):
        actions.send_digest(actor=fay, reader=make_due(fay))


def test_who_leaves_gets_nothing(initiative, fay):
    make_decision(initiative)
    settle()
    reader = make_due(fay)
    erase_me(actor=fay)
    reader.person.refresh_from_db()
    assert (send_digests(), actions.send_digest(actor=None, reader=reader), len(digests())) == (0, False, 0)


def test_more_than_a_portion_is_sent_in_turns(initiative, monkeypatch):
    monkeypatch.setattr(tasks, "PORTION", 2)
    people = [make_follower(initiative) for _ in range(3)]
    make_decision(initiative)
    settle()
    for person in people:
        make_due(person)
    assert [send_digests() for _ in range(3)] == [2, 1, 0]


def days_of(first, count, hour, weekday=None):
    """The days, by the town's clock, of the digests that a worker sends which looks every ten minutes."""
    now, end = first, first + timedelta(days=count)
    next_at, days = next_slot(now, hour, weekday), []
    while now < end:
        if next_at <= now:
            days.append(now.astimezone(AMSTERDAM).date().isoformat())
            next_at = next_slot(now, hour, weekday)
        now += timedelta(minutes=10)
    return days


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize(("month", "day"), [(3, 28), (10, 24)])
def test_once_a_day_also_when_the_clock_changes(month, day, hour):
    first = datetime(2026, month, day, tzinfo=AMSTERDAM).astimezone(UTC)
    wanted = [f"2026-{month:02}-{number}" for number in range(day, day + 3)]
    found = [one for one in days_of(first - timedelta(minutes=10), 4, hour) if one in wanted]
    assert found == wanted


def test_the_hour_is_that_of_the_town_in_winter_and_in_summer():
    winter, summer = datetime(2026, 3, 27, 12, tzinfo=UTC), datetime(2026, 3, 30, 12, tzinfo=UTC)
    assert next_slot(winter, 8) == datetime(2026, 3, 28, 7, tzinfo=UTC)
    assert next_slot(summer, 8) == datetime(2026, 3, 31, 6, tzinfo=UTC)
    assert next_slot(winter, 8, 0) == datetime(2026, 3, 30, 6, tzinfo=UTC)


def test_a_digest_at_its_hour_makes_the_next_one_due_a_day_or_a_week_later(initiative, fay):
    monday = datetime(2030, 1, 7, 7, tzinfo=UTC)  # eight in the morning
    for mail, days in (("daily", 1), ("weekly", 7)):
        actions.change_settings(actor=fay, mail=mail, weekday=0, hour=8)
        Reader.objects.update(next_at=monday)
        with clock(monday):
            send_digests()
        assert Reader.objects.get(person=fay).next_at == monday + timedelta(days=days)


def test_a_proposal_of_a_round_reaches_who_follows_the_round(initiative):
    round = make_own_round(initiative, days=(-9, 1, 2, 5, 8), title="Our budget")
    gus = make_follower(round, name="Gus")
    proposal = make_proposal(round, make_member(initiative), title="A bench")
    send_to(gus)
    (mail,) = digests()
    assert mail.subject == "New: Our budget"
    assert f"  http://testserver{proposal.get_absolute_url()}\n" in mail.text
