"""What goes into a bundle, and for whom."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings

from samenspel.foundation import clock
from samenspel.methods.codebooks import Chunk, Codebook, chunks_of
from samenspel.methods.reporting import CHERRIES, STROBE, OpenStudy, Released, Study
from samenspel.phases.assess.models.bundles import Bundle, every_bundle
from samenspel.phases.assess.models.reports import Version
from samenspel.phases.assess.queries.answers import table_codebook, table_rows
from samenspel.phases.assess.queries.plans import exploratory_in, newest_plan
from samenspel.tools.releases.models import Release
from samenspel.tools.releases.queries import open_releases
from samenspel.tools.releases.wording import content_of
from samenspel.tools.surveys.models.agreements import Agreement, every_agreement


def find_bundle(bundle_id: UUID) -> Bundle:
    return every_bundle().get(pk=bundle_id)


def agreement_for(person: Any, version: Version) -> Agreement:
    """That under which this person takes answers home; raises Agreement.DoesNotExist."""
    held = every_agreement().filter(survey=version.report.survey, holder=person, ended_at=None)
    found = held.filter(until__gte=clock.today()).order_by("-until").first()
    if found is None:
        raise Agreement.DoesNotExist
    return found


def bundles_of(person: Any, version: Version) -> list[Bundle]:
    return [*every_bundle().filter(version=version, agreement__holder=person.pk)]


def study_of(version: Version, agreement: Agreement, keys: Sequence[int], language: str) -> Study | None:
    """None where nothing was planned, or nobody said yes to research. The one place where a bundle's answers
    are made: those whom an agreement covers, by week, without what people wrote in their own words."""
    report = version.report
    plan = newest_plan(report)
    codebook = table_codebook(agreement.survey, agreement)
    if plan is None or codebook is None:
        return None
    chunks = _chunks(agreement, codebook, keys)
    if not chunks:
        return None
    return Study(
        title=str(report),
        plan=plan,
        codebook=codebook,
        chunks=chunks,
        exploratory=exploratory_in(report),
        fewest=settings.FEWEST_SHOWN,
        census=report.census,
        checklists=(STROBE, CHERRIES),
        facts=version.parts["told"],
        language=language,
    )


def open_study_of(version: Version) -> OpenStudy:
    """What was published about those who answered, and nothing else."""
    report = version.report
    assert report.survey is not None
    return OpenStudy(
        title=str(report),
        about=report.activity.summary,
        releases=[*map(_released, open_releases(report.survey))],
        plan=newest_plan(report),
    )


def _released(release: Release) -> Released:
    about = (
        release.purpose,
        release.made_at.date().isoformat(),
        release.licence,
        f"SHA-256 {release.digest}",
    )
    files = {kind: content_of(release, kind) for kind in ("csv", "codebook", "json")}
    return Released(
        f"release-{release.number}", files["csv"], files["codebook"], files["json"], "; ".join(about)
    )


def _chunks(agreement: Agreement, codebook: Codebook, keys: Sequence[int]) -> tuple[Chunk, ...]:
    return tuple(chunks_of(codebook, table_rows(agreement.survey, codebook, agreement, keys)))
