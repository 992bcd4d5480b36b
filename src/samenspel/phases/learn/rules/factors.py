"""Who brings cases, who scores initiatives, and who asks comparisons."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone, is_signed_in, permit, predicate
from samenspel.phases.learn.models.factors import ScoreSheet
from samenspel.phases.learn.rules.publications import can_curate
from samenspel.spine.initiatives.rules import TWO, can_see, is_coder
from samenspel.spine.people.rules import is_the_house


@predicate(_("Two people have scored this initiative already."))
def has_place_as_scorer(person: Any, initiative: Any) -> bool:
    """The second is the last: who comes later has seen what they said."""
    sheets = ScoreSheet.objects.filter(initiative=initiative)
    return sheets.filter(coder=person.pk).exists() or sheets.count() < TWO


permit("learn.show_factors", anyone)
permit("learn.download_cases", anyone)
permit("learn.show_case", anyone)
permit("learn.import_cases", can_curate)
permit("learn.remove_case", can_curate, sees=anyone)
permit("learn.ask_comparison", is_signed_in)
permit("learn.show_comparison", anyone)
permit("learn.keep_compared", is_the_house)
permit("learn.drop_comparison", is_the_house)
permit("learn.show_scores", can_see)
permit("learn.score_case", is_signed_in & is_coder & has_place_as_scorer, sees=can_see)
