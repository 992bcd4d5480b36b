from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from samenspel.foundation.access import Refused
from samenspel.foundation.clock import GRACE, receiving
from samenspel.foundation.journal.models import Entry
from samenspel.phases.plan import actions
from samenspel.phases.plan.actions.voting import RulesBroken
from samenspel.phases.plan.box.guard import TRIGGERS
from samenspel.phases.plan.box.keys import KeyGone, destroy_key, find_key
from samenspel.phases.plan.box.sealing import Unreadable, binding, unseal
from samenspel.phases.plan.models import Certification, Voter
from samenspel.phases.plan.queries import find_round
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.actions import erase_me
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.plan import (
    after,
    certify,
    clock,
    close,
    make_vote,
    make_voter,
    marks_of,
    vote,
    work,
)
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db
NOW = "samenspel.phases.plan.actions.voting.timezone.now"


def choices(round):
    return dict(round.ballots.values_list("choice", "count"))


def test_a_ballot_is_sealed_mixed_and_counted():
    round = make_vote()
    for places in [(1,), (1,), (1, 3), (2,), (3, 2)]:
        vote(round, *places)
    close(round)
    assert choices(round) == {"1": 2, "1 3": 1, "2": 1, "2 3": 1}
    certify(round)
    work()
    tally = round.tallies.get()
    assert (tally.is_official, tally.result["outcome"]["voters"]) == (True, 5)
    assert find_round(round.pk).state == "tallied"


def test_the_database_holds_nothing_readable_while_people_vote():
    round = make_vote()
    vote(round, 1)
    vote(round, 1, 2, 3)
    sealed = [bytes(voter.sealed) for voter in Voter.objects.all()]
    assert len({len(one) for one in sealed}) == 1
    assert not round.ballots.exists()


def test_the_last_ballot_counts():
    round, person = make_vote(), make_voter()
    first = vote(round, 1, person=person)
    last = vote(round, 2, 3, person=person)
    close(round)
    assert choices(round) == {"2 3": 1}
    assert [receipt.code for receipt in round.receipts.all()] == [last] == [first]


def test_nothing_is_left_of_the_envelopes_and_the_key(django_capture_on_commit_callbacks):
    round = make_vote()
    vote(round, 1)
    with django_capture_on_commit_callbacks(execute=True):
        close(round)
    assert list(round.voters.values_list("channel", "sealed")) == [("online", None)]
    with pytest.raises(KeyGone):
        find_key(round.public_key)


def test_a_key_is_for_its_owner_alone(settings):
    keys = settings.BALLOT_KEYS
    round = make_vote()
    (file,) = keys.iterdir()
    assert (file.stat().st_mode & 0o777, keys.stat().st_mode & 0o777) == (0o600, 0o700)
    assert destroy_key(round.public_key)
    assert not destroy_key(round.public_key)


def test_without_its_key_the_box_stays_closed():
    round = make_vote()
    vote(round, 1)
    destroy_key(round.public_key)
    with pytest.raises(KeyGone):
        close(round)
    assert find_round(round.pk).state == "voting"
    assert Voter.objects.get().sealed


def test_an_envelope_copied_to_another_voter_does_not_open():
    round = make_vote()
    vote(round, 1)
    copied = Voter.objects.get().sealed
    person = make_voter()
    vote(round, 2, person=person)
    Voter.objects.filter(key=str(person.pk)).update(sealed=copied)
    closed = close(round)
    assert (choices(round), closed.unreadable) == ({"1": 1}, 1)


def test_an_envelope_that_was_made_under_other_rules_does_not_open():
    round = make_vote()
    vote(round, 1)
    voter, key = Voter.objects.get(), find_key(round.public_key)
    sealed = bytes(voter.sealed)
    assert unseal(sealed, private_key=key, bound_to=binding(round, voter.token, key)) == "1"
    round.rules_sha256 = "0" * 64
    with pytest.raises(Unreadable):
        unseal(sealed, private_key=key, bound_to=binding(round, voter.token, key))


def test_ballots_and_receipts_are_written_in_an_order_that_tells_nothing():
    round = make_vote()
    for places in [(3,), (1, 2), (2,), (1,)] * 3:
        vote(round, *places)
    close(round)
    written = [*round.ballots.order_by("pk").values_list("choice", flat=True)]
    receipts = [*round.receipts.order_by("pk").values_list("code", flat=True)]
    assert (written, receipts) == (["1", "1 2", "2", "3"], sorted(receipts))


@pytest.mark.parametrize(
    "change",
    [lambda sealed: sealed[:-1], lambda sealed: sealed[:-1] + bytes([sealed[-1] ^ 1]), lambda _: b""],
)
def test_an_envelope_that_was_changed_is_not_counted_and_told(change):
    round = make_vote()
    vote(round, 1)
    vote(round, 2)
    voter = Voter.objects.first()
    Voter.objects.filter(pk=voter.pk).update(sealed=change(bytes(voter.sealed)))
    assert close(round).unreadable == 1
    assert Entry.objects.get(verb="plan.close_voting").data["unreadable"] == 1


