from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspel.foundation.access import Refused, allow, anyone, predicate
from samenspel.foundation.journal.models import Entry
from samenspel.foundation.locks import acting
from samenspel.spine.initiatives import actions as initiatives
from samenspel.spine.initiatives import things
from samenspel.spine.initiatives.things import Talk
from samenspel.tools.talk import actions
from samenspel.tools.talk.models import Comment, Report, State
from tests.factories.initiatives import make_draft, make_initiative, make_member
from tests.factories.services import make_administrator, make_person
from tests.factories.talk import (
    make_answer,
    make_comment,
    make_hidden,
    make_moderator,
    make_report,
    make_subject,
    moderate_before,
)

pytestmark = pytest.mark.django_db


def said(initiative):
    """Every comment as text, state and the text it answers."""
    comments = Comment.objects.filter(initiative=initiative)
    return [(one.text, str(one.state), one.answers_to and one.answers_to.text) for one in comments]


def told(initiative):
    entries = Entry.objects.filter(initiative_id=initiative.pk, verb__startswith="talk.").order_by("id")
    return [(entry.verb, entry.data) for entry in entries]


def make_older(comment, **time):
    Comment.objects.filter(pk=comment.pk).update(written_at=timezone.now() - timedelta(**time))
    comment.refresh_from_db()
    return comment


def test_a_member_begins_a_thread_and_another_answers():
    initiative = make_initiative()
    comment = make_comment(initiative, text="A bench, please.")
    make_answer(comment, text="Two.")
    assert said(initiative) == [
        ("A bench, please.", "shown", None),
        ("Two.", "shown", "A bench, please."),
    ]
    subject = {"subject": f"initiatives.initiative/{initiative.pk}"}
    assert told(initiative) == [("talk.write_comment", subject), ("talk.answer_comment", subject)]


def test_an_answer_to_an_answer_joins_the_thread():
    comment = make_comment(text="First")
    make_answer(make_answer(comment, text="Second"), text="Third")
    assert said(comment.initiative)[2] == ("Third", "shown", "First")


def test_who_is_no_member_joins_first():
    subject = make_subject()
    with pytest.raises(Refused, match="not a member"):
        actions.write_comment(actor=make_person(), subject=subject, text="Hello")
    wim = make_member(subject)
    initiatives.leave(actor=wim, initiative=subject)
    with pytest.raises(Refused, match="not a member"):
        actions.write_comment(actor=wim, subject=subject, text="Hello")


def deal(monkeypatch, **values):
    """The card of initiatives says something else."""
    name = "initiatives.initiative"
    monkeypatch.setitem(things.CARDS, name, replace(things.CARDS[name], **values))


@predicate("Not here.")
def nobody(person, thing):
    return False


@pytest.mark.parametrize(
    ("can_see", "can_talk", "allowed"),
    [(anyone, anyone, True), (anyone, nobody, False), (nobody, anyone, False)],
)
def test_the_subject_has_a_say_in_who_talks(monkeypatch, can_see, can_talk, allowed):
    comment = make_comment(initiative := make_initiative())
    deal(monkeypatch, can_see=can_see, talk=Talk(can_talk))
    wim = make_member(initiative)
    assert bool(allow(wim, "talk.show_subject", initiative)) is (can_see is anyone)
    assert bool(allow(wim, "talk.write_comment", initiative)) is allowed
    assert bool(allow(wim, "talk.answer_comment", comment)) is allowed


def test_a_subject_is_never_more_public_than_its_initiative(monkeypatch):
    deal(monkeypatch, can_see=anyone, talk=Talk(anyone))
    assert not allow(make_person(), "talk.show_subject", make_draft())


def test_a_draft_hides_its_talk_from_those_who_do_not_see_it():
    initiative = make_draft(cora := make_person("Cora"))
    comment = make_comment(initiative, author=cora)
    seen_by = {"member": cora, "administrator": make_administrator(), "stranger": make_person()}
    seen = {name: bool(allow(person, "talk.show_comment", comment)) for name, person in seen_by.items()}
    assert seen == {"member": True, "administrator": True, "stranger": False}


@pytest.mark.parametrize("make", ["hidden", "taken back", "waiting"])
def test_only_what_is_shown_is_answered(make):
    initiative = make_initiative()
    if make == "waiting":
        moderate_before(initiative)
    comment = make_hidden(initiative) if make == "hidden" else make_comment(initiative)
    if make == "taken back":
        actions.take_back(actor=comment.author, comment=comment)
    with pytest.raises(Refused, match="not shown now"):
        make_answer(comment, make_moderator(initiative))


def test_an_author_changes_a_comment_while_it_is_fresh():
    comment = make_comment(text="A bench")
    actions.edit_comment(actor=comment.author, comment=comment, text="Two benches")
    assert (comment.text, comment.edited_at is not None) == ("Two benches", True)
    with pytest.raises(Refused, match="15 minutes"):
        actions.edit_comment(actor=comment.author, comment=make_older(comment, minutes=15), text="None")


def test_nobody_else_changes_a_comment_or_takes_it_back():
    comment = make_comment()
    for actor in (make_administrator(), make_moderator(comment.initiative)):
        with pytest.raises(Refused, match="somebody else's"):
            actions.edit_comment(actor=actor, comment=comment, text="Not mine")
        with pytest.raises(Refused, match="somebody else's"):
            actions.take_back(actor=actor, comment=comment)


