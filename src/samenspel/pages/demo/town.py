"""Builds the demo town, all of it by the actions that people use too."""

from collections.abc import Callable, Generator
from datetime import datetime

from django.conf import settings
from django.utils import translation

from samenspel.foundation import clock
from samenspel.foundation.locks import writing
from samenspel.pages.demo.asking import ask
from samenspel.pages.demo.cast import ADDRESS, NEIGHBOURS, SIGN_INS, SPEAK, sign_ins
from samenspel.pages.demo.colloquium import hold
from samenspel.pages.demo.days import Life, day, in_one_order, live
from samenspel.pages.demo.design import Text
from samenspel.pages.demo.imports import bring_in, count, is_here
from samenspel.pages.demo.listening import listen
from samenspel.pages.demo.map import town_map
from samenspel.pages.demo.measuring import measure
from samenspel.pages.demo.meetings import announce
from samenspel.pages.demo.places import ORGANISATIONS, QUARTERS, SERVICES, TOWN
from samenspel.pages.demo.reporting import report
from samenspel.pages.demo.risking import answer, check, risk
from samenspel.pages.demo.rounds import Assembly
from samenspel.pages.demo.shelving import fill_library
from samenspel.pages.demo.stories import STORIES
from samenspel.pages.demo.stories.elsewhere import ELSEWHERE, Conversation, Election
from samenspel.pages.demo.story import Story
from samenspel.pages.demo.studio import Studio
from samenspel.pages.demo.studying import study
from samenspel.phases.plan.models import BudgetRound
from samenspel.spine.initiatives import actions
from samenspel.spine.initiatives.models import Initiative, Membership
from samenspel.spine.people.actions import appoint_administrator, give_consent, sign_up
from samenspel.spine.people.models import Person
from samenspel.spine.services.actions import (
    add_area,
    add_organisation,
    add_professional,
    add_service,
    change_area,
)
from samenspel.spine.services.models import Area, Organisation, Service

__all__ = ["is_loaded", "load_town", "sign_ins"]

BEFORE_ALL_STORIES = -420


def is_loaded() -> bool:
    return Person.objects.filter(email=ADDRESS.format("administrator")).exists()


def load_town(say: Callable[[str], object] = print) -> None:
    """All of it or nothing. The votes of its elections are counted by the worker, as soon as one runs."""
    with translation.override(settings.LANGUAGE_CODE), writing():
        town = Town(say, founded=clock.now())
        stories = [town.enact(story) for story in STORIES]
        elsewhere = [town.show(one) for one in ELSEWHERE if is_here(one)]
        with clock.at(day(BEFORE_ALL_STORIES)):
            town.build()
        panel = hold(town.administrator, town.people["scholar"])
        live(in_one_order(*stories, *elsewhere, panel))


