"""A file that is put aside stays as long as a task needs it, and no longer."""

import os
import threading
import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from samenspel.foundation.tasks import run_worker, start
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.running import run_next_task
from samenspel.foundation.tasks.uploads import FOLDER, forget_uploads, put_aside
from tests.foundation.tasks import work_to_do as tasks

pytestmark = pytest.mark.django_db


def uploads():
    return default_storage.listdir(FOLDER)[1] if default_storage.exists(FOLDER) else []


def put(*words):
    with put_aside(ContentFile(b"ballots")) as name:
        return start(tasks.read_upload, name, *words)


def test_a_file_is_read_by_its_task_and_gone():
    job = put()
    assert len(uploads()) == 1
    run_worker(once=True)
    assert (Job.objects.get(pk=job.pk).result, uploads()) == ("ballots", [])


@pytest.mark.parametrize(("ending", "state"), [("Failed", "failed"), ("Cancelled", "cancelled")])
def test_a_file_that_is_refused_or_not_wanted_any_more_is_gone(ending, state):
    job = put(ending)
    run_worker(once=True)
    assert (Job.objects.get(pk=job.pk).state, uploads()) == (state, [])


def test_a_file_stays_when_its_worker_stops_and_is_gone_after_the_next():
    job = put("Interrupted")
    run_next_task("a worker that stops", threading.Event())
    assert (Job.objects.get(pk=job.pk).state, len(uploads())) == ("queued", 1)
    job.work.args_kwargs["args"][1] = ""
    job.work.save()
    run_worker(once=True)
    assert (Job.objects.get(pk=job.pk).result, uploads()) == ("ballots", [])


def test_a_file_whose_task_could_not_be_started_is_gone():
    with pytest.raises(RuntimeError), put_aside(ContentFile(b"ballots")):
        raise RuntimeError
    assert uploads() == []


def test_files_that_nobody_took_are_forgotten_after_a_day():
    put()
    (name,) = uploads()
    forget_uploads()
    assert uploads() == [name]
    long_ago = time.time() - 25 * 3600
    os.utime(default_storage.path(f"{FOLDER}/{name}"), (long_ago, long_ago))
    forget_uploads()
    assert uploads() == []


def test_nothing_is_forgotten_where_nothing_was_put_aside():
    forget_uploads()
    assert uploads() == []
