"""Reports that say how sure they are: a plan before the data, what came of it, who took part, and a bundle
of all that to take home.

found = carry_out(read_plan(text), Data.read("data.csv"))
print(*told(found[0]))
build(study).content
"""

from .bundles import Bundle, Study, build
from .checklists import (
    CHECKLISTS,
    CHERRIES,
    CONSORT,
    FACTS,
    GRIPP2,
    SRQR,
    STROBE,
    Checklist,
    filled,
)
from .findings import Finding, Verdict, carry_out, finding_as_plain, finding_of, verdict_of
from .flow import Attrition, Flow, Step, attrition
from .numbers import differences, numbers_as_json, numbers_of
from .open_bundles import OpenStudy, Released, build_open
from .participants import Census, Group, Represented, against_census, indicator, read_census
from .plans import (
    Direction,
    Exclusion,
    Hypothesis,
    Plan,
    check_plan,
    digest,
    exploratory,
    plan_as_json,
    read_plan,
)
from .sentences import rounded, status, told
from .unfit import UnfitReport

__all__ = [
    "CHECKLISTS",
    "CHERRIES",
    "CONSORT",
    "FACTS",
    "GRIPP2",
    "SRQR",
    "STROBE",
    "Attrition",
    "Bundle",
    "Census",
    "Checklist",
    "Direction",
    "Exclusion",
    "Finding",
    "Flow",
    "Group",
    "Hypothesis",
    "OpenStudy",
    "Plan",
    "Released",
    "Represented",
    "Step",
    "Study",
    "UnfitReport",
    "Verdict",
    "against_census",
    "attrition",
    "build",
    "build_open",
    "carry_out",
    "check_plan",
    "differences",
    "digest",
    "exploratory",
    "filled",
    "finding_as_plain",
    "finding_of",
    "indicator",
    "numbers_as_json",
    "numbers_of",
    "plan_as_json",
    "read_census",
    "read_plan",
    "rounded",
    "status",
    "told",
    "verdict_of",
]
