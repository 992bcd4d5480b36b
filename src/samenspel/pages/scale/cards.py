"""What the house knows of reports of the whole site: that they are no things."""

from samenspel.spine.initiatives.things import needs_no_card

needs_no_card("scale.sitereport", because="It is of no initiative, and for administrators alone.")
