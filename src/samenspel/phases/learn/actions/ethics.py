"""Ethics of a study: what is decided and on which basis, and what people say to it themselves."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import fresh, set_values
from samenspel.foundation.locks.versions import refuse_unread
from samenspel.phases.learn.actions.studies import tell_step
from samenspel.phases.learn.models.ethics import (
    Ethics,
    FieldBasis,
    OptOut,
    StudyConsent,
    every_consent,
)
from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.queries.studies import find_study, locked_study
from samenspel.phases.learn.rules.ethics import asked_of_people, ethics_of, missing_in
from samenspel.spine.initiatives.models import Membership
from samenspel.spine.people.letters import absolute, write_to_address
from samenspel.spine.people.models import Person
from samenspel.spine.people.proofs import link_digest, new_link

describe("learn.state_ethics", _("{actor} told on which decisions and bases the study “{study}” stands."))


def state_ethics(
    *,
    actor: Person,
    study: Study,
    bases: Mapping[str, tuple[str, str]],
    file: bytes = b"",
    **values: Any,
) -> Ethics:
    """`bases`: of each field the basis and the purpose. `values`: of Ethics. The journal has whether it is
    whole now."""
    with acting(actor, "learn.state_ethics", study, locked_study) as study:
        _refuse_loosening(study, bases)
        before = asked_of_people(study)
        ethics = ethics_of(study) or Ethics(study=study)
        for name, value in values.items():
            setattr(ethics, name, value)
        if file:
            ethics.file.save("decision.pdf", ContentFile(file), save=False)
        ethics.save()
        study.bases.all().delete()
        FieldBasis.objects.bulk_create(
            FieldBasis(study=study, field=name, basis=basis, purpose=purpose)
            for name, (basis, purpose) in bases.items()
        )
        now = find_study(study.pk)
        if asked_of_people(now) != before:
            _ask_again(now)
        tell_step(actor, "learn.state_ethics", study, holds=not missing_in(now))
    return ethics


def _ask_again(study: Study) -> None:
    """A yes is to what was read: each is asked once more, guardians by a letter with another link."""
    children = [*study.consents.exclude(digest="").values_list("person", flat=True)]
    if study.consents.update(agrees=False, guardian_agrees=False, digest=""):
        drop_exports(study)
    for child in _unasked(study, children):
        _ask(study, child)


def _refuse_loosening(study: Study, bases: Mapping[str, tuple[str, str]]) -> None:
    """People were told that nothing is read without their yes."""
    for one in study.bases.all():
        basis = bases.get(one.field, ("",))[0]
        if one.basis == "consent" and basis not in ("consent", "") and study.consents.exists():
            words = _("People were asked for their yes already: consent stays the basis.")
            raise Refused("learn.state_ethics", words)


def stay_out(*, actor: Person, study: Study) -> None:
    """From now on: not drawn, not written to, not read. A yes goes with it."""
    with acting(actor, "learn.stay_out", study, locked_study) as study:
        OptOut.objects.get_or_create(study=study, person=actor)
        StudyConsent.objects.filter(study=study, person=actor).update(agrees=False)
        drop_exports(study)


def come_back(*, actor: Person, study: Study) -> None:
    """Idem, the other way round; a yes has to be said again."""
    with acting(actor, "learn.come_back", study, locked_study) as study:
        OptOut.objects.filter(study=study, person=actor).delete()


def agree_to_study(*, actor: Person, study: Study, seen: str = "") -> None:
    """A child's yes counts with that of its guardian. `seen`: the version of what they read."""
    with acting(actor, "learn.agree_to_study", study, locked_study) as study:
        refuse_unread("learn.agree_to_study", study, asked_of_people(study), seen)
        OptOut.objects.filter(study=study, person=actor).delete()
        StudyConsent.objects.update_or_create(study=study, person=actor, defaults={"agrees": True})


def drop_exports(study: Study) -> None:
    """Inside an action: what was made with the data of somebody who is out now."""
    study.exports.all().delete()


def ask_guardians(*, actor: Person, study: Study) -> int:
    """A letter to each guardian of a child that takes part and was not asked about; how many."""
    with acting(actor, "learn.ask_guardians", study, locked_study) as study:
        ethics = ethics_of(study)
        if ethics is None or not ethics.takes_children:
            raise Refused("learn.ask_guardians", _("Children are not in this study."))
        children = _unasked(study)
        for child in children:
            _ask(study, child)
    return len(children)


def _unasked(study: Study, among: Collection[UUID] | None = None) -> list[Person]:
    """Children that take part with a guardian's yes, of whom no guardian has a letter about this study."""
    ethics = ethics_of(study)
    if ethics is None or not ethics.takes_children:
        return []
    asked = study.consents.exclude(digest="").values("person")
    members = Membership.objects.filter(initiative=study.initiative_id, left_at=None, person__is_child=True)
    members = members.filter(person__child__consented_at__isnull=False, person__child__withdrawn_at=None)
    if among is not None:
        members = members.filter(person__in=among)
    return [one.person for one in members.exclude(person__in=asked).select_related("person__child")]


def _ask(study: Study, child: Person) -> None:
    link = new_link()
    consent, _is_new = StudyConsent.objects.get_or_create(study=study, person=child)
    set_values(consent, digest=link_digest(link))
    consent.link = link
    ethics = ethics_of(study)
    write_to_address(
        child.child.guardian_email,
        child.language,
        "learn/guardian_asked",
        study=study,
        child=child,
        information=ethics.information if ethics else "",
        url=absolute(consent.get_absolute_url()),
    )


def allow_child(*, actor: None = None, consent: StudyConsent, agrees: bool, seen: str = "") -> StudyConsent:
    """Whoever holds the link is the guardian, whoever is signed in on this device. `seen`: idem."""
    with acting(actor, "learn.allow_child", consent, _locked_consent) as found:
        if agrees:
            refuse_unread("learn.allow_child", found, asked_of_people(found.study), seen)
        set_values(found, guardian_agrees=agrees)
        if not agrees:
            drop_exports(found.study)
    return found


def _locked_consent(consent: StudyConsent) -> StudyConsent:
    locked_study(consent.study)
    return fresh(every_consent(), consent.pk)
