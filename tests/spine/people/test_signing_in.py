from datetime import timedelta
from urllib.parse import quote

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.shortcuts import resolve_url
from django.utils import timezone, translation

from samenspel.foundation.journal.models import Entry, Message
from samenspel.foundation.journal.outbox import deliver_messages
from samenspel.spine.people import actions
from samenspel.spine.people.models import Person, Session, SignInRequest
from samenspel.spine.people.proofs import VALID, WRONG_CODES
from samenspel.spine.people.queries import owner_of
from tests.checks import assert_page
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db
SIGN_IN, CODE = "/people/sign-in/", "/people/sign-in/code/"


def start():
    """Where people go who came for nothing in particular."""
    return resolve_url(settings.LOGIN_REDIRECT_URL)


def signed_in(client):
    return client.session.get("_auth_user_id")


def test_a_newcomer_signs_up_by_the_link(client, way_in):
    link, _code = way_in("noor@example.org")
    response = client.post(link)
    person = Person.objects.get()
    assert (response.status_code, response.url) == (302, f"/people/welcome/?next={quote(start(), safe='')}")
    assert (person.email, person.language, signed_in(client)) == ("noor@example.org", "en", str(person.pk))


def test_signing_up_is_written_in_the_journal_without_personal_data(client, way_in):
    client.post(way_in("noor@example.org")[0])
    person = Person.objects.get()
    assert list(Entry.objects.values_list("verb", "actor", "object_id", "data")) == [
        ("people.sign_up", str(person.pk), str(person.pk), {})
    ]


def test_who_is_known_signs_in_by_the_link_and_goes_where_they_wanted(client, way_in):
    person = a_person(email="noor@example.org")
    Person.objects.update(last_login=timezone.now())
    response = client.post(way_in("Noor@Example.org".lower(), next="/services/")[0])
    assert (response.url, signed_in(client), Person.objects.count()) == ("/services/", str(person.pk), 1)


def test_opening_the_link_changes_nothing_before_the_button_is_pressed(client, way_in):
    link, _code = way_in("noor@example.org")
    page = assert_page(client.get(link))
    assert page.headings == [(1, "One step to go")]
    assert (Person.objects.count(), SignInRequest.objects.count(), signed_in(client)) == (0, 1, None)


def test_the_link_works_in_another_browser(client, way_in, another_client):
    link, _code = way_in("noor@example.org")
    another_client.post(link)
    assert signed_in(another_client) == str(Person.objects.get().pk)


def test_a_link_works_once(client, way_in, another_client):
    link, _code = way_in("noor@example.org")
    client.post(link)
    again = another_client.post(link)
    assert_page(again, status=404)
    assert signed_in(another_client) is None


def test_using_one_link_ends_the_others(client, way_in, another_client):
    older, _code = way_in("noor@example.org")
    newer, _code = way_in("noor@example.org")
    client.post(newer)
    assert another_client.post(older).status_code == 404


def test_a_link_is_good_for_an_hour(client, way_in):
    link, _code = way_in("noor@example.org")
    SignInRequest.objects.update(asked_at=timezone.now() - timedelta(minutes=61))
    assert client.post(link).status_code == 404
    assert client.get(CODE).url == SIGN_IN


def test_of_two_who_spend_a_request_one_gets_in(client, way_in):
    way_in("noor@example.org")
    asked = SignInRequest.objects.get()
    first = actions.open_link(actor=None, request=asked, language="en")
    assert (first, actions.open_link(actor=None, request=asked, language="en")) == (
        Person.objects.get(),
        None,
    )


@pytest.mark.parametrize("typed", ["{}", " {} ", "lower", "bare"])
def test_the_code_lets_in_however_it_is_typed(client, way_in, typed):
    _link, code = way_in("noor@example.org")
    words = {"lower": code.lower(), "bare": code.replace("-", "")}.get(typed) or typed.format(code)
    client.post(CODE, {"code": words})
    assert signed_in(client) == str(Person.objects.get().pk)


def test_the_code_works_only_where_it_was_asked_for(client, way_in, another_client):
    _link, code = way_in("noor@example.org")
    response = another_client.post(CODE, {"code": code})
    assert (response.url, signed_in(another_client)) == (SIGN_IN, None)


def test_after_five_wrong_codes_the_right_one_is_refused_too(client, way_in):
    _link, code = way_in("noor@example.org")
    for _ in range(WRONG_CODES):
        assert_page(client.post(CODE, {"code": "AAAA-AAAA"}))
    client.post(CODE, {"code": code})
    assert signed_in(client) is None


def test_four_wrong_codes_are_forgiven(client, way_in):
    _link, code = way_in("noor@example.org")
    for _ in range(WRONG_CODES - 1):
        client.post(CODE, {"code": "AAAA-AAAA"})
    client.post(CODE, {"code": code})
    assert signed_in(client) is not None


def stored():
    """Every row of every table as the database holds it."""
    rows = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            rows += [str(row) for row in cursor.fetchall()]
    return "\n".join(rows)


def test_neither_link_nor_code_stand_in_the_database_before_the_mail_is_sent_or_after(client, way_in):
    link, code = way_in("noor@example.org")
    waiting = stored()
    deliver_messages()
    sent = stored()
    assert [where for where in (waiting, sent) if link.split("/")[-2] in where or code in where] == []
    assert ["noor@example.org" in line for line in sent.splitlines() if "'sent'" in line] == [False]


def test_the_mail_with_a_way_in_is_of_no_use_when_the_way_is_closed(client, way_in):
    way_in("noor@example.org")
    until, asked = Message.objects.get().expires_at, SignInRequest.objects.get().asked_at
    assert timedelta(0) <= until - asked - VALID < timedelta(seconds=5)


