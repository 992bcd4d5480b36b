"""Everyone may be anyone in a demo; without DEMO these addresses do not exist (see `queries`)."""

from samenspel.foundation.access import anyone, permit

permit("demo.list_sign_ins", anyone)
permit("demo.sign_in", anyone)
