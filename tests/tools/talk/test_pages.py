import pytest
from django.urls import reverse

from samenspel.foundation.journal.queries import address_of
from samenspel.tools.talk import actions
from samenspel.tools.talk.models import Comment
from tests.checks import HOSTILE, assert_page, assert_shown_as_text
from tests.factories.initiatives import make_draft, make_member
from tests.factories.services import make_administrator, make_person
from tests.factories.talk import (
    make_answer,
    make_appeal,
    make_comment,
    make_moderator,
    make_report,
    make_subject,
    talk_page,
    talk_url,
)

pytestmark = pytest.mark.django_db


def test_everyone_reads_what_is_said_and_members_say_more(client, initiative):
    make_answer(make_comment(initiative, text="A bench"), text="Two")
    response = client.get(talk_page(initiative))
    page = assert_page(response)
    assert page.headings == [(1, "Talk about The library"), (2, "2 comments")]
    assert (b"A bench" in response.content, b"<textarea" in response.content) == (True, False)
    assert f"/people/sign-in/?next={talk_page(initiative)}" in page.links
    client.force_login(make_person("Xena"))
    response = client.get(talk_page(initiative))
    assert (b"not a member" in response.content, b"<textarea" in response.content) == (True, False)


def test_the_page_of_an_initiative_leads_to_its_talk(client, initiative):
    page = assert_page(client.get(initiative.get_absolute_url()))
    assert talk_page(initiative) in page.links


def test_a_member_writes_and_lands_at_the_comment(client, initiative, wim):
    response = client.get(talk_page(initiative))
    assert_page(response)
    assert b"maxlength" not in response.content
    response = client.post(
        talk_url("write_comment", address_of(make_subject(initiative))), {"text": "A\r\nbench"}
    )
    comment = Comment.objects.get()
    assert (comment.author, comment.text) == (wim, "A\nbench")
    assert response["Location"] == f"{talk_page(initiative)}#comment-{comment.pk}"


def test_a_member_answers(client, initiative, wim):
    comment = make_comment(initiative)
    assert_page(client.get(talk_url("answer_comment", comment)))
    response = client.post(talk_url("answer_comment", comment), {"text": "Yes!"})
    answer = comment.answers.get()
    assert (answer.text, response["Location"]) == ("Yes!", f"{talk_page(initiative)}#comment-{answer.pk}")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Nothing is written yet"),
        (" \u200b\n ", "Nothing is written yet"),
        ("a" * 3001, "This is 3001 characters long, and may be 3000."),
    ],
)
def test_what_cannot_be_sent_is_said_and_kept(client, initiative, wim, text, sentence):
    response = client.post(talk_url("write_comment", address_of(make_subject(initiative))), {"text": text})
    assert_page(response)
    assert (sentence in response.content.decode(), Comment.objects.count()) == (True, 0)
    assert text.strip("\u200b \n") in response.content.decode()


def test_line_breaks_of_a_browser_count_once(client, initiative, wim):
    text = "\r\n".join(["a" * 999] * 3)
    client.post(talk_url("write_comment", address_of(make_subject(initiative))), {"text": text})
    assert len(Comment.objects.get().text) == 2999


def test_what_comes_too_soon_is_kept_in_the_form(client, initiative, wim):
    comments = [make_comment(initiative, wim) for _ in range(10)]
    pages = [
        talk_url("write_comment", address_of(make_subject(initiative))),
        talk_url("answer_comment", comments[0]),
    ]
    for page in pages:
        response = client.post(page, {"text": "One more thing"})
        assert_page(response)
        shown = response.content.decode()
        assert ("10 comments in 10 minutes" in shown, "One more thing" in shown) == (True, True)
    assert Comment.objects.count() == 10


def test_a_form_that_is_sent_twice_counts_once(client, initiative, wim):
    form = {"text": "A bench", "once": "a" * 22}
    answers = [
        client.post(talk_url("write_comment", address_of(make_subject(initiative))), form) for _ in range(2)
    ]
    assert [answer["Location"] for answer in answers] == [answers[0]["Location"]] * 2
    assert Comment.objects.count() == 1


def test_what_hostile_people_type_is_text_everywhere(client, initiative):
    comment = make_comment(initiative, make_member(initiative, make_person(HOSTILE[:80])), HOSTILE)
    make_report(comment, text=HOSTILE)
    hidden = actions.hide_comment(
        actor=make_administrator(), comment=make_comment(initiative), ground="other", reason=HOSTILE
    )
    make_appeal(hidden, HOSTILE)
    client.force_login(make_moderator(initiative))
    pages = [talk_page(initiative), reverse("talk:moderate", args=[initiative.slug])]
    pages += [talk_url(name, comment) for name in ("answer_comment", "hide_comment", "report_comment")]
    for page in [*pages, talk_url("decide_appeal", hidden)]:
        response = client.get(page)
        assert_page(response)
        assert_shown_as_text(response)


def test_an_author_changes_and_takes_back(client, initiative, wim):
    comment = make_comment(initiative, wim, "Befor")
    response = client.get(talk_url("edit_comment", comment))
    assert_page(response)
    assert b"Befor" in response.content
    client.post(talk_url("edit_comment", comment), {"text": "Before"})
    comment.refresh_from_db()
    assert comment.text == "Before"
    assert_page(client.get(talk_url("take_back", comment)))
    client.post(talk_url("take_back", comment))
    response = client.get(talk_page(initiative))
    assert_page(response)
    assert (b"Before" in response.content, b"This comment was taken back." in response.content) == (
        False,
        True,
    )
    client.logout()
    assert b"Wim" not in client.get(talk_page(initiative)).content


def test_talk_about_a_draft_is_not_found(client):
    comment = make_comment(make_draft(cora := make_person("Cora")), cora)
    pages = [talk_page(comment.initiative), comment.get_absolute_url(), talk_url("report_comment", comment)]
    client.force_login(make_person("Xena"))
    assert [client.get(page).status_code for page in pages] == [404] * 3
