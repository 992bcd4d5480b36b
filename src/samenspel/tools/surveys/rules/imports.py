"""Who brings answers from elsewhere, and who takes them back."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import permit, predicate
from samenspel.spine.initiatives.rules import can_coordinate, can_see
from samenspel.spine.people.rules import is_the_house
from samenspel.tools.surveys.models.imports import ImportState
from samenspel.tools.surveys.rules.surveys import has_questions


@predicate(_("These answers are taken already, or can't be."))
def waits_to_be_taken(person: Any, batch: Any) -> bool:
    return bool(batch.state == ImportState.READ)


@predicate(_("Only answers that were taken can be taken back."))
def is_taken(person: Any, batch: Any) -> bool:
    return bool(batch.state == ImportState.TAKEN)


@predicate(_("These answers are taken. Take them back instead."))
def is_not_taken(person: Any, batch: Any) -> bool:
    return batch.state not in (ImportState.TAKEN, ImportState.WITHDRAWN)


permit("surveys.bring_questions", can_coordinate, sees=can_see)
permit("surveys.download_xlsform", can_coordinate & has_questions, sees=can_see)
permit("surveys.list_imports", can_coordinate & has_questions, sees=can_see)
permit("surveys.import_answers", can_coordinate, sees=can_see)
permit("surveys.show_import", can_coordinate, sees=can_see)
permit("surveys.take_answers", can_coordinate & waits_to_be_taken, sees=can_see)
permit("surveys.drop_import", (can_coordinate | is_the_house) & is_not_taken, sees=can_see)
permit("surveys.withdraw_import", can_coordinate & is_taken, sees=can_see)
permit("surveys.forget_imported", can_coordinate, sees=can_see)
