"""Putting findings together: whatever comes or goes, all is computed anew."""

from typing import Any

from django.db import IntegrityError, transaction

from samenspel.foundation.access import Refused
from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.tasks import start
from samenspel.phases.learn.actions.concepts import KNOWN
from samenspel.phases.learn.models.findings import Finding, Synthesis
from samenspel.phases.learn.queries.concepts import locked_synthesis
from samenspel.spine.people.models import Person

untold(
    "learn.add_synthesis",
    "learn.add_finding",
    "learn.remove_finding",
    because="Of no initiative: there is no history and no feed to tell it in.",
)


def add_synthesis(*, actor: Person, **values: Any) -> Synthesis:
    """`values`: title, measure, about."""
    with acting(actor, "learn.add_synthesis"):
        made = Synthesis.objects.create(**values)
        record(actor=actor, verb="learn.add_synthesis", thing=made, data={"title": made.title})
    return made


def add_finding(*, actor: Person, synthesis: Synthesis, **values: Any) -> Finding:
    """`values`: label, effect, error, people, sector, design, source, page, basis."""
    with acting(actor, "learn.add_finding", synthesis, locked_synthesis) as synthesis:
        try:
            with transaction.atomic():
                made = Finding.objects.create(synthesis=synthesis, **values)
        except IntegrityError as error:
            raise Refused("learn.add_finding", KNOWN) from error
        record(actor=actor, verb="learn.add_finding", thing=synthesis, data={"label": made.label})
        start("learn.weigh_synthesis", synthesis.pk)
    return made


def remove_finding(*, actor: Person, finding: Finding) -> None:
    with acting(actor, "learn.remove_finding", finding):
        synthesis = locked_synthesis(finding.synthesis)
        record(actor=actor, verb="learn.remove_finding", thing=synthesis, data={"label": finding.label})
        finding.delete()
        start("learn.weigh_synthesis", synthesis.pk)


def keep_weighed(*, actor: None, synthesis: Synthesis, weighed: dict[str, Any]) -> None:
    """It names the findings that it is of; of others that came meanwhile it is computed anew."""
    with acting(actor, "learn.keep_weighed", synthesis, locked_synthesis) as synthesis:
        set_values(synthesis, weighed=weighed)
        if not synthesis.is_weighed:
            start("learn.weigh_synthesis", synthesis.pk)
