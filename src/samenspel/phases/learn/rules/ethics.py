"""The one gate before a study touches people: what holds before anybody is assigned, written to or read."""

from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import predicate
from samenspel.foundation.locks.versions import version_of_words
from samenspel.phases.learn.models.ethics import Decided, Ethics, StudyField, Told
from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.models.trials import Trial
from samenspel.tools.surveys.models.surveys import Basis


def ethics_of(study: Study) -> Ethics | None:
    return getattr(study, "ethics", None)


def trial_of(study: Study) -> Trial | None:
    return getattr(study, "trial", None)


def study_of(thing: Any) -> Study:
    while not isinstance(thing, Study):
        thing = thing.parent
    return thing


def fields_used(study: Study) -> list[StudyField]:
    """What this study takes of people, read from what it does."""
    trial, found = trial_of(study), []
    if trial is not None:
        found = [StudyField.MEMBERSHIP]
        if any(arm.words for arm in trial.arms.all()):
            found.append(StudyField.MAIL)
        if "language" in trial.strata:
            found.append(StudyField.LANGUAGE)
        if trial.verbs:
            found.append(StudyField.JOURNAL)
    if study.survey_id:
        found.append(StudyField.SURVEY)
    return found


def rests_on_consent(study: Study) -> bool:
    """Whether any field that it uses may only be used of who said yes."""
    used = fields_used(study)
    return any(one.basis == Basis.CONSENT and one.field in used for one in study.bases.all())


def asked_of_people(study: Study) -> str:
    """The version of what people say yes to: what they are told, and what is used of them on which basis."""
    ethics = ethics_of(study)
    told = (ethics.information, ethics.controllers, str(ethics.keep_until)) if ethics else ()
    bases = (f"{one.field} {one.basis} {one.purpose}" for one in study.bases.all())
    return version_of_words((*told, *bases))


def missing_in(study: Study) -> list[str | Promise]:
    """What must still be there, in words; nothing when ethics holds."""
    ethics = ethics_of(study)
    if ethics is None:
        return [_("Nothing is said about ethics yet.")]
    return [*_undecided(ethics), *_untold(ethics), *_without_basis(study)]


def _undecided(ethics: Ethics) -> Iterator[str | Promise]:
    if ethics.decided_on > clock.today():
        yield _("The decision is of a day that has not come.")
    if ethics.decided == Decided.APPROVED and not ethics.number:
        yield _("The number of the board's decision is missing.")
    if ethics.decided == Decided.EXEMPT and not ethics.ground:
        yield _("It is not said why the study is exempt.")
    if ethics.keep_until < clock.today():
        yield _("The day until which data are kept is past.")


def _untold(ethics: Ethics) -> Iterator[str | Promise]:
    if ethics.told == Told.BEFORE and not ethics.information:
        yield _("It is not said what people are told.")
    if ethics.told == Told.AFTER and not (ethics.waiver and ethics.debriefing):
        yield _("A waiver needs its reason, and what people are told afterwards.")
    if ethics.told == Told.AFTER and ethics.decided != Decided.APPROVED:
        yield _("Only a board can waive that people are told before.")
    if not ethics.controllers:
        yield _("It is not said who is responsible for the data.")
    if not ethics.dpia:
        yield _("The assessment of what the data may do to people (DPIA) is missing.")


def _without_basis(study: Study) -> Iterator[str | Promise]:
    named = {one.field for one in study.bases.all()}
    for field in fields_used(study):
        if field not in named:
            yield _("No basis is named for: %(field)s.") % {"field": field.label}
    if rests_on_consent(study) and (ethics := ethics_of(study)) and ethics.told == Told.AFTER:
        yield _("Nobody can say yes to what they are told afterwards: name another basis.")


@predicate(_("Ethics comes first: something is missing on the page of the study."))
def ethics_holds(person: Any, thing: Any) -> bool:
    return not missing_in(study_of(thing))
