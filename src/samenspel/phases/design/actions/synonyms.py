"""What a town calls the same."""

from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.phases.design.models.ideas import Synonyms
from samenspel.spine.people.models import Person
from samenspel.spine.services.models import Organisation

untold("design.change_synonyms", because="It belongs to an organisation, and to no initiative.")


def change_synonyms(*, actor: Person, organisation: Organisation, lines: str) -> Synonyms:
    with acting(actor, "design.change_synonyms", organisation):
        synonyms, _new = Synonyms.objects.update_or_create(
            organisation=organisation, defaults={"lines": lines}
        )
        record(actor=actor, verb="design.change_synonyms", thing=organisation)
    return synonyms