def test_the_mail_is_plain_and_says_all(client, way_in, mails):
    link, code = way_in("noor@example.org")
    ((to, subject, text),) = mails()
    assert (to, subject) == ("noor@example.org", "Sign in to Samenspel")
    assert text.splitlines() == [
        "Hello,", "", "Open this link to sign in:", "", f"http://testserver{link}", "",
        "Or type this code on the page where you asked for it:", "", f"    {code}", "",
        "Both work once, for one hour. Did you not ask for this? Then do nothing: "
        "without this mail nobody gets in.",
    ]  # fmt: skip


def test_known_and_unknown_addresses_get_the_same_answer(client, mails):
    a_person(email="known@example.org")
    answers = [client.post(SIGN_IN, {"email": f"{name}@example.org"}) for name in ("known", "stranger")]
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, CODE), (302, CODE)]
    assert [subject for _to, subject, _text in mails()] == ["Sign in to Samenspel"] * 2


def test_known_and_unknown_addresses_cost_the_same_queries(client, django_assert_num_queries):
    a_person(email="known@example.org")
    number = 6 if connection.vendor == "postgresql" else 5  # the lock by which they come in turn
    with django_assert_num_queries(number):
        actions.ask_to_sign_in(actor=None, email="known@example.org")
    with django_assert_num_queries(number):
        actions.ask_to_sign_in(actor=None, email="stranger@example.org")


def test_after_five_mails_in_an_hour_no_more_are_sent_but_the_last_one_works(client, way_in, mails):
    for _ in range(8):
        _link, code = way_in("noor@example.org")
    assert len(mails()) == actions.MAILS_PER_HOUR
    client.post(CODE, {"code": code})
    assert signed_in(client) is not None


def test_one_browser_that_asks_for_too_many_addresses_has_to_wait(client, mails):
    answers = [client.post(SIGN_IN, {"email": f"p{number}@example.org"}) for number in range(121)]
    assert_page(answers[-1], status=429)
    assert "many people at one place" in answers[-1].content.decode()
    assert len(mails()) == 120


def test_three_classes_of_a_school_behind_one_address_sign_in_within_a_minute(another_client, way_in):
    for number in range(31 * 3):
        another_client.cookies.clear()
        assert way_in(f"pupil{number}@example.org", another_client)


@pytest.mark.parametrize("typed", ["", "noor", "noor@", "a@b.nl\r\nBcc: everyone@example.org", "x" * 300])
def test_what_is_no_address_is_explained_and_nothing_is_sent(client, mails, typed):
    page = assert_page(client.post(SIGN_IN, {"email": typed}))
    assert (page.headings[0], mails()) == ((1, "Sign in or sign up"), [])


def test_the_session_gets_a_new_key_on_signing_in(client, way_in):
    link, _code = way_in("noor@example.org")
    before = client.session.session_key
    client.post(link)
    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


def test_a_session_knows_its_person(client, way_in):
    client.post(way_in("noor@example.org")[0])
    assert Session.objects.get(pk=client.session.session_key).person == Person.objects.get()


ELSEWHERE = [
    "https://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
    "http:evil.example", "javascript:alert(1)", "https:///evil.example", "\thttps://evil.example",
    "https://testserver@evil.example", "https://testserver.evil.example", "data:text/html,x",
]  # fmt: skip


@pytest.mark.parametrize("goal", ELSEWHERE)
def test_nobody_is_sent_elsewhere_after_signing_in(client, way_in, goal):
    a_person(email="noor@example.org")
    Person.objects.update(last_login=timezone.now())
    assert client.post(way_in("noor@example.org", next=goal)[0]).url == start()
    assert client.get(SIGN_IN, {"next": goal}).url == start()
    assert client.post("/people/welcome/", {"language": "en", "next": goal}).url == start()


def test_who_is_closed_out_does_not_get_in(client, way_in):
    a_person(email="noor@example.org")
    Person.objects.update(is_active=False)
    response = client.post(way_in("noor@example.org")[0], follow=True)
    assert (assert_page(response).headings, signed_in(client)) == ([(1, "This account is closed")], None)


def test_signing_out_takes_a_button(client):
    client.force_login(a_person())
    assert_page(client.get("/accounts/logout/"))
    assert signed_in(client) is not None
    client.post("/accounts/logout/")
    assert signed_in(client) is None


def test_there_are_no_pages_about_passwords(client):
    client.force_login(a_person())
    for path in ("password/change/", "password/set/", "password/reset/", "login/code/"):
        assert client.get(f"/accounts/{path}").status_code == 404


def test_a_person_has_no_password():
    assert a_person().has_usable_password() is False


def test_who_only_claimed_an_address_elsewhere_does_not_own_it(client, way_in):
    squatter = a_person(email="noor@example.org")
    squatter.emailaddress_set.update(verified=False)
    client.post(way_in("noor@example.org")[0])
    squatter.refresh_from_db()
    owner = owner_of("noor@example.org")
    assert (squatter.email, signed_in(client) == str(owner.pk), owner == squatter) == (None, True, False)


def test_a_new_person_reads_the_language_they_signed_up_in(client, way_in):
    link, _code = way_in("noor@example.org")
    client.post(link, headers={"accept-language": "fr"})
    assert Person.objects.get().language == "fr"


def test_mails_are_in_the_language_of_the_page(client, mails):
    with translation.override("en"):
        expected = str(translation.gettext("Sign in to %(site)s")) % {"site": "Samenspel"}
    client.post(SIGN_IN, {"email": "noor@example.org"}, headers={"accept-language": "en"})
    assert mails()[0][1] == expected
