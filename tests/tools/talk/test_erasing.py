import pytest

from samenspel.spine.people.actions import erase_me
from samenspel.spine.people.queries import data_of
from samenspel.tools.talk.actions import decide_appeal
from samenspel.tools.talk.models import Appeal, Comment, Report
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.people import a_person
from tests.factories.services import make_administrator
from tests.factories.talk import (
    make_answer,
    make_appeal,
    make_comment,
    make_hidden,
    make_moderator,
    make_report,
    moderate_before,
)

pytestmark = pytest.mark.django_db


def test_who_leaves_leaves_empty_places_and_the_thread_keeps_its_shape():
    goner = make_member(initiative := make_initiative(), a_person())
    comment = make_comment(initiative, goner, "Mine")
    make_answer(comment, text="Theirs")
    make_answer(comment, goner, "Mine too")
    moderate_before(initiative)
    make_comment(initiative, goner, "Still waiting")
    erase_me(actor=goner)
    comments = Comment.objects.order_by("pk").values_list("text", "state", "answers_to")
    assert list(comments) == [
        ("", "taken_back", None),
        ("Theirs", "shown", comment.pk),
        ("", "taken_back", comment.pk),
        ("", "taken_back", None),
    ]


def test_nothing_stays_of_what_was_hidden_appealed_or_reported():
    goner = make_member(initiative := make_initiative(), a_person())
    appeal = make_appeal(make_hidden(initiative, goner), "Please")
    decide_appeal(actor=make_administrator(), appeal=appeal, is_upheld=False, answer="No, Goner.")
    make_report(make_comment(initiative), goner, text="He shouts")
    erase_me(actor=goner)
    mine = Comment.objects.filter(author=goner)
    assert list(mine.values_list("text", "state", "ground", "reason")) == [("", "taken_back", "", "")]
    assert list(Appeal.objects.values_list("text", "answer")) == [("", "")]
    assert list(Report.objects.values_list("text", "ground")) == [("", "insults")]


def test_what_a_moderator_decided_holds_after_this_moderator_left():
    initiative = make_initiative()
    mina = make_moderator(initiative)
    make_hidden(initiative, moderator=mina)
    erase_me(actor=mina)
    assert list(Comment.objects.values_list("state", "ground")) == [("hidden", "personal_data")]


def test_the_download_holds_what_one_wrote():
    wim = make_member(initiative := make_initiative())
    make_appeal(make_hidden(initiative, wim, text="Mine"), "Please")
    told = str(data_of(wim))
    assert ("Mine" in told, "Please" in told, "He shouts" in told) == (True, True, False)
