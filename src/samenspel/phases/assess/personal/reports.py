"""What reports and plans hold: nothing about a person; who wrote what stands in the journal."""

from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.personal_data import not_personal

not_personal(
    "assess.Report", "census", "facts", because=_("What is told of a whole initiative, for all to read.")
)
not_personal(
    "assess.Version",
    "parts",
    because=_("Numbers of many people, and what was answered in public; of few people, nothing is kept."),
)
not_personal(
    "assess.AnalysisPlan", "content", "reason", because=_("What is expected, for all to read and to check.")
)
not_personal(
    "assess.AnalysisPlan", "digest", because="A digest of the plan, so that nobody changes it unseen."
)
not_personal("assess.Bundle", "file", "digest", because="Where a bundle is kept, for a day.")
