"""Who reads what others learned, and who makes something of it."""

from samenspel.foundation.access import is_signed_in, permit
from samenspel.spine.initiatives.rules import can_see, is_member

permit("learn.show_lessons", can_see)
permit("learn.carry_on", is_signed_in & is_member, sees=can_see)
