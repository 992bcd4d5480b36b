"""Who sees figures of the whole site, and has them made."""

from samenspel.foundation.access import is_signed_in, permit
from samenspel.spine.services.rules import is_administrator

permit("scale.list_reports", is_signed_in & is_administrator)
permit("scale.show_report", is_signed_in & is_administrator)
permit("scale.make_report", is_signed_in & is_administrator)
