"""Small numbers: what of tables of counts must be hidden so that nobody can compute it, and the proof.

protected = protect(Release((count_people(columns, ["age", "area"]),)))
protected.table(), protected.audit.words
"""

from samenspel.methods.few import DEFAULT_K, LEAST_K
from samenspel.methods.malformed import MalformedFile

from .alone import shown_counts, shown_table
from .apart import apart, moved, told_beside
from .counts import ALL, CountTable, Variable, count_people
from .files import read_release, read_tables, write_published, write_release
from .merging import Merge, merged, merged_release, suggest_merges
from .outcome import Audit, Leak, Protected, Range
from .people import Anonymised, alike, anonymise, anonymity, generalise, week
from .protect import NoSafeRelease, audit, protect, protect_most, ranges, unprotected
from .release import Band, Change, Follows, Release, Rule, Since, band
from .unfit import UnfitTable

__all__ = [
    "ALL",
    "DEFAULT_K",
    "LEAST_K",
    "Anonymised",
    "Audit",
    "Band",
    "Change",
    "CountTable",
    "Follows",
    "Leak",
    "MalformedFile",
    "Merge",
    "NoSafeRelease",
    "Protected",
    "Range",
    "Release",
    "Rule",
    "Since",
    "UnfitTable",
    "Variable",
    "alike",
    "anonymise",
    "anonymity",
    "apart",
    "audit",
    "band",
    "count_people",
    "generalise",
    "merged",
    "merged_release",
    "moved",
    "protect",
    "protect_most",
    "ranges",
    "read_release",
    "read_tables",
    "shown_counts",
    "shown_table",
    "suggest_merges",
    "told_beside",
    "unprotected",
    "week",
    "write_published",
    "write_release",
]
