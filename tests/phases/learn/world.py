"""Where the addresses of the learn phase lead."""

from datetime import timedelta

from samenspel.foundation import clock
from samenspel.phases.learn.actions.risks import close_risk
from samenspel.phases.learn.models.risks import Score, Scoring
from tests.factories.initiatives import coordinator_of
from tests.factories.library import make_publication
from tests.factories.risks import make_measure, make_risk, make_sign
from tests.world import EVERY_PAGE


def words(initiative, author):
    risk = make_risk(initiative)
    measure, sign = make_measure(risk), make_sign(initiative)
    found = {"risk_id": risk.pk, "measure_id": measure.pk, "sign_id": sign.pk, "slug": initiative.slug}
    return {
        EVERY_PAGE: {**found, "publication_id": make_publication().pk},
        "review_risk": {"risk_id": _scored(initiative).pk},
        "open_scores": {"risk_id": _overdue(initiative).pk},
        "reopen_risk": {"risk_id": _closed(initiative).pk},
    }


def _scored(initiative):
    risk = make_risk(initiative, event="Nobody answers")
    scoring = risk.scorings.get()
    for side in ("citizen", "organisation"):
        Score.objects.create(scoring=scoring, side=side, likelihood=2, severity=2)
    Scoring.objects.filter(pk=scoring.pk).update(opened_at=clock.now())
    return risk


def _overdue(initiative):
    risk = make_risk(initiative, event="The key is lost")
    risk.scorings.update(score_by=clock.today() - timedelta(days=1))
    return risk


def _closed(initiative):
    risk = make_risk(initiative, event="It rains")
    close_risk(actor=coordinator_of(initiative), risk=risk, reason="There is a roof.")
    return risk
