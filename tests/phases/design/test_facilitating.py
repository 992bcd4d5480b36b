"""What becomes of ideas: combined, grouped, answered, and made a proposal."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import About, Entry, Message
from samenspel.foundation.journal.queries import address_of
from samenspel.phases.design.actions import answering, clustering, combining
from samenspel.phases.design.actions import ideas as actions
from samenspel.phases.design.models.ideas import Cluster, Combination, Idea, IdeaAnswer
from samenspel.phases.plan.actions import submit_proposal, withdraw_proposal
from samenspel.phases.plan.models import Proposal
from samenspel.spine.initiatives.models import Decision
from samenspel.spine.initiatives.to_do import doings_for
from samenspel.tools.together.actions import become_author
from samenspel.tools.together.invitations import Invitation
from tests.checks import assert_page
from tests.factories.design import author_of, make_board, make_idea
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.plan import make_own_round
from tests.factories.services import make_administrator, map_picture

pytestmark = pytest.mark.django_db
DECIDED = {"what": "We buy a kettle.", "why": "Forty people want one.", "decided_by": "together"}


@pytest.fixture
def board():
    return make_board()


def address(thing, rest=""):
    return f"{thing.get_absolute_url()}{rest}"


def letters_to(person):
    return sorted(Message.objects.filter(to=person.email).values_list("subject", flat=True))


def waiting(person, thing):
    return [str(one.title) for one in doings_for(person, [thing.initiative]) if one.waits]


def asked(board, actor=None):
    idea, into = make_idea(board, title="A kettle"), make_idea(board, title="Hot water")
    actor = actor or author_of(idea)
    return combining.combine_ideas(actor=actor, idea=idea, into=into)


def answer(question, idea, agrees=True):
    return combining.answer_combination(actor=author_of(idea), combination=question, agrees=agrees)


def test_an_author_asks_the_other_says_yes_and_both_stay_credited(board, client):
    question = asked(board)
    old, kept = question.thing, question.into
    both = {author_of(old), author_of(kept)}
    supporter = make_member(board.initiative)
    for idea in (old, kept):
        actions.support_idea(actor=supporter, idea=idea)
    assert letters_to(author_of(kept)) == ["Shall two ideas become one?"]
    assert letters_to(author_of(old)) == []
    assert "Shall two ideas become one?" in waiting(author_of(kept), board)
    assert waiting(author_of(old), board) == []
    client.force_login(author_of(kept))
    assert "Yes, together" in client.get(address(kept)).content.decode()
    reply = client.post(f"/design/boards/{board.pk}/combinations/{question.pk}/answer/", {"yes": "1"})
    assert reply.url == address(kept)
    old.refresh_from_db()
    assert (old.state, old.combined_into) == ("combined", kept)
    assert {author.person for author in kept.authors.all()} == both
    assert kept.supports.count() == 1
    assert address(kept) in client.get(address(old)).content.decode()
    shown = client.get(address(board))
    assert [one.title for one in shown.context["page"]] == ["Hot water"]
    assert "A kettle" in client.get(address(kept)).content.decode()


def test_a_coordinator_asks_and_the_authors_of_both_must_agree(board):
    question = asked(board, coordinator_of(board.initiative))
    old, kept = question.thing, question.into
    assert letters_to(author_of(old)) == letters_to(author_of(kept)) == ["Shall two ideas become one?"]
    answer(question, kept)
    assert Idea.objects.get(pk=old.pk).state == "new"
    answer(question, old)
    assert Idea.objects.get(pk=old.pk).state == "combined"
    assert "Two ideas became one" in letters_to(author_of(kept))


def test_one_no_keeps_both_and_everyone_hears_it(board):
    question = asked(board, coordinator_of(board.initiative))
    old, kept = question.thing, question.into
    answer(question, kept)
    answer(question, old, agrees=False)
    assert not Combination.objects.exists()
    assert {one.state for one in Idea.objects.all()} == {"new"}
    assert "Both ideas stay" in letters_to(author_of(kept))


def test_who_had_both_ideas_combines_them_at_once(board):
    author = make_member(board.initiative)
    idea, into = make_idea(board, author), make_idea(board, author)
    combining.combine_ideas(actor=author, idea=idea, into=into)
    assert Idea.objects.get(pk=idea.pk).combined_into == into


def test_nobody_else_answers_nor_asks(board):
    question = asked(board)
    stranger = make_member(board.initiative)
    with pytest.raises(Refused, match="Only the authors of these two ideas"):
        combining.answer_combination(actor=stranger, combination=question, agrees=True)
    with pytest.raises(Refused, match="Only those whose idea it is"):
        combining.combine_ideas(actor=stranger, idea=question.into, into=question.thing)


def test_an_idea_of_another_board_or_off_the_board_takes_nothing_in(board):
    idea, hidden = make_idea(board), make_idea(board)
    actions.hide_idea(actor=coordinator_of(board.initiative), idea=hidden, reason="No.")
    for into in (idea, hidden, make_idea(make_board(board.initiative))):
        with pytest.raises(Refused, match="Choose an idea of this board"):
            combining.combine_ideas(actor=author_of(idea), idea=idea, into=into)


def test_nothing_is_combined_with_what_was_taken_off_the_board_meanwhile(board):
    question = asked(board)
    actions.hide_idea(actor=coordinator_of(board.initiative), idea=question.thing, reason="No.")
    with pytest.raises(Refused, match="That can't be done with this idea any more"):
        answer(question, question.into)
    assert waiting(author_of(question.into), board) == []


def test_two_that_ask_each_other_never_go_in_a_ring(board):
    first = asked(board)
    back = combining.combine_ideas(actor=author_of(first.into), idea=first.into, into=first.thing)
    answer(first, first.into)
    assert not Combination.objects.filter(pk=back.pk).exists()
    assert Idea.objects.get(pk=first.into_id).combined_into is None


def test_who_has_the_link_works_on_an_idea_together(board, client):
    idea = make_idea(board)
    member = make_member(board.initiative)
    become_author(actor=member, invitation=Invitation(idea))
    client.force_login(member)
    assert "Mo" in client.get(address(idea)).context["authors"]


def test_a_coordinator_groups_ideas_by_marks_and_buttons(board, client):
    kettle, lamp = make_idea(board), make_idea(board)
    client.force_login(coordinator_of(board.initiative))
    page = address(board, "group/")
    client.post(page, {"ideas": [kettle.pk], "title": "Warm", "new": "1"})
    warm = Cluster.objects.get()
    client.post(page, {"ideas": [lamp.pk], "into": warm.pk})
    assert [*warm.ideas.order_by("pk")] == [kettle, lamp]
    client.post(page, {"ideas": [lamp.pk], "into": "", "title": "Typed and not meant"})
    assert ([*warm.ideas.all()], Cluster.objects.count()) == ([kettle], 1)
    assert [one.title for one in client.get(address(board, f"?cluster={warm.pk}")).context["page"]] == [
        kettle.title
    ]
    assert [one.title for one in client.get(address(board, "?cluster=none")).context["page"]] == [lamp.title]
    assert_page(client.get(page))


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"title": "Warm", "new": "1"}, "ideas"),
        ({"ideas": "{idea}", "title": "  ", "new": "1"}, "title"),
        ({"ideas": "{idea}", "into": "999"}, "into"),
        ({"ideas": "999", "into": ""}, "ideas"),
        ({"ideas": "x", "into": ""}, "ideas"),
    ],
)
def test_what_is_missing_in_grouping_is_said_and_changes_nothing(board, client, typed, fault):
    idea = make_idea(board)
    client.force_login(coordinator_of(board.initiative))
    typed = {name: value.format(idea=idea.pk) for name, value in typed.items()}
    page = client.post(address(board, "group/"), typed)
    assert_page(page)
    assert [*page.context["form"].errors] == [fault]
    assert (Cluster.objects.count(), Idea.objects.get().cluster) == (0, None)


def test_a_group_gets_another_name_or_goes_and_its_ideas_stay(board, client):
    idea, other = make_idea(board), make_idea(board)
    client.force_login(coordinator_of(board.initiative))
    coordinator = coordinator_of(board.initiative)
    warm = clustering.cluster_ideas(actor=coordinator, board=board, ideas=[idea], title="Warm")
    light = clustering.cluster_ideas(actor=coordinator, board=board, ideas=[other], title="Light")
    page = f"/design/boards/{board.pk}/groups/{warm.pk}/"
    client.post(f"{page}change/", {"title": "Cosy"})
    assert Cluster.objects.get(pk=warm.pk).title == "Cosy"
    client.post(f"{page}change/", {"title": "Light"})
    assert [*light.ideas.order_by("pk")] == [idea, other]
    client.post(f"/design/boards/{board.pk}/groups/{light.pk}/remove/")
    assert (Cluster.objects.count(), Idea.objects.filter(cluster=None).count()) == (0, 2)


def test_a_group_of_another_board_takes_nothing(board):
    other = make_board(board.initiative)
    coordinator = coordinator_of(board.initiative)
    theirs = clustering.cluster_ideas(actor=coordinator, board=other, ideas=[], title="Warm")
    with pytest.raises(Cluster.DoesNotExist):
        clustering.cluster_ideas(actor=coordinator, board=board, ideas=[make_idea(board)], into=theirs)
    idea = make_idea(other)
    clustering.cluster_ideas(actor=coordinator, board=board, ideas=[idea], title="Mine")
    assert Idea.objects.get(pk=idea.pk).cluster is None


@pytest.mark.parametrize(
    ("state", "subject"),
    [("taken_up", "Taken up"), ("done", "Done"), ("not_taken_up", "Not taken up")],
)
def test_each_decision_tells_the_authors_with_its_words_and_reason(board, client, state, subject):
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
    assert letter.subject == f"{subject}: A kettle"
    assert all(
        words in letter.text for words in ("We buy a kettle.", "Forty people want one.", address(kettle))
    )
    assert letters_to(author_of(other)) == []
    shown = client.get(address(board)).content.decode()
    assert "You said, we did" in shown and "Forty people want one." in shown
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
    assert letters_to(author)[0].startswith({"nl": "Opgepakt", "fr": "Retenue"}[language])


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


@pytest.fixture
def round(board):
    return make_own_round(board.initiative, days=(-1, 5, 8, 12, 15))


def test_an_idea_becomes_a_draft_by_the_same_authors_and_each_page_leads_to_the_other(board, round, client):
    idea = make_idea(
        board, title="A kettle", text="For tea.", picture=map_picture(), picture_words="It boils"
    )
    friend = make_member(board.initiative)
    become_author(actor=friend, invitation=Invitation(idea))
    client.force_login(author_of(idea))
    assert_page(client.get(address(idea, "make-proposal/")))
    response = client.post(address(idea, "make-proposal/"), {"round": round.pk})
    proposal = Proposal.objects.get()
    assert response.url == address(proposal)
    assert (proposal.title, proposal.description, proposal.state) == ("A kettle", "For tea.", "draft")
    assert proposal.picture_words == "It boils"
    assert proposal.picture.name != idea.picture.name
    assert {one.person for one in proposal.authors.all()} == {author_of(idea), friend}
    assert address(proposal) in client.get(address(idea)).content.decode()
    assert address(idea) in client.get(address(proposal)).content.decode()
    client.logout()
    assert address(proposal) not in client.get(address(idea)).content.decode()
    submit_proposal(actor=friend, proposal=proposal)
    assert address(proposal) in client.get(address(idea)).content.decode()
    withdraw_proposal(actor=friend, proposal=proposal)
    assert_page(client.get(address(proposal)))


def test_a_coordinator_makes_the_draft_and_the_authors_hear_of_it(board, round):
    idea = make_idea(board, title="A kettle")
    coordinator = coordinator_of(board.initiative)
    proposal = answering.make_proposal(actor=coordinator, idea=idea, round=round)
    assert {one.person for one in proposal.authors.all()} == {author_of(idea), coordinator}
    assert letters_to(author_of(idea)) == ["Your idea is becoming a proposal: A kettle"]


def test_the_proposal_does_not_lead_to_what_was_taken_off_the_board(board, round, client):
    idea = make_idea(board, title="A kettle of spite")
    proposal = answering.make_proposal(actor=author_of(idea), idea=idea, round=round)
    submit_proposal(actor=author_of(idea), proposal=proposal)
    actions.hide_idea(actor=coordinator_of(board.initiative), idea=idea, reason="No.")
    assert address(idea) not in client.get(address(proposal)).content.decode()


def test_no_proposal_in_a_round_of_others_or_one_that_takes_none(board):
    idea = make_idea(board)
    for round in (
        make_own_round(days=(-1, 5, 8, 12, 15)),
        make_own_round(board.initiative, days=(-9, -5, 1, 2, 3)),
    ):
        with pytest.raises(Refused, match="Choose a round of this initiative"):
            answering.make_proposal(actor=author_of(idea), idea=idea, round=round)
    with pytest.raises(Refused, match="You are not a member"):
        answering.make_proposal(actor=make_administrator(), idea=idea, round=round)


def test_where_no_round_takes_proposals_the_page_says_so(board, client):
    idea = make_idea(board)
    client.force_login(author_of(idea))
    page = client.get(address(idea, "make-proposal/")).content.decode()
    assert "No budget round of this initiative takes proposals now." in page
    assert "Make it a proposal" not in client.get(address(idea)).content.decode()


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
