"""Children in an initiative: called by one name, put on the list by grown-ups, silent without a yes."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from samenspel.foundation.access import Refused, allow
from samenspel.foundation.journal.models import Message
from samenspel.spine.initiatives import actions
from samenspel.spine.initiatives.queries import initiatives_matching
from samenspel.spine.people.actions import withdraw_consent
from samenspel.spine.people.models import Person
from samenspel.spine.people.queries import find_child
from samenspel.tools.notices.actions import follow
from samenspel.tools.talk.actions import take_back, write_comment
from tests.checks import assert_page, words
from tests.factories.children import adopt, link_to, make_child, make_school, say_yes
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.people import a_person
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


def called(*memberships):
    return [Person.objects.get(memberships=one).display_name for one in memberships]


def test_children_are_called_as_the_charter_says():
    first, roles = make_school("first_names"), make_school("role_names")
    (kim, _), (lou, _) = make_child(first, "Kim"), make_child(first, "Lou")
    (one, _), (two, _) = make_child(roles, "Kim"), make_child(roles, "Lou")
    assert called(kim, lou, one, two) == ["Kim", "Lou", "Pupil\u00a01", "Pupil\u00a02"]


def test_a_new_charter_with_roles_renames_all_children_and_no_grown_up():
    school = make_school("first_names")
    (kim, _), (lou, _), adult = make_child(school, "Kim"), make_child(school, "Lou"), make_person("Ann Adult")
    make_member(school, adult)
    adopt(school, "role_names")
    adopt(school, "role_names")
    assert called(kim, lou) == ["Pupil\u00a01", "Pupil\u00a02"]
    adult.refresh_from_db()
    assert str(adult) == "Ann Adult"
    adopt(school, "first_names")
    assert called(kim, lou) == ["Pupil\u00a01", "Pupil\u00a02"], "first names are not kept"


def test_no_charter_forgets_the_children_that_take_part():
    school = make_school()
    make_child(school)
    with pytest.raises(Refused, match="Children take part"):
        adopt(school, "none")


@pytest.mark.parametrize("name", ["Kim Familyname", "Kim\u00a0Familyname", "Kim\tFamilyname", "x" * 31, ""])
def test_only_one_first_name_is_taken(client, name):
    school = make_school()
    client.force_login(coordinator_of(school))
    typed = {"first_name": name, "email": "kid@example.org", "guardian_email": "ria@example.org"}
    assert_page(client.post(f"/initiatives/{school.slug}/children/add/", typed))
    assert not Person.objects.filter(is_child=True).exists()


def test_a_coordinator_puts_a_child_on_the_list_and_the_guardian_is_asked(client):
    school = make_school()
    client.force_login(coordinator_of(school))
    address = f"/initiatives/{school.slug}/children/add/"
    assert_page(client.get(address))
    typed = {"first_name": "Kim", "email": "kid@example.org", "guardian_email": "Ria@Example.org"}
    assert client.post(address, typed).status_code == 302
    person = Person.objects.get(email="kid@example.org")
    assert (str(person), person.is_child, person.child.is_allowed) == ("Kim", True, False)
    assert client.get(f"/people/children/{link_to('ria@example.org')}/").status_code == 200
    listed = words(client.get(f"/initiatives/{school.slug}/members/"))
    assert "Child; the guardian was asked on" in listed


def test_an_address_that_has_an_account_is_not_made_a_child_s(client):
    school, adult = make_school(), a_person("Ann Adult", email="ann@example.org")
    client.force_login(coordinator_of(school))
    typed = {"first_name": "Kim", "email": "ann@example.org", "guardian_email": "ria@example.org"}
    page = client.post(f"/initiatives/{school.slug}/children/add/", typed)
    assert "Somebody has an account with this address" in words(page)
    with pytest.raises(Refused, match="Somebody has an account"):
        actions.add_child(actor=coordinator_of(school), initiative=school, **typed)
    adult.refresh_from_db()
    assert (str(adult), adult.is_child) == ("Ann Adult", False)


def test_parents_put_their_own_child_on_the_list_and_are_asked_themselves(client):
    school, parent = make_school(), a_person("Ria Parent", email="ria@example.org")
    make_member(school, parent)
    client.force_login(parent)
    address = f"/initiatives/{school.slug}/children/add/"
    assert b"guardian_email" not in client.get(address).content
    typed = {"first_name": "Kim", "email": "kid@example.org", "guardian_email": "other@example.org"}
    client.post(address, typed)
    assert Person.objects.get(email="kid@example.org").child.guardian_email == "ria@example.org"
    assert link_to("ria@example.org")


def test_who_takes_no_part_and_children_themselves_put_nobody_on_the_list():
    school = make_school()
    kim, _link = make_child(school, says_yes=True)
    for person in (make_person("Xena"), kim.person):
        with pytest.raises(Refused, match=r"grown-ups|member"):
            make_child(school, actor=person)


def test_where_no_children_take_part_none_comes_in():
    plain, school = make_initiative(), make_school()
    with pytest.raises(Refused, match="does not say that children take part"):
        make_child(plain)
    kim, _link = make_child(school, says_yes=True)
    with pytest.raises(Refused, match="does not say that children take part"):
        actions.join(actor=kim.person, initiative=plain)


def test_a_member_who_turns_out_to_be_a_child_gets_one_name_and_is_silent(client):
    school, person = make_school(), a_person("Canary Fullname-Kid", email="kid@example.org")
    make_member(school, person)
    membership = school.memberships.get(person=person)
    client.force_login(coordinator_of(school))
    address = f"/initiatives/{school.slug}/members/{membership.pk}/guardian/"
    assert_page(client.get(address))
    client.post(address, {"first_name": "Canary", "guardian_email": "ria@example.org"})
    person.refresh_from_db()
    assert (str(person), bool(person.why_silent)) == ("Canary", True)
    say_yes(link_to("ria@example.org"))
    assert not Person.objects.get(pk=person.pk).why_silent


def test_an_action_without_a_first_name_gives_a_role():
    school, person = make_school(), a_person("Canary Fullname-Kid")
    make_member(school, person)
    membership = school.memberships.get(person=person)
    actions.ask_guardian(
        actor=coordinator_of(school), membership=membership, guardian_email="ria@example.org"
    )
    assert called(membership) == ["Pupil\u00a01"]


@pytest.mark.parametrize("role", ["coordinator", "moderator", "scholar"])
def test_a_child_has_no_other_role_than_that_of_a_citizen(role):
    school = make_school()
    kim, _link = make_child(school, says_yes=True)
    with pytest.raises(Refused, match="in no other role"):
        actions.appoint(actor=coordinator_of(school), membership=kim, role=role)
    leader = school.memberships.get(role="coordinator")
    with pytest.raises(Refused, match="in no other role"):
        actions.ask_guardian(actor=leader.person, membership=leader, guardian_email="ria@example.org")


def test_a_child_begins_no_initiative():
    kim, _link = make_child(says_yes=True)
    assert not allow(kim.person, "initiatives.start_initiative")


def test_without_a_yes_a_child_reads_and_leaves_and_does_nothing_else():
    school = make_school()
    kim, link = make_child(school)
    assert allow(kim.person, "initiatives.show_initiative", school)
    with pytest.raises(Refused, match="Your guardian has to say yes first"):
        write_comment(actor=kim.person, subject=school, text="Hello")
    say_yes(link)
    comment = write_comment(actor=kim.person, subject=school, text="Hello")
    withdraw_consent(child=find_child(link))
    with pytest.raises(Refused, match="Your guardian has to say yes first"):
        write_comment(actor=kim.person, subject=school, text="Hello again")
    with pytest.raises(Refused, match="Your guardian has to say yes first"):
        follow(actor=kim.person, followed=school)  # a rule that does not ask for members
    take_back(actor=kim.person, comment=comment)
    actions.leave(actor=kim.person, initiative=school)
    kim.refresh_from_db()
    assert kim.left_at is not None


def test_a_draft_is_read_by_its_silent_child():
    school = make_school()
    kim, _link = make_child(school)
    school.is_public = False
    school.save()
    assert allow(kim.person, "initiatives.show_initiative", school)


def test_a_child_joins_another_initiative_and_its_guardian_hears_it():
    school, other = make_school("first_names"), make_school("role_names", title="The other one")
    kim, _link = make_child(school, says_yes=True)
    joined = actions.join(actor=kim.person, initiative=other)
    assert called(kim, joined) == ["Pupil\u00a01"] * 2
    mail = Message.objects.filter(to=kim.person.child.guardian_email).latest("created_at")
    assert mail.subject == "Pupil 1 takes part in The other one"


def test_grown_ups_say_that_they_are_before_they_join_a_school(client):
    school, person = make_school(), make_person("Ann Adult")
    client.force_login(person)
    address = f"/initiatives/{school.slug}/join/"
    assert "I am 18 or older" in words(client.get(address))
    assert_page(client.post(address))
    assert not school.memberships.filter(person=person).exists()
    assert client.post(address, {"is_grown_up": "on"}).status_code == 302
    assert school.memberships.filter(person=person).exists()


def test_where_no_children_take_part_nobody_is_asked_for_an_age(client):
    plain, person = make_initiative(), make_person("Ann Adult")
    client.force_login(person)
    assert b"is_grown_up" not in client.get(f"/initiatives/{plain.slug}/join/").content
    assert client.post(f"/initiatives/{plain.slug}/join/").status_code == 302


@pytest.fixture
def initiatives():
    """One where children took part once, and one where none ever did."""
    once = make_school(title="With children")
    adopt(once, "none")
    return once, make_initiative(title="Without")


def test_search_engines_are_told_to_leave_children_out(client, initiatives):
    once, plain = initiatives
    pages = ["", "charter/", "journal/", "charter/1/pdf/"]
    told = [
        [client.get(f"/initiatives/{one.slug}/{page}").get("X-Robots-Tag") for page in pages]
        for one in (once, plain)
    ]
    assert told == [["noindex, noimageindex"] * 4, [None] * 4]


def test_no_sitemap_or_feed_has_what_children_do(client, initiatives):
    once, plain = initiatives
    sitemap = client.get("/sitemap-initiatives.initiative.xml").content.decode()
    assert (once.slug in sitemap, plain.slug in sitemap) == (False, True)
    feeds = [
        client.get(reverse("notices:show_feed", args=[f"initiatives.initiative/{one.pk}"]))
        for one in initiatives
    ]
    assert [feed.status_code for feed in feeds] == [404, 200]
    call_command("verify_journal")
    site = client.get(reverse("notices:show_site_feed")).content.decode()
    assert ("With children" in site, "Without" in site) == (False, True)


def test_people_still_find_where_children_take_part(client, initiatives):
    once, _plain = initiatives
    found = initiatives_matching(make_person("Ann"), {"q": "With children"})
    assert once in found


def test_the_charter_says_that_children_take_part_on_its_page_and_on_paper(client):
    school = make_school()
    assert "Children take part under their first names" in words(
        client.get(f"/initiatives/{school.slug}/charter/")
    )
    assert client.get(f"/initiatives/{school.slug}/charter/2/pdf/").status_code == 200
