import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from samenspel.foundation.access import allow
from samenspel.spine.people.actions import erase_me
from samenspel.tools.talk import actions
from samenspel.tools.talk.models import Comment
from samenspel.tools.talk.threads import talk_about
from tests.checks import assert_page, one_line
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.people import a_person
from tests.factories.services import make_administrator, make_organisation, make_person, make_service
from tests.factories.talk import (
    make_answer,
    make_appeal,
    make_comment,
    make_hidden,
    make_moderator,
    make_report,
    make_subject,
    moderate_before,
    talk_page,
)

pytestmark = pytest.mark.django_db


def test_who_acts_in_public_has_a_badge_and_who_left_no_name(client):
    pat = make_person("Pat")
    library = make_organisation(pat, name="Town library")
    initiative = make_initiative(service=make_service(organisation=library))
    make_comment(initiative, make_member(initiative, pat, role="professional"))
    make_comment(initiative, make_member(initiative, make_person("Cit")))
    gone = make_member(initiative, a_person("Goner"))
    answer = make_answer(make_comment(initiative, gone, "My words"))
    erase_me(actor=gone)
    shown = one_line(client.get(talk_page(initiative)))
    assert ("Professional, Town library" in shown, "Citizen<" in shown) == (True, False)
    assert ("Goner" in shown, "My words" in shown) == (False, False)
    assert shown.count("This comment was taken back.") == 1
    assert answer.text in shown


def test_threads_come_newest_first_by_twenty_and_a_comment_is_found_on_its_page(client, initiative):
    comments = [make_comment(initiative) for _ in range(21)]
    answer = make_answer(comments[0])
    response = client.get(talk_page(initiative))
    page = assert_page(response)
    shown = [name for name in page.ids if name.startswith("comment-")]
    assert shown == [f"comment-{comment.pk}" for comment in reversed(comments[1:])]
    assert "?talk=2" in page.links
    place = client.get(answer.get_absolute_url())["Location"]
    assert place == f"{talk_page(initiative)}?talk=2#comment-{answer.pk}"
    second = assert_page(client.get(place))
    assert [name for name in second.ids if name.startswith("comment-")] == [
        f"comment-{comments[0].pk}",
        f"comment-{answer.pk}",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("role", ["visitor", "citizen", "moderator"])
def test_a_talk_costs_the_same_with_one_and_with_thirty(client, initiative, role):
    if role != "visitor":
        client.force_login(make_member(initiative, role=role))
    counts = []
    for times in (1, 30):
        for number in range(times):
            make_appeal(make_hidden(initiative))
            make_answer(make_comment(initiative, text=f"{times} {number}"))
        client.get(talk_page(initiative))
        with CaptureQueriesContext(connection) as asked:
            client.get(talk_page(initiative))
        counts.append(len(asked))
    assert counts == [counts[0]] * 2


def every_kind_of_comment(initiative, author, moderator):
    """One in each state there can be."""
    yield make_comment(initiative, author)
    answered = make_comment(initiative, author)
    yield make_answer(answered, author)
    yield answered
    yield make_hidden(initiative, author)
    appealed = make_hidden(initiative, author)
    make_appeal(appealed)
    yield appealed
    upheld = make_hidden(initiative, author)
    actions.decide_appeal(actor=moderator, appeal=make_appeal(upheld), is_upheld=True, answer="Fair.")
    yield upheld
    taken_back = make_comment(initiative, author)
    yield actions.take_back(actor=author, comment=taken_back)
    moderate_before(initiative)
    yield make_comment(initiative, author)


def test_every_line_offers_what_is_permitted(initiative):
    author, moderator = make_member(initiative), make_moderator(initiative)
    comments = list(every_kind_of_comment(initiative, author, moderator))
    make_report(comments[0], reader := make_member(initiative))
    verbs = {
        "may_answer": "answer_comment",
        "may_edit": "edit_comment",
        "may_take_back": "take_back",
        "may_report": "report_comment",
        "may_hide": "hide_comment",
        "may_appeal": "raise_appeal",
        "may_show": "approve_comment",
    }
    for person in (author, reader, moderator, make_administrator()):
        lines = talk_about(make_subject(initiative), person, 1).lines
        for line in [*lines, *(answer for thread in lines for answer in thread.answers)]:
            fresh = Comment.objects.get(pk=line.comment.pk)
            offered = {name: bool(getattr(line, name)) for name in verbs}
            permitted = {name: bool(allow(person, f"talk.{verb}", fresh)) for name, verb in verbs.items()}
            permitted["may_show"] = permitted["may_show"] and fresh.state != "shown"
            assert offered == permitted, (person, fresh.state)


def test_a_page_of_a_phase_shows_the_talk_with_one_line(rf, initiative, wim):
    make_comment(initiative, text="A bench")
    request = rf.get("/plan/1/")
    request.user = wim
    page = Template("{% load talk %}{% talk thing %}")
    shown = page.render(Context({"request": request, "thing": initiative}))
    for part in ("A bench", 'name="csrfmiddlewaretoken"', 'name="once"', 'id="talk-text"'):
        assert part in shown
