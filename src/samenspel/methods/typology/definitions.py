"""Rival definitions of coproduction, each as questions that all have to be answered with yes.

Cutting a definition into questions is ours; whoever cites it cites the source.
"""

from __future__ import annotations

from dataclasses import dataclass

from samenspel.methods.words import N_

from . import sources
from .sources import Source


@dataclass(frozen=True)
class Criterion:
    """`missing`: what a case lacks where the answer is no."""

    name: str
    question: str
    missing: str


CRITERIA = {
    criterion.name: criterion
    for criterion in (
        Criterion(
            "paid_employee",
            N_("Does at least one paid employee of an organisation take part in it?"),
            N_("no paid employee of an organisation takes part"),
        ),
        Criterion(
            "citizens",
            N_("Do citizens take part, one by one or in groups?"),
            N_("no citizens take part"),
        ),
        Criterion(
            "direct_contribution",
            N_("Do these citizens do or give something themselves, directly and actively?"),
            N_("citizens contribute nothing directly and actively"),
        ),
        Criterion(
            "work_of_organisation",
            N_("Is it the work of an organisation that they contribute to?"),
            N_("it is not the work of an organisation"),
        ),
        Criterion(
            "professionals",
            N_("Do professionals of the service take part?"),
            N_("no professionals of the service take part"),
        ),
        Criterion(
            "better_use",
            N_("Do both sides make better use of what the other has, knows and can do?"),
            N_("the sides do not use what the other has, knows and can do"),
        ),
        Criterion(
            "better_outcomes",
            N_("Is it meant to bring better outcomes, or the same with less?"),
            N_("it is not meant to bring better outcomes or more efficiency"),
        ),
        Criterion(
            "outside_inputs",
            N_("Do people put something in who do not belong to the same organisation?"),
            N_("all who put something in belong to one organisation"),
        ),
        Criterion(
            "good_or_service",
            N_("Does what they put in become a good or a service?"),
            N_("no good or service is made"),
        ),
        Criterion(
            "state_actors",
            N_("Does government take part, or somebody who acts for it?"),
            N_("nobody of government, or acting for it, takes part"),
        ),
        Criterion(
            "consumers",
            N_("Do those who use the service help to produce it?"),
            N_("those who use the service do not help to produce it"),
        ),
    )
}


@dataclass(frozen=True)
class Definition:
    """`wording`: as it was read, in the language in which it was read; empty where it was not read."""

    name: str
    label: str
    criteria: tuple[str, ...]
    source: Source
    wording: str = ""


DEFINITIONS = (
    Definition(
        "brandsen_honingh_2016",
        "Brandsen & Honingh 2016",
        ("paid_employee", "citizens", "direct_contribution", "work_of_organisation"),
        sources.BRANDSEN_HONINGH,
        "a relationship between a paid employee of an organisation and (groups of) individual citizens that "
        "requires a direct and active contribution of these citizens to the work of the organisation",
    ),
    Definition(
        "bovaird_loeffler",
        "Bovaird & Loeffler",
        ("professionals", "citizens", "better_use", "better_outcomes"),
        sources.BOVAIRD_LOEFFLER,
        "professionals and citizens making better use of each other's assets, resources and contributions to "
        "achieve better outcomes and/or improved efficiency",
    ),
    Definition(
        "ostrom_1996",
        "Ostrom 1996",
        ("outside_inputs", "good_or_service"),
        sources.OSTROM,
        "a process through which inputs from individuals who are not “in” the same organization are "
        "transformed into goods and services",
    ),
    Definition(
        "nabatchi_2017",
        "Nabatchi, Sancino & Sicilia 2017",
        ("state_actors", "citizens", "direct_contribution"),
        sources.NABATCHI_DEFINITION,
    ),
    Definition(
        "parks_1981",
        "Parks et al. 1981",
        ("paid_employee", "consumers", "good_or_service"),
        sources.PARKS,
    ),
)
