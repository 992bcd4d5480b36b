"""What somebody else says of a plan: a time stamp, or a DOI."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.ui.words import said
from samenspel.methods.studies import UnfitStudy
from samenspel.methods.studies.stamps import check_stamp
from samenspel.phases.learn.actions.studies import tell_step
from samenspel.phases.learn.models.studies import Stamp, StudyPlan
from samenspel.phases.learn.queries.studies import locked_study_plan
from samenspel.spine.people.models import Person

MOST_STAMPS = 10
VERB = "learn.stamp_plan"
describe(VERB, _("{actor} put a proof of somebody else beside plan {number} of the study “{study}”."))


def stamp_plan(
    *, actor: Person, plan: StudyPlan, doi: str = "", token: bytes = b"", root: bytes = b""
) -> Stamp:
    """A token is kept only if it is of this plan, and signed under `root` (PEM)."""
    with acting(actor, VERB, plan, locked_study_plan) as plan:
        if plan.stamps.count() >= MOST_STAMPS:
            raise Refused(VERB, _("These are as many proofs as a plan needs."))
        made = Stamp(plan=plan, doi=doi) if doi else _checked(plan, token, root)
        try:
            with transaction.atomic():
                made.save()
        except IntegrityError as error:
            raise Refused(VERB, _("This DOI is there already.")) from error
        tell_step(actor, VERB, plan.study, number=plan.number)
    return made


def _checked(plan: StudyPlan, token: bytes, root: bytes) -> Stamp:
    try:
        found = check_stamp(token, root, plan.digest)
    except UnfitStudy as error:
        raise Refused(VERB, said(error.problem)) from error
    return Stamp(
        plan=plan,
        token=token,
        root=root.decode("ascii", "replace"),
        stamped_at=found.at,
        authority=found.authority[:400],
        fingerprint=found.fingerprint,
    )
