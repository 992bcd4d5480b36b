"""What is said of a case in the field's words. That nobody said it is an answer too, and is counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samenspel.methods.words import N_

from . import sources
from .sources import Source

NOT_SAID = "not_said"
NOT_SAID_WORDS = N_("Not said")


@dataclass(frozen=True)
class Term:
    """A question with the field's answers, by the name under which each is kept. `many`: several may hold,
    and none is not said."""

    name: str
    label: str
    question: str
    values: Mapping[str, str]
    source: Source
    many: bool = False

    @property
    def with_not_said(self) -> dict[str, str]:
        return {NOT_SAID: NOT_SAID_WORDS, **self.values}


PHASE = Term(
    "field_phase",
    N_("Phase, in the field's words"),
    N_("In which phase of the service do people help here?"),
    {
        "commissioning": N_("Commissioning: what is wanted, in which order, with which money"),
        "design": N_("Design: how the service will be"),
        "delivery": N_("Delivery: the work itself"),
        "assessment": N_("Assessment: how well it went"),
    },
    sources.NABATCHI,
)
LEVEL = Term(
    "level",
    N_("Level"),
    N_("Who has the benefit of what people do here?"),
    {
        "individual": N_("Individual: one person"),
        "group": N_("Group: those who use the service"),
        "collective": N_("Collective: the whole community"),
    },
    sources.NABATCHI,
)
TASK = Term(
    "task_relation",
    N_("Core or complementary"),
    N_("Is it the organisation's core task, or help beside it?"),
    {
        "core": N_("Core: it is what the organisation is there for"),
        "complementary": N_("Complementary: it helps, and is not the core task"),
    },
    sources.BRANDSEN_HONINGH,
)
VOLUNTARINESS = Term(
    "voluntariness",
    N_("Voluntary or obligatory"),
    N_("May people decline without consequences?"),
    {
        "voluntary": N_("Voluntary: whoever declines loses nothing"),
        "obligatory": N_("Obligatory: a rule or a benefit asks for it"),
    },
    sources.VAN_KLEEF_VAN_EIJK,
)
INITIATOR = Term(
    "initiated_by",
    N_("Who initiated it"),
    N_("Whose idea was this activity?"),
    {
        "organisation": N_("The organisation"),
        "citizens": N_("Citizens"),
        "joint": N_("Both together"),
    },
    sources.VOORBERG,
)
INPUTS = Term(
    "inputs",
    N_("Kind of input"),
    N_("What do citizens put in?"),
    {
        "time": N_("Time and work"),
        "ideas": N_("Ideas"),
        "data": N_("Data and observations"),
        "money": N_("Money"),
        "knowledge": N_("Knowledge and experience"),
        "presence": N_("Being there"),
    },
    sources.OURS,
    many=True,
)
ACTIVITY_TERMS = (PHASE, LEVEL, TASK, VOLUNTARINESS, INITIATOR, INPUTS)

COPRODUCER = Term(
    "coproducer_kind",
    N_("As what somebody takes part"),
    N_("As what do you take part?"),
    {
        "client": N_("Client: I use this service myself"),
        "resident": N_("Resident: I live here, and do not use it now"),
        "volunteer": N_("Volunteer: I help, for others"),
        "proxy": N_("Proxy: I speak for somebody who uses it, such as a child or a patient"),
    },
    sources.ALFORD,
)
PROVIDER = Term(
    "provider_kind",
    N_("Kind of provider"),
    N_("To which sector does it belong?"),
    {
        "public": N_("Public: part of government"),
        "third_sector": N_("Third sector: an association, foundation or cooperative"),
        "private": N_("Private: a business"),
        "informal": N_("Informal: a network or group without legal form"),
    },
    sources.VERSCHUERE,
)


def check_terms(said: Mapping[str, object]) -> str:
    """The name of the first term of an activity that was not answered as it may be; empty if all were."""
    return next((term.name for term in ACTIVITY_TERMS if not _may_be(term, said[term.name])), "")


def _may_be(term: Term, answer: object) -> bool:
    if not term.many:
        return answer in term.with_not_said
    return isinstance(answer, list) and set(answer) <= set(term.values) and len(set(answer)) == len(answer)
