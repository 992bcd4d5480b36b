"""Who may see and stop work: who started it, and administrators."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import is_signed_in, permit, predicate


@predicate(_("Only who started this can see it."))
def is_starter(person: Any, job: Any) -> bool:
    return bool(job.started_by_id == person.pk)


@predicate(_("This is for administrators."))
def is_administrator(person: Any, thing: Any) -> bool:
    return bool(person.is_administrator)


may_follow = is_signed_in & (is_starter | is_administrator)
permit("tasks.show_job", may_follow)
permit("tasks.cancel_job", may_follow)
