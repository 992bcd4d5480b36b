"""Nobody writes over another, or says yes to what they did not read: who changes a row or agrees to it says
which version of it they saw."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Overtaken


def version_of(row: Model, names: Iterable[str]) -> str:
    """Another one as soon as somebody changes one of these fields."""
    fields = {field.name: field for field in row._meta.concrete_fields}
    return version_of_words(str(fields[name].value_from_object(row)) for name in names)


def version_of_words(words: Iterable[str]) -> str:
    """Of what stands in several rows."""
    return hashlib.sha256(json.dumps([*words]).encode()).hexdigest()


def refuse_overtaken(verb: str, row: Model, names: Iterable[str], seen: str) -> None:
    """Inside writing(), of a row that was read afresh there. `seen`: the version that somebody changes; none:
    whatever stands there."""
    reason = _("Somebody else changed this while you were writing.")
    _refuse_other(verb, row, version_of(row, names), seen, reason)


def refuse_unread(verb: str, row: Model, version: str, seen: str) -> None:
    """Idem, of what somebody agrees to. `seen`: the version that they read; `version`: what it is now."""
    reason = _(
        "This was changed while you were reading. Read it as it is now, and then say whether you agree."
    )
    _refuse_other(verb, row, version, seen, reason)


def _refuse_other(verb: str, row: Model, version: str, seen: str, reason: Any) -> None:
    if seen and seen != version:
        raise Overtaken(verb, reason, row=row, version=version)
