"""What somebody may be told: the question grows with the kinds that occur, not with those that there are."""

from contextlib import contextmanager

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.journal.models import About, Entry
from samenspel.phases.plan.models import Proposal
from samenspel.spine.initiatives import things
from samenspel.tools.notices import told
from samenspel.tools.talk.models import Comment, State
from tests.factories.initiatives import make_initiative
from tests.factories.notices import make_decision
from tests.factories.plan import make_own_round, make_proposal
from tests.factories.talk import make_comment

pytestmark = pytest.mark.django_db


def question():
    return str(told.told_to(AnonymousUser(), About.objects.all()).query)


def test_kinds_that_do_not_occur_are_not_asked_about(monkeypatch):
    make_decision(make_initiative())
    before = question()
    more = {f"plan.kind{number}": things.CARDS["plan.proposal"] for number in range(20)}
    monkeypatch.setattr(told, "CARDS", {**things.CARDS, **more})
    assert question() == before
    assert "plan_proposal" not in before


@contextmanager
def meanwhile(monkeypatch, happen):
    """It happens after it was found out which kinds occur."""
    found = told._kinds_among

    def late(slips):
        kinds = found(slips)
        happen()
        return kinds

    monkeypatch.setattr(told, "_kinds_among", late)
    yield
    monkeypatch.undo()


def test_a_hidden_comment_that_comes_in_meanwhile_waits(monkeypatch):
    initiative = make_initiative()

    def happen():
        make_comment(initiative)
        Comment.objects.update(state=State.WAITING)

    with meanwhile(monkeypatch, happen):
        slips = told.told_to(AnonymousUser(), About.objects.all())
    assert "talk.comment" not in set(slips.values_list("entry__object_type", flat=True))
    assert "talk.comment" in set(About.objects.values_list("entry__object_type", flat=True))


def test_what_is_about_a_draft_that_comes_in_meanwhile_waits(monkeypatch):
    round = make_own_round(days=(-9, 1, 2, 5, 8))
    make_decision(round.initiative)

    def happen():
        proposal = make_proposal(round)
        make_decision(round.initiative, "Secret words")
        decided = Entry.objects.latest("pk")
        About.objects.create(entry=decided, thing=f"plan.proposal/{proposal.pk}")
        Proposal.objects.update(state="draft")

    with meanwhile(monkeypatch, happen):
        slips = told.told_to(AnonymousUser(), About.objects.all())
    decisions = slips.filter(entry__verb="initiatives.decide")
    assert [slip.entry.data["what"] for slip in decisions] == ["Open on Sundays"]
