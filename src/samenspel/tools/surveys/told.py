"""What is told of a wave that is over, with its open data and once. It stays: a number that changed when
somebody withdrew would tell what that person answered."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.rows import set_values
from samenspel.methods.disclosure import Protected
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.initiatives.things import Told
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.counts import Answered, exchanged_with, k_of
from samenspel.tools.surveys.queries.results import met
from samenspel.tools.surveys.results import results_of

describe("surveys.tell_results", _("The results of wave {number} of the survey “{title}” are there."))


def tell_wave(
    survey: Survey, part: str, protected: Protected | None, told: Sequence[Told]
) -> Mapping[str, Any]:
    """Inside the transaction in which its open data are kept; without them, that they are too few."""
    answered = Answered(survey, part)
    if answered.wave.told_at is not None:
        raise Refused("surveys.tell_results", _("The results are there already."))
    results: dict[str, Any] = {"people": None, "is_unsafe": len(answered.rows) >= k_of()}
    if protected:
        results = results_of(
            answered,
            protected,
            k_of(),
            exchanged_with(answered, told),
            met(answered.wave, answered.questions, k_of()),
        )
    set_values(answered.wave, told_at=clock.now(), told_of=answered.edition, results=results)
    tell(None, "surveys.tell_results", answered.wave, number=answered.wave.number)
    means = {one["name"]: one["mean"] for one in results.get("summaries", ()) if one["mean"] is not None}
    return {"means": means}
