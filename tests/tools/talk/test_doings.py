import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspel.spine.initiatives.actions import appoint
from samenspel.spine.initiatives.rules import membership_of
from samenspel.spine.initiatives.to_do import doings_for
from samenspel.tools.talk.models import Comment
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.services import make_administrator
from tests.factories.talk import (
    make_appeal,
    make_comment,
    make_hidden,
    make_moderator,
    make_report,
    moderate_before,
)

pytestmark = pytest.mark.django_db


def told(person, *initiatives):
    doings = doings_for(person, initiatives)
    return [(str(doing.title), doing.url) for doing in doings if doing.waits and "/talk/" in doing.url]


def fill(initiative):
    """Something of each kind that waits for a moderator."""
    make_report(reported := make_comment(initiative))
    make_report(reported)
    make_appeal(make_hidden(initiative))
    moderate_before(initiative)
    make_comment(initiative)


def test_what_waits_for_moderators_is_counted_by_comment():
    initiative = make_initiative()
    mina, mo = make_moderator(initiative), make_member(initiative)
    assert told(mina, initiative) == []
    fill(initiative)
    url = f"/talk/{initiative.slug}/moderation/"
    assert told(mina, initiative) == [("3 comments wait for you", url)]
    assert told(mo, initiative) == []


def test_ones_own_comments_and_decisions_wait_for_somebody_else():
    initiative = make_initiative()
    mina, omar = make_moderator(initiative), make_moderator(initiative, "Omar")
    make_report(make_comment(initiative, mina))
    moderate_before(initiative)
    newcomer = make_member(initiative)
    make_comment(initiative, newcomer)
    appoint(actor=make_administrator(), membership=membership_of(newcomer, initiative), role="moderator")
    assert [title for title, _url in told(newcomer, initiative)] == ["1 comment waits for you"]
    Comment.objects.filter(author=newcomer).delete()
    make_appeal(make_hidden(initiative, moderator=mina))
    assert told(mina, initiative) == []
    assert [title for title, _url in told(omar, initiative)] == ["2 comments wait for you"]


def test_an_appeal_waits_for_administrators_where_nobody_else_may_decide():
    initiative = make_initiative(cora := make_administrator())
    ada = make_administrator()
    make_appeal(make_hidden(initiative, moderator=cora))
    assert [title for title, _url in told(ada, initiative)] == ["An appeal waits for you"]
    make_moderator(initiative)
    assert told(ada, initiative) == []


def test_doings_cost_the_same_for_one_and_for_many():
    ada = make_administrator()
    initiatives, counts = [], []
    for times in (1, 5):
        for _number in range(times):
            initiatives.append(make_initiative(ada))
            fill(initiatives[-1])
        with CaptureQueriesContext(connection) as asked:
            told(ada, *initiatives)
        counts.append(len(asked))
    assert counts == [counts[0]] * 2
