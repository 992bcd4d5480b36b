"""Lets the people of the demo town hold their budget rounds, by the actions that everybody uses."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from samenspel.methods.budgeting import Rule
from samenspel.pages.demo.map import place_of
from samenspel.pages.demo.stories.rounds import ROUNDS, Plan, Round
from samenspel.pages.demo.story import day
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
SOON = timedelta(minutes=1)


class Assembly:
    """Those who propose, check and vote in one initiative."""

    def __init__(self, initiative: Initiative, people: Mapping[str, Person], coordinator: str) -> None:
        self.initiative, self.people = initiative, people
        self.coordinator, self.professional = people[coordinator], people["professional"]

    def hold_rounds(self) -> None:
        for told in ROUNDS:
            self._hold(told)

    def _hold(self, told: Round) -> None:
        """Everything is proposed and checked today; then the dates become those of the story."""
        values = _values(told)
        later = {name: max(values[name], timezone.now() + SOON) for name in TIMES}
        round = actions.set_up_round(
            actor=self.coordinator, initiative=self.initiative, **{**values, **later}
        )
        for key in READERS:
            follow(actor=self.people[key], followed=round)
        for plan in told.plans:
            self._propose(round, plan)
        round = actions.change_round(actor=self.coordinator, round=round, **values)
        if values["votes_from"] < timezone.now():
            round = actions.open_voting(actor=self.coordinator, round=round)
            self._vote(round, told)
            self._vote_on_paper(round, told)

    def _propose(self, round: BudgetRound, plan: Plan) -> None:
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
        proposal = actions.submit_proposal(actor=author, proposal=proposal)
        supporters = self._supporters(plan)
        for supporter in supporters:
            actions.support_proposal(actor=supporter, proposal=proposal)
        if self.people["citizen"] in supporters:
            follow(actor=self.people["citizen"], followed=proposal)
        if plan.cost is not None:
            self._check(round, proposal, plan, plan.cost)
        self._talk(proposal, plan)

    def _talk(self, proposal: Proposal, plan: Plan) -> None:
        """The first begins, the others answer."""
        first = None
        for who, text in plan.said:
            actor, words = self.people[who], str(text)
            if first:
                answer_comment(actor=actor, comment=first, text=words)
            else:
                first = write_comment(actor=actor, subject=proposal, text=words)

    def _supporters(self, plan: Plan) -> list[Person]:
        members = self.initiative.memberships.filter(role="citizen").exclude(person=self.people[plan.by])
        return [member.person for member in members.select_related("person")[: plan.supporters]]

    def _check(self, round: BudgetRound, proposal: Proposal, plan: Plan, euros: int) -> None:
        actions.check_proposal(
            actor=self.professional,
            proposal=proposal,
            is_possible=euros > 0,
            cost=euros * 100,
            reason=str(plan.reason),
            findings={one: (euros > 0 or place > 0, "") for place, one in enumerate(round.criteria.all())},
        )

    def _vote(self, round: BudgetRound, told: Round) -> None:
        for name, places in told.ballots:
            marks = _marks(round, places)
            actions.cast_ballot(actor=self.people[name], round=round, marks=marks, agreed=True)

    def _vote_on_paper(self, round: BudgetRound, told: Round) -> None:
        if not told.sheets:
            return
        clerks = (self.coordinator, self.professional)
        for card in told.cards:
            actions.mark_voter(actor=self.coordinator, round=round, shown=card)
        codes = actions.print_sheets(actor=self.coordinator, round=round, count=len(told.sheets))
        entered = [(actor, code) for code in codes for actor in clerks][:-1]
        sheets = dict(zip(codes, told.sheets, strict=True))
        for actor, code in entered:
            marks = _marks(round, sheets[code])
            actions.enter_sheet(actor=actor, round=round, code=code, marks=marks)


def _marks(round: BudgetRound, places: Iterable[int]) -> Marks:
    posted = MultiValueDict({CHOSEN: [str(place) for place in places]})
    return read_marks(posted, limits_of(round), on_ballot(round))


def _place(plan: Plan) -> dict[str, Decimal]:
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
