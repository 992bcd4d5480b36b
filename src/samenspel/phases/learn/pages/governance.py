"""What the page shows of who decides, answers and works, over time and on both sides."""

from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow, may_do
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.punctuation import colon
from samenspel.methods.barriers import GAUGES
from samenspel.methods.governing import MEIJER, QUESTIONS, TURNS, Turn
from samenspel.methods.typology import READ
from samenspel.phases.learn.models.risks import RiskSide
from samenspel.phases.learn.models.watching import Noted
from samenspel.phases.learn.queries.governance import (
    Governing,
    answered_by_year,
    governed_by,
    governing_of,
    hours_noted,
    readiness_over_time,
)
from samenspel.spine.initiatives.models import Decider, Initiative

TONES = {Turn.DELEGATED: "positive", Turn.TAKEN_BACK: "warning"}


def governance_page(person: Any, initiative: Initiative) -> Context:
    """What members alone read (hours, readiness, what both sides say) is left out for others."""
    governing = governing_of(initiative)
    reads = allow(person, "learn.list_risks", initiative)
    return {
        "initiative": initiative,
        "charters": [charter for charter, _matters in governing.charters],
        "rows": _matters(governing),
        "turned": _turned(governing),
        "years": answered_by_year(initiative),
        "reads_all": reads,
        **(_for_members(initiative) if reads else {}),
        **may_do(person, "learn", ("answer_five", "note_gauge", "check_readiness"), initiative),
    }


def _matters(governing: Governing) -> list[Context]:
    """One row for each matter, with who decides it in each charter."""
    labels: dict[str, Any] = dict(Decider.choices)
    return [
        {
            "matter": matter,
            "deciders": [
                (charter.number, labels.get(matters.get(matter, ""), "–"))
                for charter, matters in governing.charters
            ],
        }
        for matter in governing.matters
    ]


def _turned(governing: Governing) -> list[Context]:
    return [
        {
            "version": one.version,
            "matter": one.matter,
            "turn": _(TURNS[one.turn]),
            "tone": TONES.get(one.turn, "neutral"),
        }
        for one in governing.turned
    ]


def _for_members(initiative: Initiative) -> Context:
    governed = governed_by(initiative)
    return {
        "hours": [_hours(one) for one in hours_noted(initiative)],
        "checks": [(RiskSide(one.side).label, one) for one in readiness_over_time(initiative)],
        "questions": [
            {
                "text": _(words),
                "answers": [
                    (label, [(one.answered_on, text) for one in governed[side] if (text := _said(one, name))])
                    for side, label in RiskSide.choices
                ],
            }
            for name, words in QUESTIONS.items()
        ],
        "source": {"work": MEIJER.work, "address": MEIJER.address, "read": _(READ[MEIJER.read])},
    }


def _said(governed: Any, name: str) -> str:
    text: str = governed.answers.get(name, "")
    return text


def _hours(noted: Noted) -> Context:
    gauge = GAUGES[noted.gauge]
    part, whole = (formats.number_format(one.normalize(), use_l10n=True) for one in (noted.part, noted.whole))
    amounts = ", ".join((colon(_(gauge.part), part), colon(_(gauge.whole), whole)))
    return {"noted": noted, "label": _(gauge.label), "amounts": amounts}
