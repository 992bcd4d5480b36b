"""Giving feedback: in a minute, without an account, by a cookie that takes it back; and not endlessly."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.phases.assess.actions.impressions import take_back_feedback
from samenspel.phases.assess.models.feedback import Impression
from samenspel.phases.assess.views.feedback import COOKIE
from samenspel.spine.initiatives.actions import change_activity
from samenspel.spine.people.actions import erase_me
from tests.factories.feedback import let_through, make_feedback, say
from tests.factories.initiatives import coordinator_of, in_days, make_draft, make_member
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db
RTL = "\u202eמאוחר\u202c"


@pytest.fixture
def feedback():
    return make_feedback()


def give(client, feedback, **typed):
    return client.post(f"{feedback.get_absolute_url()}give/", typed)


def page_of(client, feedback):
    return " ".join(client.get(feedback.get_absolute_url()).content.decode().split())


def test_a_visitor_says_what_went_well_and_finds_it_again_by_the_cookie(client, feedback):
    answer = give(client, feedback, went_well="The coffee.", to_change="Open later.")
    assert answer["Location"] == feedback.get_absolute_url()
    said = Impression.objects.get()
    assert (said.went_well, said.hindered, said.to_change) == ("The coffee.", "", "Open later.")
    assert (said.said_on, said.due_on) == (clock.today(), clock.today() + timedelta(days=14))
    assert "The coffee." in page_of(client, feedback)
    assert "The coffee." not in page_of(Client(), feedback)


def test_the_cookie_goes_to_this_feedback_alone_and_no_row_holds_it(client, feedback):
    give(client, feedback, went_well="The coffee.")
    cookie = client.cookies[COOKIE]
    assert (cookie["path"], cookie["httponly"]) == (feedback.get_absolute_url(), True)
    assert Impression.objects.get().pseudonym not in unquote(cookie.value)


def test_nothing_joins_one_browser_in_two_feedbacks(feedback):
    other = make_feedback(feedback.initiative)
    assert say(feedback, device="one").pseudonym != say(other, device="one").pseudonym


def test_no_row_says_when_and_the_journal_nothing_at_all(feedback):
    say(feedback)
    assert not [field for field in Impression._meta.fields if field.get_internal_type() == "DateTimeField"]
    assert not Entry.objects.filter(verb__in=["assess.give_feedback", "assess.take_back_feedback"]).exists()


@pytest.mark.parametrize("typed", [{"went_well": ""}, {"went_well": "  \u200b\n", "hindered": "\t"}])
def test_nothing_is_asked_for_again_and_nothing_kept(client, feedback, typed):
    page = give(client, feedback, **typed)
    assert (page.status_code, Impression.objects.count()) == (200, 0)
    assert "Say something to at least one" in page.content.decode()


def test_forty_thousand_letters_come_back_whole_with_a_sentence(client, feedback):
    page = give(client, feedback, hindered="é" * 40_000, went_well="Kept.")
    assert (page.status_code, Impression.objects.count()) == (200, 0)
    assert "é" * 40_000 in page.content.decode()
    assert "40,000 characters long" in page.content.decode() or "40000 characters" in page.content.decode()


def test_nul_is_refused_and_marks_of_html_and_direction_stay_words(client, feedback):
    assert give(client, feedback, hindered="a\x00b").status_code == 200
    give(client, feedback, hindered=f"<script>alert(1)</script> {RTL} {{{{ 7 }}}}")
    let_through(said := Impression.objects.get())
    page = page_of(Client(), feedback)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert '<dd dir="auto">' in page
    assert said.hindered.endswith("{{ 7 }}")


def test_a_visitor_takes_it_back_and_nobody_elses(client, feedback):
    give(client, feedback, went_well="The coffee.")
    other = say(feedback, device="another")
    own = Impression.objects.exclude(pk=other.pk).get()
    pages = [f"{feedback.get_absolute_url()}said/{one.pk}/take-back/" for one in (other, own)]
    assert [client.post(page).status_code for page in pages] == [403, 302]
    assert [*Impression.objects.all()] == [other]


def test_without_a_cookie_nothing_is_ones_own(feedback):
    said = say(feedback, device="")
    with pytest.raises(Refused, match="somebody else"):
        take_back_feedback(actor=AnonymousUser(), impression=said, device="")


def test_with_an_account_it_is_in_the_download_and_goes_with_it(client, feedback):
    person = make_person("Mo")
    say(feedback, "Too far.", person)
    say(feedback, "Too dark.", device="another")
    client.force_login(person)
    held = {part["about"]: part["data"] for part in client.post("/people/me/export/").json()["held"]}
    assert [row["hindered"] for row in held["assess.Impression"]] == ["Too far."]
    erase_me(actor=person)
    assert [one.hindered for one in Impression.objects.all()] == ["Too dark."]


def test_too_many_from_one_address_wait_and_keep_their_words(feedback, settings):
    settings.ACCOUNT_RATE_LIMITS = {"feedback": "1/h/ip"}
    give(Client(), feedback, went_well="The coffee.")
    page = give(Client(), feedback, went_well="The tea.").content.decode()
    assert "Very many people on your network" in page
    assert "The tea." in page
    member = Client()
    member.force_login(make_member(feedback.initiative))
    give(member, feedback, went_well="The cake.")
    assert {one.went_well for one in Impression.objects.all()} == {"The coffee.", "The cake."}


def test_somebody_says_something_three_times_a_day_and_again_tomorrow(feedback):
    for _ in range(3):
        say(feedback)
    with pytest.raises(Refused, match="several times today"):
        say(feedback)
    feedback.impressions.update(said_on=clock.today() - timedelta(days=1))
    assert say(feedback).pk


@pytest.mark.parametrize("days", [(1, 2), (-2, -1)])
def test_before_it_opens_and_after_it_closes_nobody_says_anything(days):
    with pytest.raises(Refused, match="This is not open now"):
        say(make_feedback(days=days))


def test_what_is_sent_after_it_was_closed_is_refused(feedback):
    opens_at, closes_at = in_days(-2, -1)
    coordinator = coordinator_of(feedback.initiative)
    change_activity(actor=coordinator, activity=feedback.activity, opens_at=opens_at, closes_at=closes_at)
    with pytest.raises(Refused, match="This is not open now"):
        say(feedback)


def test_of_a_draft_strangers_know_nothing(client):
    feedback = make_feedback(make_draft())
    assert give(client, feedback, went_well="x").url.startswith("/people/sign-in/")
    client.force_login(make_person("Stranger"))
    assert give(client, feedback, went_well="x").status_code == 404
