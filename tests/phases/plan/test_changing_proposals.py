"""Changing a proposal, also when two of its authors do so at once."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from samenspel.phases.plan.models import Author, Proposal
from tests.checks import assert_page, one_line
from tests.factories.initiatives import make_member
from tests.factories.plan import make_own_round, make_proposal_draft
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db

TYPED = {"title": "A bench", "description": "To rest.", "picture_words": "Wood"}


@pytest.fixture
def draft(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    round = make_own_round(days=(-1, 5, 8, 12, 15))
    author = make_member(round.initiative, make_person("Ina", email="ina@example.org"))
    return make_proposal_draft(round, author, title="A bench", description="To rest.")


@pytest.fixture
def authors(draft):
    """The one who began, and another."""
    other = make_member(draft.initiative, make_person("Wim", email="wim@example.org"))
    Author.objects.create(thing=draft, person=other, agreed_at=draft.authors.get().agreed_at)
    return [one.person for one in draft.authors.all()]


def page_of(draft):
    return f"{draft.get_absolute_url()}change/"


def picture(colour="green"):
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(stream, "PNG")
    return SimpleUploadedFile("bench.png", stream.getvalue(), content_type="image/png")


def opened(client, person, draft):
    """The form as this person sees it now, to be filled in and sent."""
    client.force_login(person)
    form = client.get(page_of(draft)).context["form"]
    return {**TYPED, "seen": form["seen"].value()}


def now(draft):
    found = Proposal.objects.get(pk=draft.pk)
    return found.title, found.description


def test_who_saves_after_another_author_sees_both_and_decides(client, draft, authors):
    ina, wim = authors
    typed_by_ina, typed_by_wim = opened(client, ina, draft), opened(client, wim, draft)
    client.force_login(ina)
    client.post(page_of(draft), {**typed_by_ina, "title": "Two benches"})
    client.force_login(wim)
    answer = client.post(page_of(draft), {**typed_by_wim, "description": "To rest in the sun."})
    page = answer.content.decode()
    assert_page(answer)
    assert "Somebody else changed this while you were writing." in page
    assert ("Two benches" in page, "To rest in the sun." in page) == (True, True)
    assert now(draft) == ("Two benches", "To rest.")
    again = {
        **typed_by_wim,
        "description": "To rest in the sun.",
        "seen": answer.context["form"]["seen"].value(),
    }
    assert client.post(page_of(draft), again).status_code == 302
    assert now(draft) == ("A bench", "To rest in the sun.")


def test_who_saves_twice_alone_is_not_overtaken(client, draft):
    ina = draft.authors.get().person
    for title in ("One bench", "Two benches"):
        assert client.post(page_of(draft), {**opened(client, ina, draft), "title": title}).status_code == 302
    assert now(draft) == ("Two benches", "To rest.")


def files(tmp_path):
    return [one for one in tmp_path.rglob("*") if one.is_file()]


def test_a_picture_is_shown_where_it_is_changed_and_can_be_taken_away(
    client, draft, tmp_path, django_capture_on_commit_callbacks
):
    ina = draft.authors.get().person
    opened(client, ina, draft)
    assert b'type="checkbox"' not in client.get(page_of(draft)).content
    for colour in ("green", "red"):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(page_of(draft), {**opened(client, ina, draft), "picture": picture(colour)})
        assert len(files(tmp_path)) == 1
    page = client.get(page_of(draft))
    assert_page(page)
    assert b'type="checkbox"' in page.content
    assert f'src="{draft.get_absolute_url()}picture/" alt="Wood"' in one_line(page)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(page_of(draft), {**opened(client, ina, draft), "drops_picture": "on"})
    kept = Proposal.objects.get(pk=draft.pk)
    assert (kept.picture.name, kept.picture_words, files(tmp_path)) == ("", "", [])


def test_when_something_else_needs_mending_the_picture_is_kept(client, draft):
    ina = draft.authors.get().person
    answer = client.post(page_of(draft), {**opened(client, ina, draft), "title": "", "picture": picture()})
    form = answer.context["form"]
    assert form.errors == {"title": ["Nothing is written yet. Write something first."]}
    page = answer.content.decode()
    assert "is kept. Choose a file only to send another." in page
    word = page.partition('name="typed-again" value="')[2].partition('"')[0]
    mended = {**opened(client, ina, draft), "typed-again": word}
    assert client.post(page_of(draft), mended).status_code == 302
    assert Proposal.objects.get(pk=draft.pk).picture.name != ""


def test_that_a_picture_needs_words_is_said_before(client, draft):
    page = one_line(client.get(page_of(draft))) if opened(client, draft.authors.get().person, draft) else ""
    label = page.partition(">What the picture shows")[2][:90]
    assert ("(needed with a picture)" in label, "(optional)" in label) == (True, False)
