import pytest
from django.core.exceptions import ImproperlyConfigured, ObjectDoesNotExist

from samenspel.foundation.journal.queries import address_of
from samenspel.spine.initiatives.hooks import NAV_LINKS, register_nav_link
from samenspel.tools.talk.subjects import find_subject, rules_of_talk, talk_url
from tests.factories.initiatives import make_initiative
from tests.factories.plan import make_own_round, make_proposal

pytestmark = pytest.mark.django_db


def test_a_page_that_talks_about_what_nobody_may_talk_about_is_a_mistake_of_the_house():
    with pytest.raises(ImproperlyConfigured, match=r"“services\.service” says nothing of “talk”"):
        rules_of_talk(make_initiative().service)


def test_a_room_is_registered_once():
    with pytest.raises(ImproperlyConfigured, match="registered twice"):
        register_nav_link(NAV_LINKS[0])


def test_a_subject_is_found_by_its_address():
    initiative = make_initiative()
    assert find_subject(address_of(initiative)) == initiative
    assert talk_url(initiative) == f"/talk/initiatives.initiative/{initiative.pk}/"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "initiatives.initiative",
        "initiatives.initiative/",
        "initiatives.initiative/0",
        "initiatives.initiative/abc",
        "initiatives.initiative/1/2",
        f"initiatives.initiative/{10**40}",
        "plan.nothing/1",
    ],
)
def test_whatever_is_wrong_with_an_address_there_is_no_such_thing(address):
    with pytest.raises(ObjectDoesNotExist):
        find_subject(address)


def test_what_nobody_may_talk_about_is_no_subject():
    with pytest.raises(ObjectDoesNotExist):
        find_subject(address_of(make_initiative().service))


def test_talk_that_a_page_embeds_stands_on_that_page():
    proposal = make_proposal(make_own_round(days=(-9, 1, 2, 5, 8)))
    assert talk_url(proposal) == proposal.get_absolute_url()
