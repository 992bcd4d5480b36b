"""What has no card here."""

from samenspel.spine.initiatives.things import needs_no_card

needs_no_card("notices.follow", because="It is between a person and a thing, and nobody else sees it.")
