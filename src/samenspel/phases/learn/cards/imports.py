"""What the house knows of imports and curators: that they are no things."""

from samenspel.spine.initiatives.things import needs_no_card

needs_no_card("learn.referenceimport", because="It is of no initiative, and for curators alone.")
needs_no_card("learn.curator", because="It has no page of its own.")
