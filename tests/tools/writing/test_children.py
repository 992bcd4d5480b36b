"""A child writes along under its one name, as long as its guardian says yes."""

import time

import pytest

from samenspel.spine.initiatives.actions import ask_guardian
from samenspel.spine.people.actions import withdraw_consent
from samenspel.spine.people.queries import find_child
from samenspel.tools.writing.live import keeping, seats
from samenspel.tools.writing.queries import document_of, text_of
from tests.factories.children import link_to, make_child, make_school
from tests.factories.design import make_text
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.services import make_person
from tests.tools.writing.lines import Page, site

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Once upon a time."


@pytest.fixture
def text():
    return make_text(initiative=make_school(), words=WORDS)


@pytest.fixture
def port():
    with site() as port:
        yield port


def add(words):
    words.insert(0, "x")


def names(page):
    return {person["name"] for person in page.people.values()}


def test_a_child_s_caret_bears_its_one_name(text, port):
    membership, _link = make_child(text.initiative, "Canary", says_yes=True)
    document, ann = document_of(text), make_member(text.initiative, make_person("Ann"))
    with Page(port, document, membership.person) as hers, Page(port, document, ann) as page:
        hers.synced().write(add)
        page.listen(lambda: page.people)
        assert names(page) == {"Canary"}


def test_whose_full_name_stood_at_a_caret_is_out_at_once_and_comes_back_under_one_name(text, port):
    document, kid = document_of(text), make_member(text.initiative, make_person("Canary Fullname-Kid"))
    with Page(port, document, kid) as page:
        page.synced().write(add)
        page.listen(lambda: page.saved == 1)
        ask_guardian(
            actor=coordinator_of(text.initiative),
            membership=kid.memberships.get(),
            first_name="Canary",
            guardian_email="ria@example.org",
        )
        assert page.code() == seats.NOT_ALLOWED
    assert find_child(link_to("ria@example.org")).person.display_name == "Canary"


def test_what_a_child_types_after_a_no_is_not_kept(text, port):
    membership, link = make_child(text.initiative, says_yes=True)
    document = document_of(text)
    with Page(port, document, membership.person) as page:
        page.synced().write(add)
        page.listen(lambda: page.saved == 1)
        withdraw_consent(child=find_child(link))
        time.sleep(keeping.REMEMBERED)
        page.write(add)
        assert page.code() == seats.NOT_ALLOWED
    document.refresh_from_db()
    assert text_of(document) == f"x{WORDS}"
