"""Nobody writes over another: who changes a row says which version of it they saw."""

import hashlib
import json
from collections.abc import Iterable

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Overtaken


def version_of(row: Model, names: Iterable[str]) -> str:
    """Another one as soon as somebody changes one of these fields."""
    fields = {field.name: field for field in row._meta.concrete_fields}
    values = [str(fields[name].value_from_object(row)) for name in names]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()


def refuse_overtaken(verb: str, row: Model, names: Iterable[str], seen: str) -> None:
    """Inside writing(), of a row that was read afresh there. `seen`: the version that somebody changes; none:
    whatever stands there."""
    version = version_of(row, names)
    if seen and seen != version:
        reason = _("Somebody else changed this while you were writing.")
        raise Overtaken(verb, reason, row=row, version=version)