class Town:
    """Who and what is there already, by the names that stories use."""

    def __init__(self, say: Callable[[str], object], founded: datetime) -> None:
        self.say, self.founded = say, founded
        self.people: dict[str, Person] = {}
        self.areas: dict[str, Area] = {}
        self.organisations: dict[str, Organisation] = {}
        self.services: dict[str, Service] = {}

    @property
    def administrator(self) -> Person:
        return self.people["administrator"]

    def build(self) -> None:
        self._welcome_people()
        self._lay_out_areas()
        self._found_organisations()
        self._offer_services()
        fill_library(self.administrator)

    def _welcome_people(self) -> None:
        cast = {one.kind: one.name for one in SIGN_INS} | NEIGHBOURS
        for key, name in cast.items():
            language = SPEAK.get(key, settings.LANGUAGE_CODE)
            self.people[key] = sign_up(email=ADDRESS.format(key), display_name=name, language=language)
        appoint_administrator(actor=None, person=self.administrator)

    def _lay_out_areas(self) -> None:
        for name in (TOWN, "Wieliczka", "Assen", "Seattle"):
            self.areas[name] = add_area(actor=self.administrator, name=name)
        for name in QUARTERS:
            self.areas[name] = add_area(actor=self.administrator, name=name, parent=self.areas[TOWN])
        change_area(actor=self.administrator, area=self.areas[TOWN], **town_map())

    def _found_organisations(self) -> None:
        for key, house in ORGANISATIONS.items():
            organisation = add_organisation(
                actor=self.administrator,
                name=str(house.name),
                kind=house.kind,
                contact=str(house.contact),
                address=house.address,
                homepage=house.homepage,
                area=self.areas[house.area],
            )
            self.organisations[key] = organisation
            for worker in house.workers:
                add_professional(
                    actor=self.administrator, organisation=organisation, person=self.people[worker]
                )

    def _offer_services(self) -> None:
        for key, offer in SERVICES.items():
            self.services[key] = add_service(
                actor=self.administrator,
                organisation=self.organisations[offer.house],
                name=str(offer.name),
                description=str(offer.description),
                sector=offer.sector,
                area=self.areas[offer.area],
                languages=list(offer.languages),
                keywords=str(offer.keywords),
                cost=str(offer.cost),
                processing_days=offer.days,
                channels=[
                    {"kind": kind, "address": str(address), "hours": str(hours)}
                    for kind, address, hours in offer.channels
                ],
            )

    def enact(self, story: Story, *, is_invented: bool = True) -> Generator[datetime, None, Initiative]:
        """One initiative. What is invented is marked so, and stays out of the catalogue of cases."""
        yield day(story.began)
        self.say(f"  {story.title}")
        initiative = self._start(story, is_invented)
        yield day(story.began, 16)
        self._adopt_charter(story, initiative, 0)
        if story.is_public:
            yield day(story.began + 1)
            actions.open_initiative(actor=self.administrator, initiative=initiative)
            yield from self._gather_people(story, initiative)
        yield from self._run(story, initiative)
        return initiative

    def _start(self, story: Story, is_invented: bool) -> Initiative:
        return actions.start_initiative(
            actor=self.people[story.coordinator],
            title=str(story.title),
            summary=str(story.summary),
            story=str(story.text),
            service=self.services[story.service],
            area=self.areas.get(story.area),
            language=settings.LANGUAGE_CODE,
            is_invented=is_invented,
        )

    def _adopt_charter(self, story: Story, initiative: Initiative, version: int) -> None:
        agreement = story.charters[version]
        actions.adopt_charter(
            actor=self.people[story.coordinator],
            initiative=initiative,
            citizens_promise=str(agreement.citizens),
            organisation_promise=str(agreement.organisation),
            matters=[
                {"matter": str(matter), "decided_by": who, "other_side": str(other)}
                for matter, who, other in agreement.matters
            ],
            children=story.children,
        )

    def _gather_people(self, story: Story, initiative: Initiative) -> Life:
        """Within four days, neighbours first."""
        roles = {key: (role, organisation) for key, role, organisation in story.people}
        coming = [*story.neighbours, *roles]
        for place, key in enumerate(coming):
            yield day(story.began + 1 + 4 * place // len(coming), 10 + 2 * place % 11)
            membership = actions.join(actor=self.people[key], initiative=initiative)
            if key in roles:
                self._appoint(story, membership, *roles[key])
        yield day(story.began + 5, 8)
        for key, parent in story.pupils.items():
            self._welcome_pupil(story, initiative, key, parent)

    def _welcome_pupil(self, story: Story, initiative: Initiative, key: str, parent: str) -> None:
        """The parent says yes by the link in the mail."""
        membership = actions.add_child(
            actor=self.people[story.coordinator],
            initiative=initiative,
            first_name=key.title(),
            email=ADDRESS.format(key),
            guardian_email=ADDRESS.format(parent),
        )
        self.people[key] = membership.person
        give_consent(child=membership.person.child, guardian_name=str(self.people[parent]))

    def _appoint(self, story: Story, membership: Membership, role: str, organisation: str) -> None:
        actions.appoint(
            actor=self.people[story.coordinator],
            membership=membership,
            role=role,
            organisation=self.organisations.get(organisation),
        )

    def _run(self, story: Story, initiative: Initiative) -> Life:
        yield day(story.began + 5)
        self._plan_phases(story, initiative)
        actor = self.people[story.coordinator]
        lives = [announce(actor, initiative, meeting, self.people) for meeting in story.meetings]
        lives += [_decide(actor, initiative, *decision) for decision in story.decisions]
        lives += [_reply(actor, initiative, *reply) for reply in story.replies]
        lives += [measure(actor, initiative, one, self.founded) for one in story.measured]
        members = [*story.neighbours, *(key for key, _role, _organisation in story.people)]
        lives += Studio(initiative, self.people, story.coordinator, members).hold(story.designs)
        lives += [listen(actor, initiative, hearing, self.people) for hearing in story.hearings]
        lives += [ask(actor, initiative, told) for told in story.surveys]
        lives += [report(actor, initiative, told) for told in story.reports]
        lives += [risk(initiative, self.people, story.coordinator, told) for told in story.risks]
        lives += [answer(initiative, actor, *told) for told in story.signs]
        scholar = self.people["scholar"]
        lives += [study(initiative, actor, scholar, told) for told in story.studies]
        if story.readiness:
            lives += [check(initiative, self.people, *story.readiness)]
        if story.has_rounds:
            lives += Assembly(initiative, self.people, story.coordinator).hold_rounds()
        yield from in_one_order(*lives, self._renew_charter(story, initiative))

    def _renew_charter(self, story: Story, initiative: Initiative) -> Life:
        for version in range(1, len(story.charters)):
            yield day(story.renewed)
            self._adopt_charter(story, initiative, version)
            for place, key in enumerate(story.accepted_again):
                yield day(story.renewed + 1, 9 + place)
                actions.accept_charter(actor=self.people[key], initiative=initiative)

    def _plan_phases(self, story: Story, initiative: Initiative) -> None:
        for phase, (opens, closes) in story.phases.items():
            actions.plan_phase(
                actor=self.people[story.coordinator],
                initiative=initiative,
                phase=phase,
                opens_at=day(opens, 0),
                closes_at=None if closes is None else day(closes, 23),
            )

    def show(self, told: Election | Conversation) -> Life:
        """What is real, and run by nobody of this town: its coordinator stands on neither side. Votes are
        counted when the town is there."""
        initiative = yield from self.enact(told.story, is_invented=False)
        actions.appoint(
            actor=self.administrator,
            membership=initiative.memberships.get(),
            role="coordinator",
            side="neutral",
        )
        brought = bring_in(told, self.administrator, initiative)
        yield self.founded
        if isinstance(brought, BudgetRound):
            count(brought, self.administrator)


def _decide(actor: Person, initiative: Initiative, when: int, who: str, what: Text, why: Text) -> Life:
    yield day(when)
    actions.decide(actor=actor, initiative=initiative, what=str(what), why=str(why), decided_by=who)


def _reply(actor: Person, initiative: Initiative, when: int, said: Text, did: Text) -> Life:
    yield day(when)
    actions.reply(actor=actor, initiative=initiative, said=str(said), did=str(did))
