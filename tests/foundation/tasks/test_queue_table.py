"""The table of the queue is another library's: what our worker reads and writes there is as it knows it."""

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

COLUMNS = {
    "id": ("UUIDField", False),
    "status": ("CharField", False),
    "started_at": ("DateTimeField", True),
    "finished_at": ("DateTimeField", True),
    "args_kwargs": ("JSONField", False),
    "task_path": ("TextField", False),
    "worker_ids": ("JSONField", False),
    "return_value": ("JSONField", True),
    "exception_class_path": ("TextField", False),
}


def test_the_columns_that_our_worker_reads_and_writes_are_as_it_knows_them():
    fields = {name: DBTaskResult._meta.get_field(name) for name in COLUMNS}
    assert {name: (field.get_internal_type(), field.null) for name, field in fields.items()} == COLUMNS


def test_what_our_worker_leaves_alone_is_filled_without_it():
    others = {field.name for field in DBTaskResult._meta.fields} - COLUMNS.keys()
    assert others == {"backend_name", "enqueued_at", "priority", "queue_name", "run_after", "traceback"}


def test_the_states_are_those_that_our_worker_knows():
    kept = dict(DBTaskResult._meta.get_field("status").choices)
    assert (
        set(kept)
        == {state.value for state in TaskResultStatus}
        == {
            "READY",
            "RUNNING",
            "FAILED",
            "SUCCESSFUL",
        }
    )
