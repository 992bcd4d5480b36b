"""Opening the outcomes by arm where chance decided who is asked: once, by a plan that was locked before."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.assess.models.reports import Report
from samenspel.phases.assess.queries.plans import arms_expected, locked_report
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.queries.randomisations import drawn_of, locked_randomisation

VERB = "assess.open_outcomes"
describe(VERB, _("{actor} opened the outcomes by arm for the report “{title}”, by plan {number}: {digest}."))


def open_outcomes(*, actor: Person, report: Report) -> None:
    """The first look: from now on everybody may see outcomes by arm, and no plan is blind any more."""
    with acting(actor, VERB, report, locked_report) as report:
        plan = arms_expected(report)
        if plan is None:
            raise Refused(VERB, _("First lock a plan that says what you expect of the arms."))
        assert report.survey is not None
        drawn = drawn_of(report.survey)
        assert drawn is not None
        set_values(locked_randomisation(drawn), opened_at=clock.now())
        tell(actor, VERB, report, number=plan.number, digest=plan.digest)
