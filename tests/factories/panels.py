"""Panels: editions, calls, contributions and reviewers, made by the actions."""

from datetime import timedelta
from itertools import count

from allauth.account.models import EmailAddress
from django.utils import timezone

from samenspel.phases.learn.actions.calls import add_phase, set_up_call
from samenspel.phases.learn.actions.contributions import add_version, submit_contribution
from samenspel.phases.learn.actions.reviewing import ask_reviewer
from samenspel.phases.learn.actions.series import add_edition, add_series
from samenspel.phases.learn.models.reviews import Assignment, Stage
from samenspel.phases.learn.models.series import Organiser
from tests.factories.services import make_person

numbers = count(1)
DAY = timedelta(days=1)


def make_somebody(name="Sam", domain="sam.example"):
    """With a confirmed address at a place of their own."""
    number = next(numbers)
    person = make_person(name, email=f"{name.lower()}{number}@{number}{domain}")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def make_series(name=None):
    actor = make_person("Ada", is_administrator=True)
    return add_series(
        actor=actor, name=name or f"Seminar {next(numbers)}", summary="Scholars and practice meet."
    )


def make_edition(organiser=None, series=None, zone="Europe/Brussels"):
    today = timezone.localdate()
    edition = add_edition(
        actor=make_person("Ada", is_administrator=True),
        series=series or make_series(),
        name=f"Edition {next(numbers)}",
        begins_on=today + 60 * DAY,
        ends_on=today + 61 * DAY,
        zone=zone,
    )
    Organiser.objects.filter(edition=edition).update(person=organiser or make_somebody("Orla"))
    return edition


def organiser_of(edition):
    return Organiser.objects.filter(edition=edition).first().person


def make_call(edition=None, days=(-1, 10), **values):
    edition, now = edition or make_edition(), timezone.now()
    return set_up_call(
        actor=organiser_of(edition),
        edition=edition,
        title="Who coproduces, and who does not?",
        text="We ask for papers and practice cases.",
        themes=("schools", "safety"),
        kinds=("paper", "case"),
        opens_at=now + days[0] * DAY,
        closes_at=now + days[1] * DAY,
        **{"each": 2, **values},
    )


def make_contribution(call=None, author=None, kind="paper", **values):
    call, author = call or make_call(), author or make_somebody("Auke")
    authors = [{"name": author.display_name, "email": author.email or "", "affiliation": "", "orcid": ""}]
    words = {"abstract": "Forty parents wrote a play."} if kind == "paper" else {
        "did": "We wrote a play.", "for_whom": "Pupils.", "went_wrong": "The hall.", "asks": "Does it last?",
    }  # fmt: skip
    return submit_contribution(
        actor=author,
        call=call,
        **{
            "kind": kind,
            "title": f"A play by parents {next(numbers)}",
            "authors": authors,
            **words,
            **values,
        },
    )


def make_version(contribution, data, kind="pdf", name="draft.pdf"):
    author = contribution.authors.first().person
    return add_version(actor=author, contribution=contribution, data=data, kind=kind, name=name)


def make_reviewer(call, person=None, side="scholar", topics="schools"):
    person = person or make_somebody("Rein")
    return ask_reviewer(actor=organiser_of(call.edition), call=call, person=person, side=side, topics=topics)


def open_review(call, **values):
    now = timezone.now()
    words = {"name": "Reviewing", "shown": "after", "talks": True, **values}
    return add_phase(
        actor=organiser_of(call.edition), call=call, opens_at=now - DAY, closes_at=now + 5 * DAY, **words
    )


def make_assignment(contribution, reviewer, stage=Stage.TOLD):
    return Assignment.objects.create(contribution=contribution, reviewer=reviewer, stage=stage)
