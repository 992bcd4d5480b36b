"""A board of ideas: a question, ideas, support, and what is alike."""

from io import BytesIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from samenspel.foundation.access import Overtaken, Refused
from samenspel.foundation.journal.models import Entry, Message
from samenspel.foundation.locks.versions import version_of
from samenspel.phases.design.actions import ideas as actions
from samenspel.phases.design.models.ideas import Idea, IdeaBoard
from samenspel.phases.design.queries.ideas import IDEA
from samenspel.spine.initiatives.search import found_by
from tests.checks import HOSTILE, assert_page
from tests.factories.children import make_school
from tests.factories.design import address, author_of, make_board, make_idea
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db
TYPED = {"title": "A kettle", "text": "For tea in the evening."}


def png(size=(320, 240), kind="PNG", name="kettle.png"):
    stream = BytesIO()
    Image.new("RGB", size, "#d4f1da").save(stream, kind)
    return SimpleUploadedFile(name, stream.getvalue(), "image/png")


def test_a_coordinator_asks_and_a_member_adds_an_idea(client):
    initiative = make_initiative()
    client.force_login(coordinator_of(initiative))
    asked = {"title": "What brings you here?", "opens_at": "2026-01-01 09:00"}
    board_page = client.post(f"/design/boards/set-up/{initiative.slug}/", asked)
    board = IdeaBoard.objects.get()
    assert board_page.url == address(board)
    client.force_login(member := make_member(initiative))
    response = client.post(address(board, "add/"), {**TYPED, "picture": png(), "picture_words": "A kettle"})
    idea = Idea.objects.get()
    assert response.url == address(idea) == f"/design/boards/{board.pk}/ideas/{idea.pk}/"
    assert (idea.title, idea.text, author_of(idea)) == ("A kettle", "For tea in the evening.", member)
    assert_page(client.get(address(idea)))
    assert client.get(address(idea, "picture/"))["Content-Type"] == "image/webp"


@pytest.mark.parametrize("title", ["", "   ", "\t\n", "\u200b", "x" * 121])
def test_a_title_of_nothing_or_too_much_comes_back_with_the_text_that_was_typed(client, title):
    board = make_board()
    client.force_login(make_member(board.initiative))
    page = client.post(address(board, "add/"), {**TYPED, "title": title})
    assert (page.status_code, Idea.objects.count()) == (200, 0)
    assert_page(page)
    assert "For tea in the evening." in page.content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kettle.jpg", png(kind="GIF").read()),
        ("kettle.jpg", b"<svg onload=alert(1)>"),
        ("kettle.png", b""),
        ("kettle.jpg", b"\xff\xd8\xff"),
    ],
)
def test_a_file_that_is_no_picture_of_ours_says_so_and_keeps_the_words(client, name, content):
    board = make_board()
    client.force_login(make_member(board.initiative))
    sent = {**TYPED, "picture": SimpleUploadedFile(name, content, "image/jpeg"), "picture_words": "A kettle"}
    page = client.post(address(board, "add/"), sent)
    assert (page.status_code, Idea.objects.count()) == (200, 0)
    assert [*page.context["form"].errors] == ["picture"]
    assert "For tea in the evening." in page.content.decode()


def test_a_picture_of_20000_by_20000_is_refused_with_the_way_to_mend_it(client):
    board = make_board()
    client.force_login(make_member(board.initiative))
    giant = BytesIO()
    Image.new("1", (20_000, 20_000)).save(giant, "PNG")
    sent = SimpleUploadedFile("giant.png", giant.getvalue(), "image/png")
    page = client.post(address(board, "add/"), {**TYPED, "picture": sent, "picture_words": "Black"})
    assert Idea.objects.count() == 0
    assert "maller first" in page.context["form"].errors["picture"][0]


def test_a_picture_needs_words(client):
    board = make_board()
    client.force_login(make_member(board.initiative))
    page = client.post(address(board, "add/"), {**TYPED, "picture": png()})
    assert [*page.context["form"].errors] == ["picture_words"]


