"""The polling desk: who gets a sheet, and that nobody votes twice."""

from datetime import timedelta

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.phases.plan.box.desk import find_at_desk
from samenspel.phases.plan.models import Voter
from samenspel.spine.people.actions import erase_me
from tests.factories.initiatives import make_member
from tests.factories.papers import (
    close_papers,
    make_coded_vote,
    make_listed_vote,
    make_paper_vote,
    mark,
    refusal,
)
from tests.factories.plan import clock, make_vote, make_voter, vote
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


def test_whoever_was_marked_at_the_desk_does_not_vote_online():
    round, person = make_paper_vote(), make_voter()
    assert mark(round, f" {person.email.upper()} ") is False
    assert refusal(vote, round, 1, person=person) == "You voted on paper. Nobody votes twice."
    assert list(Voter.objects.values_list("channel", "sealed")) == [("desk", None)]


def test_an_address_without_an_account_does_not_vote_online_once_it_has_one():
    round = make_paper_vote()
    mark(round, "ada@ｅxample.org\u200b")
    ada = make_person("Ada", email="ada@example.org")
    assert refusal(vote, round, 1, person=ada) == "You voted on paper. Nobody votes twice."
    assert "Nobody votes twice" in refusal(mark, round, "ada@example.org")
    assert Voter.objects.count() == 1


def test_the_paper_takes_the_place_of_the_online_ballot():
    round, person = make_paper_vote(), make_voter()
    receipt = vote(round, 1, person=person)
    assert mark(round, person.email) is True
    assert list(Voter.objects.values_list("channel", "sealed", "receipt")) == [("desk", None, "")]
    close_papers(round)
    assert (round.ballots.count(), round.receipts.filter(code=receipt).exists()) == (0, False)


def test_nobody_gets_a_second_sheet():
    round, person = make_paper_vote(), make_voter()
    mark(round, person.email)
    said = "This voter has a sheet already, or sent one. Nobody votes twice."
    assert refusal(mark, round, person.email) == said


def test_on_a_list_only_its_addresses_are_found():
    round = make_listed_vote("a@example.org", "b@example.org")
    mark(round, "A@example.org")
    assert "Nobody on the roll has this" in refusal(mark, round, "c@example.org")
    assert "Nobody votes twice" in refusal(vote, round, 1, person=make_person(email="a@example.org"))
    assert sorted(round.voters.values_list("email", "channel")) == [
        ("a@example.org", "desk"),
        ("b@example.org", ""),
    ]


def test_where_members_vote_strangers_and_addresses_without_an_account_are_not_found():
    round = make_paper_vote(who="members")
    member, stranger = make_voter(), make_voter()
    make_member(round.initiative, member)
    for shown in (stranger.email, "nobody@example.org", "IA 123 456"):
        assert "Nobody on the roll has this" in refusal(mark, round, shown)
    mark(round, member.email)
    assert Voter.objects.get().key == str(member.pk)


def test_by_codes_the_letter_is_shown():
    round, (code, _other, _spare) = make_coded_vote()
    mark(round, code.lower().replace("-", " "))
    assert "Nobody on the roll has this" in refusal(mark, round, "AAAA-BBBB-CCCC")
    assert round.voters.filter(channel="desk").count() == 1
    assert "Nobody votes twice" in refusal(vote, round, 1, person=make_voter(), code=code)


def test_who_has_no_address_shows_a_number_and_gets_one_sheet_in_any_spelling():
    round = make_paper_vote()
    mark(round, "ia 123.456")
    assert "Nobody votes twice" in refusal(mark, round, "IA-123456")
    assert "IA" not in Voter.objects.get().key
    assert [find_at_desk(round, shown) for shown in ("1-2", "ada@example", "a b@c.d")] == [None] * 3


def test_who_left_with_a_ballot_in_the_box_and_comes_to_the_desk_has_one_vote():
    round, person = make_paper_vote(), make_voter()
    vote(round, 1, person=person)
    email = person.email
    erase_me(actor=person)
    assert mark(round, email) is True
    assert list(Voter.objects.values_list("channel", flat=True)) == ["desk"]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (lambda round: round.votes_from - timedelta(seconds=1), "Voting has not begun yet."),
        (lambda round: round.votes_until, "Voting is over. Nobody can be marked any more."),
    ],
    ids=["early", "late"],
)
def test_a_desk_is_open_as_long_as_the_vote(when, said):
    round = make_paper_vote()
    with clock(when(round)):
        assert refusal(mark, round, "ada@example.org") == said
    assert not Voter.objects.exists()


def test_a_round_without_paper_has_no_desk():
    assert "nobody votes on paper" in refusal(mark, make_vote(), "ada@example.org")


def test_citizens_mark_nobody():
    round = make_paper_vote()
    with pytest.raises(Refused, match="Only the organisation's professionals may do"):
        mark(round, "ada@example.org", actor=make_voter())


def test_the_voter_is_told_by_mail_so_that_nobody_votes_in_anothers_name_unseen():
    round, person = make_paper_vote(), make_voter()
    vote(round, 1, person=person)
    mark(round, person.email)
    mark(round, "ada@example.org")
    texts = dict(Message.objects.order_by("pk").values_list("to", "text"))
    assert "was taken out of the box" in texts[person.email]
    assert "you can't vote online" in texts["ada@example.org"]
