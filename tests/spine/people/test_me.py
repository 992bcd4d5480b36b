import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils.formats import date_format
from django.utils.timezone import localtime

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.spine.people import actions
from samenspel.spine.people.models import Person, Session
from samenspel.spine.people.personal_data import PERSONAL
from tests.checks import HOSTILE, assert_page, assert_shown_as_text
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db
ME = "/people/me/"


@pytest.fixture
def noor(client):
    person = a_person("Noor", email="noor@example.org")
    client.force_login(person)
    return person


def test_my_details_show_name_language_address_and_ways_in(client, noor):
    page = assert_page(client.get(ME))
    assert [text for _level, text in page.headings][:4] == [
        "My details", "Who you are here", "How you sign in", "By e-mail"
    ]  # fmt: skip
    html = client.get(ME).content.decode()
    assert all(
        text in html
        for text in ("Noor", "English", "noor@example.org", date_format(localtime(noor.joined_at).date()))
    )


@pytest.mark.parametrize(
    ("path", "method", "page"),
    [
        ("", "get", ""),
        ("change/", "get", "change/"),
        ("erase/", "get", "erase/"),
        ("export/", "post", ""),
        ("sign-out-everywhere/", "post", ""),
    ],
)
def test_strangers_are_asked_to_sign_in_and_come_back_to_a_page(client, path, method, page):
    response = getattr(client, method)(ME + path)
    assert response.url == f"/people/sign-in/?next={ME}{page}"


def test_personal_pages_are_kept_by_no_cache(client, noor):
    assert "no-store" in client.get(ME)["Cache-Control"]


def test_name_and_language_can_be_changed(client, noor):
    assert_page(client.get(f"{ME}change/"))
    response = client.post(f"{ME}change/", {"display_name": " Noor B. ", "language": "nl"})
    noor.refresh_from_db()
    assert (response.url, noor.display_name, noor.language) == (ME, "Noor B.", "nl")


def test_a_language_we_do_not_speak_is_refused_and_the_name_typed_is_kept(client, noor):
    response = client.post(f"{ME}change/", {"display_name": "Noor B.", "language": "xx"})
    noor.refresh_from_db()
    assert_page(response)
    assert ('value="Noor B."' in response.content.decode(), noor.display_name) == (True, "Noor")


def test_a_name_is_shown_as_the_text_it_is(client, noor):
    client.post(f"{ME}change/", {"display_name": HOSTILE, "language": "en"})
    assert_shown_as_text(client.get(ME))


def test_who_skips_the_welcome_goes_on(client, noor):
    page = assert_page(client.get("/people/welcome/", {"next": "/services/"}))
    assert "/services/" in page.links


def test_who_answers_the_welcome_goes_on_in_their_language(client, noor):
    response = client.post(
        "/people/welcome/", {"display_name": "N", "language": "fr", "next": "/services/"}, follow=True
    )
    assert (response.redirect_chain, response.headers["Content-Language"]) == ([("/services/", 302)], "fr")


def test_a_person_reads_their_own_language_whatever_the_browser_says(client, noor):
    response = client.get(ME, headers={"accept-language": "nl"})
    assert response.headers["Content-Language"] == "en"


def test_choosing_a_language_is_kept_for_a_person(client, noor):
    response = client.post("/accounts/language/", {"language": "fr", "next": ME})
    noor.refresh_from_db()
    assert (response.url, noor.language) == (ME, "fr")


def test_choosing_a_language_is_kept_for_a_visitor(client):
    client.post("/accounts/language/", {"language": "fr", "next": "/services/"})
    assert client.get("/people/privacy/").headers["Content-Language"] == "fr"


def test_a_language_we_do_not_speak_changes_nothing(client, noor):
    client.post("/accounts/language/", {"language": "de", "next": ME})
    noor.refresh_from_db()
    assert noor.language == "en"


def test_choosing_a_language_never_leads_elsewhere(client):
    response = client.post("/accounts/language/", {"language": "fr", "next": "https://evil.example/"})
    assert response.url == "/"


