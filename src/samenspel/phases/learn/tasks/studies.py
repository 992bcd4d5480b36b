"""Long work of studies: the list, the draw, letters, numbers, and the export."""

from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.utils.translation import gettext as _

from samenspel.foundation import clock
from samenspel.foundation.tasks import Failed, each, every, progress, task
from samenspel.foundation.tasks.work import Told
from samenspel.methods.evidence import Data
from samenspel.methods.reporting import carry_out, finding_as_plain
from samenspel.methods.studies import Standing, write_export
from samenspel.methods.studies.exports import Results
from samenspel.phases.learn.actions import trials as actions
from samenspel.phases.learn.models.studies import Study, StudyPlan
from samenspel.phases.learn.queries.exports import export_of
from samenspel.phases.learn.queries.studies import content_of, find_study, frozen_plans, standings_of
from samenspel.phases.learn.queries.tables import StudyTable
from samenspel.phases.learn.queries.trials import trials_with_letters
from samenspel.spine.people.models import Person

KEPT = timedelta(days=1)
Findings = list[dict[str, object]]


@task()
def announce_trial(study_id: int, person_id: str, *, seed_plan: str, draws_at: str) -> Study:
    """Whoever starts again finds the list that was made before it was killed."""
    study = find_study(study_id)
    if not (study.trial.waits and study.trial.seed_plan == seed_plan):
        actor, moment = Person.objects.get(pk=person_id), datetime.fromisoformat(draws_at)
        actions.announce_trial(actor=actor, study=study, seed_plan=seed_plan, draws_at=moment)
    return study


@task()
def draw_trial(study_id: int, person_id: str, *, seed: str, signature: str) -> Study:
    """Idem, what was drawn."""
    study = find_study(study_id)
    if study.trial.drawn_at is None or study.trial.seed != seed:
        actor = Person.objects.get(pk=person_id)
        actions.draw_trial(actor=actor, study=study, seed=seed, signature=signature)
    return study


@every(minutes=1)
def write_trial_letters() -> None:
    """Each lot of letters on its own: who is killed goes on where it was."""
    each(trials_with_letters(), _write_all)


def _write_all(study: Study) -> None:
    while actions.write_trial_letters(actor=None, study=study):
        pass


@task()
def analyse_study(study_id: int, person_id: str) -> Told:
    study, actor = find_study(study_id), Person.objects.get(pk=person_id)
    table, plan = _read(study, actor), frozen_plans(study)[-1]
    progress(0, 1, _("Computing every number…"))
    findings = _found(study, plan, table)
    digest = sha256(table.content).hexdigest()
    made = actions.keep_analysis(
        actor=actor, study=study, plan=plan.pk, findings=findings, digest=digest, table=table
    )
    return Told(made, (_("Every number is computed by the frozen plan."),))


def _read(study: Study, actor: Person) -> StudyTable:
    table = actions.read_outcomes(actor=actor, study=study)
    if table is None or not table.rows:
        raise Failed(_("There is nobody whose data this study may read."))
    return table


def _found(study: Study, plan: StudyPlan, table: StudyTable) -> Findings:
    late = [code for code, one in standings_of(study).items() if one is Standing.EXPLORATORY]
    data = Data.read(table.content)
    found = carry_out(content_of(plan), data, exploratory=late, fewest=settings.FEWEST_SHOWN)
    return [finding_as_plain(one) for one in found]


@task()
def export_study(study_id: int, person_id: str) -> Told:
    """With the numbers of who may still be read, computed anew by the plan that was carried out last."""
    study, actor = find_study(study_id), Person.objects.get(pk=person_id)
    analysis, table, results = study.analyses.first(), None, None
    if analysis is not None:
        progress(0, 1, _("Computing every number…"))
        table = _read(study, actor)
        findings = _found(study, analysis.plan, table)
        results = Results(
            analysis.plan.number, table.content, findings, settings.FEWEST_SHOWN, table.left_out
        )
    content = write_export(export_of(study, results))
    made = actions.keep_export(actor=actor, study=study, content=content, table=table)
    return Told(made, (_("The export is ready. It is kept for a day."),))


@every(hours=1)
def forget_exports() -> None:
    actions.drop_old_exports(actor=None, before=clock.now() - KEPT)
