"""Who prints sheets of paper, types them in, and goes on on one."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import permit, predicate
from samenspel.spine.initiatives.rules import can_answer_for, can_coordinate, can_see
from samenspel.spine.initiatives.sheets import SheetState
from samenspel.tools.surveys.models.papers import AnswerSheet
from samenspel.tools.surveys.models.surveys import Wave
from samenspel.tools.surveys.rules.surveys import answers, has_questions


def wave_of(thing: Any) -> Wave | None:
    """Of a sheet, its own; of a survey, the last that has begun, or else the first."""
    if isinstance(thing, AnswerSheet):
        return thing.wave
    return thing.paper_wave  # type: ignore[no-any-return]


@predicate(_("The results of this wave are told already."))
def is_untold(person: Any, thing: Any) -> bool:
    wave = wave_of(thing)
    return wave is not None and wave.told_at is None


@predicate(_("Nobody answers this survey on paper."))
def takes_papers(person: Any, thing: Any) -> bool:
    wave = wave_of(thing)
    return wave is not None and wave.papers_until is not None


@predicate(_("This sheet is finished."))
def is_not_finished(person: Any, sheet: Any) -> bool:
    return sheet.state not in (SheetState.AGREED, SheetState.VOID)


can_type = can_answer_for & takes_papers & is_untold

permit("surveys.take_papers", can_coordinate & has_questions & is_untold, sees=can_see)
permit("surveys.list_sheets", can_answer_for & has_questions, sees=can_see)
permit("surveys.print_sheets", can_coordinate & has_questions & takes_papers & is_untold, sees=can_see)
permit("surveys.find_sheet", can_answer_for & has_questions, sees=can_see)
permit("surveys.enter_sheet", can_type, sees=can_see)
permit("surveys.void_sheet", can_type & is_not_finished, sees=can_see)
permit("surveys.go_on_on_paper", answers & takes_papers & is_untold, sees=can_see)
permit("surveys.withdraw_sheet", can_see, for_oneself=True)
