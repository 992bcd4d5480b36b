"""Everyone may see what the pages are made of."""

from samenspel.foundation.access import anyone, permit

permit("ui.show_components", anyone)
