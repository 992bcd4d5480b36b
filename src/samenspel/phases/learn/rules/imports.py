"""Who brings references, decides about them and takes them back."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import permit, predicate
from samenspel.phases.learn.models.imports import ReferenceImport, Stage
from samenspel.phases.learn.rules.publications import can_curate


@predicate(_("There is nothing left to decide about this file."))
def is_open(person: Any, batch: ReferenceImport) -> bool:
    return batch.is_open


@predicate(_("Nothing of this file waits to be saved."))
def waits(person: Any, batch: ReferenceImport) -> bool:
    """Saving that broke off goes on."""
    return batch.is_open or batch.stage == Stage.SAVING


@predicate(_("The day on which this could be undone is over. Correct or merge the publications instead."))
def can_be_undone(person: Any, batch: ReferenceImport) -> bool:
    return batch.can_be_undone


@predicate(_("Some of it is saved. Undo it instead."))
def is_unsaved(person: Any, batch: ReferenceImport) -> bool:
    return batch.stage in (Stage.READING, Stage.LISTED, Stage.FAULTY, Stage.UNDONE)


permit("learn.list_imports", can_curate)
permit("learn.import_references", can_curate)
permit("learn.show_import", can_curate)
permit("learn.decide_references", can_curate & is_open, sees=can_curate)
permit("learn.save_references", can_curate & waits, sees=can_curate)
permit("learn.undo_import", can_curate & can_be_undone, sees=can_curate)
permit("learn.drop_import", can_curate & is_unsaved, sees=can_curate)
