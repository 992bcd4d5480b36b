"""What one may not see is told nowhere: not on the page, not in the count, not by mail, not in a feed."""

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.journal.models import About, Message
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.journal.sentences import SENTENCES
from samenspel.phases.plan.models import BudgetRound, Proposal
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.things import CARDS
from samenspel.spine.people.actions import erase_me
from samenspel.spine.services.actions import add_professional
from samenspel.tools.notices.actions.following import make_reader
from samenspel.tools.notices.models import Follow, Reader
from samenspel.tools.notices.queries import count_anew
from samenspel.tools.notices.tasks import send_digests
from samenspel.tools.talk import actions as talk
from tests.factories.initiatives import coordinator_of, make_draft, make_initiative, make_member
from tests.factories.notices import (
    feed_url,
    make_decision,
    make_due,
    make_follower,
    new_for,
    settle,
)
from tests.factories.people import a_person
from tests.factories.plan import (
    make_check,
    make_own_round,
    make_proposal,
    make_proposal_draft,
)
from tests.factories.services import make_administrator, make_organisation, make_person, make_service
from tests.factories.talk import make_comment, moderate_before
from tests.world import fill

pytestmark = pytest.mark.django_db


def force_follow(person, thing):
    """As if it had been visible once."""
    make_reader(person)
    Follow.objects.update_or_create(
        person=person, thing=address_of(thing), defaults={"from_entry": 0, "ended_at": None}
    )


def told(client, person, thing):
    """Where this person hears of it: the count, the page, the mail; and where anybody does: the feeds."""
    count = new_for(person)
    client.force_login(person)
    page = client.get("/notices/").context["groups"]
    make_due(person)
    Message.objects.all().delete()
    send_digests()
    mails = Message.objects.filter(to=person.email).count()
    client.logout()
    own = client.get(feed_url(thing))
    feed = b"<entry>" in own.content if own.status_code == 200 else None
    return count, len(page), mails, feed


def private_initiative(initiative):
    make_decision(initiative, "Secret words")
    Initiative.objects.filter(pk=initiative.pk).update(is_public=False)
    return initiative


def private_round(initiative):
    round = make_own_round(initiative, days=(-9, 1, 2, 5, 8))
    make_proposal(round, title="Secret words")
    Initiative.objects.filter(pk=initiative.pk).update(is_public=False)
    return round


def draft_proposal(initiative):
    """Something happened to it in the open, before it became a draft again by whatever mistake."""
    round = make_own_round(initiative, days=(-9, 1, 2, 5, 8))
    proposal = make_proposal(round, title="Secret words")
    make_check(proposal)
    Proposal.objects.filter(pk=proposal.pk).update(state="draft", cost=0)
    return Proposal.objects.get(pk=proposal.pk)


def hidden_comment(initiative):
    clear(initiative)
    comment = make_comment(initiative)
    talk.hide_comment(actor=make_administrator(), comment=comment, ground="insults", reason="Rude.")
    return initiative


def waiting_comment(initiative):
    clear(initiative)
    moderate_before(initiative)
    make_comment(initiative)
    return initiative


def taken_back_comment(initiative):
    clear(initiative)
    comment = make_comment(initiative)
    talk.take_back(actor=comment.author, comment=comment)
    return initiative


def clear(initiative):
    About.objects.all().delete()


