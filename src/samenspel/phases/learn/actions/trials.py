"""A randomised invitation: a list whose digest is public, then a seed, letters, and one first look."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.ui.words import said
from samenspel.foundation.vault import Unreadable, conceal_bytes, reveal_bytes
from samenspel.methods.assignment import UnfitFrame, assign, read_frame
from samenspel.phases.learn.actions.ethics import drop_exports
from samenspel.phases.learn.actions.studies import tell_step
from samenspel.phases.learn.letters.studies import write_arms
from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.models.trials import (
    Allocation,
    Analysis,
    Enrolled,
    StudyExport,
    Trial,
    TrialArm,
)
from samenspel.phases.learn.queries.studies import content_of, frozen_plans, locked_study
from samenspel.phases.learn.queries.tables import StudyTable, table_of
from samenspel.phases.learn.queries.trials import (
    AT_ONCE,
    arms_by_pseudonym,
    drawn_as,
    eligible,
    frame_of,
    people_with_basis,
    pseudonym,
    readable,
    waiting_for_letters,
)
from samenspel.phases.learn.rules.ethics import trial_of
from samenspel.spine.people.models import Person

PURPOSE = "export of a study"
describe("learn.set_up_trial", _("{actor} changed how people are drawn in the study “{study}”."), news=False)
describe(
    "learn.announce_trial",
    _("{actor} made the list from which is drawn in the study “{study}”. Its fingerprint: {hash}."),
)
describe("learn.draw_trial", _("It was drawn in the study “{study}”, with the seed “{seed}”."))
describe("learn.open_study", _("{actor} looked at outcomes of the study “{study}” for the first time."))
describe("learn.analyse_study", _("The study “{study}” was analysed by plan {number}."))


def set_up_trial(
    *,
    actor: Person,
    study: Study,
    arms: Sequence[Mapping[str, Any]],
    strata: Sequence[str] = (),
    verbs: Sequence[str] = (),
    days: int = 28,
) -> Trial:
    """`arms`: name, share and words of each; the first is what others are compared with."""
    with acting(actor, "learn.set_up_trial", study, locked_study) as study:
        if not verbs and study.survey is None:
            raise Refused("learn.set_up_trial", _("Say what counts, or link a survey."))
        values = {"strata": [*strata], "verbs": [*verbs], "days": days}
        trial, _is_new = Trial.objects.update_or_create(study=study, defaults=values)
        trial.arms.all().delete()
        TrialArm.objects.bulk_create(
            TrialArm(trial=trial, number=number, **one) for number, one in enumerate(arms, 1)
        )
        tell_step(actor, "learn.set_up_trial", study)
    return trial


def announce_later(*, actor: Person, study: Study, seed_plan: str, draws_at: datetime) -> Job:
    with acting(actor, "learn.announce_trial", study, locked_study) as study:
        _refuse_past(draws_at)
        return start(
            "learn.announce_trial",
            study.pk,
            str(actor.pk),
            by=actor,
            seed_plan=seed_plan,
            draws_at=draws_at.isoformat(),
            title=gettext("Making the list"),
            back_url=study.get_absolute_url(),
        )


def _refuse_past(draws_at: datetime) -> None:
    if draws_at <= clock.now():
        words = _("This moment is over. The list is made first, the seed comes later.")
        raise Refused("learn.announce_trial", words)


def announce_trial(*, actor: Person, study: Study, seed_plan: str, draws_at: datetime) -> Trial:
    """Nobody comes on the list any more, and nothing of the arms changes. What the frozen plan says of the
    draw must be what is drawn."""
    with acting(actor, "learn.announce_trial", study, locked_study) as study:
        _refuse_past(draws_at)
        _refuse_unplanned(study)
        trial = study.trial
        found = eligible(trial)
        try:
            frame, names = frame_of(trial, found.people)
        except UnfitFrame as error:
            raise Refused("learn.announce_trial", said(error.problem)) from error
        Enrolled.objects.bulk_create(
            (Enrolled(trial=trial, person_id=person) for person in found.people), batch_size=AT_ONCE
        )
        set_values(
            trial,
            listed=frame.data.decode(),
            hash=frame.hash,
            names={str(number): name for number, name in names.items()},
            left_out=dict(found.left_out),
            people=len(frame.people),
            seed_plan=seed_plan,
            draws_at=draws_at,
            announced_at=clock.now(),
        )
        tell_step(actor, "learn.announce_trial", study, hash=frame.hash, seed_plan=seed_plan)
    return trial


def _refuse_unplanned(study: Study) -> None:
    plan = content_of(frozen_plans(study)[-1])
    if any(plan.more.get(name, "") != text for name, text in drawn_as(study.trial).items()):
        words = _("The frozen plan says otherwise how people are drawn, or what counts. Freeze it anew.")
        raise Refused("learn.announce_trial", words)


def draw_later(*, actor: Person, study: Study, seed: str, signature: str = "") -> Job:
    with acting(actor, "learn.draw_trial", study, locked_study) as study:
        return start(
            "learn.draw_trial",
            study.pk,
            str(actor.pk),
            by=actor,
            seed=seed,
            signature=signature,
            title=gettext("Drawing"),
            back_url=study.get_absolute_url(),
        )


def draw_trial(*, actor: Person, study: Study, seed: str, signature: str = "") -> Trial:
    """List and seed decide; anyone computes the same. Of two who draw at once one is first. Raises
    UnfitSeed."""
    with acting(actor, "learn.draw_trial", study, locked_study) as study:
        trial: Trial = study.trial
        frame = read_frame(trial.listed.encode())
        drawn = assign(frame, seed)
        set_values(trial, seed=seed, signature=signature, drawn_at=clock.now())
        arms = {arm.number: arm for arm in trial.arms.all()}
        strata = {one.id: one.stratum for one in frame.people}
        for number, arm in arms.items():
            set_values(arm, drawn=sum(one.arm == number for one in drawn.values()))
        here = sorted(pseudonym(study, key) for key in trial.enrolled.values_list("person", flat=True))
        rows = (
            Allocation(
                trial=trial,
                arm=arms[drawn[name].arm],
                pseudonym=name,
                stratum=strata[name],
                sampled=float(drawn[name].sampled),
                chance=float(drawn[name].chance),
            )
            for name in here
        )
        Allocation.objects.bulk_create(rows, batch_size=AT_ONCE)
        tell_step(actor, "learn.draw_trial", study, seed=seed, hash=trial.hash)
    return trial


def write_trial_letters(*, actor: None, study: Study) -> int:
    """By the house, some at a time: to each whose arm has words, and who may still be written to. Returns how
    many were looked at."""
    with acting(actor, "learn.write_trial_letters", study, locked_study) as study:
        trial: Trial = study.trial
        waiting = waiting_for_letters(trial)
        if not waiting:
            set_values(trial, queued_at=clock.now())
            return 0
        keys = [one.person_id for one in waiting]
        may = {*people_with_basis(study).filter(pk__in=keys).values_list("pk", flat=True)}
        names = {one.person: pseudonym(study, one.person_id) for one in waiting if one.person_id in may}
        arms = arms_by_pseudonym(trial, [*names.values()])
        write_arms(study, [*names], {person: arms[name] for person, name in names.items()})
        Enrolled.objects.filter(pk__in=[one.pk for one in waiting]).update(is_seen=True)
    return len(waiting)


def open_study(*, actor: Person, study: Study) -> Study:
    """The first look: an entry of the journal. From now on no plan is blind any more."""
    with acting(actor, "learn.open_study", study, locked_study) as study:
        set_values(study, opened_at=clock.now())
        tell_step(actor, "learn.open_study", study)
        if trial_of(study) is not None or study.survey_id is not None:
            _start_analysis(actor, study)
    return study


def analyse_later(*, actor: Person, study: Study) -> Job:
    with acting(actor, "learn.analyse_study", study, locked_study) as study:
        return _start_analysis(actor, study)


def _start_analysis(actor: Person, study: Study) -> Job:
    return start(
        "learn.analyse_study",
        study.pk,
        str(actor.pk),
        by=actor,
        title=gettext("Computing every number"),
        back_url=study.get_absolute_url(),
    )


def read_outcomes(*, actor: Person, study: Study) -> StudyTable | None:
    """The one place where outcomes are read, inside the gate."""
    with acting(actor, "learn.analyse_study", study, locked_study) as study:
        return table_of(study)


def keep_analysis(
    *,
    actor: Person,
    study: Study,
    plan: int,
    findings: Sequence[Mapping[str, Any]],
    digest: str,
    table: StudyTable,
) -> Analysis:
    """Of whoever may still read it. `plan`: the key of the one that was carried out."""
    with acting(actor, "learn.analyse_study", study, locked_study) as study:
        _refuse_left("learn.analyse_study", study, table)
        made = Analysis.objects.create(
            study=study,
            plan=study.plans.get(pk=plan),
            findings=[*findings],
            digest=digest,
            rows=table.rows,
            left_out=table.left_out,
        )
        number = made.plan.number
        tell_step(actor, "learn.analyse_study", study, number=number, rows=table.rows, data=digest)
    return made


def export_later(*, actor: Person, study: Study) -> Job:
    with acting(actor, "learn.export_study", study, locked_study) as study:
        return start(
            "learn.export_study",
            study.pk,
            str(actor.pk),
            by=actor,
            title=gettext("Making the export"),
            back_url=study.get_absolute_url(),
        )


def keep_export(*, actor: Person, study: Study, content: bytes, table: StudyTable | None) -> StudyExport:
    """In place of the one that was there; concealed."""
    concealed = conceal_bytes(content, PURPOSE)
    with acting(actor, "learn.export_study", study, locked_study) as study:
        if table is not None:
            _refuse_left("learn.export_study", study, table)
        drop_exports(study)
        made = StudyExport.objects.create(study=study, content=concealed)
    return made


def _refuse_left(verb: str, study: Study, table: StudyTable) -> None:
    """Whoever left or objected while it was computed is in nothing that is kept."""
    if trial_of(study) is not None and readable(study.trial).count() != table.rows:
        raise Refused(verb, _("Somebody left meanwhile. Do it again."))


def download_export(*, actor: Person, export: StudyExport) -> bytes:
    with acting(actor, "learn.download_export", export) as export:
        try:
            return reveal_bytes(bytes(export.content), PURPOSE)
        except Unreadable as error:
            words = _("This export cannot be read any more. Make it again.")
            raise Refused("learn.download_export", words) from error


def drop_old_exports(*, actor: None, before: datetime) -> None:
    with acting(actor, "learn.drop_exports"):
        StudyExport.objects.filter(made_at__lt=before).delete()
