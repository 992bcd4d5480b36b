"""Writing down concepts, their rival definitions, and what evidence says of propositions."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.learn.models.concepts import Concept, Definition, Evidence, Proposition
from samenspel.spine.people.models import Person

untold(
    "learn.add_concept",
    "learn.change_concept",
    "learn.add_definition",
    "learn.remove_definition",
    "learn.add_proposition",
    "learn.add_evidence",
    "learn.remove_evidence",
    because="Of no initiative: there is no history and no feed to tell it in.",
)
KNOWN = _("There is one of this name already.")


def add_concept(*, actor: Person, **values: Any) -> Concept:
    """`values`: name, summary."""
    with acting(actor, "learn.add_concept"):
        concept: Concept = _made("learn.add_concept", Concept(**values))
        record(actor=actor, verb="learn.add_concept", thing=concept, data={"name": concept.name})
    return concept


def change_concept(*, actor: Person, concept: Concept, **values: Any) -> None:
    with acting(actor, "learn.change_concept", concept):
        try:
            with transaction.atomic():
                set_values(concept, **values)
        except IntegrityError as error:
            raise Refused("learn.change_concept", KNOWN) from error
        record(actor=actor, verb="learn.change_concept", thing=concept, data={"name": concept.name})


def add_definition(*, actor: Person, concept: Concept, **values: Any) -> Definition:
    """`values`: label, text, scope, source, page, basis."""
    with acting(actor, "learn.add_definition", concept):
        made: Definition = _made("learn.add_definition", Definition(concept=concept, **values))
        record(actor=actor, verb="learn.add_definition", thing=concept, data={"label": made.label})
    return made


def remove_definition(*, actor: Person, definition: Definition) -> None:
    with acting(actor, "learn.remove_definition", definition):
        data = {"label": definition.label}
        record(actor=actor, verb="learn.remove_definition", thing=definition.concept, data=data)
        definition.delete()


def add_proposition(*, actor: Person, concept: Concept, **values: Any) -> Proposition:
    """`values`: claim, mechanism, scope."""
    with acting(actor, "learn.add_proposition", concept):
        made = Proposition.objects.create(concept=concept, **values)
        record(actor=actor, verb="learn.add_proposition", thing=made, data={"claim": made.claim})
    return made


def add_evidence(*, actor: Person, proposition: Proposition, **values: Any) -> Evidence:
    """`values`: direction, design, note, source, page, basis."""
    with acting(actor, "learn.add_evidence", proposition):
        made = Evidence.objects.create(proposition=proposition, **values)
        record(actor=actor, verb="learn.add_evidence", thing=proposition, data={"design": made.design})
    return made


def remove_evidence(*, actor: Person, evidence: Evidence) -> None:
    with acting(actor, "learn.remove_evidence", evidence):
        data = {"design": evidence.design, "direction": evidence.direction}
        record(actor=actor, verb="learn.remove_evidence", thing=evidence.proposition, data=data)
        evidence.delete()


def _made(verb: str, row: Any) -> Any:
    """Saved; of two of one name the second is refused."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refused(verb, KNOWN) from error
    return row
