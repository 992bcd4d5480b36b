"""Lets the people of the demo town hold their budget rounds, by the actions that everybody uses."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.datastructures import MultiValueDict

from samenspel.methods.budgeting import Rule
from samenspel.pages.demo.days import Life, day, in_one_order
from samenspel.pages.demo.map import place_of
from samenspel.pages.demo.stories.rounds import ROUNDS, PlannedProposal, Round
from samenspel.phases.plan import actions
from samenspel.phases.plan.box.limits import ballot_of, limits_of
from samenspel.phases.plan.box.marks import CHOSEN, Marks, read_marks
from samenspel.phases.plan.models import BudgetRound, Proposal
from samenspel.phases.plan.queries import on_ballot
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person
from samenspel.tools.notices.actions import follow
from samenspel.tools.talk.actions import answer_comment, write_comment

TIMES = ("proposals_until", "votes_from", "votes_until", "objections_until")
READERS = ("citizen", "coordinator", "moderator")
QUARTER = timedelta(minutes=15)


class Assembly:
    """Those who propose, check and vote in one initiative."""

    def __init__(self, initiative: Initiative, people: Mapping[str, Person], coordinator: str) -> None:
        self.initiative, self.people = initiative, people
        self.coordinator, self.professional = people[coordinator], people["professional"]

    def hold_rounds(self) -> list[Life]:
        return [self._hold(told) for told in ROUNDS]

    def _hold(self, told: Round) -> Life:
        opens, closes, votes_from, *_later = told.days
        yield day(opens)
        round = actions.set_up_round(actor=self.coordinator, initiative=self.initiative, **_values(told))
        for key in READERS:
            follow(actor=self.people[key], followed=round)
        yield from in_one_order(*self._lives_of_plans(round, told))
        if closes < 0:
            yield day(closes + 1)
            round = actions.open_voting(actor=self.coordinator, round=round)
        if votes_from < 0:
            yield from self._vote(round, told)

    def _lives_of_plans(self, round: BudgetRound, told: Round) -> Iterator[Life]:
        """One after the other, all checked and talked about before the rules are fixed, or today comes."""
        opens, closes, *_later = told.days
        days, count = min(closes, -2) - opens - 2, len(told.plans)
        for place, plan in enumerate(told.plans):
            yield self._propose(round, plan, day(opens + 1 + days * place // count, 10 + place % 6))

    def _propose(self, round: BudgetRound, plan: PlannedProposal, moment: datetime) -> Life:
        yield moment
        proposal = self._submit(round, plan)
        for place, supporter in enumerate(self._supporters(plan)):
            yield moment + QUARTER * (place + 1)
            actions.support_proposal(actor=supporter, proposal=proposal)
            if supporter == self.people["citizen"]:
                follow(actor=supporter, followed=proposal)
        if plan.cost is not None:
            yield moment + timedelta(days=1)
            self._check(round, proposal, plan, plan.cost)
        yield from self._talk(proposal, plan, moment + timedelta(days=1))

    def _submit(self, round: BudgetRound, plan: PlannedProposal) -> Proposal:
        author = self.people[plan.by]
        proposal = actions.add_proposal(
            actor=author,
            round=round,
            title=str(plan.title),
            description=str(plan.why),
            needs=str(plan.needs),
            where=str(plan.where),
            area=self.initiative.area,
            **_place(plan),
        )
        return actions.submit_proposal(actor=author, proposal=proposal)

    def _talk(self, proposal: Proposal, plan: PlannedProposal, moment: datetime) -> Life:
        """The first begins, the others answer."""
        first = None
        for place, (who, text) in enumerate(plan.said):
            yield moment + QUARTER * (place + 1)
            actor, words = self.people[who], str(text)
            if first:
                answer_comment(actor=actor, comment=first, text=words)
            else:
                first = write_comment(actor=actor, subject=proposal, text=words)

    def _supporters(self, plan: PlannedProposal) -> list[Person]:
        members = self.initiative.memberships.filter(role="citizen").exclude(person=self.people[plan.by])
        return [member.person for member in members.select_related("person")[: plan.supporters]]

    def _check(self, round: BudgetRound, proposal: Proposal, plan: PlannedProposal, euros: int) -> None:
        actions.check_proposal(
            actor=self.professional,
            proposal=proposal,
            is_possible=euros > 0,
            cost=euros * 100,
            reason=str(plan.reason),
            findings={one: (euros > 0 or place > 0, "") for place, one in enumerate(round.criteria.all())},
        )

    def _vote(self, round: BudgetRound, told: Round) -> Life:
        """Online all at the same moment: when each voted is kept nowhere."""
        codes = actions.print_sheets(actor=self.coordinator, round=round, count=len(told.sheets))
        yield day(-1, 12)
        for name, places in told.ballots:
            marks = _marks(round, places)
            actions.cast_ballot(actor=self.people[name], round=round, marks=marks, agreed=True)
        for card in told.cards:
            actions.mark_voter(actor=self.coordinator, round=round, shown=card)
        yield day(-1, 16)
        self._enter_sheets(round, dict(zip(codes, told.sheets, strict=True)))

    def _enter_sheets(self, round: BudgetRound, sheets: Mapping[str, Iterable[int]]) -> None:
        """Each twice, by two; the last one is entered once only."""
        clerks = (self.coordinator, self.professional)
        for actor, code in [(actor, code) for code in sheets for actor in clerks][:-1]:
            marks = _marks(round, sheets[code])
            actions.enter_sheet(actor=actor, round=round, code=code, marks=marks)


def _marks(round: BudgetRound, places: Iterable[int]) -> Marks:
    posted = MultiValueDict({CHOSEN: [str(place) for place in places]})
    return read_marks(posted, limits_of(round), on_ballot(round))


def _place(plan: PlannedProposal) -> dict[str, Decimal]:
    latitude, longitude = place_of(plan.spot)
    return {"latitude": Decimal(f"{latitude:.6f}"), "longitude": Decimal(f"{longitude:.6f}")}


def _values(told: Round) -> dict[str, Any]:
    starts, *times = (_moment(number) for number in told.days)
    style, number = told.style
    return {
        "title": str(told.title),
        "summary": str(told.summary),
        "budget": told.euros * 100,
        "currency": "EUR",
        "proposals_from": starts,
        **dict(zip(TIMES, times, strict=True)),
        "papers_until": None if told.papers is None else _moment(told.papers),
        "who": BudgetRound.Who.ANYONE,
        "least_age": told.least_age,
        **ballot_of(style, budget=told.euros * 100, most=number, points=number),
        "rule": Rule(completion="add-one-greedy").as_dict(),
        "criteria": [str(text) for text in told.criteria],
    }


def _moment(number: int) -> datetime:
    return day(number, 20)