def test_where_children_take_part_a_picture_shows_nobody(client):
    board = make_board(initiative := make_school())
    client.force_login(member := make_member(initiative))
    sent = {**TYPED, "picture_words": "A kettle"}
    page = client.post(address(board, "add/"), {**sent, "picture": png()})
    assert_page(page)
    assert ([*page.context["form"].errors], Idea.objects.count()) == (["shows_nobody"], 0)
    client.post(address(board, "add/"), {**sent, "picture": png(), "shows_nobody": "on"})
    idea = Idea.objects.get()
    page = client.post(address(idea, "change/"), {**sent, "picture": png(), "shows_nobody": ""})
    assert ([*page.context["form"].errors], author_of(idea)) == (["shows_nobody"], member)


def test_hostile_words_are_shown_as_words(client):
    board = make_board(title=HOSTILE[:120], summary=HOSTILE)
    idea = make_idea(board, title=HOSTILE, text=HOSTILE, picture_words=HOSTILE)
    client.force_login(coordinator_of(board.initiative))
    actions.hide_idea(
        actor=coordinator_of(board.initiative), idea=make_idea(board, title=HOSTILE), reason=HOSTILE
    )
    pages = ["", "add/", "group/", "decide/", f"?q={HOSTILE}"]
    for page in [*(address(board, rest) for rest in pages), address(idea), address(idea, "combine/")]:
        shown = client.get(page, follow=True)
        assert "<script>alert(1)" not in shown.content.decode()
        assert "<img src=x" not in shown.content.decode()


def test_before_it_opens_and_after_it_closes_nobody_adds_or_supports(client):
    for days in ((1, 2), (-3, -1)):
        board = make_board(days=days)
        member = make_member(board.initiative)
        with pytest.raises(Refused, match="This is not open now"):
            actions.add_idea(actor=member, board=board, title="A kettle")
        client.force_login(member)
        assert client.get(address(board, "add/")).status_code == 403
        idea = Idea.objects.create(board=board, title="A kettle")
        with pytest.raises(Refused, match="This is not open now"):
            actions.support_idea(actor=member, idea=idea)


def test_who_takes_no_part_adds_and_supports_nothing():
    idea = make_idea(make_board())
    stranger = make_person("Xena")
    with pytest.raises(Refused, match="You are not a member"):
        actions.add_idea(actor=stranger, board=idea.board, title="A kettle")
    with pytest.raises(Refused, match="You are not a member"):
        actions.support_idea(actor=stranger, idea=idea)


def test_support_counts_once_and_can_be_taken_back(client):
    idea = make_idea(make_board())
    client.force_login(make_member(idea.initiative))
    for _ in range(2):
        client.post(address(idea, "support/"))
    assert idea.supports.count() == 1
    client.post(address(idea, "support/"), {"stop": "1"})
    assert idea.supports.count() == 0


def test_nobody_writes_over_what_another_author_saved(client):
    idea = make_idea(make_board(), title="A kettle", text="")
    seen = version_of(idea, IDEA)
    actions.change_idea(actor=author_of(idea), idea=idea, title="Two kettles")
    with pytest.raises(Overtaken):
        actions.change_idea(actor=author_of(idea), idea=idea, title="Tea", seen=seen)
    client.force_login(author_of(idea))
    page = client.post(
        address(idea, "change/"), {"title": "Tea", "text": "", "picture_words": "", "seen": seen}
    )
    assert page.context["form"].theirs == [("Your idea in one sentence", "Two kettles")]
    assert 'value="Tea"' in page.content.decode()
    typed = {"title": "Tea", "text": "", "picture_words": "", "seen": page.context["form"]["seen"].value()}
    assert client.post(address(idea, "change/"), typed).url == address(idea)
    assert Idea.objects.get().title == "Tea"


def test_a_picture_can_be_taken_away_and_its_file_goes(client, django_capture_on_commit_callbacks):
    board = make_board()
    client.force_login(author := make_member(board.initiative))
    client.post(address(board, "add/"), {**TYPED, "picture": png(), "picture_words": "A kettle"})
    idea = Idea.objects.get()
    storage, name = idea.picture.storage, idea.picture.name
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(idea, "change/"), {**TYPED, "drops_picture": "on", "picture_words": "A kettle"})
    assert (Idea.objects.get().picture.name, storage.exists(name)) == ("", False)
    assert author_of(idea) == author


