"""Trying a draft, step by step. Not in the journal: who tried it and how it went is nobody's business."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import fresh, set_values
from samenspel.phases.design.models.prototypes import (
    Draft,
    Experience,
    Prototype,
    Step,
    Trial,
    Went,
    every_experience,
    every_trial,
)
from samenspel.phases.design.queries.prototypes import locked_prototype, newest_draft
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person
from samenspel.tools.notices.actions import follow_at_first

MOST_HELPED = 200


def begin_trial(*, actor: Person, prototype: Prototype, helps: bool = False) -> Trial:
    """Of the newest version; who began it already goes on. `helps`: somebody beside the actor tries it, and
    agreed that the actor writes it down."""
    with acting(actor, "design.begin_trial", prototype, locked_prototype) as prototype:
        draft = newest_draft(prototype)
        if helps:
            return _helped(actor, draft)
        trial, _is_new = draft.trials.get_or_create(person=actor)
        follow_at_first(actor, prototype)
    return trial


def _helped(actor: Person, draft: Draft) -> Trial:
    if draft.trials.filter(helper=actor).count() >= MOST_HELPED:
        raise Refused("design.begin_trial", _("You wrote for 200 people already. Let others help too."))
    return Trial.objects.create(draft=draft, helper=actor, agreed_at=clock.now())


def answer_step(
    *, actor: Person, trial: Trial, step: Step, went: str, feeling: str = "", text: str = ""
) -> Experience:
    """Say it again, and it takes the place of what was said. Who stopped here never came to later steps."""
    with acting(actor, "design.answer_step", trial, _locked) as trial:
        step = trial.draft.steps.get(pk=step.pk)
        _refuse_leap(trial, step)
        said = {"went": went, "feeling": feeling, "text": text}
        experience, _is_new = trial.experiences.update_or_create(step=step, defaults=said)
        if went == Went.STOPPED:
            trial.experiences.filter(step__place__gt=step.place).delete()
    return experience


def _refuse_leap(trial: Trial, step: Step) -> None:
    before = trial.experiences.filter(step__place__lt=step.place)
    if before.exclude(went=Went.STOPPED).count() < step.place - 1:
        raise Refused("design.answer_step", _("Say first how the steps before this one went."))


def _locked(trial: Trial) -> Trial:
    """Two windows of one person wait for each other."""
    return fresh(every_trial(), trial.pk)


def take_back_trial(*, actor: Person, trial: Trial) -> None:
    """As if it never was."""
    with acting(actor, "design.take_back_trial", trial, _locked) as trial:
        trial.delete()


untold("design.hide_words", because="What was taken off a board is told to who said it alone.")
untold("design.bring_back_words", because="What was taken off a board is told to who said it alone.")


def hide_words(*, actor: Person, experience: Experience, reason: str) -> Experience:
    """How it went still counts. Who wrote it down hears why."""
    with acting(actor, "design.hide_words", experience, _locked_words) as experience:
        set_values(experience, hidden_because=reason)
        _write(experience, "design/words_hidden")
        tell(actor, "design.hide_words", experience.step, about=[])
    return experience


def bring_back_words(*, actor: Person, experience: Experience) -> Experience:
    with acting(actor, "design.bring_back_words", experience, _locked_words) as experience:
        set_values(experience, hidden_because="")
        _write(experience, "design/words_brought_back")
        tell(actor, "design.bring_back_words", experience.step, about=[])
    return experience


def _locked_words(experience: Experience) -> Experience:
    return fresh(every_experience(), experience.pk)


def _write(experience: Experience, letter: str) -> None:
    to = experience.trial.person or experience.trial.helper
    if to and to.is_active:
        write_to(to, letter, experience.step, experience=experience)
