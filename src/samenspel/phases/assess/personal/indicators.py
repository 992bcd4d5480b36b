"""What indicators hold about people: nothing."""

from samenspel.spine.people.personal_data import not_personal

WORDS = "Words about the initiative, that who runs it writes for everyone to read."
not_personal(
    "assess.Indicator",
    "outcome", "title", "unit", "source", "comparison", "compared_with", "end_reason",
    because=WORDS,
)  # fmt: skip
not_personal("assess.Reading", "note", "end_reason", because=WORDS)
not_personal("assess.TargetChange", "reason", because=WORDS)
not_personal(
    "assess.RemoteSource", "address", "path", "period_name", "value_name", "beside_name", because=WORDS
)
