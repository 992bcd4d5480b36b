"""Stopping mail by a link from it: a look changes nothing, one press does, and it can be taken back."""

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client

from samenspel.spine.people.actions import erase_me
from samenspel.tools.notices import actions
from samenspel.tools.notices.models import Follow, Reader
from samenspel.tools.notices.tickets import find_ticket, token_of
from tests.checks import assert_page
from tests.factories.initiatives import make_initiative
from tests.factories.notices import follow_by, make_follower, stop_url

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def initiative():
    return make_initiative(title="The library")


@pytest.fixture
def fay(initiative):
    return make_follower(initiative)


@pytest.fixture
def reader(fay):
    actions.change_settings(actor=fay, mail="daily", weekday=0, hour=8)
    return Reader.objects.get(person=fay)


def mail_of(reader):
    reader.refresh_from_db()
    return reader.mail, reader.next_at is not None


def test_a_look_changes_nothing(client, fay, reader, initiative):
    """Programs that look for viruses follow every link."""
    follow = follow_by(fay, initiative)
    for row in (reader, follow):
        for method in ("get", "head", "options", "put"):
            getattr(client, method)(stop_url(row))
    assert mail_of(reader) == ("daily", True)
    assert not follow_by(fay, initiative).has_ended
    page = assert_page(client.get(stop_url(reader)))
    assert page.headings == [(1, "No more mail about what is new?")]
    assert assert_page(client.get(stop_url(follow))).headings == [(1, "Unfollow “The library”?")]


def test_one_press_of_a_mail_program_stops_it_without_sign_in_or_csrf_token(reader):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(stop_url(reader), ONE_CLICK)
    assert assert_page(response).headings == [(1, "Done")]  # not a redirection (RFC 8058)
    assert mail_of(reader) == ("never", False)
    assert strict.post(stop_url(reader), ONE_CLICK).status_code == 200


def test_it_can_be_taken_back(client, reader):
    response = client.post(stop_url(reader))
    assert b'name="again" value="daily"' in response.content
    assert b"You get mail again." in client.post(stop_url(reader), {"again": "daily"}).content
    assert mail_of(reader) == ("daily", True)
    client.post(stop_url(reader), {"again": "hourly"})  # not an undo of ours: the button of a mail program
    assert mail_of(reader) == ("never", False)


def test_one_thing_is_unfollowed_and_the_rest_of_the_mail_comes(client, fay, reader, initiative):
    url = stop_url(follow_by(fay, initiative))
    response = client.post(url, ONE_CLICK)
    assert "You don't follow “The library” any more." in response.content.decode().replace("&#x27;", "'")
    assert (follow_by(fay, initiative).has_ended, mail_of(reader)) == (True, ("daily", True))
    client.post(url, {"again": "daily"})
    assert not follow_by(fay, initiative).has_ended


def test_the_title_of_what_is_not_public_any_more_is_not_told(client, fay, initiative):
    type(initiative).objects.update(is_public=False)
    url = stop_url(follow_by(fay, initiative))
    for response in (client.get(url), client.post(url)):
        assert (response.status_code, b"The library" in response.content) == (200, False)
    assert follow_by(fay, initiative).has_ended


def tampered(token):
    row, _dash, signature = token.partition("-")
    other = "f" if row[0] == "a" else "a"
    yield from (
        "", "-", row, f"{row}-", f"-{signature}", f"{row}-{signature[:-1]}", f"{row}-{signature}a",
        f"{row}-{'a' * 26}", f"{row}0-{signature}", f"{other}{row[1:]}-{signature}",
        f"{row}-{signature[::-1]}",
        f"{row}-{signature}\n", f"a-{signature}", f"a99999999999999999999-{signature}", f"٣{row}-{signature}",
    )  # fmt: skip


def test_a_tampered_token_leads_nowhere(client, reader):
    for token in tampered(token_of(reader)):
        with pytest.raises(ObjectDoesNotExist):
            find_ticket(token)
    response = client.post(f"/notices/unsubscribe/a{reader.pk}-{'a' * 26}/", ONE_CLICK)
    assert (response.status_code, mail_of(reader)) == (404, ("daily", True))


def test_a_token_is_good_for_one_row_and_survives_other_cases(fay, reader, initiative):
    follow = follow_by(fay, initiative)
    assert find_ticket(token_of(reader).upper()).reader == reader
    assert find_ticket(token_of(follow)).follow == follow
    assert token_of(reader) != token_of(follow)


def test_a_token_of_other_keys_is_worth_nothing(reader, settings):
    token = token_of(reader)
    settings.SECRET_KEY = "another-" * 8
    with pytest.raises(ObjectDoesNotExist):
        find_ticket(token)


def test_tokens_of_who_was_erased_do_nothing(client, fay, reader, initiative):
    urls = [stop_url(reader), stop_url(follow_by(fay, initiative))]
    erase_me(actor=fay)
    assert [client.post(url, ONE_CLICK).status_code for url in urls] == [404, 404]
    assert (Follow.objects.filter(person=fay).count(), Reader.objects.filter(person=fay).count()) == (0, 0)


def test_the_page_is_kept_by_nobody_and_named_to_nobody(client, reader):
    response = client.get(stop_url(reader))
    assert "no-store" in response["Cache-Control"]
    assert (b'name="referrer" content="same-origin"' in response.content) is True
