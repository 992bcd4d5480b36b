"""An initiative as a case: how people answer the questions of the rival definitions, each alone at first."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.foundation import clock
from samenspel.methods.typology import ANSWERS, CRITERIA
from samenspel.spine.initiatives.models import Initiative, Within


class Coding(Within):
    """By one person. Until a second one has coded, only its coder reads it, and may change it; from then on
    what was said alone stays, and only the answers after talking about it change."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="codings")
    coder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    coded_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(name="coding_once_per_coder", fields=["initiative", "coder"]),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.coder_id}"

    @property
    def alone(self) -> dict[str, str]:
        """What was said before anybody else's answers were seen."""
        return {code.criterion: code.alone for code in self.codes.all()}

    @property
    def now(self) -> dict[str, str]:
        return {code.criterion: code.now for code in self.codes.all()}


class Code(models.Model):
    """One answer: as it was given alone, and as it stands after coders talked."""

    coding = models.ForeignKey(Coding, on_delete=models.CASCADE, related_name="codes")
    criterion = models.CharField(max_length=24, choices=[(name, name) for name in CRITERIA])
    alone = models.CharField(max_length=8, choices=[(answer.value, answer.value) for answer in ANSWERS])
    now = models.CharField(max_length=8, choices=[(answer.value, answer.value) for answer in ANSWERS])

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(name="code_once_per_criterion", fields=["coding", "criterion"]),
            models.CheckConstraint(name="code_criterion_known", condition=Q(criterion__in=[*CRITERIA])),
            models.CheckConstraint(
                name="code_answer_known",
                condition=Q(alone__in=["yes", "no", "not_said"], now__in=["yes", "no", "not_said"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.now}"
