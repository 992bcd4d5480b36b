"""The ledger's rows have no page of their own yet."""

from samenspel.spine.initiatives.things import needs_no_card

needs_no_card("fund.ledger", because="It is read by the command, and stands on no page.")
needs_no_card("fund.account", because="It is a name in its ledger.")
needs_no_card("fund.entry", because="It is a row of its ledger.")
needs_no_card("fund.line", because="It is a part of its entry.")
