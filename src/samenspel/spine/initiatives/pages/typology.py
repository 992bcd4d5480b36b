"""What the pages on the field's words show."""

from typing import Any

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.ui.lists import page_of
from samenspel.methods.typology import (
    ANSWERS,
    CRITERIA,
    DEFINITIONS,
    READ,
    SECTORS,
    VERDICTS,
    Agreement,
    Answer,
    Judgement,
    Source,
    agreement,
)
from samenspel.spine.initiatives.models import Activity, Initiative, Side
from samenspel.spine.initiatives.queries.coding import (
    Case,
    case_of,
    coded_cases,
    coding_by,
    in_catalogue,
    placed_activities,
    said_alone,
)
from samenspel.spine.initiatives.rules import TWO
from samenspel.spine.initiatives.terms import PHASE, choices_of

TONES = {"in": "positive", "out": "danger", "unclear": "neutral"}
AT_ONCE = 50
Shown = dict[str, Any]


def typology_page(person: Any, initiative: Initiative) -> Shown:
    """What was said of activities, and of the case as far as this person may read it."""
    case, own = case_of(initiative), coding_by(person, initiative)
    activities, unplaced = placed_activities(initiative)
    return {
        "initiative": initiative,
        "activities": activities,
        "unplaced": unplaced,
        "case": case,
        "coders": len(case.codings),
        "judgements": [judgement_in_words(one) for one in case.judgements],
        "rows": _side_by_side(case),
        "sectors": _sectors(case),
        "own": own,
        "may_place": allow(person, "initiatives.place_activity", initiative),
        "may_code": allow(person, "initiatives.code_case", initiative),
    }


def _sectors(case: Case) -> list[str]:
    return [_(SECTORS[name]) for name in case.sectors]


def judgement_in_words(judgement: Judgement) -> Shown:
    definition = judgement.definition
    return {
        "label": definition.label,
        "wording": definition.wording,
        "source": source_in_words(definition.source),
        "verdict": _(VERDICTS[judgement.verdict]),
        "tone": TONES[judgement.verdict],
        "lacks": [_(words) for words in judgement.lacks],
        "asks": [_(words) for words in judgement.asks],
    }


def source_in_words(source: Source) -> Shown:
    return {
        "work": source.work,
        "address": source.address,
        "read": _(READ[source.read]),
        "where": source.where,
    }


def _side_by_side(case: Case) -> list[Shown]:
    """Each question with what each coder says; where they differ, what they said alone is told too."""
    if not case.is_open:
        return []
    differing = set(case.differing)
    return [
        {
            "question": _(criterion.question),
            "answers": [_(ANSWERS[Answer(coding.now[name])]) for coding in case.codings],
            "differs": name in differing,
        }
        for name, criterion in CRITERIA.items()
    ]


def coding_page(initiative: Initiative) -> Shown:
    """What this platform knows, to help who codes: that somebody is not here does not say that nobody is."""
    members = initiative.memberships.filter(left_at=None, side=Side.ORGANISATION)
    return {"members_of_organisations": members.count(), "is_second": initiative.codings.count() >= TWO}


def catalogue_page(number: str | None) -> Shown:
    """All cases that anyone may compare, and how far coders agree."""
    page = page_of(coded_cases(), number, AT_ONCE)
    cases = [case_of(one) for one in page]
    coded = said_alone()
    return {
        "page": page,
        "definitions": [(one.label, one.wording, source_in_words(one.source)) for one in DEFINITIONS],
        "labels": [one.label for one in DEFINITIONS],
        "cases": [_case_row(case) for case in cases],
        "agreement": [_agreement_row(one) for one in agreement(coded, fewest=settings.FEWEST_SHOWN)],
        "coded": len(coded),
        "fewest": settings.FEWEST_SHOWN,
        "activities": _activity_counts(),
    }


def _case_row(case: Case) -> Shown:
    return {
        "initiative": case.initiative,
        "sectors": _sectors(case),
        "is_open": case.is_open,
        "verdicts": [
            (one.definition.label, TONES[one.verdict], _(VERDICTS[one.verdict])) for one in case.judgements
        ],
    }


def _agreement_row(found: Agreement) -> Shown:
    return {"question": _(CRITERIA[found.criterion].question), "found": found}


def _activity_counts() -> list[tuple[str, int]]:
    """Of all activities in the catalogue, by the field's phase; those without one are counted too."""
    found = Activity.objects.filter(initiative__in=in_catalogue()).order_by()
    counts = dict(found.values_list("field_phase").annotate(Count("pk")))
    return [(str(words), counts.get(value, 0)) for value, words in choices_of(PHASE)]
