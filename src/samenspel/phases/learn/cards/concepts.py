"""What the house knows of concepts, propositions and syntheses."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone
from samenspel.phases.learn.models.concepts import Concept, Proposition
from samenspel.phases.learn.models.findings import Synthesis
from samenspel.phases.learn.queries.concepts import (
    concepts_found,
    every_concept,
    every_proposition,
    every_synthesis,
)
from samenspel.spine.initiatives.things import Card, Search, lay, needs_no_card

lay(
    Card(
        model=Concept,
        label=_("Concept"),
        every=every_concept,
        can_see=anyone,
        seen_by=lambda person: every_concept(),
        search=Search(_("Concepts"), concepts_found, lambda concept: concept.summary),
    ),
    Card(model=Proposition, label=_("Proposition"), every=every_proposition, can_see=anyone),
    Card(model=Synthesis, label=_("Synthesis"), every=every_synthesis, can_see=anyone),
)
for model in ("definition", "evidence", "finding"):
    needs_no_card(f"learn.{model}", because="It stands on the page of what it belongs to.")
