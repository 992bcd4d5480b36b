"""Bringing cases, scoring initiatives, and asking comparisons."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import describe, untold
from samenspel.foundation.locks import in_turn
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.methods.bibliography import find_doi
from samenspel.methods.cases import SCORES, Case
from samenspel.phases.learn.models.factors import LONGEST_BECAUSE, Comparison, ScoreSheet, StudiedCase, key_of
from samenspel.phases.learn.models.publications import Basis, Publication
from samenspel.phases.learn.queries.factors import locked_comparison
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import locked
from samenspel.spine.initiatives.rules import TWO
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

IMPORT = "learn.import_cases"
describe("learn.score_case", _("{actor} scored this case on factors and outcomes."), news=False)
untold(
    IMPORT,
    "learn.remove_case",
    because="Of no initiative: there is no history and no feed to tell it in.",
)
MOST_CONDITIONS, AT_ONCE = 8, 500
TOLD = ("title", "told", "source", "page", "basis")
"""Of a case that is here already, what a file says anew."""

STEPS = (0.0, 0.33, 0.67, 1.0)


def import_cases(*, actor: Person, cases: Iterable[Case]) -> tuple[int, int]:
    """All or none: how many are new, and how many were here and are as the file has them now."""
    with acting(actor, IMPORT):
        in_turn("the cases")
        found = [*cases]
        _refuse_our_own(found)
        known = StudiedCase.objects.filter(key__in=[case.key for case in found]).count()
        _keep(found)
        record(actor=actor, verb=IMPORT, data={"cases": len(found), "new": len(found) - known})
    return len(found) - known, known


def _refuse_our_own(cases: list[Case]) -> None:
    """Nobody scores an initiative of this platform from a file; and what is invented comes in by no door."""
    slugs = [case.key for case in cases]
    if ours := Initiative.objects.filter(slug__in=slugs).values_list("slug", flat=True).first():
        said = _("“%(key)s” is an initiative of this platform: two coders score it on its own page.")
        raise Refused(IMPORT, said % {"key": ours})


def _doi(case: Case) -> str:
    return find_doi(case.doi).lower() if case.doi else ""


def _sources(cases: list[Case]) -> dict[str, Publication]:
    keys = {_doi(case) for case in cases} - {""}
    found = Publication.objects.select_related("into").filter(doi_key__in=keys)
    return {one.doi_key: one.into or one for one in found}


def _keep(cases: list[Case]) -> None:
    sources = _sources(cases)
    rows = [_row(case, sources.get(_doi(case))) for case in cases]
    StudiedCase.objects.bulk_create(
        rows, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["key"], update_fields=TOLD
    )


def _row(case: Case, source: Publication | None) -> StudiedCase:
    told = {
        "place": case.place,
        "sectors": [*case.sectors],
        "terms": {name: [*values] for name, values in case.terms.items()},
        "scores": dict(case.scores),
        "doi": case.doi,
        "page": case.page,
    }
    page = case.page if source else ""
    basis = Basis.READ if page else Basis.RECORD
    return StudiedCase(key=case.key, title=case.title, told=told, source=source, page=page, basis=basis)


def remove_case(*, actor: Person, case: StudiedCase) -> None:
    with acting(actor, "learn.remove_case", case):
        record(actor=actor, verb="learn.remove_case", data={"key": case.key})
        case.delete()


def score_case(
    *, actor: Person, initiative: Initiative, scores: Mapping[str, float], because: Mapping[str, str]
) -> ScoreSheet:
    """As long as nobody else has scored it, both what is said alone and what stands now change. From the
    second coder on, what each said alone stays as it was."""
    with acting(actor, "learn.score_case", initiative, locked) as initiative:
        _refuse_unfit(scores, because)
        sheet, is_new = ScoreSheet.objects.get_or_create(initiative=initiative, coder=actor)
        values = {"now": dict(scores), "because": dict(because)}
        if is_new or initiative.score_sheets.count() < TWO:
            values["alone"] = dict(scores)
        set_values(sheet, **values)
        tell(actor, "learn.score_case", initiative)
    return sheet


def _refuse_unfit(scores: Mapping[str, float], because: Mapping[str, str]) -> None:
    """A score without evidence is an opinion."""
    if not {*scores} <= {*SCORES} or not {*scores.values()} <= {*STEPS}:
        raise Refused("learn.score_case", _("These are not the scores that are asked for."))
    if any(not because.get(name) or len(because[name]) > LONGEST_BECAUSE for name in scores):
        raise Refused("learn.score_case", _("Say for each score what it rests on."))


def ask_comparison(*, actor: Person, **asked: Any) -> tuple[Comparison, Job]:
    """`asked`: outcome, conditions, sector, level, phase. Asked before, it is computed anew."""
    with acting(actor, "learn.ask_comparison"):
        if not 0 < len(asked["conditions"]) <= MOST_CONDITIONS:
            raise Refused("learn.ask_comparison", _("Choose one to eight conditions."))
        key, today = key_of(**asked), clock.today()
        found, _new = Comparison.objects.update_or_create(
            key=key, defaults={"asked_on": today}, create_defaults={**asked, "key": key, "asked_on": today}
        )
        job = start(
            "learn.compare_cases",
            found.pk,
            by=actor,
            title=_now("Comparing cases"),
            back_url=found.get_absolute_url(),
        )
    return found, job


def keep_compared(*, actor: None, comparison: Comparison, compared: dict[str, Any]) -> None:
    with acting(actor, "learn.keep_compared", comparison, locked_comparison) as comparison:
        set_values(comparison, compared=compared)


def drop_comparison(*, actor: None, comparison: Comparison, before: date) -> None:
    """What nobody asked for long, nor a moment ago; whoever asks again has it again."""
    with acting(actor, "learn.drop_comparison", comparison, locked_comparison) as comparison:
        if comparison.asked_on < before:
            comparison.delete()
