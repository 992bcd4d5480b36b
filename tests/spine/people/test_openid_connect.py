"""The real code flow, against a real OpenID Connect provider on this machine."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured
from oidc_provider_mock import User, run_server_in_thread

from samenspel.config.oidc import Provider, apps_of, providers
from samenspel.foundation.journal.models import Entry
from samenspel.spine.people.models import Person
from tests.checks import assert_page
from tests.factories.people import a_person

PEOPLE = [
    User(sub="noor", claims={"email": "Noor@example.org", "email_verified": True, "name": "Noor Bakker"}),
    User(sub="silent", claims={"email": "silent@example.org"}),
    User(sub="doubted", claims={"email": "doubted@example.org", "email_verified": False}),
    User(sub="wide", claims={"email": "Noor@ｅxample.org", "email_verified": True}),
    User(sub="bare", claims={"name": "Bare"}),
]
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def provider_url():
    with run_server_in_thread(user_claims=PEOPLE) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def connect(settings, provider_url):
    """Name the provider in the settings."""

    def set_up(**values):
        town = Provider("town", "Town of Example", provider_url, "client", "secret", **values)
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps_of([town])}
        }

    return set_up


def come_back(client, who, process="login", goal="/services/"):
    """Go to the provider, say there who one is, and come back; returns our first answer."""
    there = client.post(f"/accounts/oidc/town/login/?process={process}&next={goal}")
    answer = requests.post(there.url, data=who, allow_redirects=False, timeout=10)
    back, state = urlsplit(answer.headers["Location"]), parse_qs(urlsplit(there.url).query)["state"][0]
    query = back.query if "state=" in back.query else f"{back.query}&state={state}"
    return client.get(f"{back.path}?{query}")


def sign_in(client, sub, **values):
    return come_back(client, {"sub": sub}, **values)


def signed_in(client):
    return client.session.get("_auth_user_id")


def test_a_trusted_provider_lets_a_newcomer_in_at_once(client, connect):
    connect(trusted=True)
    response = sign_in(client, "noor")
    person = Person.objects.get()
    assert (response.status_code, signed_in(client)) == (302, str(person.pk))
    assert (person.email, person.display_name, person.language) == ("noor@example.org", "Noor Bakker", "en")
    assert list(Entry.objects.values_list("verb", "actor")) == [("people.sign_up", str(person.pk))]


def test_nothing_more_than_the_number_there_is_kept(client, connect):
    connect(trusted=True)
    sign_in(client, "noor")
    client.post("/accounts/logout/")
    sign_in(client, "noor")
    assert list(SocialAccount.objects.values_list("provider", "uid", "extra_data")) == [("town", "noor", {})]


def test_coming_back_signs_in_the_same_person_and_goes_on(client, connect):
    connect(trusted=True)
    sign_in(client, "noor")
    client.post("/accounts/logout/")
    response = sign_in(client, "noor", goal="/services/")
    assert (response.url, Person.objects.count(), signed_in(client) is not None) == ("/services/", 1, True)


def test_a_trusted_provider_leads_to_who_has_that_address_already(client, connect):
    connect(trusted=True)
    known = a_person(email="noor@example.org")
    sign_in(client, "noor")
    assert (signed_in(client), SocialAccount.objects.get().user) == (str(known.pk), known)


def test_a_trusted_provider_that_writes_the_address_otherwise_leads_there_too(client, connect):
    connect(trusted=True)
    known = a_person(email="noor@example.org")
    sign_in(client, "wide")
    assert (signed_in(client), Person.objects.count()) == (str(known.pk), 1)


def test_a_newcomers_address_is_kept_in_its_one_form_whoever_vouches_for_it(client, connect):
    connect(trusted=True)
    sign_in(client, "wide")
    person = Person.objects.get()
    assert [person.email, *person.emailaddress_set.values_list("email", flat=True)] == [
        "noor@example.org"
    ] * 2


def test_an_untrusted_provider_does_not_lead_to_who_has_that_address(client, connect, mails):
    connect(trusted=False)
    a_person(email="noor@example.org")
    response = sign_in(client, "noor")
    (sent,) = mails()
    assert (response.url, signed_in(client), SocialAccount.objects.count()) == (
        "/accounts/confirm-email/",
        None,
        0,
    )
    assert sent[:2] == ("noor@example.org", "You are known here already")
    assert_page(client.get(response.url))


def test_what_an_untrusted_provider_calls_verified_is_proven_by_mail_first(client, connect, mails):
    connect(trusted=False)
    response = sign_in(client, "noor")
    assert (response.url, signed_in(client)) == ("/accounts/confirm-email/", None)
    link = re.search(r"/accounts/confirm-email/\S+/", mails()[0][2])[0]
    assert assert_page(client.get(link)).headings == [(1, "Is this your e-mail address?")]
    assert signed_in(client) is None
    client.post(link)
    assert signed_in(client) == str(Person.objects.get().pk)


def test_what_a_trusted_provider_does_not_doubt_is_proven(client, connect):
    connect(trusted=True)
    sign_in(client, "silent")
    assert signed_in(client) == str(Person.objects.get().pk)


def test_what_a_trusted_provider_doubts_is_proven_by_mail_first(client, connect):
    connect(trusted=True)
    assert (sign_in(client, "doubted").url, signed_in(client)) == ("/accounts/confirm-email/", None)


def test_who_has_no_address_there_is_asked_for_one(client, connect):
    connect(trusted=True, kind="national")
    response = sign_in(client, "bare")
    page = client.get(response.url)
    assert assert_page(page).headings == [(1, "One thing is missing")]
    assert "Town of Example" in page.content.decode()
    asked = client.post(response.url, {"email": "bare@example.org"})
    assert (asked.url, signed_in(client)) == ("/accounts/confirm-email/", None)
    assert list(Person.objects.values_list("email", "display_name")) == [("bare@example.org", "Bare")]


def test_a_person_connects_a_provider_and_removes_it_again(client, connect):
    connect(trusted=False)
    person = a_person(email="somebody.else@example.org")
    client.force_login(person)
    assert "Also sign in with Town of Example" in client.get("/people/me/").content.decode()
    sign_in(client, "noor", process="connect", goal="/people/me/")
    account = SocialAccount.objects.get()
    assert account.user == person
    assert "Town of Example" in client.get("/people/me/").content.decode()
    client.post(f"/people/me/disconnect/{account.pk}/")
    assert SocialAccount.objects.count() == 0


def test_who_says_no_there_is_told_that_nothing_happened(client, connect):
    connect()
    response = come_back(client, {"action": "deny"})
    page = client.get(response.url) if response.status_code == 302 else response
    assert assert_page(page).headings == [(1, "You stopped signing in")]


def test_an_answer_nobody_asked_for_is_refused(client, connect):
    connect(trusted=True)
    response = client.get("/accounts/oidc/town/login/callback/?code=stolen&state=guessed")
    assert "That did not work" in response.content.decode()
    assert signed_in(client) is None


def test_opening_the_address_starts_nothing(client, connect):
    connect()
    response = client.get("/accounts/oidc/town/login/")
    assert assert_page(response).headings == [(1, "Sign in with Town of Example")]


def test_the_sign_in_page_offers_the_provider(client, connect):
    connect()
    page = client.get("/people/sign-in/")
    assert_page(page)
    assert "Sign in with Town of Example" in page.content.decode()


TOWN = {"id": "town", "name": "T", "server_url": "https://id.example.org/a", "client_id": "c", "secret": "s"}


def test_providers_are_read_from_json():
    (town,) = providers(json.dumps([{**TOWN, "kind": "national", "trusted": True}]))
    assert town == Provider("town", "T", "https://id.example.org/a", "c", "s", "national", True)
    assert town.origin == "https://id.example.org"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "is not JSON"),
        ("{}", "must be a list"),
        ("[1]", "number 1, must be an object"),
        (json.dumps([{**TOWN, "secret": ""}]), "number 1, lacks secret"),
        (json.dumps([{**TOWN, "colour": "red"}]), "number 1, has an unknown colour"),
        (json.dumps([{**TOWN, "id": "My Town"}]), "use small letters"),
        (json.dumps([{**TOWN, "kind": "local"}]), "set it to organisation or national"),
        (json.dumps([{**TOWN, "trusted": "yes"}]), "trusted must be true or false"),
        (json.dumps([{**TOWN, "server_url": "id.example.org"}]), "must begin with https"),
        (json.dumps([TOWN, TOWN]), "names an id twice"),
    ],
)
def test_a_mistake_in_the_settings_is_explained(text, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        providers(text)
