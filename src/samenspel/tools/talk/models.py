"""Comments, and what moderation knows of them."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.spine.initiatives.models import Initiative, Within, one_of
from samenspel.tools.talk.subjects import find_subject

LONGEST, LONGEST_REASON, LONGEST_APPEAL = 3000, 400, 2000
EDITABLE = timedelta(minutes=15)


class State(models.TextChoices):
    WAITING = "waiting", _("Waits for a moderator")
    SHOWN = "shown", _("Shown")
    HIDDEN = "hidden", _("Hidden")
    TAKEN_BACK = "taken_back", _("Taken back")


class Ground(models.TextChoices):
    """Why a comment may be hidden, or reported: this list and nothing else."""

    INSULTS = "insults", _("insults")
    PERSONAL_DATA = "personal_data", _("personal data")
    ADVERTISING = "advertising", _("advertising")
    OFF_TOPIC = "off_topic", _("off topic")
    REPEATED = "repeated", _("repeated")
    OTHER = "other", _("another reason")


class Moderated(models.TextChoices):
    AFTER = "after", _("Comments appear at once. Moderators look at what readers report.")
    BEFORE = "before", _("Comments appear when a moderator has read them.")


class TalkSettings(Within):
    """How an initiative moderates; without a row: afterwards."""

    initiative = models.OneToOneField(
        Initiative, on_delete=models.CASCADE, primary_key=True, related_name="talk_settings"
    )
    moderated = models.CharField(
        _("When are comments read by a moderator?"),
        max_length=6,
        choices=Moderated.choices,
        default=Moderated.AFTER,
    )

    class Meta:
        verbose_name_plural = "talk settings"
        constraints = [
            models.CheckConstraint(name="talk_moderated_known", condition=one_of("moderated", Moderated))
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.moderated}"


class Comment(Within):
    """What somebody said about a subject. An answer joins the thread of the comment it answers.

    `reason` is what a moderator last said about it, with a `ground` while it is hidden; both are public.
    """

    WITHIN = "subject"

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="comments")
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("Your comment"), max_length=LONGEST, blank=True)
    answers_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="answers"
    )
    written_at = models.DateTimeField(default=clock.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SHOWN)
    ground = models.CharField(_("Why"), max_length=13, choices=Ground.choices, blank=True)
    reason = models.CharField(_("The reason in a sentence"), max_length=LONGEST_REASON, blank=True)
    moderated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    moderated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "answers_to", "-id"]),
            models.Index(fields=["author", "initiative", "written_at"]),
            models.Index(fields=["initiative", "state"]),
        ]
        constraints = [
            models.CheckConstraint(name="comment_state_known", condition=one_of("state", State)),
            models.CheckConstraint(
                name="comment_has_subject", condition=~Q(subject_kind="") & ~Q(subject_id="")
            ),
            models.CheckConstraint(
                name="comment_has_text_unless_taken_back",
                condition=Q(state="taken_back", text="") | (~Q(state="taken_back") & ~Q(text="")),
            ),
            models.CheckConstraint(
                name="comment_hidden_with_public_reason",
                condition=(~Q(state="hidden") & Q(ground=""))
                | (Q(state="hidden") & one_of("ground", Ground) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="comment_hidden_by_somebody",
                condition=~Q(state="hidden") | Q(moderated_by__isnull=False),
            ),
            models.CheckConstraint(
                name="comment_moderated_at_a_time",
                condition=Q(moderated_by__isnull=True, moderated_at__isnull=True, reason="")
                | Q(moderated_by__isnull=False, moderated_at__isnull=False),
            ),
            models.CheckConstraint(name="comment_answers_another", condition=~Q(answers_to=F("id"))),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind}/{self.subject_id}#{self.pk}"

    def get_absolute_url(self) -> str:
        """Leads to its place in the talk."""
        return reverse("talk:show_comment", args=[self.pk])

    @cached_property
    def subject(self) -> Any:
        return find_subject(f"{self.subject_kind}/{self.subject_id}")

    @property
    def thread_id(self) -> int:
        return self.answers_to_id or self.pk

    @property
    def is_fresh(self) -> bool:
        return clock.received() < self.written_at + EDITABLE


class Report(models.Model):
    """A reader asks a moderator to look. Closed by the next decision about the comment."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(_("What is wrong with it?"), max_length=13, choices=Ground.choices)
    text = models.CharField(_("In your own words"), max_length=LONGEST_REASON, blank=True)
    reported_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(name="report_once_per_reader", fields=["comment", "by"]),
            models.CheckConstraint(name="report_ground_known", condition=one_of("ground", Ground)),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.ground}"


class Appeal(models.Model):
    """The author of a hidden comment asks another moderator; upheld: it is shown again."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, primary_key=True, related_name="appeal")
    text = models.TextField(_("Why should it be shown?"), max_length=LONGEST_APPEAL, blank=True)
    raised_at = models.DateTimeField(default=clock.now)
    is_upheld = models.BooleanField(null=True, blank=True)
    answer = models.CharField(_("Your answer, for everyone to read"), max_length=LONGEST_REASON, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("raised_at",)
        constraints = [
            models.CheckConstraint(
                name="appeal_decided_wholly",
                condition=Q(
                    is_upheld__isnull=True, decided_by__isnull=True, decided_at__isnull=True, answer=""
                )
                | Q(is_upheld__isnull=False, decided_by__isnull=False, decided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"appeal {self.comment_id}"

    @property
    def initiative(self) -> Initiative:
        return self.comment.initiative

    @property
    def is_open(self) -> bool:
        return self.decided_at is None and self.comment.state == State.HIDDEN
