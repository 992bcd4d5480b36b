"""Who sees how an initiative went: whoever sees it."""

from samenspel.foundation.access import permit
from samenspel.spine.initiatives.rules import can_see

permit("learn.show_process", can_see)
