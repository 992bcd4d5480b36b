"""Two ideas become one when the authors of both want that."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.phases.design.actions import combining
from samenspel.phases.design.actions import ideas as actions
from samenspel.phases.design.models.ideas import Combination, Idea
from samenspel.tools.together.actions import become_author
from samenspel.tools.together.invitations import Invitation
from tests.factories.design import address, author_of, letters_to, make_board, make_idea, waiting
from tests.factories.initiatives import coordinator_of, make_member

pytestmark = pytest.mark.django_db


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
