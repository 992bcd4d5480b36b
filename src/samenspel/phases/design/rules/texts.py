"""Who sets up a text, and who reads it; who writes in it, its card says."""

from samenspel.foundation.access import permit
from samenspel.spine.initiatives.rules import can_coordinate, can_see

permit("design.set_up_text", can_coordinate, sees=can_see)
permit("design.set_up_script", can_coordinate, sees=can_see)
permit("design.show_text", can_see)
permit("design.show_cast", can_see)
permit("design.download_text", can_see)
permit("design.print_text", can_see)
