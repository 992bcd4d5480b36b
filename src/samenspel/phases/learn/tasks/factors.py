"""Comparing cases; here and not while a page is made, since it takes SciPy and seconds."""

from datetime import timedelta
from typing import Any

from samenspel.foundation import clock
from samenspel.foundation.tasks import Failed, each, every, task
from samenspel.methods.cases import Case, Part, compare
from samenspel.phases.assess.wording import kept
from samenspel.phases.learn.actions.factors import drop_comparison, keep_compared
from samenspel.phases.learn.models.factors import Comparison
from samenspel.phases.learn.queries.factors import (
    all_cases,
    digest_of_cases,
    filters_of,
    find_comparison,
    narrowed,
)

KEPT = timedelta(days=90)
MOST_ANEW = 50


@task()
def compare_cases(comparison_id: int) -> Comparison:
    """Run again, it gives the same."""
    try:
        comparison = find_comparison(comparison_id)
    except Comparison.DoesNotExist as error:
        raise Failed("") from error
    _compare(comparison, all_cases())
    return comparison


@every(hours=24)
def compare_anew() -> int:
    """Of the cases as they are now, for those that were asked for last: whoever reads another can ask anew.
    Those that nobody asked for long go."""
    before = clock.today() - KEPT
    each(
        Comparison.objects.filter(asked_on__lt=before),
        lambda comparison: drop_comparison(actor=None, comparison=comparison, before=before),
    )
    cases = all_cases()
    asked_last = Comparison.objects.order_by("-asked_on", "pk")[:MOST_ANEW]
    return sum(each(asked_last, lambda comparison: _compare(comparison, cases)))


def _compare(comparison: Comparison, everywhere: list[Case]) -> bool:
    """Whether there was something to compute."""
    cases = [*narrowed(everywhere, filters_of(comparison))]
    if comparison.compared.get("of") == (digest := digest_of_cases(cases)):
        return False
    keep_compared(
        actor=None, comparison=comparison, compared={"of": digest, **compared_of(comparison, cases)}
    )
    return True


def compared_of(comparison: Comparison, cases: list[Case]) -> dict[str, Any]:
    found = compare(cases, comparison.outcome, comparison.conditions)
    return {
        "pooled": part_as_plain(found.pooled),
        "sectors": {name: part_as_plain(part) for name, part in found.sectors.items()},
    }


def part_as_plain(part: Part) -> dict[str, Any]:
    return {
        "n": part.n,
        "left_out": part.left_out,
        "cells": [
            [[*one.values], one.outcome, one.consistency, [*one.having], [*one.lacking]] for one in part.cells
        ],
        "solution": kept(part.solution) if part.solution else None,
        "terms": [[*one] for one in part.terms],
        "association": [[*one] for one in part.association],
        "cannot": [kept(one) for one in part.cannot],
        "r_code": [*part.r_code],
    }
