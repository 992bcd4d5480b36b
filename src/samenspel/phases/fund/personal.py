"""What the ledger holds about people: nothing. Who gave stands with the gift, not with the booking."""

from samenspel.spine.people.personal_data import not_personal

WORDS = "Words about a booking; whoever gave or received stands elsewhere."
not_personal("fund.Ledger", "currency", because=WORDS)
not_personal("fund.Account", "name", because=WORDS)
not_personal("fund.Entry", "text", "reason", because=WORDS)
