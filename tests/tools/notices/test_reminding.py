"""Reminders: of one thing and kind one to each, by day, until it is not wanted any more."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured

from samenspel.config import env
from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.spine.initiatives.reminding import Due
from samenspel.tools.notices import actions
from samenspel.tools.notices.models import Reminded
from samenspel.tools.notices.queries import reminders_due
from samenspel.tools.notices.slots import is_quiet
from samenspel.tools.notices.tasks import forget_reminders, send_reminders
from samenspel.tools.surveys.actions import answering, inviting
from samenspel.tools.surveys.models.invitations import Invitation, Reminder
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.surveys import enter, invite, letters_to, make_survey, stop_link_in
from tests.foundation.kills import kill_writer_at_line
from tests.foundation.storms import storm

ANNA, BEN = "anna@example.org", "ben@example.org"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def awake(settings):
    settings.QUIET_HOURS = (0, 0)


@pytest.fixture
def survey():
    """Whose reminder is due."""
    return remind(invited())


def invited():
    survey = make_survey(asked="invited", days=(-9, 7))
    invite(survey, ANNA, BEN)
    Invitation.objects.update(written_at=clock.now() - timedelta(days=8))
    return survey


def remind(survey, number=1):
    wave = survey.waves.get()
    Reminder.objects.update_or_create(
        wave=wave, number=number, defaults={"at": clock.now() - timedelta(minutes=1)}
    )
    return survey


def counts():
    return [len(letters_to(ANNA)), len(letters_to(BEN))]


def test_one_reminder_is_usual_and_each_gets_it_once(survey):
    assert Reminder.objects.count() == 1
    assert send_reminders() == 2
    assert send_reminders() == 0
    assert counts() == [2, 2]


def test_the_next_reminder_is_another(survey):
    send_reminders()
    remind(survey, 2)
    assert send_reminders() == 2
    assert counts() == [3, 3]


def test_who_handed_in_is_reminded_no_more(survey):
    answering.hand_in(actor=AnonymousUser(), device=enter(ANNA), survey=survey)
    send_reminders()
    assert counts() == [1, 2]


def test_who_only_began_is_reminded_with_a_link_that_goes_on(survey):
    enter(ANNA)
    send_reminders()
    assert counts() == [2, 2]
    assert enter(ANNA)


def test_who_wants_no_letters_is_reminded_no_more(survey, client):
    client.post(stop_link_in(letters_to(ANNA)[0]))
    send_reminders()
    assert counts() == [1, 2]


def test_whose_invitation_was_withdrawn_is_reminded_no_more(survey):
    inviting.withdraw_invitation(actor=coordinator_of(survey.initiative), survey=survey, email=ANNA)
    send_reminders()
    assert len(letters_to(BEN)) == 2


def test_what_is_closed_reminds_nobody(survey):
    survey.activity.closes_at = clock.now() - timedelta(minutes=2)
    survey.activity.save()
    assert send_reminders() == 0


def test_what_closes_or_is_answered_between_reading_and_writing_is_seen(survey):
    [first, second] = [*reminders_due()]
    answering.hand_in(actor=AnonymousUser(), device=enter(ANNA), survey=survey)
    survey.activity.closes_at = clock.now() - timedelta(minutes=2)
    sent = [actions.remind(actor=None, due=first)]
    survey.activity.save()
    sent.append(actions.remind(actor=None, due=second))
    assert sent == [False, False]
    assert counts() == [1, 1]


def test_nobody_is_reminded_at_night(survey, settings):
    settings.QUIET_HOURS = (0, 24)
    assert send_reminders() == 0
    settings.QUIET_HOURS = (0, 0)
    assert send_reminders() == 2


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        (datetime(2026, 7, 1, 18, 59, tzinfo=UTC), False),  # 20.59 in summer
        (datetime(2026, 7, 1, 19, 0, tzinfo=UTC), True),
        (datetime(2026, 7, 2, 5, 59, tzinfo=UTC), True),
        (datetime(2026, 7, 2, 6, 0, tzinfo=UTC), False),
        (datetime(2026, 10, 25, 6, 30, tzinfo=UTC), True),  # 7.30, after the clock went back
        (datetime(2026, 10, 25, 7, 0, tzinfo=UTC), False),
    ],
)
def test_quiet_hours_go_by_the_clock_of_the_town(moment, quiet):
    assert is_quiet(moment, 21, 8) is quiet


def test_quiet_hours_within_a_day():
    noon = datetime(2026, 7, 1, 10, tzinfo=UTC)
    assert is_quiet(noon, 12, 14)
    assert not is_quiet(noon, 13, 14)
    assert not is_quiet(noon, 12, 12)


@pytest.mark.parametrize("value", ["21", "21-24", "a-b", "-1-5"])
def test_quiet_hours_that_make_no_sense_stop_the_start(monkeypatch, value):
    monkeypatch.setenv("QUIET_HOURS", value)
    with pytest.raises(ImproperlyConfigured, match="two hours"):
        env.hours("QUIET_HOURS", "21-8")


def test_who_was_invited_after_it_is_not_reminded_at_once(survey):
    invite(survey, "late@example.org")
    send_reminders()
    assert len(letters_to("late@example.org")) == 1


def test_a_reminder_that_is_days_late_is_left_out(survey):
    Reminder.objects.update(at=clock.now() - timedelta(days=4))
    assert send_reminders() == 0


def test_a_coordinator_chooses_when(survey, client):
    client.force_login(coordinator_of(survey.initiative))
    send_reminders()
    page = f"/surveys/{survey.pk}/people/reminders/"
    later = (clock.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    assert client.post(page, {"at_2": later}).status_code == 302
    assert [*Reminder.objects.values_list("number", flat=True)] == [1, 2]
    past = (clock.now() - timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    assert "This moment is past" in client.post(page, {"at_2": past}).content.decode()
    assert client.post(page, {"at_2": ""}).status_code == 302
    assert [*Reminder.objects.values_list("number", flat=True)] == [1]


def test_the_table_names_nobody(survey):
    send_reminders()
    row = Reminded.objects.values().first()
    assert ANNA not in str(row)
    assert [name for name in row if name.endswith("_at")] == []


def test_of_old_reminders_nothing_is_kept(survey):
    send_reminders()
    Reminded.objects.update(on=clock.today() - timedelta(days=500))
    forget_reminders()
    assert not Reminded.objects.exists()


def test_any_thing_can_remind(survey):
    """Whose card says so: here a reminder of no survey."""
    written = []
    due = Due(survey.initiative, "meeting tomorrow", "person 7", lambda: written.append(1) or True)
    assert [actions.remind(actor=None, due=due), actions.remind(actor=None, due=due)] == [True, False]
    assert written == [1]


def test_only_the_house_reminds(survey):
    due = Due(survey, "kind", "person 7", lambda: True)
    with pytest.raises(Refused, match="Nobody is signed in"):
        actions.remind(actor=make_member(survey.initiative), due=due)


@pytest.mark.django_db(transaction=True)
@pytest.mark.power
def test_sixteen_workers_remind_each_once():
    remind(invited())
    sent = storm(lambda _number: send_reminders())
    assert sum(sent) == 2
    assert counts() == [2, 2]


@pytest.mark.django_db(transaction=True)
@pytest.mark.power
def test_killed_at_any_line_each_is_reminded_once():
    """Every seventh line; what was left is done by the next."""
    remind(invited())
    for number in range(1, 400, 7):
        if kill_writer_at_line(number, send_reminders) is None or counts() == [2, 2]:
            break
        assert max(counts()) <= 2
    send_reminders()
    assert counts() == [2, 2]
