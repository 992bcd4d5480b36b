"""Proposals that are alike, made together, or merged."""

from urllib.parse import urlsplit

import pytest
from django.db import IntegrityError, transaction

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.phases.plan import actions
from samenspel.phases.plan.models import Author, Merge, Proposal, Support
from samenspel.phases.plan.similar import similar_proposals
from samenspel.tools.together.actions import become_author
from samenspel.tools.together.invitations import Invitation, link_of
from tests.checks import assert_page
from tests.factories.initiatives import make_member
from tests.factories.plan import make_own_round, make_proposal
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return make_own_round(days=(-1, 5, 8, 12, 15))


def member(round, name, email=None):
    return make_member(round.initiative, make_person(name, email=email))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Banken bij het water", ["Een bank bij de vijver"]),
        ("SPEELTUIN", ["Een nieuwe speeltuin"]),
        ("un banc près de l'etang", ["Un banc près de l’étang"]),
        ("more benches", ["A bench for two"]),
        ("vliegveld", []),
        ("de het een", []),
        ("", []),
        ("\"' OR 1=1 -- * NEAR(", []),
    ],
)
def test_what_is_alike_is_found_in_three_languages(round, typed, found):
    for title in (
        "Een bank bij de vijver",
        "Een nieuwe speeltuin",
        "Un banc près de l’étang",
        "A bench for two",
    ):
        make_proposal(round, title=title, description="x")
    assert [one.title for one in similar_proposals(round, typed)][:1] == found


def test_a_title_counts_for_more_than_the_text(round):
    make_proposal(round, title="Something", description="with a fountain")
    make_proposal(round, title="A fountain", description="x")
    assert [one.title for one in similar_proposals(round, "fountain")] == ["A fountain", "Something"]


def test_what_was_changed_or_withdrawn_is_found_by_what_it_is_now(round):
    author = member(round, "Ina")
    proposal = make_proposal(round, author, title="A fountain", description="x")
    actions.change_proposal(actor=author, proposal=proposal, title="A pond")
    assert similar_proposals(round, "fountain") == []
    assert similar_proposals(round, "pond") == [proposal]
    actions.withdraw_proposal(actor=author, proposal=proposal)
    assert similar_proposals(round, "pond") == []


def link_to(draft):
    return urlsplit(link_of(draft.authors.get().person, draft)).path


def alike(client, round, title):
    return client.get(f"/plan/rounds/{round.pk}/similar/", {"title": title}, headers={"HX-Request": "true"})


def test_drafts_are_never_alike(round, client):
    actions.add_proposal(actor=member(round, "Ina"), round=round, title="A fountain")
    assert similar_proposals(round, "fountain") == []
    assert "fountain" not in alike(client, round, "fountain").content.decode()


def test_what_is_alike_is_shown_while_one_types(round, client):
    make_proposal(round, title="A fountain")
    assert "A fountain" in alike(client, round, "fountains").content.decode()
    by_itself = client.get(f"/plan/rounds/{round.pk}/similar/", {"title": "fountain"}, follow=True)
    assert_page(by_itself)
    assert "A fountain" in by_itself.content.decode()


def test_who_has_the_link_joins_in_and_may_change_the_draft(round, client):
    draft = actions.add_proposal(actor=member(round, "Ina"), round=round, title="A fountain")
    other = member(round, "Joy")
    client.force_login(other)
    assert client.get(draft.get_absolute_url()).status_code == 404
    page = link_to(draft)
    assert_page(client.get(page))
    for _ in range(2):
        client.post(f"{page}join/")
    assert draft.authors.count() == 2
    assert_page(client.get(draft.get_absolute_url()))
    actions.change_proposal(actor=other, proposal=draft, title="Two fountains")


def test_strangers_join_the_initiative_first(round):
    draft = actions.add_proposal(actor=member(round, "Ina"), round=round, title="A fountain")
    with pytest.raises(Refused, match="You are not a member of this initiative yet"):
        become_author(actor=make_person(), invitation=Invitation(draft))


def test_the_link_shows_strangers_the_way_into_the_initiative(round, client):
    draft = actions.add_proposal(actor=member(round, "Ina"), round=round, title="A fountain")
    client.force_login(make_person())
    here = link_to(draft)
    (join,) = (link for link in assert_page(client.get(here)).links if "/join/?next=" in link)
    assert client.post(f"{here}join/").status_code == 403
    assert client.post(join)["Location"] == here
    assert client.post(f"{here}join/")["Location"] == draft.get_absolute_url()