def test_rules_that_were_changed_behind_our_back_keep_the_box_closed():
    round = make_vote()
    vote(round, 1)
    with TRIGGERS.lifted():
        round.proposals.filter(place=1).update(cost=1)
    with pytest.raises(RulesBroken):
        close(round)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (lambda round: round.votes_from - timedelta(seconds=1), "Voting has not begun yet."),
        (lambda round: round.votes_until, "Voting is over. Your ballot came too late and was not counted."),
    ],
    ids=["early", "late"],
)
def test_a_ballot_out_of_time_is_refused(when, said):
    round = make_vote()
    with pytest.raises(Refused, match=said), clock(when(round)):
        vote(round, 1)
    assert not Voter.objects.exists()


def test_a_ballot_that_was_received_in_time_counts_though_it_had_to_wait():
    round, person = make_vote(), make_voter()
    marks = marks_of(round, 1)
    received = round.votes_until - timedelta(microseconds=1)
    with clock(received + GRACE), receiving(received):
        actions.cast_ballot(actor=person, round=round, marks=marks)
    close(round)
    assert choices(round) == {"1": 1}


def test_after_the_box_was_opened_nothing_goes_in():
    round, person = make_vote(), make_voter()
    vote(round, 2)
    close(round)
    with pytest.raises(Refused, match=r"or it is over\. Your ballot was not counted"):
        vote(round, 1, person=person)
    assert choices(round) == {"2": 1}


def test_the_box_is_not_opened_before_its_time():
    round = make_vote()
    vote(round, 1)
    with pytest.raises(Refused, match="Voting is not over yet, or the box was opened"):
        actions.close_voting(actor=None, round=round)


def test_the_box_is_opened_once():
    round = make_vote()
    vote(round, 1)
    close(round)
    with pytest.raises(Refused, match="Voting is not over yet, or the box was opened"):
        close(round)
    assert choices(round) == {"1": 1}


def test_nobody_votes_in_what_they_may_not_see():
    round = make_vote()
    Initiative.objects.filter(pk=round.initiative.pk).update(is_public=False)
    with pytest.raises(Refused, match="Only people who work for an organisation that takes part"):
        vote(find_round(round.pk), 1)
    assert not Voter.objects.exists()


def test_nobody_certifies_twice_and_nothing_is_counted_before_two_did():
    round = make_vote()
    for _number in range(6):
        vote(round, 1)
    closed, coordinator = close(round), coordinator_of(round.initiative)
    with after(round.objections_until):
        actions.certify_round(actor=coordinator, round=closed)
        with pytest.raises(Refused, match="You certified this vote already"):
            actions.certify_round(actor=coordinator, round=closed)
        with pytest.raises(Refused, match="Two people must certify the vote before it is"):
            actions.tally_round(actor=coordinator, round=closed)
    with pytest.raises(IntegrityError), transaction.atomic():
        Certification.objects.create(round=closed, by=coordinator)
    assert not round.tallies.exists()


def test_members_alone_vote_where_it_is_theirs():
    round = make_vote(who="members")
    with pytest.raises(Refused, match="You can't vote in this round"):
        vote(round, 1)
    member = make_voter()
    make_member(round.initiative, member)
    vote(round, 1, person=member)
    assert Voter.objects.count() == 1


def test_who_leaves_and_comes_back_does_not_vote_twice():
    round, person = make_vote(), make_voter()
    vote(round, 1, person=person)
    email = person.email
    erase_me(actor=person)
    assert not Voter.objects.filter(key=str(person.pk)).exists()
    back = make_person("Again", email=email)
    with pytest.raises(Refused, match="You can't vote in this round"):
        vote(round, 2, person=back)
    close(round)
    assert choices(round) == {"1": 1}


def test_one_voter_stands_on_the_roll_once():
    round = make_vote()
    Voter.objects.create(round=round, key="a")
    with pytest.raises(IntegrityError), transaction.atomic():
        Voter.objects.create(round=round, key="a")


def test_who_voted_at_a_desk_does_not_vote_online():
    round, person = make_vote(), make_voter()
    Voter.objects.create(round=round, key=str(person.pk), channel="desk")
    with pytest.raises(Refused, match="Nobody votes twice"):
        vote(round, 1, person=person)


def test_the_journal_tells_no_vote():
    round = make_vote()
    before = Entry.objects.count()
    vote(round, 1)
    assert Entry.objects.count() == before


def test_the_digest_of_the_rules_is_in_the_journal_before_anybody_votes():
    round = make_vote()
    entry = Entry.objects.get(verb="plan.open_voting")
    assert (entry.data["sha256"], entry.data["proposals"]) == (round.rules_sha256, 3)


@pytest.mark.parametrize(
    ("places", "said"),
    [((), "Your ballot is empty"), ((9,), "A project that you chose is not on this ballot")],
    ids=["empty", "unknown project"],
)
def test_a_ballot_that_is_wrong_is_refused(places, said):
    round = make_vote()
    with pytest.raises(Refused, match=said):
        vote(round, *places)
    assert not Voter.objects.exists()
