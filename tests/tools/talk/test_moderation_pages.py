import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenspel.foundation.journal.queries import address_of
from samenspel.tools.talk.models import Comment
from tests.checks import assert_page
from tests.factories.services import make_administrator, make_person
from tests.factories.talk import (
    WHY,
    make_appeal,
    make_comment,
    make_hidden,
    make_moderator,
    make_report,
    make_subject,
    moderate_before,
    talk_page,
    talk_url,
)

pytestmark = pytest.mark.django_db


def test_a_reader_reports_and_a_moderator_keeps_it_with_a_public_reason(client, initiative, wim):
    comment = make_comment(initiative)
    assert_page(client.get(talk_url("report_comment", comment)))
    assert_page(client.post(talk_url("report_comment", comment), {"text": "?"}))
    client.post(talk_url("report_comment", comment), {"ground": "insults", "text": "Names me"})
    assert f"/talk/comments/{comment.pk}/report/" not in client.get(talk_page(initiative)).content.decode()
    client.force_login(make_moderator(initiative))
    queue = client.get(reverse("talk:moderate", args=[initiative.slug]))
    assert_page(queue)
    for words in (b"1 report", b"Insults: Names me"):
        assert words in queue.content
    assert_page(client.get(talk_url("approve_comment", comment)))
    assert_page(client.post(talk_url("approve_comment", comment), {"reason": ""}))
    client.post(talk_url("approve_comment", comment), {"reason": "Sharp, but fair."})
    assert b"keeps it: Sharp, but fair." in client.get(talk_page(initiative)).content
    empty = client.get(reverse("talk:moderate", args=[initiative.slug]))
    assert_page(empty)
    assert b"Nothing waits for you" in empty.content


def test_a_comment_waits_for_a_moderator_and_appears(client, initiative, wim):
    moderate_before(initiative)
    response = client.post(
        talk_url("write_comment", address_of(make_subject(initiative))), {"text": "A bench"}, follow=True
    )
    assert_page(response)
    for words in (b"appears as soon as a moderator has read it", b"Waits for a moderator", b"A bench"):
        assert words in response.content
    comment = Comment.objects.get()
    client.logout()
    assert b"A bench" not in client.get(talk_page(initiative)).content
    assert client.get(comment.get_absolute_url()).status_code == 404
    client.force_login(make_moderator(initiative))
    assert_page(client.get(reverse("talk:moderate", args=[initiative.slug])))
    client.post(talk_url("approve_comment", comment))
    client.logout()
    assert b"A bench" in client.get(talk_page(initiative)).content


def test_a_hidden_comment_shows_its_reason_and_to_few_its_text(client, initiative, wim):
    moderator = make_moderator(initiative)
    comment = make_comment(initiative, wim, "Number 7")
    client.force_login(moderator)
    assert_page(client.get(talk_url("hide_comment", comment)))
    assert_page(client.post(talk_url("hide_comment", comment), {"ground": "insults"}))
    client.post(talk_url("hide_comment", comment), {"ground": "personal_data", "reason": WHY})
    seen = {}
    for person in (None, make_person(), wim, moderator):
        client.force_login(person) if person else client.logout()
        response = client.get(talk_page(initiative))
        assert_page(response)
        assert f"Hidden by a moderator: personal data.</strong> {WHY}" in response.content.decode()
        seen[str(person)] = b"Number 7" in response.content
    assert seen == {"None": False, "Noor": False, "Wim": True, "Mina": True}


@pytest.mark.parametrize(
    ("choice", "words"),
    [("yes", "shown again after an appeal: Fair."), ("no", "the comment stays hidden: Fair.")],
)
def test_an_appeal_ends_with_a_public_answer(client, initiative, wim, choice, words):
    comment = make_hidden(initiative, wim, make_moderator(initiative))
    assert talk_url("raise_appeal", comment) in assert_page(client.get(talk_page(initiative))).links
    assert_page(client.get(talk_url("raise_appeal", comment)))
    client.post(talk_url("raise_appeal", comment), {"text": "They agreed."})
    client.force_login(comment.moderated_by)
    assert client.get(talk_url("decide_appeal", comment)).status_code == 403
    client.force_login(make_moderator(initiative, "Omar"))
    queue = assert_page(client.get(reverse("talk:moderate", args=[initiative.slug])))
    assert talk_url("decide_appeal", comment) in queue.links
    assert_page(client.get(talk_url("decide_appeal", comment)))
    client.post(talk_url("decide_appeal", comment), {"is_upheld": choice, "answer": "Fair."})
    assert client.get(talk_url("decide_appeal", comment)).status_code == 403
    client.logout()
    response = client.get(talk_page(initiative))
    assert words in response.content.decode()
    assert b"They agreed." not in response.content


def test_a_moderator_chooses_when_comments_are_read(client, initiative):
    client.force_login(make_moderator(initiative))
    page = reverse("talk:change_settings", args=[initiative.slug])
    assert_page(client.get(page))
    client.post(page, {"moderated": "before"})
    assert make_comment(initiative).state == "waiting"


def test_talk_whose_subject_is_gone_is_not_found(client, initiative):
    comment = make_comment(initiative)
    Comment.objects.update(subject_id="0")
    assert client.get(comment.get_absolute_url()).status_code == 404
    client.force_login(make_administrator())
    assert_page(client.get(reverse("talk:moderate", args=[initiative.slug])))


@pytest.mark.slow
def test_the_queue_costs_the_same_with_one_and_with_thirty(client, initiative):
    client.force_login(make_moderator(initiative))
    counts = []
    for times in (1, 20):
        for _number in range(times):
            make_appeal(make_hidden(initiative))
            make_report(make_comment(initiative))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("talk:moderate", args=[initiative.slug]))
        counts.append(len(asked))
    assert counts == [counts[0]] * 2