@pytest.mark.parametrize(
    ("hide", "feed"),
    [
        (private_initiative, None),
        (private_round, None),
        (draft_proposal, None),
        (hidden_comment, False),
        (waiting_comment, False),
        (taken_back_comment, False),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_hidden_is_told_nowhere(client, hide, feed):
    person = a_person("Fay")
    thing = hide(make_initiative())
    force_follow(person, thing)
    assert told(client, person, thing) == (0, 0, 0, feed)
    assert b"Secret words" not in client.get("/notices/feed.atom").content


@pytest.mark.parametrize("make", [private_initiative, private_round, draft_proposal])
def test_who_may_see_it_hears_of_it_all_the_same_and_feeds_never_do(client, make):
    initiative = make_initiative()
    member = make_member(initiative, a_person("Mo"))
    thing = make(initiative)
    if isinstance(thing, Proposal):
        member = thing.authors.get().person
        type(member).objects.filter(pk=member.pk).update(email="mo@example.org")
        member.refresh_from_db()
    Follow.objects.filter(person=member).delete()
    force_follow(member, thing)
    count, groups, mails, feed = told(client, member, thing)
    assert (count > 0, groups, mails, feed) == (True, 1, 1, None)
    client.force_login(member)
    assert client.get(feed_url(thing)).status_code == 404


def test_a_draft_s_title_is_not_told_to_who_follows_the_round_or_the_initiative(client):
    initiative = make_initiative()
    draft = draft_proposal(initiative)
    fay = a_person("Fay")
    for thing in (initiative, draft.round):
        force_follow(fay, thing)
    settle()
    client.force_login(fay)
    shown = client.get("/notices/").content.decode()
    assert "made a proposal" not in shown
    for url in (feed_url(initiative), feed_url(draft.round), "/notices/feed.atom"):
        assert b"made a proposal" not in client.get(url).content


def test_leaving_a_private_initiative_ends_what_one_hears(client):
    initiative = make_initiative()
    member = make_member(initiative, a_person("Mo"))
    private_initiative(initiative)
    assert new_for(member) == 1
    initiative.memberships.filter(person=member).update(left_at="2030-01-01T00:00Z")
    count_anew(member.pk)
    assert told(client, member, initiative) == (0, 0, 0, None)


def everybody(initiative, author):
    worker = make_person("Petra")
    service = initiative.service
    add_professional(actor=make_administrator(), organisation=service.organisation, person=worker)
    return {
        "nobody": AnonymousUser(),
        "stranger": make_person("Xena"),
        "member": make_member(initiative) if initiative.is_public else coordinator_of(initiative),
        "coordinator": coordinator_of(initiative),
        "author": author,
        "worker": worker,
        "administrator": make_administrator(),
    }


@pytest.mark.parametrize("is_public", [True, False])
def test_what_is_seen_by_somebody_is_what_the_permission_of_its_page_says(is_public):
    """The one question for many things at once, and the permission for one, are two sentences of one rule."""
    initiative = make_initiative(service=make_service(organisation=make_organisation()))
    author = make_member(initiative, make_person("Ina", email="ina@example.org"))
    people = everybody(initiative, author)
    round = make_own_round(initiative, days=(-9, 1, 2, 5, 8))
    states = [
        make_proposal_draft(round, author),
        make_proposal(round, author),
        make_check(make_proposal(round, author)).proposal,
    ]
    fill(initiative, author)
    Initiative.objects.filter(pk=initiative.pk).update(is_public=is_public)
    make_draft()
    assert [card.name for card in CARDS.values() if card.seen_by and not card.every().exists()] == []
    differ = []
    for card in CARDS.values():
        if card.seen_by is None:
            continue
        for name, person in people.items():
            seen = set(card.seen_by(person).values_list("pk", flat=True))
            allowed = {thing.pk for thing in card.every() if card.can_see(person, thing)}
            if seen != allowed:
                differ.append((card.name, name, seen, allowed))
    assert differ == []
    assert {card.model for card in CARDS.values() if card.is_followed} >= {Initiative, BudgetRound, Proposal}
    assert len(states) == 3


def test_no_sentence_that_is_news_holds_words_of_a_comment():
    said = [str(SENTENCES[verb].words) for verb in SENTENCES if verb.startswith("talk.")]
    assert not [sentence for sentence in said if "{" in sentence.replace("{actor}", "")]


def test_a_reader_who_was_erased_is_told_nothing():
    fay = make_follower(make_initiative())
    erase_me(actor=fay)
    assert (Reader.objects.filter(person=fay).exists(), new_for(fay)) == (False, 0)
