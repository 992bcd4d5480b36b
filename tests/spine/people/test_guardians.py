"""A guardian says yes or no at the link in a mail, and a child writes nothing without a yes."""

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.spine.people import actions
from samenspel.spine.people.models import Child, Person
from samenspel.spine.people.queries import data_of, find_child
from tests.checks import assert_page, words
from tests.factories.children import link_to, make_child, make_school, say_yes
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db
YES = {"guardian_name": "Ria Parent", "is_guardian": "on"}


@pytest.fixture
def child():
    """With the link that its guardian was mailed."""
    membership, link = make_child()
    return membership.person, link


def page(link, end=""):
    return f"/people/children/{link}/{end}"


def said(person):
    row = Child.objects.get(person=person)
    return row.guardian_name, row.consented_at is not None, row.withdrawn_at is not None, row.is_allowed


def test_looking_at_the_link_says_nothing(client, child):
    person, link = child
    assert "You have not answered yet" in words(client.get(page(link)))
    assert_page(client.get(page(link, "yes/")))
    assert said(person) == ("", False, False, False)


def test_a_yes_is_kept_with_its_day_and_who_said_it(client, child):
    person, link = child
    assert client.post(page(link, "yes/"), YES).status_code == 302
    assert said(person) == ("Ria Parent", True, False, True)
    assert "Ria Parent said yes on" in words(client.get(page(link)))
    assert list(Entry.objects.filter(verb__contains="consent").values_list("verb", "actor", "data")) == [
        ("people.give_consent", "", {})
    ]


@pytest.mark.parametrize("missing", YES)
def test_a_yes_needs_a_name_and_a_guardian(client, child, missing):
    person, link = child
    assert_page(client.post(page(link, "yes/"), {**YES, missing: ""}))
    assert said(person) == ("", False, False, False)


def test_a_yes_is_taken_back_and_given_again(client, child):
    person, link = child
    say_yes(link)
    client.post(page(link, "no/"))
    assert said(person) == ("Ria Parent", True, True, False)
    assert "You said no on" in words(client.get(page(link)))
    client.post(page(link, "yes/"), YES)
    assert said(person) == ("Ria Parent", True, False, True)


def test_a_no_is_asked_about_first(client, child):
    person, link = child
    say_yes(link)
    answer = client.get(page(link, "no/"))
    assert_page(answer)
    assert "Shall Kim not take part?" in words(answer)
    assert said(person) == ("Ria Parent", True, False, True)


def test_a_no_is_taken_back_to_what_was_answered_before(client, child):
    person, link = child
    client.post(page(link, "no/"))
    client.post(page(link, "no/take-back/"))
    assert said(person) == ("", False, False, False)
    actions.print_name(child=say_yes(link), printed_name="Kim Familyname")
    day = Child.objects.get(person=person).consented_at
    client.post(page(link, "no/"))
    client.post(page(link, "no/take-back/"))
    row = Child.objects.get(person=person)
    assert (row.consented_at, row.is_allowed, row.printed_name) == (day, True, "")


def test_what_was_not_refused_is_not_taken_back(client, child):
    person, link = child
    say_yes(link)
    assert client.post(page(link, "no/take-back/")).status_code == 302
    assert said(person) == ("Ria Parent", True, False, True)
    assert not Entry.objects.filter(verb="people.take_back_no").exists()


def test_whoever_is_signed_in_on_the_device_the_guardian_answers(client, child):
    person, link = child
    client.force_login(person)
    client.post(page(link, "yes/"), YES)
    assert said(person) == ("Ria Parent", True, False, True)


def test_a_name_in_print_waits_for_a_yes(client, child):
    _person, link = child
    client.post(page(link, "print/"), {"printed_name": "Kim Familyname"})
    assert not Child.objects.filter(printed_name="Kim Familyname").exists(), "nobody said yes"


def test_a_guardian_says_how_a_booklet_names_the_child(client, child):
    person, link = child
    say_yes(link)
    client.post(page(link, "print/"), {"printed_name": "Kim Familyname"})
    row = Child.objects.get(person=person)
    assert (row.printed_name, row.printed_at is not None) == ("Kim Familyname", True)
    assert "“Kim Familyname”" in words(client.get(page(link)))
    client.post(page(link, "no/"))
    row.refresh_from_db()
    assert (row.printed_name, row.printed_at) == ("", None)


def test_asking_again_makes_an_earlier_link_and_yes_worth_nothing(client, child):
    person, link = child
    say_yes(link)
    with transaction.atomic():
        name = person.display_name
        new = actions.be_child(person, name, guardian_email="gran@example.org", asked_by=person, verb="x.y")
    assert said(person) == ("", False, False, False)
    assert client.get(page(link)).status_code == 404
    assert find_child(new).guardian_email == "gran@example.org"


def test_no_child_is_its_own_guardian_nor_that_of_another(child):
    person, _link = child
    other = a_person()
    for guarded in (person, other):
        with pytest.raises(Refused, match="address of their own"), transaction.atomic():
            actions.be_child(guarded, "Kim", guardian_email=person.email, asked_by=other, verb="x.y")


def test_parts_of_pages_that_are_kept_forget_an_earlier_name(django_capture_on_commit_callbacks):
    cache.set("a part of a page", "Canary Fullname-Kid")
    with django_capture_on_commit_callbacks(execute=True):
        make_child()
    assert cache.get("a part of a page") is None


def test_a_child_changes_its_language_and_not_its_name(client, child):
    person, _link = child
    client.force_login(person)
    assert b"display_name" not in client.get("/people/me/change/").content
    client.post("/people/me/change/", {"display_name": "Kim Familyname", "language": "fr"})
    person.refresh_from_db()
    assert (person.display_name, person.language) == ("Kim", "fr")
    with pytest.raises(Refused, match="chose your name"):
        actions.change_me(actor=person, display_name="Kim-Familyname", language="nl")


def test_the_database_refuses_a_child_with_two_names(child):
    person, _link = child
    with pytest.raises(IntegrityError, match="person_child_has_one_name"), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(display_name="Kim Familyname")


def test_a_child_without_a_yes_still_sees_downloads_and_erases_what_is_its_own(client, child):
    person, link = child
    client.force_login(person)
    assert "Your guardian has to say yes first" in words(client.get("/people/me/"))
    assert client.post("/people/me/export/").status_code == 200
    actions.erase_me(actor=person)
    row = Child.objects.get(person=person)
    assert (row.guardian_email, row.guardian_name, row.is_allowed) == ("", "", False)
    assert client.get(page(link)).status_code == 404


def test_a_guardian_who_leaves_takes_the_yes_along(client, child):
    person, link = child
    say_yes(link)
    guardian = a_person("Ria", email=person.child.guardian_email)
    actions.erase_me(actor=guardian)
    assert said(person) == ("", True, True, False)
    assert client.post(page(link, "no/take-back/")).status_code == 404


def test_the_guardian_downloads_what_they_said_and_not_what_is_the_child_s(child):
    person, link = child
    actions.print_name(child=say_yes(link), printed_name="Kim Familyname")
    guardian = a_person("Ria", email=person.child.guardian_email)
    held = str(data_of(guardian))
    assert ("Ria Parent" in held, "Familyname" in held) == (True, False)
    assert "Kim Familyname" in str(data_of(person))


def test_a_guardian_of_two_answers_for_each_alone():
    school = make_school()
    (first, one), (second, _two) = (make_child(school, name) for name in ("Kim", "Lou"))
    say_yes(one)
    assert [said(each.person)[-1] for each in (first, second)] == [True, False]
    assert link_to(first.person.child.guardian_email) == one
