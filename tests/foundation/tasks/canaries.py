"""One of everything that is registered here about a person."""

from samenspel.foundation.tasks import start
from tests.canaries import plants
from tests.foundation.tasks.work_to_do import count_to


@plants("tasks.Job")
def plant_job(person):
    start(count_to, 3, by=person)
