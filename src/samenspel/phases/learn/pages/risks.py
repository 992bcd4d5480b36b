"""What the pages of the register show."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow, may_do
from samenspel.foundation.ui.pages import Context
from samenspel.methods.barriers import LIKELIHOODS, SEVERITIES, Gap, Step, catalogue
from samenspel.phases.learn.charts.risks import Line, bow_tie
from samenspel.phases.learn.models.risks import Measure, Risk, RiskSide, Score, Strand
from samenspel.phases.learn.pages.barriers import entry_in_words
from samenspel.phases.learn.pages.watching import open_signs
from samenspel.phases.learn.queries.risks import Scored, risks_of, scored_for
from samenspel.phases.learn.rules.risks import side_of
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.things import thing_seen_by

ON_A_RISK = (
    "add_strand",
    "score_risk",
    "open_scores",
    "agree_measure",
    "review_risk",
    "close_risk",
    "reopen_risk",
)


def register_page(initiative: Initiative, person: Any) -> Context:
    side = side_of(person, initiative)
    rows = [_row(risk, side) for risk in risks_of(initiative)]
    return {
        "initiative": initiative,
        "rows": [row for row in rows if not row["risk"].closed_at],
        "closed": [row for row in rows if row["risk"].closed_at],
        "signs": open_signs(initiative) if allow(person, "initiatives.change_initiative", initiative) else [],
        "who": who_may_what(),
        **may_do(person, "learn", ("add_risk", "check_readiness", "note_gauge"), initiative),
    }


def _row(risk: Risk, side: str) -> Context:
    found = Scored(risk.scorings.all()[0], side)
    measures = [one for strand in risk.strands.all() for one in strand.measures.all()]
    return {
        "risk": risk,
        "scored": scored_in_words(found),
        "agreed": sum(one.state == Measure.State.AGREED for one in measures),
        "done": sum(one.state == Measure.State.DONE for one in measures),
        "late": sum(one.is_late for one in measures),
    }


def risk_page(risk: Risk, person: Any) -> Context:
    prefetch_related_objects([risk], "scorings__scores", "strands__measures__owner")
    scored = [scored_in_words(one) for one in scored_for(person, risk)]
    may = may_do(person, "learn", ON_A_RISK, risk)
    entry = catalogue().by_name.get(risk.entry)
    return {
        "risk": risk,
        "initiative": risk.initiative,
        "now": scored[0],
        "before": scored[1:],
        "entry": entry_in_words(entry) if entry else None,
        "beginning": thing_seen_by(person, risk.came_from),
        "strands": [*_strands(risk, person, is_open=risk.closed_at is None)],
        "chart": _bow_tie(risk),
        **may,
    }


def scored_in_words(found: Scored) -> Context:
    """`scores`: of both sides, what may be read of each."""
    return {
        "scoring": found.scoring,
        "is_open": found.is_open,
        "own": _score(found.own) if found.own else None,
        "scores": [(label, _score(found.scores.get(side))) for side, label in RiskSide.choices],
        "gap": gap_in_words(found.gap) if found.gap else [],
        "is_wide": bool(found.gap and found.gap.is_wide),
    }


def _score(score: Score | None) -> Context | None:
    """The pair, in words; no number is made of the two."""
    if score is None:
        return None
    return {
        "likelihood": _step(LIKELIHOODS[score.likelihood]),
        "severity": _step(SEVERITIES[score.severity]),
        "because": score.because,
    }


def _step(step: Step) -> Context:
    return {"label": _(step.label), "example": _(step.example)}


def gap_in_words(gap: Gap) -> list[str]:
    """What the sides see otherwise, as something to talk about."""
    if gap.is_none:
        return [_("Both sides see it alike.")]
    found = []
    if gap.likelihood:
        found.append(
            _("The organisation finds it likelier than citizens do.")
            if gap.likelihood > 0
            else _("Citizens find it likelier than the organisation does.")
        )
    if gap.severity:
        found.append(
            _("The organisation finds it worse than citizens do.")
            if gap.severity > 0
            else _("Citizens find it worse than the organisation does.")
        )
    return found


def _strands(risk: Risk, person: Any, *, is_open: bool) -> Iterator[Context]:
    titles = {
        Strand.Kind.CAUSE: (_("What may lead to it"), _("Prevents it")),
        Strand.Kind.CONSEQUENCE: (_("What would follow"), _("Mends it")),
    }
    for kind, (title, against) in titles.items():
        yield {
            "title": title,
            "against": against,
            "lines": [
                {"mark": mark, "strand": strand, "measures": _measures(strand, person, is_open=is_open)}
                for mark, strand in _marked(risk, kind)
            ],
        }


def _marked(risk: Risk, kind: str) -> Iterator[tuple[str, Strand]]:
    """Causes have numbers, consequences letters, as in the drawing."""
    found = [one for one in risk.strands.all() if one.kind == kind]
    for place, strand in enumerate(found):
        yield f"{place + 1}" if kind == Strand.Kind.CAUSE else chr(ord("A") + place % 26), strand


def _measures(strand: Strand, person: Any, *, is_open: bool) -> list[Context]:
    return [
        {
            "measure": one,
            "may_change": is_open and allow(person, "learn.change_measure", one),
            "may_end": is_open and allow(person, "learn.end_measure", one),
        }
        for one in strand.measures.all()
    ]


def _bow_tie(risk: Risk) -> Any:
    def lines(kind: str) -> Sequence[Line]:
        return [
            Line(mark, strand.text, [one.state == Measure.State.DONE for one in _kept(strand)])
            for mark, strand in _marked(risk, kind)
        ]

    return bow_tie(risk.event, lines(Strand.Kind.CAUSE), lines(Strand.Kind.CONSEQUENCE))


def _kept(strand: Strand) -> list[Measure]:
    return [one for one in strand.measures.all() if one.state != Measure.State.DROPPED]


def who_may_what() -> list[tuple[str, str]]:
    """As the rules have it, for people to read."""
    return [
        (_("Read the register and talk about a risk"), _("everyone who takes part, and both organisations")),
        (_("Add a risk, a cause or a consequence"), _("everyone who takes part")),
        (
            _("Score for the citizens"),
            _("their coordinators; where they have none, every citizen who takes part"),
        ),
        (_("Score for the organisation"), _("its professionals and coordinators who take part")),
        (_("Agree on measures, look again, close"), _("coordinators and professionals")),
        (_("Say how a measure went"), _("its owner, coordinators and professionals")),
        (_("Answer signs"), _("the coordinators of both sides")),
    ]
