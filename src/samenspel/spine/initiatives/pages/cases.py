"""The catalogue of cases as tables: what is said of each in the field's words. Free text stays out, since it
may speak of people."""

from collections.abc import Callable, Iterator
from typing import Any

from samenspel.foundation.ui.downloads import as_csv, plain
from samenspel.methods.typology import ACTIVITY_TERMS, CRITERIA, DEFINITIONS, NOT_SAID
from samenspel.spine.initiatives.models import Activity
from samenspel.spine.initiatives.queries.coding import Case, case_of, coded_cases, in_catalogue

Row = list[Any]
CASE = ("case", "title")


def write_cases() -> str:
    """One row for each case, with the verdict of each definition and what both coders say together."""
    names = [*CASE, "cofog", "sectors", "provider_kind", "coders", *_VERDICTS, *CRITERIA]
    return as_csv(names, (_case(case_of(one)) for one in coded_cases().order_by("slug").iterator(100)))


_VERDICTS = [f"by_{definition.name}" for definition in DEFINITIONS]


def _case(case: Case) -> Row:
    initiative = case.initiative
    services = [initiative.service, *(one.service for one in initiative.further_services.all())]
    return [
        initiative.slug,
        plain(initiative.title),
        " ".join(sorted({service.sector for service in services})),
        " ".join(case.sectors),
        initiative.service.organisation.provider_kind,
        len(case.codings),
        *(judgement.verdict for judgement in case.judgements),
        *(case.answers.get(name, NOT_SAID) for name in CRITERIA),
    ]


def write_codings() -> str:
    """One row for each answer of each coder, where both coders answered. Coders have no number that would
    follow them from case to case."""
    cases = (case_of(one) for one in coded_cases().order_by("slug").iterator(100))
    return as_csv(["case", "coder", "criterion", "alone", "now"], _codes(cases))


def _codes(cases: Iterator[Case]) -> Iterator[Row]:
    for case in cases:
        for number, coding in enumerate(case.codings if case.is_open else (), start=1):
            alone, now = coding.alone, coding.now
            for name in CRITERIA:
                yield [case.initiative.slug, number, name, alone.get(name, NOT_SAID), now.get(name, NOT_SAID)]


def write_activities() -> str:
    """One row for each activity: its phase on this platform, and what it is in the field's words."""
    names = [*CASE, "activity", "platform_phase", "kind", *(term.name for term in ACTIVITY_TERMS)]
    activities = Activity.objects.filter(initiative__in=in_catalogue()).select_related("initiative")
    return as_csv(names, map(_activity, activities.order_by("initiative__slug", "pk").iterator(500)))


def _activity(activity: Activity) -> Row:
    initiative = activity.initiative
    said = {term.name: getattr(activity, term.name) for term in ACTIVITY_TERMS}
    return [
        initiative.slug,
        plain(initiative.title),
        plain(activity.title),
        activity.phase,
        activity.kind,
        *(" ".join(answer) or NOT_SAID if isinstance(answer, list) else answer for answer in said.values()),
    ]


TABLES: dict[str, Callable[[], str]] = {
    "cases": write_cases,
    "codings": write_codings,
    "activities": write_activities,
}