def test_joining_leads_to_no_other_site(round, client):
    client.force_login(make_person())
    initiative = round.initiative.get_absolute_url()
    assert client.post(f"{initiative}join/?next=https://example.org/")["Location"] == initiative


@pytest.mark.parametrize(
    ("state", "shown"),
    [("submitted", (True, True)), ("accepted", (True, False)), ("merged", (False, False))],
)
def test_authors_are_offered_to_share_and_merge_while_that_can_be(round, client, state, shown):
    ina = member(round, "Ina")
    make_proposal(round, title="A bench")
    proposal = make_proposal(round, ina, title="Two benches")
    Proposal.objects.filter(pk=proposal.pk).update(state=state, cost=500)
    client.force_login(ina)
    page = client.get(proposal.get_absolute_url()).content.decode()
    assert ("Much like this" in page, "/together/" in page) == shown


@pytest.fixture
def two(round):
    """Two proposals with an author and supporters each; one supports both."""
    first, second = member(round, "Ina", "ina@example.org"), member(round, "Joy", "joy@example.org")
    old, kept = make_proposal(round, first, title="A bench"), make_proposal(round, second, title="A seat")
    both, one = member(round, "Bo"), member(round, "Al")
    for person, proposal in ((both, old), (both, kept), (one, old)):
        actions.support_proposal(actor=person, proposal=proposal)
    return first, second, old, kept


@pytest.mark.parametrize("table", [Author, Support])
def test_the_database_takes_no_author_and_no_supporter_twice(round, table):
    person = member(round, "Ina")
    proposal = round.proposals.create(title="A bench", state="draft")
    table.objects.create(thing=proposal, person=person)
    with pytest.raises(IntegrityError), transaction.atomic():
        table.objects.create(thing=proposal, person=person)


def mail_to(address):
    return Message.objects.get(to=address).subject


def test_two_proposals_become_one_when_both_sides_agree(two):
    first, second, old, kept = two
    merge = actions.ask_to_merge(actor=first, proposal=old, into=kept)
    assert "A bench" in Message.objects.get(to="joy@example.org").text
    with pytest.raises(Refused, match="Only those who made the other proposal can"):
        actions.answer_merge(actor=first, merge=merge, agrees=True)
    actions.answer_merge(actor=second, merge=merge, agrees=True)
    old.refresh_from_db()
    assert (old.state, old.merged_into) == ("merged", kept)
    assert {author.person for author in kept.authors.all()} == {first, second}
    assert (kept.supports.count(), Merge.objects.count()) == (2, 0)
    assert mail_to("ina@example.org") == "Two proposals became one"


def test_a_no_leaves_both_as_they_are(two):
    first, second, old, kept = two
    merge = actions.ask_to_merge(actor=first, proposal=old, into=kept)
    actions.answer_merge(actor=second, merge=merge, agrees=False)
    old.refresh_from_db()
    assert (old.state, kept.authors.count(), Merge.objects.count()) == ("submitted", 1, 0)
    assert mail_to("ina@example.org") == "Both proposals stay"


def test_one_asks_once_at_a_time_and_only_within_a_round(two):
    first, _second, old, kept = two
    elsewhere = make_proposal(make_own_round(days=(-1, 5, 8, 12, 15)))
    with pytest.raises(Refused, match="Choose a proposal of this round that is still"):
        actions.ask_to_merge(actor=first, proposal=old, into=elsewhere)
    actions.ask_to_merge(actor=first, proposal=old, into=kept)
    with pytest.raises(Refused, match="You asked this before"):
        actions.ask_to_merge(actor=first, proposal=old, into=kept)


def test_asking_and_answering_on_the_pages(two, client):
    first, second, old, kept = two
    client.force_login(first)
    assert_page(client.get(f"{old.get_absolute_url()}merge/"))
    client.post(f"{old.get_absolute_url()}merge/", {"into": kept.pk})
    assert "have not answered yet" in client.get(old.get_absolute_url()).content.decode()
    client.force_login(second)
    page = client.get(kept.get_absolute_url())
    assert_page(page)
    assert "Shall two proposals become one?" in page.content.decode()
    client.post(f"{kept.get_absolute_url()}merges/{Merge.objects.get().pk}/", {"yes": "1"})
    assert "You make this proposal together now." in client.get(kept.get_absolute_url()).content.decode()
    assert "It goes on in another proposal" in client.get(old.get_absolute_url()).content.decode()
