"""Reading cases: those of this platform as two coders score them, and those from elsewhere."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Count, Prefetch, QuerySet

from samenspel.foundation.locks.rows import fresh
from samenspel.methods.cases import CASE_TERMS, SCORES, Case, row_of
from samenspel.methods.typology import NOT_SAID
from samenspel.phases.learn.models.factors import Comparison, ScoreSheet, StudiedCase
from samenspel.spine.initiatives.models import Activity, Initiative
from samenspel.spine.initiatives.queries.coding import case_of, in_catalogue
from samenspel.spine.initiatives.rules import TWO


def every_case() -> QuerySet[StudiedCase]:
    return StudiedCase.objects.select_related("source")


def find_case(case_id: int) -> StudiedCase:
    return every_case().get(pk=case_id)


def every_comparison() -> QuerySet[Comparison]:
    return Comparison.objects.all()


def find_comparison(comparison_id: int) -> Comparison:
    return Comparison.objects.get(pk=comparison_id)


def locked_comparison(comparison: Comparison) -> Comparison:
    return fresh(Comparison.objects, comparison.pk)


def sheets_of(initiative: Initiative) -> list[ScoreSheet]:
    """In an order that does not tell who gave which."""
    return sorted(initiative.score_sheets.all(), key=lambda one: sorted(one.now.items()))


def sheet_by(person: Any, initiative: Initiative) -> ScoreSheet | None:
    return initiative.score_sheets.filter(coder=person).first() if person.is_authenticated else None


def scored_initiatives() -> QuerySet[Initiative]:
    """Open to everyone, not invented, and scored by two."""
    twice = in_catalogue().annotate(coders=Count("score_sheets", distinct=True)).filter(coders__gte=TWO)
    return (
        Initiative.objects.filter(pk__in=twice.order_by().values("pk"))
        .select_related("service__organisation", "area")
        .prefetch_related(
            "codings__codes",
            "further_services__service",
            "score_sheets",
            Prefetch("activities", Activity.objects.order_by("pk")),
        )
        .order_by("slug")
    )


def all_cases(ours: Iterable[Initiative] | None = None) -> list[Case]:
    """Of this platform first. `ours`: where somebody has read those already."""
    ours = scored_initiatives() if ours is None else ours
    return [*map(case_of_initiative, ours), *(one.case for one in every_case())]


def case_of_initiative(initiative: Initiative) -> Case:
    sheets = [one.now for one in initiative.score_sheets.all()]
    scores, differing = together(sheets)
    return Case(
        key=initiative.slug,
        title=initiative.title,
        place=str(initiative.area or ""),
        sectors=tuple(case_of(initiative).sectors),
        terms=_terms(initiative),
        scores=scores,
        differing=differing,
    )


def together(sheets: Sequence[Mapping[str, float]]) -> tuple[dict[str, float], tuple[str, ...]]:
    """What both coders score alike, and what they score differently."""
    if len(sheets) < TWO:
        return {}, ()
    said = {name: [sheet[name] for sheet in sheets if name in sheet] for name in SCORES}
    both = {name: scores for name, scores in said.items() if len(scores) >= TWO}
    alike = {name: scores[0] for name, scores in both.items() if len({*scores}) == 1}
    return alike, tuple(name for name in both if name not in alike)


def _terms(initiative: Initiative) -> dict[str, tuple[str, ...]]:
    """What is said of its activities, and of the organisation of its service."""
    found: dict[str, list[str]] = {}
    for activity in initiative.activities.all():
        for term in CASE_TERMS:
            answer = getattr(activity, term.name, NOT_SAID)
            found.setdefault(term.name, []).extend(answer if isinstance(answer, list) else [answer])
    found["provider_kind"] = [initiative.service.organisation.provider_kind]
    known = {name: [one for one in said if one != NOT_SAID] for name, said in found.items()}
    return {name: tuple(sorted({*said})) for name, said in known.items() if said}


def narrowed(cases: Iterable[Case], wanted: Mapping[str, Any]) -> Iterator[Case]:
    """`wanted`: sector, level and phase, each if it is asked for."""
    for case in cases:
        has = {
            "sector": case.sectors,
            "level": case.terms.get("level", ()),
            "phase": case.terms.get("field_phase", ()),
        }
        if all(wanted.get(name) in ("", None, *values) for name, values in has.items()):
            yield case


def filters_of(comparison: Comparison) -> dict[str, str]:
    return {"sector": comparison.sector, "level": comparison.level, "phase": comparison.phase}


def cases_for(comparison: Comparison) -> list[Case]:
    return [*narrowed(all_cases(), filters_of(comparison))]


def digest_of_cases(cases: Iterable[Case]) -> str:
    """Another one as soon as a case comes, goes or changes."""
    rows = [[row_of(case), *case.differing] for case in cases]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def said_alone(ours: Iterable[Initiative]) -> list[list[Mapping[str, float]]]:
    """Of each case what each coder said before reading the other."""
    return [[one.alone for one in initiative.score_sheets.all()] for initiative in ours]