def test_what_was_answered_stays_as_it_is():
    comment = make_comment()
    first, second = make_answer(comment), make_answer(comment)
    for answered in (comment, first):
        with pytest.raises(Refused, match="Somebody answered already"):
            actions.edit_comment(actor=answered.author, comment=answered, text="Something else")
    actions.edit_comment(actor=second.author, comment=second, text="Something else")


def test_what_a_moderator_approved_stays_as_it_is():
    moderate_before(initiative := make_initiative())
    comment = make_comment(initiative)
    actions.edit_comment(actor=comment.author, comment=comment, text="Still waiting")
    actions.approve_comment(actor=make_moderator(initiative), comment=comment)
    with pytest.raises(Refused, match="A moderator decided"):
        actions.edit_comment(actor=comment.author, comment=comment, text="An insult")


def test_a_comment_that_is_taken_back_leaves_an_empty_place():
    comment = make_comment(text="Oops")
    make_answer(comment, text="What?")
    make_report(comment)
    actions.take_back(actor=comment.author, comment=comment)
    assert said(comment.initiative) == [("", "taken_back", None), ("What?", "shown", "")]
    assert Report.objects.filter(closed_at=None).count() == 0
    with pytest.raises(Refused, match="was taken back"):
        actions.take_back(actor=comment.author, comment=comment)


def test_ten_comments_in_ten_minutes_are_enough():
    wim = make_member(initiative := make_initiative())
    comments = [make_comment(initiative, wim) for _ in range(10)]
    with pytest.raises(actions.RateLimited, match="10 comments in 10 minutes"):
        make_comment(initiative, wim)
    with pytest.raises(actions.RateLimited, match="10 comments in 10 minutes"):
        make_answer(comments[0], wim)
    make_comment(initiative)
    make_comment(make_member_of_another(wim), wim)
    make_older(comments[0], minutes=10)
    make_comment(initiative, wim)


def make_member_of_another(person):
    make_member(initiative := make_initiative(), person)
    return initiative


def test_the_same_again_is_refused():
    comment = make_comment(text="A bench!")
    with pytest.raises(actions.RateLimited, match="same as your last comment"):
        make_comment(comment.initiative, comment.author, text="A bench!")
    make_comment(comment.initiative, comment.author, text="A bench, I said!")
    make_comment(comment.initiative, comment.author, text="A bench!")
    make_comment(comment.initiative, text="A bench!")


def test_a_reader_reports_a_comment_once():
    comment, rita = make_comment(), make_person("Rita")
    make_report(comment, rita, "insults", "He calls me names.")
    with pytest.raises(Refused, match="reported this comment already"):
        make_report(comment, rita)
    make_report(comment, make_person())
    assert list(Report.objects.values_list("ground", "text", "closed_at")) == [
        ("insults", "He calls me names.", None),
        ("insults", "", None),
    ]


def test_a_second_report_at_once_is_refused_with_a_sentence(monkeypatch):
    comment, rita = make_comment(), make_person("Rita")
    make_report(comment, rita)
    monkeypatch.setattr(acting, "require", lambda *parts: None)
    with pytest.raises(Refused, match="reported this comment already"):
        make_report(comment, rita)


def test_nobody_reports_their_own_comment_or_what_is_not_shown():
    comment = make_comment()
    with pytest.raises(Refused, match="your own comment"):
        make_report(comment, comment.author)
    with pytest.raises(Refused, match="not shown now"):
        make_report(make_hidden(comment.initiative))


def test_the_journal_never_holds_what_was_said():
    comment = make_hidden(text="Mr Jansen lives at number 7")
    actions.take_back(actor=comment.author, comment=comment)
    journal = str(list(Entry.objects.values_list("verb", "data")))
    assert ("Jansen" in journal, "neighbours" in journal, "personal_data" in journal) == (False, False, True)


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("comment_state_known", {"state": "odd"}),
        ("comment_has_subject", {"subject_id": ""}),
        ("comment_has_text_unless_taken_back", {"text": ""}),
        ("comment_has_text_unless_taken_back", {"state": "taken_back"}),
        ("comment_hidden_with_public_reason", {"ground": "insults"}),
        ("comment_moderated_at_a_time", {"reason": "Why"}),
        ("comment_moderated_at_a_time", {"moderated_at": timezone.now()}),
    ],
)
def test_the_database_knows_what_a_comment_is(constraint, values):
    comment = make_comment()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(**values)


def test_the_database_refuses_a_hidden_comment_without_who_hid_it_and_why():
    comment = make_hidden()
    for constraint, values in (
        ("comment_hidden_by_somebody", {"moderated_by": None, "moderated_at": None, "reason": "Why"}),
        ("comment_hidden_with_public_reason", {"reason": ""}),
        ("comment_hidden_with_public_reason", {"ground": "odd"}),
        ("comment_answers_another", {"answers_to": comment.pk}),
    ):
        with pytest.raises(IntegrityError, match=f"{constraint}|comment_moderated"), transaction.atomic():
            Comment.objects.filter(pk=comment.pk).update(**values)
    assert Comment.objects.get(pk=comment.pk).state == State.HIDDEN
