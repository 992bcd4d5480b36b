"""A facilitator puts ideas together under a name."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from samenspel.phases.design.actions import clustering
from samenspel.phases.design.models.ideas import Cluster, Idea
from tests.checks import assert_page
from tests.factories.design import address, make_board, make_idea
from tests.factories.initiatives import coordinator_of

pytestmark = pytest.mark.django_db


def test_a_coordinator_groups_ideas_by_marks_and_buttons(board, client):
    kettle, lamp = make_idea(board), make_idea(board)
    client.force_login(coordinator_of(board.initiative))
    page = address(board, "group/")
    client.post(page, {"ideas": [kettle.pk], "title": "Warm", "new": "1"})
    warm = Cluster.objects.get()
    client.post(page, {"ideas": [lamp.pk], "into": warm.pk})
    assert [*warm.ideas.order_by("pk")] == [kettle, lamp]
    client.post(page, {"ideas": [lamp.pk], "into": "", "title": "Typed and not meant"})
    assert ([*warm.ideas.all()], Cluster.objects.count()) == ([kettle], 1)
    assert [one.title for one in client.get(address(board, f"?cluster={warm.pk}")).context["page"]] == [
        kettle.title
    ]
    assert [one.title for one in client.get(address(board, "?cluster=none")).context["page"]] == [lamp.title]
    assert_page(client.get(page))


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"title": "Warm", "new": "1"}, "ideas"),
        ({"ideas": "{idea}", "title": "  ", "new": "1"}, "title"),
        ({"ideas": "{idea}", "into": "999"}, "into"),
        ({"ideas": "999", "into": ""}, "ideas"),
        ({"ideas": "x", "into": ""}, "ideas"),
    ],
)
def test_what_is_missing_in_grouping_is_said_and_changes_nothing(board, client, typed, fault):
    idea = make_idea(board)
    client.force_login(coordinator_of(board.initiative))
    typed = {name: value.format(idea=idea.pk) for name, value in typed.items()}
    page = client.post(address(board, "group/"), typed)
    assert_page(page)
    assert [*page.context["form"].errors] == [fault]
    assert (Cluster.objects.count(), Idea.objects.get().cluster) == (0, None)


def test_marks_of_a_later_page_stand_there_again_after_a_lost_session(board, client):
    ideas = [make_idea(board) for _number in range(26)]
    coordinator = coordinator_of(board.initiative)
    client.force_login(coordinator)
    page = address(board, "group/?page=2")
    shown = client.get(page).content.decode()
    assert f'action="{page}"' in shown
    client.logout()
    asked = client.post(page, {"ideas": [ideas[0].pk], "title": "Warm", "new": "1"})
    client.force_login(coordinator)
    (back,) = parse_qs(urlsplit(asked.url).query)["next"]
    shown = client.get(back).content.decode()
    assert re.search(rf'<input type="checkbox" name="ideas" value="{ideas[0].pk}" checked', shown)
    assert 'value="Warm"' in shown


def test_a_group_gets_another_name_or_goes_and_its_ideas_stay(board, client):
    idea, other = make_idea(board), make_idea(board)
    client.force_login(coordinator_of(board.initiative))
    coordinator = coordinator_of(board.initiative)
    warm = clustering.cluster_ideas(actor=coordinator, board=board, ideas=[idea], title="Warm")
    light = clustering.cluster_ideas(actor=coordinator, board=board, ideas=[other], title="Light")
    page = f"/design/boards/{board.pk}/groups/{warm.pk}/"
    client.post(f"{page}change/", {"title": "Cosy"})
    assert Cluster.objects.get(pk=warm.pk).title == "Cosy"
    client.post(f"{page}change/", {"title": "Light"})
    assert [*light.ideas.order_by("pk")] == [idea, other]
    client.post(f"/design/boards/{board.pk}/groups/{light.pk}/remove/")
    assert (Cluster.objects.count(), Idea.objects.filter(cluster=None).count()) == (0, 2)


def test_a_group_of_another_board_takes_nothing(board):
    other = make_board(board.initiative)
    coordinator = coordinator_of(board.initiative)
    theirs = clustering.cluster_ideas(actor=coordinator, board=other, ideas=[], title="Warm")
    with pytest.raises(Cluster.DoesNotExist):
        clustering.cluster_ideas(actor=coordinator, board=board, ideas=[make_idea(board)], into=theirs)
    idea = make_idea(other)
    clustering.cluster_ideas(actor=coordinator, board=board, ideas=[idea], title="Mine")
    assert Idea.objects.get(pk=idea.pk).cluster is None
