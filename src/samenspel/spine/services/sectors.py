"""Sectors of public service: the divisions and groups of COFOG, the United Nations' classification."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DIVISIONS: dict[str, Promise] = {
    "01": _("General public services"),
    "02": _("Defence"),
    "03": _("Public order and safety"),
    "04": _("Economic affairs"),
    "05": _("Environmental protection"),
    "06": _("Housing and community amenities"),
    "07": _("Health"),
    "08": _("Recreation, culture and religion"),
    "09": _("Education"),
    "10": _("Social protection"),
}

GROUPS: dict[str, Promise] = {
    "01.1": _("Government, finance and external affairs"),
    "01.2": _("Foreign economic aid"),
    "01.3": _("General services"),
    "01.4": _("Basic research"),
    "01.5": _("Research on general public services"),
    "01.6": _("Other general public services"),
    "01.7": _("Public debt"),
    "01.8": _("Transfers between levels of government"),
    "02.1": _("Military defence"),
    "02.2": _("Civil defence"),
    "02.3": _("Foreign military aid"),
    "02.4": _("Research on defence"),
    "02.5": _("Other defence"),
    "03.1": _("Police"),
    "03.2": _("Fire protection"),
    "03.3": _("Law courts"),
    "03.4": _("Prisons"),
    "03.5": _("Research on public order and safety"),
    "03.6": _("Other public order and safety"),
    "04.1": _("General economic, commercial and labour affairs"),
    "04.2": _("Agriculture, forestry, fishing and hunting"),
    "04.3": _("Fuel and energy"),
    "04.4": _("Mining, manufacturing and construction"),
    "04.5": _("Transport"),
    "04.6": _("Communication"),
    "04.7": _("Other industries"),
    "04.8": _("Research on economic affairs"),
    "04.9": _("Other economic affairs"),
    "05.1": _("Waste management"),
    "05.2": _("Waste water management"),
    "05.3": _("Less pollution"),
    "05.4": _("Nature and landscape"),
    "05.5": _("Research on environmental protection"),
    "05.6": _("Other environmental protection"),
    "06.1": _("Housing development"),
    "06.2": _("Community development"),
    "06.3": _("Water supply"),
    "06.4": _("Street lighting"),
    "06.5": _("Research on housing and community amenities"),
    "06.6": _("Other housing and community amenities"),
    "07.1": _("Medical products and equipment"),
    "07.2": _("Outpatient care"),
    "07.3": _("Hospitals"),
    "07.4": _("Public health"),
    "07.5": _("Research on health"),
    "07.6": _("Other health"),
    "08.1": _("Recreation and sport"),
    "08.2": _("Culture"),
    "08.3": _("Broadcasting and publishing"),
    "08.4": _("Religious and other community services"),
    "08.5": _("Research on recreation, culture and religion"),
    "08.6": _("Other recreation, culture and religion"),
    "09.1": _("Pre-primary and primary education"),
    "09.2": _("Secondary education"),
    "09.3": _("Vocational training after secondary school"),
    "09.4": _("Higher education"),
    "09.5": _("Education outside levels"),
    "09.6": _("Services around education"),
    "09.7": _("Research on education"),
    "09.8": _("Other education"),
    "10.1": _("Sickness and disability"),
    "10.2": _("Old age"),
    "10.3": _("Survivors"),
    "10.4": _("Family and children"),
    "10.5": _("Unemployment"),
    "10.6": _("Help with housing"),
    "10.7": _("Social exclusion"),
    "10.8": _("Research on social protection"),
    "10.9": _("Other social protection"),
}

SECTORS = dict(sorted({**DIVISIONS, **GROUPS}.items()))


def division_of(code: str) -> str:
    return code[:2]


def groups_of(division: str) -> list[str]:
    return [code for code in GROUPS if division_of(code) == division]


def grouped_choices() -> list[tuple[Promise, list[tuple[str, Promise]]]]:
    """For a select list: the division itself, then its groups, under the division's name."""
    return [
        (name, [(division, name), *((code, GROUPS[code]) for code in groups_of(division))])
        for division, name in DIVISIONS.items()
    ]


def codes_named(words: str) -> list[str]:
    """Sectors whose name, in the reader's language, holds these words."""
    return [code for code, name in SECTORS.items() if words.casefold() in str(name).casefold()]
