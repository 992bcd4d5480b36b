import pytest
from django.utils import translation

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry, Message
from samenspel.spine.initiatives.queries import latest_sentences
from samenspel.tools.talk import actions
from samenspel.tools.talk.models import Comment
from samenspel.tools.talk.queries import moderation_of
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.people import a_person
from tests.factories.services import make_administrator, make_person
from tests.factories.talk import (
    WHY,
    make_answer,
    make_appeal,
    make_comment,
    make_hidden,
    make_moderator,
    make_report,
    moderate_before,
)

pytestmark = pytest.mark.django_db


def decided(comment):
    comment.refresh_from_db()
    return comment.state, comment.ground, comment.reason, comment.moderated_by


def mails():
    return list(Message.objects.order_by("pk").values_list("to", "subject"))


def test_moderated_before_a_comment_waits_and_moderators_need_not():
    initiative = make_initiative(cora := make_person("Cora"))
    assert make_comment(initiative).state == "shown"
    moderate_before(initiative)
    mina = make_moderator(initiative)
    ada = make_member(initiative, make_administrator())
    states = [make_comment(initiative, author).state for author in (None, mina, cora, ada)]
    assert states == ["waiting", "shown", "shown", "shown"]
    assert make_answer(make_comment(initiative, mina)).state == "waiting"


@pytest.mark.parametrize("role", ["moderator", "coordinator", "administrator"])
def test_who_moderates_hides_with_a_public_reason(role):
    initiative = make_initiative()
    actor = make_administrator() if role == "administrator" else make_member(initiative, role=role)
    comment = make_hidden(initiative, moderator=actor)
    assert decided(comment) == ("hidden", "personal_data", WHY, actor)


@pytest.mark.parametrize("role", ["citizen", "scholar"])
def test_others_moderate_nothing(role):
    initiative = make_initiative()
    actor = make_member(initiative, role=role)
    with pytest.raises(Refused, match="moderators"):
        make_hidden(initiative, moderator=actor)
    with pytest.raises(Refused, match="moderators"):
        actions.approve_comment(actor=actor, comment=make_comment(initiative))
    with pytest.raises(Refused, match="moderators"):
        actions.change_settings(actor=actor, initiative=initiative, moderated="before")


def test_a_moderator_of_elsewhere_moderates_nothing_here():
    mina = make_moderator(make_initiative())
    with pytest.raises(Refused, match="moderators"):
        make_hidden(moderator=mina)


def test_nobody_decides_about_their_own_comment():
    mina = make_moderator(initiative := make_initiative())
    comment = make_comment(initiative, mina)
    make_report(comment)
    with pytest.raises(Refused, match="your own comment"):
        actions.hide_comment(actor=mina, comment=comment, ground="other", reason="Silly.")
    with pytest.raises(Refused, match="your own comment"):
        actions.approve_comment(actor=mina, comment=comment, reason="Fine.")


def test_the_author_gets_the_reason_and_the_way_to_appeal_in_their_own_language():
    initiative = make_initiative(title="The library")
    author = make_member(initiative, a_person("Wim", email="wim@example.org", language="nl"))
    with translation.override("fr"):
        comment = make_hidden(initiative, author, text="He lives at number 7.")
    mail = Message.objects.get()
    assert (mail.to, mail.subject) == ("wim@example.org", "Een moderator verborg je reactie")
    for part in (WHY, "He lives at number 7.", f"http://testserver/talk/comments/{comment.pk}/appeal/"):
        assert part in mail.text


def test_who_has_no_address_gets_no_mail():
    make_hidden()
    assert mails() == []


def test_what_waits_appears_without_a_word():
    moderate_before(initiative := make_initiative())
    comment, mina = make_comment(initiative), make_moderator(initiative)
    actions.approve_comment(actor=mina, comment=comment)
    assert decided(comment) == ("shown", "", "", mina)


def test_what_waits_may_be_hidden():
    moderate_before(initiative := make_initiative())
    assert make_hidden(initiative).state == "hidden"


def test_a_decision_closes_the_reports():
    mina = make_moderator(initiative := make_initiative())
    kept, hidden = make_comment(initiative), make_comment(initiative)
    for comment in (kept, hidden):
        make_report(comment)
        make_report(comment)
    actions.approve_comment(actor=mina, comment=kept, reason="Sharp, but fair.")
    actions.hide_comment(actor=mina, comment=hidden, ground="insults", reason="He calls names.")
    assert decided(kept) == ("shown", "", "Sharp, but fair.", mina)
    for comment in (kept, hidden):
        assert comment.reports.filter(closed_at=None).count() == 0


def test_keeping_a_reported_comment_needs_a_reason():
    mina = make_moderator(initiative := make_initiative())
    comment = make_comment(initiative)
    make_report(comment)
    with pytest.raises(Refused, match="Say why"):
        actions.approve_comment(actor=mina, comment=comment)
    assert comment.reports.filter(closed_at=None).count() == 1


def test_what_nobody_reported_needs_no_decision():
    with pytest.raises(Refused, match="nothing to decide"):
        actions.approve_comment(actor=make_administrator(), comment=make_comment(), reason="Nice")


def test_a_moderator_may_show_again_what_was_hidden_by_mistake():
    comment, ada = make_hidden(), make_administrator()
    with pytest.raises(Refused, match="Say why"):
        actions.approve_comment(actor=ada, comment=comment)
    actions.approve_comment(actor=ada, comment=comment, reason="It names nobody.")
    assert decided(comment) == ("shown", "", "It names nobody.", ada)


def test_who_appealed_gets_an_answer_and_not_a_way_round_it():
    comment = make_hidden()
    make_appeal(comment)
    with pytest.raises(Refused, match="author appealed"):
        actions.approve_comment(actor=make_administrator(), comment=comment, reason="Oops")


def test_hidden_and_taken_back_comments_are_not_hidden_again():
    comment = make_hidden()
    again = {"actor": make_administrator(), "ground": "other", "reason": "Again."}
    with pytest.raises(Refused, match="hidden or taken back already"):
        actions.hide_comment(comment=comment, **again)
    actions.take_back(actor=comment.author, comment=comment)
    with pytest.raises(Refused, match="hidden or taken back already"):
        actions.hide_comment(comment=comment, **again)


def test_who_decides_sees_what_was_decided_meanwhile():
    comment = make_comment()
    stale = Comment.objects.get(pk=comment.pk)
    actions.take_back(actor=comment.author, comment=comment)
    with pytest.raises(Refused, match="hidden or taken back already"):
        actions.hide_comment(actor=make_administrator(), comment=stale, ground="other", reason="Late.")


def test_each_initiative_has_its_own_way_of_moderating():
    ours, theirs = make_initiative(), make_initiative()
    actions.change_settings(actor=coordinator_of(ours), initiative=ours, moderated="before")
    assert (moderation_of(ours), moderation_of(theirs)) == ("before", "after")
    actions.change_settings(actor=make_moderator(ours), initiative=ours, moderated="after")
    assert moderation_of(ours) == "after"


def test_the_public_history_tells_that_moderators_acted_and_not_about_whom():
    initiative = make_initiative()
    comment = make_comment(initiative)
    moderate_before(initiative)
    actions.hide_comment(actor=make_administrator(), comment=comment, ground="other", reason=WHY)
    assert [sentence["text"] for sentence in latest_sentences(initiative)][:2] == [
        "A moderator hid a comment. The reason stands in its place.",
        "Somebody changed when moderators read comments.",
    ]
    assert Entry.objects.get(verb="talk.hide_comment").data == {"ground": "other"}
