"""What the field says of a whole case, beside what it says of an activity."""

from __future__ import annotations

from samenspel.methods.typology import ACTIVITY_TERMS, COPRODUCER, PROVIDER, Read, Source, Term
from samenspel.methods.typology.sources import BRANDSEN_HONINGH, VAN_KLEEF_VAN_EIJK, VOORBERG
from samenspel.methods.words import N_

LINDERS = Source("Linders 2012, Government Information Quarterly", read=Read.QUOTED, where="newlib.net")
BOS_VAN_EIJK = Source("Bos & van Eijk 2022", read=Read.ABSTRACT)
BRANDSEN_PESTOFF = Source("Brandsen & Pestoff 2006, Public Management Review 8(4)")

STAGE = Term(
    "citizen_stage",
    N_("Where citizens come in"),
    N_("Do citizens help to design the service, or only to carry it out?"),
    {
        "design_and_implementation": N_("In design and in carrying it out"),
        "implementation": N_("In carrying it out only"),
    },
    BRANDSEN_HONINGH,
)
ROLE = Term(
    "citizen_role",
    N_("Role of citizens"),
    N_("Which role do citizens have?"),
    {
        "co_implementer": N_("Co-implementer: they carry out"),
        "co_designer": N_("Co-designer: they shape it"),
        "initiator": N_("Initiator: they began it"),
    },
    VOORBERG,
)
SELF = Term(
    "can_self_produce",
    N_("Without the organisation"),
    N_("Could citizens do it without the organisation?"),
    {"yes": N_("Yes, they could"), "no": N_("No, they need it")},
    VAN_KLEEF_VAN_EIJK,
)
RELATED = Term(
    "related_concept",
    N_("What exactly it is"),
    N_("In what do organisations and citizens work together?"),
    {
        "co_governance": N_("Co-governance: in planning the service"),
        "co_management": N_("Co-management: organisations, in providing it"),
        "co_production": N_("Coproduction: citizens, in the service itself"),
    },
    BRANDSEN_PESTOFF,
)
DIGITAL = Term(
    "digital_mode",
    N_("Digital means"),
    N_("How do digital means come in?"),
    {
        "none": N_("None"),
        "citizen_sourcing": N_("Citizens inform government"),
        "platform": N_("Government gives the means"),
        "do_it_yourself": N_("Citizens help each other"),
    },
    LINDERS,
)
GOVERNANCE = Term(
    "governance_level",
    N_("Level of government"),
    N_("Which government is it about?"),
    {"local": N_("Local"), "regional": N_("Regional"), "national": N_("National")},
    BOS_VAN_EIJK,
)
PHASE, LEVEL, TASK, VOLUNTARINESS, INITIATOR, INPUTS = ACTIVITY_TERMS
CASE_TERMS = (
    PHASE,
    LEVEL,
    TASK,
    VOLUNTARINESS,
    INITIATOR,
    INPUTS,
    COPRODUCER,
    PROVIDER,
    STAGE,
    ROLE,
    SELF,
    RELATED,
    DIGITAL,
    GOVERNANCE,
)
"""Of a case each may hold several times: it has many activities."""
