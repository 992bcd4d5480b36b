"""Whatever people do, in whatever order and at whatever time: the box gives back what was put in last."""

import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from samenspel.foundation.access import Refused
from samenspel.foundation.clock import GRACE
from samenspel.phases.plan import actions
from samenspel.phases.plan.models import LEAST_BALLOTS, Proposal
from samenspel.phases.plan.queries import find_results, find_round, voted
from samenspel.phases.plan.rules import CERTIFIERS
from tests.examples import examples
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.plan import clock, make_own_round, make_voter, marks_of
from tests.factories.services import make_administrator, make_person

SECOND = timedelta(seconds=1)
VOTERS = 8
PLACES = st.sets(st.integers(1, 3), min_size=1)


class Round(RuleBasedStateMachine):
    """`inside` is the model: what each voter's last accepted ballot was; `at_desk` are those with a paper."""

    moments = ("proposals_until", "votes_from", "votes_until", "objections_until")
    set_up: dict[str, object] = {}

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.keys = override_settings(BALLOT_KEYS=Path(self.folder.name))
        self.keys.enable()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        initiative, self.read = make_initiative(), None
        self.pk = make_own_round(initiative, days=(0, 3, 4, 8, 10), **self.set_up).pk
        self.now = self.round.activity.opens_at
        self.coordinator, self.administrator = coordinator_of(initiative), make_administrator()
        self.author = make_member(initiative, make_person("Ina"))
        self.voters = [make_voter() for _ in range(VOTERS)]
        self.inside, self.at_desk, self.fixed, self.mixed = {}, set(), None, None

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)
        self.keys.disable()
        self.folder.cleanup()

    @property
    def round(self):
        """As it stands since the last attempt."""
        if self.read is None:
            self.read = find_round(self.pk)
        return self.read

    def attempt(self, action, **words):
        """Done, or refused."""
        try:
            with clock(self.now), transaction.atomic():
                return action(**words) or True
        except Refused:
            return None
        finally:
            self.read = None

    @initialize(where=st.sampled_from(["voted", "voted", "fixed", "new"]))
    def it_begins(self, where):
        """At the first proposal; with fixed rules; or when six people have voted."""
        if where != "new":
            for _ in range(3):
                self.somebody_proposes()
            self.professionals_check(possible=True, cost=50_00)
            self.now = self.round.proposals_until + GRACE
            self.the_rules_are_fixed()
        if where == "voted":
            self.now = self.round.votes_from
            self.people_vote({voter: {1 + voter % 3} for voter in range(6)})

    @rule(after=st.sampled_from([-1, 0, 1]), answer=st.booleans())
    def officials_come_by(self, after, answer):
        """In time, too early or too late: each thing happens when it may."""
        self.time_passes(after)
        self.the_box_is_opened()
        if answer:
            self.objections_are_answered()
        self.somebody_certifies(second=False)
        self.somebody_certifies(second=True)

    @rule(after=st.sampled_from([-1, 0, 1]))
    def time_passes(self, after):
        """To the next moment at which something ends or begins, or just beside it."""
        round = self.round
        ends = [getattr(round, name) for name in self.moments]
        ahead = [end for end in ends + [end + GRACE for end in ends] if end > self.now + SECOND]
        if ahead:
            self.now = min(ahead) + after * SECOND

    @precondition(lambda self: self.fixed is not None)
    @rule()
    def latecomers_try(self):
        self.somebody_proposes()
        self.an_author_withdraws()
        self.the_rules_are_fixed()

    @precondition(lambda self: self.fixed is None)
    @rule()
    def somebody_proposes(self):
        draft = self.attempt(actions.add_proposal, actor=self.author, round=self.round, title="Bench")
        assert bool(draft) == (self.fixed is None and self.now < self.round.proposals_until)
        if draft:
            self.attempt(actions.submit_proposal, actor=self.author, proposal=draft)

    @precondition(lambda self: self.fixed is None)
    @rule(possible=st.booleans(), cost=st.integers(1, 100_00))
    def professionals_check(self, possible, cost):
        for proposal in self.round.proposals.filter(state="submitted"):
            words = {"is_possible": possible, "reason": "So.", "cost": cost if possible else 0}
            self.attempt(actions.check_proposal, actor=self.coordinator, proposal=proposal, **words)

    @precondition(lambda self: self.fixed is None)
    @rule()
    def an_author_withdraws(self):
        proposal = self.round.proposals.exclude(state__in=("withdrawn", "draft")).first()
        if proposal:
            done = self.attempt(actions.withdraw_proposal, actor=self.author, proposal=proposal)
            assert not done or self.fixed is None

    @precondition(lambda self: self.fixed is None)
    @rule()
    def the_rules_are_fixed(self):
        accepted = self.round.proposals.filter(state=Proposal.State.ACCEPTED).count()
        waiting = self.round.proposals.filter(state=Proposal.State.SUBMITTED).exists()
        is_time = self.round.proposals_until + GRACE <= self.now < self.round.votes_until
        ready = self.fixed is None and accepted and not waiting and is_time
        done = self.attempt(actions.open_voting, actor=self.coordinator, round=self.round)
        assert bool(done) == bool(ready)
        if done:
            self.fixed = self.fixed_rules()

    def fixed_rules(self):
        round = self.round
        ballot = round.proposals.filter(place__isnull=False).values_list("place", "title", "cost")
        return round.rules_sha256, round.budget, round.votes_until, tuple(ballot)

    @precondition(lambda self: self.fixed is not None)
    @rule(ballots=st.dictionaries(st.integers(0, VOTERS - 1), PLACES, min_size=1))
    def people_vote(self, ballots):
        for voter, places in ballots.items():
            self.somebody_votes(voter, [place for place in places if place <= len(self.fixed[3])] or [1])

    def somebody_votes(self, voter, places):
        round = self.round
        done = self.attempt(
            actions.cast_ballot,
            actor=self.voters[voter],
            round=round,
            marks=marks_of(round, *places),
        )
        is_open = self.mixed is None and round.votes_from <= self.now < round.votes_until
        assert bool(done) == (is_open and voter not in self.at_desk)
        if done:
            self.inside[voter] = " ".join(map(str, sorted(places)))

    @rule()
    def the_box_is_opened(self):
        round, late = self.round, self.now >= self.round.box_opens_at + GRACE
        done = self.attempt(actions.close_voting, actor=None, round=round)
        assert bool(done) == (self.fixed is not None and self.mixed is None and late and self.is_finished())
        if done:
            self.mixed = Counter(self.inside.values()) + self.on_paper()

    def is_finished(self):
        return True

    def on_paper(self):
        return Counter()

    def papers_add_up(self):
        return True

    @rule()
    def somebody_objects(self):
        round = self.round
        done = self.attempt(actions.raise_objection, actor=self.author, round=round, text="Slow.")
        assert bool(done) == (round.state == "closed" and self.now < round.objections_until)

    @rule()
    def objections_are_answered(self):
        for objection in self.round.objections.filter(answered_at=None):
            self.attempt(actions.answer_objection, actor=self.coordinator, objection=objection, answer="Yes.")

    @rule(second=st.booleans())
    def somebody_certifies(self, second):
        round, actor = self.round, self.administrator if second else self.coordinator
        may = (
            round.state == "closed"
            and self.now >= round.objections_until + GRACE
            and not round.objections.filter(answered_at=None).exists()
            and sum(self.mixed.values()) >= LEAST_BALLOTS
            and self.papers_add_up()
            and not round.certifications.filter(by=actor).exists()
        )
        assert bool(self.attempt(actions.certify_round, actor=actor, round=round)) == may

    @rule()
    def somebody_counts(self):
        done = self.attempt(actions.tally_round, actor=self.coordinator, round=self.round)
        assert bool(done) == (self.round.certifications.count() >= CERTIFIERS)

    @invariant()
    def every_mark_on_the_roll_has_its_envelope(self):
        voters = self.round.voters
        envelopes = 0 if self.mixed is not None else len(self.inside)
        assert (voters.exclude(channel="").count(), voters.filter(sealed__isnull=False).count()) == (
            len(self.inside) + len(self.at_desk),
            envelopes,
        )
        assert voted(self.round) == len(self.inside) + len(self.at_desk)

    @invariant()
    def the_box_gives_back_what_was_put_in_last(self):
        assert dict(self.round.ballots.values_list("choice", "count")) == dict(self.mixed or {})

    @invariant()
    def what_was_fixed_stays(self):
        assert self.fixed is None or self.fixed_rules() == self.fixed

    @invariant()
    def nobody_knows_a_result_before_two_people_certified(self):
        assert find_results(self.pk).tally is None
        assert not self.round.tallies.exists() or self.round.certifications.count() >= CERTIFIERS


@pytest.mark.django_db
@pytest.mark.slow
def test_a_round_goes_its_road_whatever_people_do():
    run_state_machine_as_test(Round, settings=examples(10, stateful_step_count=40))
