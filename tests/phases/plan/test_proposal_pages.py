"""Making, supporting and checking proposals."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from samenspel.foundation.journal.models import Entry, Message
from samenspel.phases.plan.models import Proposal
from samenspel.spine.people.models import Person
from tests.checks import HOSTILE, assert_page, assert_shown_as_text, one_line
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.plan import (
    address,
    make_own_round,
    make_proposal,
    make_proposal_draft,
)
from tests.factories.services import make_administrator, make_person

pytestmark = pytest.mark.django_db


def picture(width=60, height=40, kind="JPEG", mode="RGB"):
    import io

    stream, image = io.BytesIO(), Image.new(mode, (width, height), "green" if mode == "RGB" else 0)
    exif = Image.Exif()
    exif[0x010F] = "canary-camera"
    image.save(stream, kind, exif=exif)
    return SimpleUploadedFile("bench.jpg", stream.getvalue(), content_type="image/jpeg")


TYPED = {"title": "A bench by the pond", "description": "To rest.", "needs": "Wood.", "where": "The pond"}


@pytest.fixture
def taking():
    """A round that takes proposals, and one of its members."""
    round = make_own_round(days=(-1, 5, 8, 12, 15))
    return round, make_member(round.initiative, make_person("Ina", email="ina@example.org"))


def test_a_member_writes_a_draft_changes_it_and_submits_it(client, taking):
    round, member = taking
    client.force_login(member)
    assert_page(client.get(address(round, "proposals/add/")))
    typed = {**TYPED, "picture": picture(), "picture_words": "A bench"}
    response = client.post(address(round, "proposals/add/"), typed)
    proposal = Proposal.objects.get()
    assert response["Location"] == proposal.get_absolute_url()
    assert_page(client.get(proposal.get_absolute_url()))
    client.post(
        f"{proposal.get_absolute_url()}change/", {**TYPED, "title": "Two benches", "picture_words": "A bench"}
    )
    client.post(f"{proposal.get_absolute_url()}submit/")
    proposal.refresh_from_db()
    assert (proposal.title, proposal.state, bool(proposal.picture)) == ("Two benches", "submitted", True)


def test_a_draft_is_seen_by_its_author_alone(client, taking):
    round, member = taking
    client.force_login(member)
    client.post(address(round, "proposals/add/"), TYPED)
    draft = Proposal.objects.get().get_absolute_url()
    for person in (make_person(), coordinator_of(round.initiative), make_administrator()):
        client.force_login(person)
        assert client.get(draft).status_code == 404
        assert TYPED["title"] not in client.get(round.get_absolute_url()).content.decode()


def test_a_draft_that_is_thrown_away_leaves_nothing_behind(client, taking):
    round, author = taking
    client.force_login(author)
    draft = make_proposal_draft(round, author, title="A secret bench")
    address = f"{draft.get_absolute_url()}discard/"
    assert client.get(f"{draft.get_absolute_url()}withdraw/").status_code == 403
    assert_page(client.get(address))
    assert client.post(address)["Location"] == round.get_absolute_url()
    assert not round.proposals.exists()
    assert "A secret bench" not in str([*Entry.objects.values_list("data", flat=True)])
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_what_everybody_saw_is_withdrawn_and_not_thrown_away(client, taking):
    round, author = taking
    client.force_login(author)
    proposal = make_proposal(round, author)
    assert client.post(f"{proposal.get_absolute_url()}discard/").status_code == 403
    assert client.post(f"{proposal.get_absolute_url()}withdraw/").status_code == 302
    assert round.proposals.get().state == "withdrawn"


def test_of_a_picture_only_the_pixels_are_kept(client, taking):
    round, member = taking
    client.force_login(member)
    client.post(address(round, "proposals/add/"), {**TYPED, "picture": picture(), "picture_words": "A bench"})
    proposal = Proposal.objects.get()
    answer = client.get(f"{proposal.get_absolute_url()}picture/")
    data = b"".join(answer.streaming_content)
    assert (answer["Content-Type"], data[:4], b"canary-camera" in data) == ("image/webp", b"RIFF", False)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (lambda: picture(9000, 5600), "51 megapixels; as JPEG at most 50"),
        (lambda: picture(20_000, 20_000, kind="PNG", mode="1"), "far too many pixels"),
        (lambda: SimpleUploadedFile("bench.jpg", b"<svg onload=alert(1)>"), "not a picture that we can read"),
        (lambda: SimpleUploadedFile("bench.jpg", picture().read()[:300]), "not a picture that we can read"),
        (lambda: picture(kind="GIF"), "not a picture that we can read"),
    ],
    ids=["giant", "bomb", "no picture", "cut off", "another kind"],
)
def test_a_picture_that_cannot_be_is_refused_and_the_text_is_kept(client, taking, file, said):
    round, member = taking
    client.force_login(member)
    response = client.post(
        address(round, "proposals/add/"), {**TYPED, "picture": file(), "picture_words": "A bench"}
    )
    page = response.content.decode()
    assert_page(response)
    assert said in page
    assert "A bench by the pond" in page
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": "x" * 121}, "This is 121 characters long, and may be 120. Say it shorter."),
        ({"description": "word " * 10_000}, "may be 5000. Say it shorter."),
        ({"title": "\u200b"}, "Nothing is written yet. Write something first."),
        ({"latitude": "52.1"}, "Fill in both, or neither."),
        ({"latitude": "200", "longitude": "5"}, "Write a number from -90 to 90."),
    ],
    ids=["long title", "10,000 words", "no title", "half a place", "not on earth"],
)
def test_a_proposal_that_cannot_be_is_explained_and_what_was_typed_is_kept(client, taking, changes, said):
    round, member = taking
    client.force_login(member)
    response = client.post(address(round, "proposals/add/"), {**TYPED, **changes})
    page = response.content.decode()
    assert_page(response)
    assert said in page
    assert "The pond" in page
    assert changes.get("description", "")[:100] in page
    assert not Proposal.objects.exists()


WAYS = ("Sign in to support this", "Take part to support this", ">Support this<")


@pytest.mark.parametrize(("kind", "way"), [("visitor", 0), ("stranger", 1), ("member", 2)])
def test_everybody_is_shown_the_way_to_support(client, taking, kind, way):
    round, member = taking
    proposal = make_proposal(round, member)
    if kind != "visitor":
        client.force_login(member if kind == "member" else make_person())
    answer = client.get(proposal.get_absolute_url())
    assert_page(answer)
    assert [one for one in WAYS if one in one_line(answer)] == [WAYS[way]]


def test_who_checks_reads_what_is_proposed(client, taking):
    round, member = taking
    proposal = make_proposal(round, member, description="Rest for many.", needs="Four planks.")
    client.force_login(coordinator_of(round.initiative))
    page = client.get(f"{proposal.get_absolute_url()}check/")
    assert_page(page)
    assert ["Rest for many." in page.content.decode(), "Four planks." in page.content.decode()] == [
        True,
        True,
    ]


def test_a_title_of_emoji_is_a_title(client, taking):
    round, member = taking
    client.force_login(member)
    client.post(address(round, "proposals/add/"), {**TYPED, "title": "🌳🪑"})
    assert_page(client.get(Proposal.objects.get().get_absolute_url()))


def test_hostile_words_are_shown_as_text(client):
    round = make_own_round(days=(-1, 5, 8, 12, 15))
    proposal = make_proposal(round, title=HOSTILE, description=HOSTILE, needs=HOSTILE, where=HOSTILE)
    for page in (proposal.get_absolute_url(), round.get_absolute_url()):
        response = client.get(page)
        assert_page(response)
        assert_shown_as_text(response)


def test_supporting_twice_is_supporting_once_and_can_be_taken_back(client, taking):
    round, member = taking
    proposal = make_proposal(round)
    client.force_login(member)
    for _ in range(2):
        client.post(f"{proposal.get_absolute_url()}support/")
    assert proposal.supports.count() == 1
    client.post(f"{proposal.get_absolute_url()}support/", {"stop": "1"})
    assert proposal.supports.count() == 0


def typed_check(round, *, met="yes", **changes):
    criteria = {f"met-{one.pk}": met for one in round.criteria.all()}
    return {"is_possible": "yes", "cost": "40", "reason": "Two days of work.", **criteria, **changes}


def test_a_professional_checks_in_the_open_and_the_author_answers(client, taking):
    round, member = taking
    proposal = make_proposal(round, member)
    checker = coordinator_of(round.initiative)
    Person.objects.filter(pk=checker.pk).update(email="col@example.org")
    client.force_login(checker)
    assert_page(client.get(f"{proposal.get_absolute_url()}check/"))
    client.post(
        f"{proposal.get_absolute_url()}check/", typed_check(round, met="no", is_possible="no", cost="")
    )
    proposal.refresh_from_db()
    assert proposal.state == "declined"
    mail = Message.objects.get(to="ina@example.org")
    assert "Two days of work." in mail.text
    client.force_login(member)
    answer = f"{proposal.get_absolute_url()}checks/{proposal.checks.get().pk}/answer/"
    assert_page(client.get(answer))
    client.post(answer, {"text": "We bring the wood ourselves."})
    assert "We bring the wood ourselves." in Message.objects.get(to="col@example.org").text
    client.force_login(checker)
    client.post(f"{proposal.get_absolute_url()}check/", typed_check(round))
    proposal.refresh_from_db()
    assert (proposal.state, proposal.cost) == ("accepted", 40_00)
    page = client.get(proposal.get_absolute_url())
    assert_page(page)
    assert "We bring the wood ourselves." in page.content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"cost": ""}, "Say what it costs"),
        ({"cost": "101"}, "more than the whole budget"),
        ({"met": "no"}, "does not meet all criteria"),
        ({"reason": ""}, "Nothing is written yet. Write something first."),
    ],
)
def test_a_check_that_cannot_be_is_explained(client, taking, changes, said):
    round, _member = taking
    proposal = make_proposal(round)
    client.force_login(coordinator_of(round.initiative))
    response = client.post(f"{proposal.get_absolute_url()}check/", typed_check(round, **changes))
    assert_page(response)
    assert said in response.content.decode()
    assert not proposal.checks.exists()
