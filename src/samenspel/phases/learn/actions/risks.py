"""The register: adding a risk, scoring it on both sides, measures against it, and looking at it again."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.learn.models.risks import Risk, RiskSide, Score, Scoring, Strand
from samenspel.phases.learn.queries.risks import locked_risk
from samenspel.phases.learn.rules.risks import side_of
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

DAYS_TO_SCORE = 14

describe("learn.add_risk", _("{actor} put a risk into the register."), news=False)
describe("learn.add_strand", _("{actor} added a cause or a consequence to a risk."), news=False)
describe("learn.open_scores", _("What both sides think of a risk can be read."), news=False)
describe("learn.review_risk", _("{actor} looked at a risk again."), news=False)
describe("learn.close_risk", _("{actor} closed a risk."), news=False)
describe("learn.reopen_risk", _("{actor} opened a risk again."), news=False)


def add_risk(*, actor: Person, initiative: Initiative, **about: Any) -> Risk:
    """Both sides are asked to score it. `about`: event, causes, consequences, review_on, entry, came_from."""
    with acting(actor, "learn.add_risk", initiative) as initiative:
        risk = put_down(initiative, **about)
        tell(actor, "learn.add_risk", risk)
    return risk


def put_down(
    initiative: Initiative,
    *,
    event: str,
    causes: Iterable[str],
    consequences: Iterable[str],
    review_on: date,
    entry: str = "",
    came_from: str = "",
) -> Risk:
    """Inside writing(): the rows of a new risk. `entry`: of the catalogue."""
    told = {"entry": entry, "came_from": came_from}
    risk = Risk.objects.create(initiative=initiative, event=event, review_on=review_on, **told)
    for kind, lines in ((Strand.Kind.CAUSE, causes), (Strand.Kind.CONSEQUENCE, consequences)):
        for text in dict.fromkeys(lines):
            Strand.objects.create(risk=risk, kind=kind, text=text)
    _begin_scoring(risk, 1)
    return risk


def _begin_scoring(risk: Risk, number: int, note: str = "") -> Scoring:
    until = clock.today() + timedelta(days=DAYS_TO_SCORE)
    return Scoring.objects.create(risk=risk, number=number, score_by=until, note=note)


def add_strand(*, actor: Person, risk: Risk, kind: str, text: str) -> Strand:
    with acting(actor, "learn.add_strand", risk, locked_risk) as risk:
        strand, is_new = Strand.objects.get_or_create(risk=risk, kind=kind, text=text)
        if not is_new:
            raise Refused("learn.add_strand", _("This line is there already."))
        tell(actor, "learn.add_strand", risk)
    return strand


def score_risk(*, actor: Person, risk: Risk, likelihood: int, severity: int, because: str = "") -> Scoring:
    """For the side that one speaks for; it may change until the other has scored too. Then both are opened at
    once, and the journal tells that, and not who came second."""
    with acting(actor, "learn.score_risk", risk, locked_risk) as risk:
        scoring = risk.scorings.latest("number")
        said = {"likelihood": likelihood, "severity": severity, "because": because}
        Score.objects.update_or_create(scoring=scoring, side=side_of(actor, risk), defaults=said)
        if scoring.scores.count() == len(RiskSide):
            set_values(scoring, opened_at=clock.now())
            tell(None, "learn.open_scores", risk)
    return scoring


def open_scores(*, actor: Person, risk: Risk, reason: str) -> Scoring:
    """One side did not score in time: what the other said is read, with the reason."""
    with acting(actor, "learn.open_scores", risk, locked_risk) as risk:
        scoring = risk.scorings.latest("number")
        set_values(scoring, opened_at=clock.now(), reason=reason)
        tell(actor, "learn.open_scores", risk)
    return scoring


def review_risk(*, actor: Person, risk: Risk, note: str, review_on: date) -> Scoring:
    """Both sides score anew; what they said before stays readable."""
    with acting(actor, "learn.review_risk", risk, locked_risk) as risk:
        set_values(risk, review_on=review_on)
        scoring = _begin_scoring(risk, risk.scorings.latest("number").number + 1, note)
        tell(actor, "learn.review_risk", risk)
    return scoring


def close_risk(*, actor: Person, risk: Risk, reason: str) -> Risk:
    with acting(actor, "learn.close_risk", risk, locked_risk) as risk:
        set_values(risk, closed_at=clock.now(), close_reason=reason)
        tell(actor, "learn.close_risk", risk)
    return risk


def reopen_risk(*, actor: Person, risk: Risk, reason: str) -> Risk:
    """Both sides score anew, with the reason before them."""
    with acting(actor, "learn.reopen_risk", risk, locked_risk) as risk:
        set_values(risk, closed_at=None, close_reason="")
        last = risk.scorings.latest("number")
        if last.opened_at is None:
            set_values(last, score_by=clock.today() + timedelta(days=DAYS_TO_SCORE), note=reason)
        else:
            _begin_scoring(risk, last.number + 1, reason)
        tell(actor, "learn.reopen_risk", risk)
    return risk
