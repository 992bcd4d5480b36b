"""What people do at the same moment."""

from collections import Counter

import pytest

from samenspel.foundation.access import Refused
from samenspel.tools.talk import actions
from samenspel.tools.talk.models import Appeal, Comment
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.services import make_administrator
from tests.factories.talk import make_appeal, make_comment, make_hidden, make_report, make_subject
from tests.foundation.storms import storm

pytestmark = pytest.mark.django_db(transaction=True)


def outcomes(results):
    """How many of each: what came back, or the error."""
    return Counter(type(result).__name__ for result in results)


def test_sixteen_comments_at_once_are_ten():
    initiative = make_initiative()
    wim, subject = make_member(initiative), make_subject(initiative)
    results = storm(lambda number: actions.write_comment(actor=wim, subject=subject, text=f"Bench {number}"))
    assert outcomes(results) == {"Comment": 10, "RateLimited": 6}
    assert Comment.objects.count() == 10


def test_the_same_comment_at_once_is_one():
    subject = make_subject()
    wim = make_member(subject)
    results = storm(lambda number: actions.write_comment(actor=wim, subject=subject, text="Bench"), clients=4)
    assert outcomes(results) == {"Comment": 1, "RateLimited": 3}


def test_of_an_answer_and_a_change_at_once_the_second_knows_the_first():
    comment = make_comment(text="Yes")
    ann = make_member(comment.initiative)

    def act(number):
        mine = Comment.objects.get(pk=comment.pk)
        if number:
            return actions.answer_comment(actor=ann, comment=mine, text="Good")
        return actions.edit_comment(actor=comment.author, comment=mine, text="No")

    edited, answer = storm(act, clients=2)
    assert isinstance(answer, Comment)
    assert isinstance(edited, Comment | Refused)


def test_a_report_sent_at_once_counts_once():
    comment, rita = make_comment(), make_administrator()
    results = storm(lambda number: make_report(Comment.objects.get(pk=comment.pk), rita), clients=4)
    assert outcomes(results) == {"Report": 1, "Refused": 3}


def test_an_appeal_is_decided_once_by_two_at_once():
    appeal = make_appeal(make_hidden())
    judges = [make_administrator(), make_administrator()]

    def decide(number):
        mine = Appeal.objects.select_related("comment").get(pk=appeal.pk)
        return actions.decide_appeal(
            actor=judges[number], appeal=mine, is_upheld=bool(number), answer=f"Answer {number}"
        )

    assert outcomes(storm(decide, clients=2)) == {"Appeal": 1, "Refused": 1}
    decided = Appeal.objects.select_related("comment").get()
    assert decided.answer == f"Answer {int(decided.is_upheld)}"
    assert decided.comment.state == ("shown" if decided.is_upheld else "hidden")
