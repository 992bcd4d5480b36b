"""Each decision tells the authors of the ideas that it answers."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import About, Entry, Message
from samenspel.foundation.journal.queries import address_of
from samenspel.phases.design.actions import answering
from samenspel.phases.design.actions import ideas as actions
from samenspel.phases.design.models.ideas import Idea, IdeaAnswer
from samenspel.spine.initiatives.models import Decision
from tests.checks import assert_page
from tests.factories.design import DECIDED, address, author_of, letters_to, make_board, make_idea, waiting
from tests.factories.initiatives import coordinator_of, make_initiative

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "said"),
    [("taken_up", "it is taken up"), ("done", "it is done"), ("not_taken_up", "it is not taken up")],
)
def test_each_decision_tells_the_authors_with_its_words_and_reason(board, client, state, said):
    """Case 21: nobody heard that an idea's status had changed."""
    kettle, lamp, other = (make_idea(board, title=title) for title in ("A kettle", "A lamp", "A sofa"))
    client.force_login(coordinator_of(board.initiative))
    response = client.post(
        address(board, "decide/"), {"ideas": [kettle.pk, lamp.pk], "state": state, **DECIDED}
    )
    assert response.url == address(board)
    decision = Decision.objects.get()
    assert (decision.what, decision.why) == ("We buy a kettle.", "Forty people want one.")
    assert {one.title: one.state for one in Idea.objects.all()} == {
        "A kettle": state,
        "A lamp": state,
        "A sofa": "new",
    }
    letter = Message.objects.get(to=author_of(kettle).email)
    assert letter.subject == "An answer to your idea: A kettle"
    assert all(
        words in letter.text
        for words in (said, "We buy a kettle.", "Forty people want one.", address(kettle))
    )
    assert letters_to(author_of(other)) == []
    shown = client.get(address(board)).content.decode()
    assert "You said, we did" in shown
    assert "Forty people want one." in shown
    assert [one.title for one in client.get(address(board, f"?decision={decision.pk}")).context["page"]] == [
        "A lamp",
        "A kettle",
    ]
    assert "Forty people want one." in client.get(address(kettle)).content.decode()
    assert "We buy a kettle." in client.get(board.initiative.get_absolute_url()).content.decode()
    (entry,) = Entry.objects.filter(verb="design.decide_ideas")
    assert entry.data == {"title": "What shall we do here?", "what": "We buy a kettle."}
    news = {slip.thing for slip in About.objects.filter(entry=entry)}
    assert [address_of(one) in news for one in (board, kettle, lamp, other)] == [True, True, True, False]


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_letter_is_in_the_language_of_its_reader(board, language):
    idea = make_idea(board)
    author = author_of(idea)
    author.language = language
    author.save()
    answering.decide_ideas(
        actor=coordinator_of(board.initiative), board=board, ideas=[idea], state="taken_up", **DECIDED
    )
    assert letters_to(author)[0].startswith(
        {"nl": "Een antwoord op je idee", "fr": "Une réponse à votre idée"}[language]
    )


def test_taken_up_first_and_done_later_are_both_on_the_page(board):
    idea = make_idea(board)
    for state in ("taken_up", "done"):
        answering.decide_ideas(
            actor=coordinator_of(board.initiative), board=board, ideas=[idea], state=state, **DECIDED
        )
    assert [answer.state for answer in idea.answers.all()] == ["done", "taken_up"]


@pytest.mark.parametrize("missing", ["ideas", "state", "what", "why", "decided_by"])
def test_no_decision_without_words_and_reason(board, client, missing):
    idea = make_idea(board)
    client.force_login(coordinator_of(board.initiative))
    typed = {"ideas": idea.pk, "state": "done", **DECIDED, missing: ""}
    page = client.post(address(board, "decide/"), typed)
    assert_page(page)
    assert ([*page.context["form"].errors], Decision.objects.count()) == ([missing], 0)


def test_a_decision_about_what_is_gone_is_none(board):
    hidden = make_idea(board)
    coordinator = coordinator_of(board.initiative)
    actions.hide_idea(actor=coordinator, idea=hidden, reason="No.")
    theirs = make_idea(make_board(board.initiative))
    with pytest.raises(Refused, match="None of these ideas"):
        answering.decide_ideas(
            actor=coordinator, board=board, ideas=[hidden, theirs], state="done", **DECIDED
        )
    assert (Decision.objects.count(), IdeaAnswer.objects.count()) == (0, 0)


def test_once_a_board_is_closed_its_coordinator_owes_an_answer(board):
    closed = make_board(board.initiative, days=(-9, -1))
    Idea.objects.create(board=closed, title="A kettle")
    coordinator = coordinator_of(board.initiative)
    assert "Answer the ideas" in waiting(coordinator, board)
    answering.decide_ideas(actor=coordinator, board=closed, ideas=closed.ideas.all(), state="done", **DECIDED)
    assert "Answer the ideas" not in waiting(coordinator, board)


def test_an_answered_board_is_that_of_its_own_initiative():
    one, other = make_board(), make_board(make_initiative())
    with pytest.raises(Refused, match="Only this initiative's coordinators"):
        answering.decide_ideas(
            actor=coordinator_of(one.initiative),
            board=other,
            ideas=[make_idea(other)],
            state="done",
            **DECIDED,
        )
