"""Coming in as people do: by mail on a phone, with a passkey, through another service."""

import re

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import expect

from samenspel.config.oidc import Provider, apps_of
from samenspel.foundation.journal.models import Message
from samenspel.spine.people.models import Person
from tests.factories.people import a_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def at(page, live_server):
    """Go to a path on a phone."""
    page.set_viewport_size(PHONE)
    return lambda path: page.goto(live_server.url + path)


@pytest.fixture
def sign_in(page, at, axe):
    """By the link in the mail."""

    def by_mail(email):
        at("/people/sign-in/")
        page.get_by_label("Your e-mail address").fill(email)
        page.get_by_role("button", name="Send me a link").click()
        expect(page.get_by_role("heading", name="Look in your mail")).to_be_visible()
        assert axe() == []
        text = Message.objects.filter(to=email).latest("created_at").text
        at(re.search(r"/people/sign-in/link/\S+", text)[0])
        assert axe() == []
        page.get_by_role("main").get_by_role("button", name="Sign in").click()

    return by_mail


@pytest.fixture
def reader(page):
    """A phone with a fingerprint reader, in software."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    key = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
    return lambda **state: session.send("WebAuthn.setUserVerified", {"authenticatorId": key, **state})


def test_a_newcomer_signs_up_by_mail_says_a_name_and_signs_out(page, at, sign_in):
    sign_in("noor@example.org")
    page.get_by_label("What shall we call you?").fill("Noor")
    page.get_by_role("radio", name="Nederlands").check()
    page.get_by_role("main").get_by_role("button", name="Go on").click()
    page.wait_for_url("**/")
    person = Person.objects.get()
    assert (person.email, person.display_name, person.language) == ("noor@example.org", "Noor", "nl")
    Person.objects.update(language="en")
    at("/people/me/")
    expect(page.get_by_role("main")).to_contain_text("noor@example.org")
    at("/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    at("/people/me/")
    expect(page.get_by_role("heading", name="Sign in or sign up")).to_be_visible()


def test_the_code_can_be_typed_instead(page, at):
    at("/people/sign-in/")
    page.get_by_label("Your e-mail address").fill("noor@example.org")
    page.get_by_role("button", name="Send me a link").click()
    code = re.search(r"(?<![\w-])[A-Z]{4}-[A-Z]{4}(?![\w-])", Message.objects.get().text)[0]
    page.get_by_label("The code from the mail").fill(code.lower())
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Welcome")).to_be_visible()


def test_a_passkey_is_added_renamed_used_and_removed(page, at, sign_in, reader, axe):
    person = a_person(email="noor@example.org")
    sign_in("noor@example.org")
    at("/accounts/passkeys/add/")
    page.get_by_label("Name of this device").fill("My phone")
    page.get_by_role("button", name="Add this device").click()
    expect(page.get_by_role("heading", name="My phone")).to_be_visible()

    page.get_by_role("link", name="Rename").click()
    page.get_by_label("Name of this device").fill("Old phone")
    assert axe() == []
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Old phone")).to_be_visible()

    page.context.clear_cookies()
    at("/people/sign-in/?next=/people/me/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/people/me/")
    expect(page.get_by_role("main")).to_contain_text("noor@example.org")

    at("/accounts/passkeys/")
    page.get_by_role("link", name="Remove").click()
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    assert axe() == []
    page.get_by_role("button", name="Use my passkey").click()
    expect(page.get_by_role("main").get_by_role("button", name="Remove")).to_be_visible()
    assert axe() == []
    page.get_by_role("main").get_by_role("button", name="Remove").click()
    expect(page.get_by_role("main")).to_contain_text("You have none yet")
    assert person.authenticator_set.count() == 0


def test_a_device_that_does_not_recognise_its_holder_lets_nobody_in(page, at, sign_in, reader):
    a_person(email="noor@example.org")
    sign_in("noor@example.org")
    at("/accounts/passkeys/add/")
    page.get_by_role("button", name="Add this device").click()
    expect(page.get_by_role("heading", name="My device")).to_be_visible()
    page.context.clear_cookies()
    at("/people/sign-in/")
    reader(isUserVerified=False)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("That did not work")).to_be_visible()


def test_another_service_lets_in_and_brings_back(page, at, settings):
    with run_server_in_thread(
        user_claims=[User(sub="noor", claims={"email": "noor@example.org", "name": "Noor"})]
    ) as server:
        town = Provider("town", "Town", f"http://localhost:{server.server_port}", "c", "s", trusted=True)
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": apps_of([town])}}
        settings.CONTENT_SECURITY_POLICY = policy_with(settings, town.origin)
        at("/people/sign-in/")
        page.get_by_role("button", name="Sign in with Town").click()
        page.get_by_role("button", name="noor").click()
        expect(page.get_by_role("heading", name="Welcome")).to_be_visible()
    assert list(Person.objects.values_list("email", "display_name")) == [("noor@example.org", "Noor")]


def policy_with(settings, origin):
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return {"DIRECTIVES": {**directives, "form-action": [*directives["form-action"], origin]}}
