"""Telling of a wave that is over. What was told stays: a number that changed when somebody withdrew would
tell what that person answered."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks import be_alone
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.spine.initiatives.telling import tell
from samenspel.tools.surveys.models.surveys import Edition, Wave
from samenspel.tools.surveys.queries.papers import PAPERS
from samenspel.tools.surveys.queries.results import sheets_unfinished

describe("surveys.tell_results", _("The results of wave {number} of the survey “{title}” are there."))


def tell_results(*, actor: None, wave: Wave, edition: Edition | None, results: dict[str, Any]) -> None:
    """Once: a second worker that computed them too changes nothing."""
    with acting(actor, "surveys.tell_results", wave, _alone_with) as wave:
        if wave.told_at is None and not sheets_unfinished(wave).exists():
            set_values(wave, told_at=clock.now(), told_of=edition, results=results)
            tell(actor, "surveys.tell_results", wave, number=wave.number)


def _alone_with(wave: Wave) -> Wave:
    """Nobody types in a sheet meanwhile."""
    be_alone(PAPERS, wave.pk)
    wave.refresh_from_db()
    return wave
