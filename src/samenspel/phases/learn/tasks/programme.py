"""What was needed for an edition only, once it is over."""

from samenspel.foundation.tasks import each, every
from samenspel.phases.learn.actions.registering import forget_needs
from samenspel.phases.learn.queries.registrations import editions_over


@every(hours=24)
def forget_all_needs() -> int:
    return sum(each(editions_over(), lambda edition: forget_needs(actor=None, edition=edition)))
