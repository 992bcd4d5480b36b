"""While people vote, what everybody sees alike is drawn once; what is one reader's own is never kept."""

import pytest
from django.utils import translation

from samenspel.phases.plan.models import Proposal
from tests.factories.initiatives import make_member
from tests.factories.plan import make_own_round, make_proposal, make_vote
from tests.factories.services import make_area, make_person

pytestmark = pytest.mark.django_db


def sign_in(client, language="en"):
    person = make_person(email=f"{language}@example.org")
    person.language = language
    person.save()
    client.force_login(person)
    return person


def page(client, thing):
    return client.get(thing.get_absolute_url()).content.decode()


def test_each_reader_gets_the_kept_parts_in_their_own_language(client):
    round = make_vote()
    seen = {}
    for language in ("en", "nl", "fr"):
        sign_in(client, language)
        seen[language] = page(client, round) + page(client, round.proposals.first())
        with translation.override(language):
            words = [translation.gettext("What every proposal must meet"), translation.gettext("The check")]
        assert [word for word in words if word not in seen[language]] == []
    assert len(set(seen.values())) == 3


def test_what_is_asked_for_is_shown_and_not_what_somebody_else_asked_for(client):
    round = make_vote(costs=(60_00, 50_00, 30_00))
    address = round.get_absolute_url()
    dear, cheap, found = (
        client.get(address + asked).content.decode() for asked in ("", "?sort=cheap", "?q=xyzzy")
    )
    titles = [*round.proposals.order_by("cost").values_list("title", flat=True)]
    assert sorted(titles, key=cheap.index) == titles
    assert [title for title in titles if title not in dear] == []
    assert [title for title in titles if title in found] == []


def test_the_areas_of_a_ballot_are_kept_beside_those_of_its_round(client):
    round = make_vote()
    for one in round.proposals.filter(place__in=(1, 2)):
        Proposal.objects.filter(pk=one.pk).update(area=make_area(f"Around {one.place}"))
    for _time in range(2):
        ballot = client.get(f"{round.get_absolute_url()}ballot/")
        found = client.get(round.get_absolute_url())
        assert ballot.context["areas"] == ["Around 1", "Around 2"]
        choices = found.context["form"].fields["area"].choices
        assert [str(name) for _key, name in choices] == ["All", "Around 1", "Around 2"]


def test_the_cards_of_one_area_are_not_those_of_another(client):
    round = make_vote()
    bench, garden = round.proposals.filter(place__in=(1, 2)).order_by("place")
    for one in (bench, garden):
        Proposal.objects.filter(pk=one.pk).update(area=make_area(f"Around {one.pk}"))
        one.refresh_from_db()
    found = {
        one.title: client.get(round.get_absolute_url(), {"area": one.area_id}).content.decode()
        for one in (bench, garden)
    }
    assert {title: [one.title in page for one in (bench, garden)] for title, page in found.items()} == {
        bench.title: [True, False],
        garden.title: [False, True],
    }


def test_while_people_propose_nothing_is_kept(client):
    round = make_own_round()
    first = make_proposal(round)
    assert first.title in page(client, round)
    second = make_proposal(round, title="A second bench")
    assert second.title in page(client, round)
    Proposal.objects.filter(pk=first.pk).update(description="Said in other words.")
    assert "Said in other words." in page(client, first)


def test_the_authors_own_part_is_nobody_elses(client):
    author = make_person("Ina", email="ina@example.org")
    round = make_own_round(days=(-1, 3, 5, 8, 9))
    make_member(round.initiative, author)
    proposal = make_proposal(round, author)
    client.force_login(author)
    assert "together/" in page(client, proposal)
    sign_in(client)
    assert "together/" not in page(client, proposal)


def test_a_visit_while_people_vote_costs_few_queries(client, django_assert_num_queries):
    """However many proposals there are; what is kept costs none. One asks whether children take part."""
    round = make_vote(costs=[100] * 30, budget=100_00)
    sign_in(client)
    addresses = [round.get_absolute_url(), round.proposals.first().get_absolute_url()]
    for address, number in zip(addresses, (11, 12), strict=True):
        client.get(address)
        with django_assert_num_queries(number):
            client.get(address)


@pytest.mark.parametrize("asked", ["?mine=xyzzy", "?q=" + "xyzzy" * 21, "?q=xyzzy&q=", "?state=xyzzy"])
def test_what_one_reader_typed_stands_on_nobody_elses_page(client, asked):
    address = make_vote(costs=[100] * 30, budget=100_00).get_absolute_url()
    client.get(address + asked)
    assert "xyzzy" not in client.get(address).content.decode()


def test_pages_of_a_kept_list_keep_what_is_asked(client):
    address = make_vote(costs=[100] * 30, budget=100_00).get_absolute_url()
    for _time in range(2):
        assert 'href="?sort=title&amp;page=2"' in client.get(address + "?sort=title").content.decode()
