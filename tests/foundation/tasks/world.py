"""Work that the coordinator started."""

from samenspel.foundation.tasks import start
from tests.factories.initiatives import coordinator_of
from tests.foundation.tasks import work_to_do
from tests.world import EVERY_PAGE


def words(initiative, author):
    job = start(work_to_do.add, 1, other=2, by=coordinator_of(initiative), title="Sum")
    return {EVERY_PAGE: {"job_id": job.pk}}
