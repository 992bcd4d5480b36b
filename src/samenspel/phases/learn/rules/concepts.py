"""Who writes down what the field says."""

from samenspel.foundation.access import anyone, permit
from samenspel.phases.learn.rules.publications import can_curate
from samenspel.spine.people.rules import is_the_house

for verb in ("list_concepts", "show_concept", "show_proposition", "list_syntheses", "show_synthesis"):
    permit(f"learn.{verb}", anyone)
permit("learn.download_findings", anyone)
permit("learn.add_concept", can_curate)
permit("learn.change_concept", can_curate, sees=anyone)
permit("learn.add_definition", can_curate, sees=anyone)
permit("learn.remove_definition", can_curate, sees=anyone)
permit("learn.add_proposition", can_curate, sees=anyone)
permit("learn.add_evidence", can_curate, sees=anyone)
permit("learn.remove_evidence", can_curate, sees=anyone)
permit("learn.add_synthesis", can_curate)
permit("learn.add_finding", can_curate, sees=anyone)
permit("learn.remove_finding", can_curate, sees=anyone)
permit("learn.keep_weighed", is_the_house)
