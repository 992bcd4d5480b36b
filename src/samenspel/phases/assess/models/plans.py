"""Plans of analysis: locked before the data are seen, so that nobody finds only what was looked for later."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.phases.assess.models.reports import UP, Report
from samenspel.spine.initiatives.models import Within, one_of


class Known(models.TextChoices):
    """What could be known of the outcomes when a plan was locked."""

    NOTHING = "nothing", _("Nobody had answered yet.")
    UNSEEN = "unseen", _("Answers had come in, but nobody could have seen them.")
    SEEN = "seen", _("Answers could have been seen already.")


class AnalysisPlan(Within):
    """One version of what is expected, and how it will be tested. `content`: as `methods.reporting` writes a
    plan down; `digest`: its SHA-256, which the journal has too. Until it is locked it is a draft."""

    WITHIN = "report"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="plans")
    number = models.PositiveSmallIntegerField(default=1)
    content = models.TextField()
    reason = models.CharField(_("Why it changes"), max_length=400, blank=True)
    known = models.CharField(max_length=7, choices=Known.choices, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(name="plan_number_once", fields=["report", "number"]),
            models.UniqueConstraint(
                name="plan_one_draft", fields=["report"], condition=Q(locked_at__isnull=True)
            ),
            models.CheckConstraint(
                name="plan_locked_whole",
                condition=Q(locked_at__isnull=True, digest="", known="")
                | (Q(locked_at__isnull=False) & ~Q(digest="") & one_of("known", Known)),
            ),
            models.CheckConstraint(
                name="plan_changed_with_a_reason",
                condition=Q(locked_at__isnull=True) | Q(number=1) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Plan %(number)d")) % {"number": self.number}

    def get_absolute_url(self) -> str:
        return self.report.get_absolute_url()


def every_plan() -> models.QuerySet[AnalysisPlan]:
    return AnalysisPlan.objects.select_related(f"report__{UP}", "report__survey")
