"""Who sees figures of the whole site, and has them made."""

from importlib.util import find_spec
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import is_signed_in, permit, predicate
from samenspel.spine.services.rules import is_administrator

LIBRARIES = ("duckdb", "ibis", "pyarrow")


@predicate(_("This needs libraries that are not installed: pip install 'samenspel[scale]'"))
def is_installed(person: Any, thing: Any) -> bool:
    """Looked for, and not imported: that is for the process that computes."""
    return all(find_spec(name) for name in LIBRARIES)


permit("scale.list_reports", is_signed_in & is_administrator)
permit("scale.show_report", is_signed_in & is_administrator)
permit("scale.make_report", is_signed_in & is_administrator & is_installed)
