"""What goes into the export of a study: its plans, its steps with proofs, the draw."""

from collections.abc import Iterator

from samenspel.foundation.journal.canonical import entry_bytes, seal_fields
from samenspel.foundation.journal.models import Entry, Seal
from samenspel.foundation.journal.verifying import prove_inclusion
from samenspel.methods.assignment import assign, assigned_as_json, read_frame
from samenspel.methods.studies import Export, Step
from samenspel.methods.studies.exports import Draw, Results, Stamp
from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.models.trials import StudyExport
from samenspel.phases.learn.queries.studies import frozen_plans, steps_of
from samenspel.phases.learn.queries.trials import arms_written
from samenspel.phases.learn.rules.ethics import trial_of


def find_export(export_id: int) -> StudyExport:
    rows = StudyExport.objects.select_related("study__initiative__service__organisation", "study__edition")
    return rows.get(pk=export_id)


def export_of(study: Study, results: Results | None) -> Export:
    steps = [_step(entry) for entry in steps_of(study)]
    plans = {one.number: one.content.encode() for one in frozen_plans(study)}
    return Export(
        study.title,
        study.design,
        plans,
        len(steps),
        steps,
        [*_seals(steps)],
        _draw(study),
        results,
        [*_stamps(study)],
    )


def _step(entry: Entry) -> Step:
    shown = prove_inclusion(entry)
    if shown is None:
        return Step(entry_bytes(entry))
    neighbours = tuple(bytes.fromhex(one) for one in shown.neighbours)
    return Step(shown.entry, shown.seal["number"], shown.position, neighbours)


def _seals(steps: list[Step]) -> Iterator[dict[str, object]]:
    """From the first over a step to the last, none left out."""
    numbers = [step.seal for step in steps if step.seal is not None]
    if numbers:
        for seal in Seal.objects.filter(number__range=(min(numbers), max(numbers))).order_by("number"):
            yield seal_fields(seal)


def _draw(study: Study) -> Draw | None:
    """Computed anew: who left since is still among who was drawn."""
    trial = trial_of(study)
    if trial is None or trial.drawn_at is None:
        return None
    frame = read_frame(trial.listed.encode())
    told = assigned_as_json(frame, trial.seed, assign(frame, trial.seed))
    return Draw(frame.data, told.encode(), arms_written(trial).encode())


def _stamps(study: Study) -> Iterator[Stamp]:
    for plan in frozen_plans(study):
        for one in plan.stamps.all():
            kind = "doi" if one.doi else "rfc3161"
            yield Stamp(plan.number, kind, one.doi, bytes(one.token), one.root.encode())
