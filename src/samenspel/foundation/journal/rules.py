"""The journal's seals are public: publishing them is what makes them worth something."""

from samenspel.foundation.access import anyone, permit

permit("journal.list_seals", anyone)
permit("journal.download_seals", anyone)
