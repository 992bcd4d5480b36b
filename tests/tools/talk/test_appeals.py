import pytest
from django.db import IntegrityError, transaction

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry, Message
from samenspel.foundation.locks import acting
from samenspel.tools.talk import actions
from samenspel.tools.talk.models import Appeal, Comment
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.people import a_person
from tests.factories.services import make_administrator
from tests.factories.talk import make_appeal, make_comment, make_hidden, make_moderator

pytestmark = pytest.mark.django_db
ANSWER = "The neighbours agreed."


@pytest.fixture
def mina():
    return make_moderator(make_initiative())


@pytest.fixture
def comment(mina):
    initiative = mina.memberships.get().initiative
    author = make_member(initiative, a_person("Wim", email="wim@example.org"))
    return make_hidden(initiative, author, mina)


def decide(appeal, actor, is_upheld=True):
    return actions.decide_appeal(actor=actor, appeal=appeal, is_upheld=is_upheld, answer=ANSWER)


def outcome(comment):
    comment = Comment.objects.get(pk=comment.pk)
    return comment.state, comment.appeal.is_upheld, comment.appeal.answer, comment.appeal.decided_by


def test_another_moderator_shows_the_comment_again(comment):
    other = make_moderator(comment.initiative, "Omar")
    decide(make_appeal(comment), other)
    assert outcome(comment) == ("shown", True, ANSWER, other)
    assert Comment.objects.get(pk=comment.pk).reason == ""
    assert Entry.objects.latest("id").data == {"is_upheld": True}


def test_another_moderator_leaves_it_hidden(comment, mina):
    other = make_moderator(comment.initiative, "Omar")
    decide(make_appeal(comment), other, is_upheld=False)
    assert outcome(comment) == ("hidden", False, ANSWER, other)
    assert Comment.objects.get(pk=comment.pk).moderated_by == mina


@pytest.mark.parametrize("is_upheld", [True, False])
def test_the_author_gets_the_answer(comment, is_upheld):
    decide(make_appeal(comment), make_administrator(), is_upheld)
    mail = Message.objects.latest("next_at")
    words = "is shown again" if is_upheld else "stays hidden"
    assert (mail.to, words in mail.subject, ANSWER in mail.text) == ("wim@example.org", True, True)


def test_who_hid_it_does_not_decide(comment, mina):
    with pytest.raises(Refused, match="You hid this comment yourself"):
        decide(make_appeal(comment), mina)


def test_the_database_too_keeps_who_hid_it_from_deciding(comment, mina, monkeypatch):
    appeal = make_appeal(comment)
    monkeypatch.setattr(acting, "require", lambda *parts: None)
    with pytest.raises(Refused, match="You hid this comment yourself"):
        decide(appeal, mina)
    assert outcome(comment) == ("hidden", None, "", None)


def test_the_author_does_not_decide_even_as_a_moderator(mina):
    initiative = mina.memberships.get().initiative
    author = make_member(initiative, role="moderator")
    appeal = make_appeal(make_hidden(initiative, author, mina))
    with pytest.raises(Refused, match="your own comment"):
        decide(appeal, author)


def test_where_there_is_one_moderator_an_administrator_decides(comment):
    decide(make_appeal(comment), ada := make_administrator())
    assert outcome(comment) == ("shown", True, ANSWER, ada)


def test_a_citizen_does_not_decide(comment):
    with pytest.raises(Refused, match="moderators"):
        decide(make_appeal(comment), make_member(comment.initiative))


def test_an_appeal_is_decided_once(comment):
    stale = Appeal.objects.select_related("comment").get(pk=make_appeal(comment).pk)
    ada, bea = make_administrator(), make_administrator()
    decide(stale.comment.appeal, ada, is_upheld=False)
    with pytest.raises(Refused, match="decided already"):
        decide(stale, bea)
    assert outcome(comment) == ("hidden", False, ANSWER, ada)


def test_an_appeal_decided_at_the_same_moment_is_decided_once(comment, monkeypatch):
    appeal, stale = make_appeal(comment), Appeal.objects.get(pk=comment.pk)
    decide(appeal, ada := make_administrator(), is_upheld=False)
    monkeypatch.setattr(acting, "require", lambda *parts: None)
    with pytest.raises(Refused, match="decided already"):
        decide(stale, make_administrator())
    assert outcome(comment) == ("hidden", False, ANSWER, ada)


def test_a_comment_that_is_taken_back_needs_no_decision(comment):
    appeal = make_appeal(comment)
    actions.take_back(actor=comment.author, comment=comment)
    with pytest.raises(Refused, match="decided already"):
        decide(Appeal.objects.get(pk=appeal.pk), make_administrator())


def test_only_the_author_appeals_and_once(comment, mina):
    with pytest.raises(Refused, match="somebody else's"):
        actions.raise_appeal(actor=mina, comment=comment, text="Please")
    make_appeal(comment)
    with pytest.raises(Refused, match="appealed already"):
        make_appeal(Comment.objects.get(pk=comment.pk))


def test_only_what_is_hidden_is_appealed_about():
    comment = make_comment()
    with pytest.raises(Refused, match="not hidden"):
        make_appeal(comment)


def test_what_was_shown_again_is_hidden_by_an_administrator_at_most(comment):
    decide(make_appeal(comment), make_administrator())
    again = {"comment": Comment.objects.get(pk=comment.pk), "ground": "other", "reason": "A court says so."}
    with pytest.raises(Refused, match="Only an administrator"):
        actions.hide_comment(actor=make_moderator(comment.initiative, "Omar"), **again)
    assert actions.hide_comment(actor=make_administrator(), **again).state == "hidden"


def test_the_database_refuses_half_a_decision(comment):
    appeal = make_appeal(comment)
    with pytest.raises(IntegrityError, match="appeal_decided_wholly"), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(is_upheld=True)
