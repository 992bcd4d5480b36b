"""What pages of cases, scores and comparisons show."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.foundation.access import allow, may_do
from samenspel.foundation.ui.charts import Chart, Interval, forest
from samenspel.foundation.ui.downloads import as_csv, plain
from samenspel.foundation.ui.lists import ListForm
from samenspel.foundation.ui.pages import Context
from samenspel.methods.bibliography import find_doi
from samenspel.methods.cases import CASE_TERMS, SCORES, Case, agreed, columns, row_of
from samenspel.methods.typology import SECTORS, Source
from samenspel.phases.assess.wording import told
from samenspel.phases.learn.models.factors import Comparison, StudiedCase
from samenspel.phases.learn.queries.factors import (
    all_cases,
    cases_for,
    digest_of_cases,
    every_comparison,
    filters_of,
    narrowed,
    said_alone,
    scored_initiatives,
    sheet_by,
    sheets_of,
    together,
)
from samenspel.phases.learn.wording import score_label
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.rules import TWO
from samenspel.spine.initiatives.terms import LEVEL, PHASE

MOST_COMPARISONS = 20


def factors_page(person: Any, asked: ListForm) -> Context:
    ours = [*scored_initiatives()]
    cases = [*narrowed(all_cases(ours), asked.wanted)]
    page = asked.page(cases)
    places = places_of(page)
    return {
        "form": asked,
        "page": page,
        "rows": [_row(case, places) for case in page],
        "count": len(cases),
        "asked": asked.address(),
        "agreed": agreed(said_alone(ours), fewest=settings.FEWEST_SHOWN),
        "comparisons": [_asked(one) for one in every_comparison()[:MOST_COMPARISONS]],
        "may_import": allow(person, "learn.import_cases"),
        "may_ask": allow(person, "learn.ask_comparison"),
    }


def _row(case: Case, places: Mapping[str, str]) -> Context:
    return {
        "title": case.title,
        "url": places.get(case.key, ""),
        "sectors": [_(SECTORS[name]) for name in case.sectors],
        "scored": len(case.scores),
        "is_ours": places.get(case.key, "").endswith(f"/of/{case.key}/"),
    }


def places_of(cases: Iterable[Case]) -> dict[str, str]:
    """Of each case the address of its page."""
    keys = [case.key for case in cases]
    studied = StudiedCase.objects.filter(key__in=keys).values_list("key", "pk")
    found = {key: reverse("learn:show_case", args=[pk]) for key, pk in studied}
    ours = Initiative.objects.filter(slug__in=keys).values_list("slug", flat=True)
    return {**found, **{slug: reverse("learn:show_scores", args=[slug]) for slug in ours}}


def cases_csv(wanted: Mapping[str, Any]) -> str:
    return as_csv(columns(), ([plain(cell) for cell in row_of(one)] for one in narrowed(all_cases(), wanted)))


def case_page(person: Any, studied: StudiedCase) -> Context:
    case = studied.case
    return {
        "one": studied,
        "case": case,
        "address": Source(case.title, find_doi(case.doi)).address,
        "sectors": [_(SECTORS[name]) for name in case.sectors],
        "terms": [*_terms(case)],
        "scores": [(score_label(name), case.scores[name]) for name in SCORES if name in case.scores],
        **may_do(person, "learn", ("remove_case",), studied),
    }


def _terms(case: Case) -> Iterator[tuple[str, list[str]]]:
    for term in CASE_TERMS:
        if answers := [_(term.values[one]) for one in case.terms.get(term.name, ())]:
            yield _(term.label), answers


def scores_page(person: Any, initiative: Initiative) -> Context:
    """Before both coders answered, one reads one's own only, on the form."""
    sheets = sheets_of(initiative)
    is_open = len(sheets) >= TWO
    alike, differing = together([one.now for one in sheets])
    return {
        "initiative": initiative,
        "coders": len(sheets),
        "is_open": is_open,
        "is_invented": initiative.is_invented,
        "has_own": sheet_by(person, initiative) is not None,
        "rows": [*_scored(sheets, alike, differing)] if is_open else [],
        **may_do(person, "learn", ("score_case",), initiative),
    }


def _scored(sheets: Any, alike: Mapping[str, float], differing: Iterable[str]) -> Iterator[Context]:
    for name in SCORES:
        said = [(one.now[name], one.because.get(name, "")) for one in sheets if name in one.now]
        if said:
            yield {"label": score_label(name), "said": said, "differs": name in {*differing}}


def comparison_page(person: Any, comparison: Comparison) -> Context:
    cases = cases_for(comparison)
    compared = comparison.compared
    places, titles = places_of(cases), {case.key: case.title for case in cases}
    sectors = compared.get("sectors", {})
    return {
        **_asked(comparison),
        "names": [(name, score_label(name)) for name in (*comparison.conditions, comparison.outcome)],
        "is_computed": bool(compared),
        "is_new": compared.get("of") == digest_of_cases(cases),
        "pooled": _part(comparison, compared.get("pooled"), places, titles),
        "sectors": [
            (name, _(SECTORS[name]), _part(comparison, part, places, titles))
            for name, part in sectors.items()
        ],
        "chart": _chart(compared),
        "may_ask": allow(person, "learn.ask_comparison"),
        "again": comparison,
        "fewest": settings.FEWEST_SHOWN,
    }


def _asked(comparison: Comparison) -> Context:
    filters = filters_of(comparison)
    words = {
        "sector": SECTORS.get(filters["sector"]),
        "level": LEVEL.values.get(filters["level"]),
        "phase": PHASE.values.get(filters["phase"]),
    }
    return {
        "comparison": comparison,
        "conditions": [score_label(name) for name in comparison.conditions],
        "within": [_(text) for text in words.values() if text],
    }


def _part(
    comparison: Comparison, part: Any, places: Mapping[str, str], titles: Mapping[str, str]
) -> Context | None:
    if not part:
        return None

    def named(keys: list[str]) -> list[tuple[str, str]]:
        return [(titles.get(key, key), places.get(key, "")) for key in keys]

    return {
        "n": part["n"],
        "left_out": part["left_out"],
        "solution": told(part["solution"]) if part["solution"] else "",
        "terms": part["terms"],
        "columns": comparison.conditions,
        "cells": [
            {
                "values_by_name": [*zip(comparison.conditions, values, strict=True)],
                "outcome": outcome,
                "consistency": consistency,
                "having": named(having),
                "lacking": named(lacking),
                "is_contradictory": bool(having and lacking),
            }
            for values, outcome, consistency, having, lacking in part["cells"]
        ],
        "cannot": [told(one) for one in part["cannot"]],
        "r_code": "\n".join(part["r_code"]),
    }


def _chart(compared: Mapping[str, Any]) -> Chart | None:
    """Each condition in all cases, and beside it in each sector that has enough of them."""
    pooled = {one[0]: one for one in compared.get("pooled", {}).get("association", ())}
    if not pooled:
        return None
    rows: list[Interval] = []
    for name, (_name, value, low, high) in pooled.items():
        rows.append(Interval(score_label(name), value, low, high, tone="second"))
        rows += _in_sectors(name, compared["sectors"])
    columns = _("Condition"), _("Difference in the outcome")
    text = _("What goes together in these cases; that is no proof that one brings the other about.")
    return forest(_("What goes with the outcome"), rows, columns=columns, description=text)


def _in_sectors(name: str, sectors: Mapping[str, Any]) -> Iterator[Interval]:
    for sector, part in sectors.items():
        for condition, value, low, high in part["association"]:
            if condition == name:
                yield Interval(f"{score_label(name)} · {_(SECTORS[sector])}", value, low, high)
