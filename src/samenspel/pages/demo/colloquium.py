"""Holds a panel in the demo town: sister series, a call with papers and cases, review, decisions."""

from calendar import monthrange
from collections.abc import Generator, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings

from samenspel.foundation import clock
from samenspel.pages.demo.days import Life, day
from samenspel.pages.demo.design import Text
from samenspel.pages.demo.stories.colloquium import (
    ASKED,
    ASKED_AGAIN,
    CONTRIBUTIONS,
    GUESTS,
    OF_THE_SEED,
    REVIEW,
    SAMENRODE,
    SISTERS,
    THEMES,
    TITLE,
    TITLE_AGAIN,
    TO_AUTHORS,
    TOLD_OF_SISTERS,
    Guest,
    Handed,
)
from samenspel.phases.learn.actions import calls, reviewing, reviews, series
from samenspel.phases.learn.actions.contributions import submit_contribution
from samenspel.phases.learn.models.calls import Call, Kind, Shown
from samenspel.phases.learn.models.contributions import Contribution
from samenspel.phases.learn.models.reviews import Assignment
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.tasks.panels import plan_reviews
from samenspel.spine.people.actions import sign_up
from samenspel.spine.people.models import Person

OPENED, CLOSED, DECIDED, HELD = -75, -30, -4, 40


def hold(administrator: Person, organiser: Person) -> Life:
    yield day(OPENED - 20)
    edition = _announce(administrator, organiser)
    guests = {key: _welcome(key, guest) for key, guest in GUESTS.items()}
    yield day(OPENED)
    call = _call(organiser, edition)
    handed = yield from _hand_in(call, guests)
    yield from _review(organiser, call, guests)
    yield from _decide(organiser, call, handed)
    yield day(DECIDED + 2)
    _ask_again(organiser, edition)


def _welcome(key: str, guest: Guest) -> Person:
    email = f"{key}@{guest.domain}"
    return sign_up(email=email, display_name=guest.name, language=settings.LANGUAGE_CODE)


def _announce(administrator: Person, organiser: Person) -> Edition:
    """The edition learns from those that the founding text names."""
    before = [*_sisters(administrator)]
    name = "Coproduction of Public Services"
    panel = series.add_series(actor=administrator, name=name, summary=str(OF_THE_SEED))
    edition = series.add_edition(
        actor=administrator,
        series=panel,
        name="Samenrode",
        summary=str(SAMENRODE),
        place="Samenrode",
        zone=settings.TIME_ZONE,
        begins_on=day(HELD).date(),
        ends_on=day(HELD + 1).date(),
        informed_by=before,
    )
    series.appoint_organiser(actor=administrator, edition=edition, person=organiser)
    series.dismiss_organiser(actor=administrator, organiser=edition.organisers.get(person=administrator))
    return edition


def _sisters(administrator: Person) -> Iterator[Edition]:
    for sister in SISTERS:
        made = series.add_series(actor=administrator, name=sister.name, summary=str(TOLD_OF_SISTERS))
        for name, (year, first), (_year, last) in sister.editions:
            yield series.add_edition(
                actor=administrator,
                series=made,
                name=name,
                zone=settings.TIME_ZONE,
                begins_on=date(year, first, 1),
                ends_on=date(year, last, monthrange(year, last)[1]),
            )


def _call(organiser: Person, edition: Edition) -> Call:
    call = calls.set_up_call(
        actor=organiser,
        edition=edition,
        themes=[*map(str, THEMES)],
        kinds=[*Kind],
        title=str(TITLE),
        text=str(ASKED),
        opens_at=clock.now(),
        closes_at=day(CLOSED, 23),
        each=2,
    )
    calls.add_phase(
        actor=organiser,
        call=call,
        name=str(REVIEW),
        opens_at=day(CLOSED + 1),
        closes_at=day(DECIDED - 1, 23),
        shown=Shown.AFTER,
        talks=True,
    )
    return call


def _ask_again(organiser: Person, edition: Edition) -> None:
    calls.set_up_call(
        actor=organiser,
        edition=edition,
        themes=[*map(str, THEMES)],
        kinds=[Kind.CASE],
        title=str(TITLE_AGAIN),
        text=str(ASKED_AGAIN),
        opens_at=clock.now(),
        closes_at=day(HELD - 18, 23),
        each=2,
    )


def _hand_in(call: Call, guests: dict[str, Person]) -> Generator[datetime, None, list[Contribution]]:
    themes, handed = {one.name: one for one in call.themes.all()}, []
    for place, told in enumerate(CONTRIBUTIONS):
        yield day(CLOSED - 20 + 3 * place, 14)
        author, guest = guests[told.author], GUESTS[told.author]
        made = submit_contribution(
            actor=author,
            call=call,
            authors=[{"name": guest.name, "email": author.email or "", "affiliation": guest.house}],
            themes=[themes[str(theme)] for theme in told.themes],
            kind=told.kind,
            title=str(told.title),
            language=settings.LANGUAGE_CODE,
            **_said(told.texts),
        )
        handed.append(made)
    return handed


def _said(texts: Mapping[str, Text]) -> dict[str, Any]:
    return {name: str(text) for name, text in texts.items()}


def _review(organiser: Person, call: Call, guests: dict[str, Person]) -> Life:
    """No worker runs yet, so who reads what is found at once."""
    yield day(CLOSED + 1, 10)
    for key, guest in GUESTS.items():
        if guest.side:
            topics = ", ".join(map(str, guest.topics))
            reviewing.ask_reviewer(
                actor=organiser, call=call, person=guests[key], side=guest.side, topics=topics
            )
    plan_reviews.call(call_id=call.pk, person_id=str(organiser.pk))
    reviewing.tell_reviewers(actor=organiser, call=call)
    seats = Assignment.objects.filter(contribution__call=call).select_related("contribution", "reviewer")
    for place, seat in enumerate(seats):
        yield day(CLOSED + 4 + place % 9, 16)
        _judge(seat, CONTRIBUTIONS[seat.contribution.number - 1])


def _judge(seat: Assignment, told: Handed) -> None:
    mark = told.marks[seat.reviewer.side == "practitioner"]
    criteria = seat.contribution.call.criteria.filter(of_kind=told.kind)
    reviews.write_review(
        actor=seat.reviewer.person,
        assignment=seat,
        marks={str(one.pk): mark for one in criteria},
        for_authors=str(TO_AUTHORS[seat.reviewer.side]),
        is_handed_in=True,
    )


def _decide(organiser: Person, call: Call, handed: list[Contribution]) -> Life:
    """All that is settled is sent at once; one still waits for its decision."""
    yield day(DECIDED, 15)
    for contribution, told in zip(handed, CONTRIBUTIONS, strict=True):
        if told.outcome:
            words = {"outcome": told.outcome, "words": str(told.words)}
            reviews.decide(actor=organiser, contribution=contribution, **words)
    reviews.send_decisions(actor=organiser, call=call)
