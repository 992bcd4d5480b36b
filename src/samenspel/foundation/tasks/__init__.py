"""Long work with progress a page can show, and work that comes round regularly.

`@task()` marks a function in an app's `tasks.py`; `start(function, *args, by=person)` puts it in the queue
and returns its `Job`; inside, `progress(done, total, text)`. `@every(minutes=5)` marks regular work.
"""

from typing import TYPE_CHECKING, Any

from django_tasks import task

from samenspel.foundation.tasks.schedule import each, every
from samenspel.foundation.tasks.work import Cancelled, Failed, progress

if TYPE_CHECKING:
    from samenspel.foundation.tasks.actions import start
    from samenspel.foundation.tasks.worker import run_worker

__all__ = ["Cancelled", "Failed", "each", "every", "progress", "run_worker", "start", "task"]


def __getattr__(name: str) -> Any:
    # These import models, which do not exist yet when Django imports this package.
    if name == "start":
        from samenspel.foundation.tasks.actions import start

        return start
    if name == "run_worker":
        from samenspel.foundation.tasks.worker import run_worker

        return run_worker
    raise AttributeError(name)