def test_what_was_taken_off_the_board_is_seen_by_its_authors_and_moderators(client):
    idea = make_idea(make_board(), title="A kettle of spite")
    initiative, author = idea.initiative, author_of(idea)
    moderator = make_member(initiative, make_person("Mina"), role="moderator")
    actions.hide_idea(actor=moderator, idea=idea, reason="It insults a neighbour.")
    letter = Message.objects.filter(to=author.email).get()
    assert letter.subject == "Taken off the board: A kettle of spite"
    assert "It insults a neighbour." in letter.text
    seen = {}
    people = {
        "visitor": None,
        "member": make_member(initiative),
        "author": author,
        "moderator": moderator,
        "coordinator": coordinator_of(initiative),
    }
    for name, person in people.items():
        client.logout()
        if person:
            client.force_login(person)
        listed = "of spite" in client.get(address(idea.board)).content.decode()
        seen[name] = (client.get(address(idea)).status_code, listed)
    assert seen == {
        "visitor": (404, False),
        "member": (404, False),
        "author": (200, False),
        "moderator": (200, True),
        "coordinator": (200, True),
    }
    assert found_by(author, "spite") == []
    client.force_login(coordinator_of(initiative))
    assert "Answer it" not in client.get(address(idea)).content.decode()


def test_what_was_brought_back_is_on_the_board_again(client):
    idea = make_idea(make_board())
    coordinator = coordinator_of(idea.initiative)
    actions.hide_idea(actor=coordinator, idea=idea, reason="Twice.")
    client.force_login(coordinator)
    client.post(address(idea, "bring-back/"))
    assert Idea.objects.get().hidden_because == ""
    assert set(Message.objects.filter(to=author_of(idea).email).values_list("subject", flat=True)) == {
        f"Taken off the board: {idea}",
        f"On the board again: {idea}",
    }


def test_the_journal_tells_the_title_and_never_the_text_or_who_supports():
    idea = make_idea(make_board(), title="A kettle", text="A secret.")
    actions.support_idea(actor=author_of(idea), idea=idea)
    told = {entry.verb: entry.data for entry in Entry.objects.filter(verb__startswith="design.")}
    board = {"title": "What shall we do here?"}
    assert told == {
        "design.set_up_board": board,
        "design.add_idea": {**board, "idea": "A kettle"},
        "design.support_idea": {**board, "supports": True},
    }


def test_an_idea_is_found_by_whoever_may_see_it():
    idea = make_idea(make_board(), title="A kettle")
    (one,) = dict(found_by(AnonymousUser(), "kettle"))["Ideas"]
    assert (one.title, one.url, one.text) == ("A kettle", address(idea), "What shall we do here?")


@pytest.mark.parametrize("many", [3, 30])
def test_a_board_costs_as_many_queries_with_30_ideas_as_with_3(client, many, django_assert_num_queries):
    board = make_board()
    member = make_member(board.initiative)
    for number in range(many):
        make_idea(board, member, title=f"A kettle {number}")
    with django_assert_num_queries(7):
        assert_page(client.get(address(board)))


def test_a_board_is_narrowed_and_sorted(client):
    board = make_board()
    kettle, lamp = make_idea(board, title="A kettle"), make_idea(board, title="A lamp", text="To read by.")
    actions.support_idea(actor=author_of(lamp), idea=kettle)

    def shown(asked):
        return [one.title for one in client.get(address(board, asked)).context["page"]]

    assert shown("") == ["A lamp", "A kettle"]
    assert shown("?sort=support") == ["A kettle", "A lamp"]
    assert shown("?sort=title") == ["A kettle", "A lamp"]
    assert shown("?q=read") == ["A lamp"]
    assert shown("?state=done") == []
    assert shown("?sort=nonsense&page=99&cluster=x&decision=x&state=x") == ["A lamp", "A kettle"]
