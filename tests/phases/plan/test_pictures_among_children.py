"""Where children take part, whoever sends a picture says that no child can be recognised in it."""

import pytest

from samenspel.phases.plan.models import Proposal
from tests.checks import words
from tests.factories.children import adopt
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.plan import make_own_round, make_proposal_draft
from tests.factories.services import make_person, map_picture

pytestmark = pytest.mark.django_db
ASKED = "No child is recognisable in this picture"
TYPED = {"title": "A ladder", "description": "To climb.", "picture_words": "A drawing of a ladder"}


@pytest.fixture(params=["none", "first_names"])
def children(request):
    return request.param


@pytest.fixture
def member(client):
    person = make_person("Ann")
    client.force_login(person)
    return person


@pytest.fixture
def round(member, children):
    initiative = make_initiative()
    adopt(initiative, children)
    make_member(initiative, member)
    return make_own_round(initiative, days=(-1, 2, 3, 5, 8))


def test_it_is_asked_where_children_take_part_and_nowhere_else(client, round, member, children):
    proposal = make_proposal_draft(round, member)
    pages = [f"/plan/rounds/{round.pk}/proposals/add/", f"{proposal.get_absolute_url()}change/"]
    assert [ASKED in words(client.get(page)) for page in pages] == [children != "none"] * 2


@pytest.mark.parametrize("says_so", [{}, {"shows_nobody": "on"}])
def test_a_picture_waits_for_it(client, round, children, says_so):
    sent = {**TYPED, **says_so, "picture": map_picture()}
    client.post(f"/plan/rounds/{round.pk}/proposals/add/", sent)
    assert Proposal.objects.exists() == (children == "none" or bool(says_so))


def test_without_a_picture_nothing_is_asked_for(client, round):
    client.post(f"/plan/rounds/{round.pk}/proposals/add/", {**TYPED, "picture_words": ""})
    assert Proposal.objects.get().picture.name == ""