def test_the_download_holds_every_registered_field(client, noor):
    response = client.post(f"{ME}export/")
    held = json.loads(response.content)["held"]
    assert response.headers["Content-Disposition"] == 'attachment; filename="my-data.json"'
    assert sorted(part["about"] for part in held) == sorted(each.model for each in PERSONAL)
    assert held[0]["data"] == [{"email": "noor@example.org"}]
    entries = next(part["data"] for part in held if part["about"] == "journal.Entry")
    assert [(entry["actor"], entry["verb"]) for entry in entries] == [(str(noor.pk), "people.sign_up")]


def test_the_download_says_in_words_what_it_is_about(client, noor):
    initiative = make_initiative(title="A warm library")
    make_member(initiative, noor)
    held = {part["about"]: part["data"] for part in json.loads(client.post(f"{ME}export/").content)["held"]}
    (membership,) = held["initiatives.Membership"]
    said = [membership[name] for name in ("person", "initiative", "role", "organisation")]
    assert said == [str(noor.pk), "A warm library", "citizen", None]


def test_the_download_holds_nothing_of_others(client, noor):
    a_person("Canary", email="canary@example.org")
    assert "canary" not in client.post(f"{ME}export/").content.decode().lower()


def test_the_privacy_page_says_what_why_and_how_long_for_every_field(client):
    html = client.get("/people/privacy/")
    assert_page(html)
    words = html.content.decode()
    for each in PERSONAL:
        assert all(str(text) in words for text in [*each.words]), each.model


def test_signing_out_everywhere_ends_every_session(client, noor, another_client):
    another_client.force_login(noor)
    noor.refresh_from_db()
    client.post(f"{ME}sign-out-everywhere/")
    assert [each.get(ME).status_code for each in (client, another_client)] == [302, 302]
    assert Session.objects.filter(person=noor).count() == 0


def test_erasing_asks_for_a_word(client, noor):
    assert_page(client.get(f"{ME}erase/"))
    assert_page(client.post(f"{ME}erase/", {"word": "yes"}))
    noor.refresh_from_db()
    assert (noor.email, noor.erased_at) == ("noor@example.org", None)


def test_erasing_takes_all_ways_in_and_leaves_the_row(client, noor, another_client):
    another_client.force_login(noor)
    Authenticator.objects.create(user=noor, type="webauthn", data={"name": "Phone"})
    SocialAccount.objects.create(user=noor, provider="town", uid="7")
    response = client.post(f"{ME}erase/", {"word": " Erase "})
    noor.refresh_from_db()
    assert (noor.email, noor.display_name, noor.is_active, noor.erased_at is None) == (None, "", False, False)
    left = [model.objects.count() for model in (EmailAddress, Authenticator, SocialAccount)]
    assert (left, Session.objects.filter(person=noor).count(), Person.objects.count()) == ([0, 0, 0], 0, 1)
    assert (response.url, "Your account is erased" in client.get("/people/privacy/").content.decode()) == (
        "/",
        True,
    )
    assert another_client.get(ME).status_code == 302


def test_erasing_is_written_in_the_journal(client, noor):
    client.post(f"{ME}erase/", {"word": "erase"})
    entry = Entry.objects.first()
    assert (entry.verb, entry.actor, entry.data) == ("people.erase_me", str(noor.pk), {})


def test_the_address_is_free_again_after_erasing(client, noor, way_in, another_client):
    client.post(f"{ME}erase/", {"word": "erase"})
    another_client.post(way_in("noor@example.org")[0])
    assert Person.objects.filter(email="noor@example.org").exclude(pk=noor.pk).count() == 1


def test_the_only_administrator_can_not_leave(client, noor):
    actions.appoint_administrator(actor=None, person=noor)
    with pytest.raises(Refused, match=r"You are the only administrator\. Appoint somebody else first\."):
        actions.erase_me(actor=noor)
    assert client.get(f"{ME}erase/").status_code == 403


def test_one_of_two_administrators_can_leave(noor):
    actions.appoint_administrator(actor=None, person=noor)
    a_person(administrator=True)
    assert actions.erase_me(actor=noor).erased_at is not None


def test_another_service_can_be_removed_but_only_ones_own(client, noor):
    mine = SocialAccount.objects.create(user=noor, provider="town", uid="7")
    other = SocialAccount.objects.create(user=a_person(), provider="town", uid="8")
    client.post(f"{ME}disconnect/{other.pk}/")
    client.post(f"{ME}disconnect/{mine.pk}/")
    assert list(SocialAccount.objects.all()) == [other]
