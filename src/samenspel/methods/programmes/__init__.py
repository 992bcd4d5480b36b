"""Programmes of meetings: sessions in rooms, what cannot be, what changed, and out for apps and calendars."""

from .calendars import as_calendar, as_linked
from .clashes import Clash, Kind, clashes
from .frab import as_frab_json, as_xml
from .keeping import as_kept, from_kept, renamed, without
from .programme import Programme, Session, Speaker, Talk, UnfitProgramme, check_programme, check_zone
from .reading import Read, read_programme
from .versions import Change, What, changes, with_revisions

__all__ = [
    "Change",
    "Clash",
    "Kind",
    "Programme",
    "Read",
    "Session",
    "Speaker",
    "Talk",
    "UnfitProgramme",
    "What",
    "as_calendar",
    "as_frab_json",
    "as_kept",
    "as_linked",
    "as_xml",
    "changes",
    "check_programme",
    "check_zone",
    "clashes",
    "from_kept",
    "read_programme",
    "renamed",
    "with_revisions",
    "without",
]
