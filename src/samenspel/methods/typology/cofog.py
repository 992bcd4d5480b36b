"""From COFOG, by which services are classified, to the sectors that research on coproduction tells apart.

COFOG is the United Nations' classification of the functions of government (Statistical Papers, Series M,
No. 84). The sectors are those in which coproduction is studied most, as `docs/explanation/typology.md` tells.
The crosswalk itself is ours, and free to all (CC0).
"""

from __future__ import annotations

from samenspel.methods.words import N_

SECTORS = {
    "education": N_("Education"),
    "health": N_("Health"),
    "social_care": N_("Social care"),
    "safety": N_("Safety"),
    "environment": N_("Environment"),
    "urban_planning": N_("Urban planning and housing"),
    "community": N_("Community development"),
    "mobility": N_("Mobility"),
    "emergency": N_("Emergency services"),
    "other": N_("Other sectors"),
}

DIVISIONS = {
    "01": ("other",),
    "02": ("emergency", "other"),
    "03": ("safety", "emergency"),
    "04": ("mobility", "other"),
    "05": ("environment",),
    "06": ("urban_planning", "community"),
    "07": ("health",),
    "08": ("other",),
    "09": ("education",),
    "10": ("social_care",),
}

GROUPS = {
    "02.1": "other",
    "02.2": "emergency",
    "02.3": "other",
    "02.4": "other",
    "02.5": "other",
    "03.1": "safety",
    "03.2": "emergency",
    "03.3": "safety",
    "03.4": "safety",
    "03.5": "safety",
    "03.6": "safety",
    "04.1": "other",
    "04.2": "other",
    "04.3": "other",
    "04.4": "other",
    "04.5": "mobility",
    "04.6": "other",
    "04.7": "other",
    "04.8": "other",
    "04.9": "other",
    "06.1": "urban_planning",
    "06.2": "community",
    "06.3": "urban_planning",
    "06.4": "urban_planning",
    "06.5": "urban_planning",
    "06.6": "urban_planning",
}


def field_sectors(code: str) -> tuple[str, ...]:
    """Of a division or a group; several where a division holds more than one of them.

    >>> field_sectors("03.1"), field_sectors("03")
    (('safety',), ('safety', 'emergency'))
    """
    if code in GROUPS:
        return (GROUPS[code],)
    return DIVISIONS[code[:2]]
