"""A text has the page of its thing; it is no thing of its own."""

from samenspel.spine.initiatives.things import needs_no_card

needs_no_card("writing.document", because="It is the text of a thing, which has the card.")
