"""Who was invited by mail, by which letters, and when they are reminded. No row leads to an answer."""

import hashlib
import secrets

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.journal.models import Message
from samenspel.foundation.vault import Concealed
from samenspel.spine.initiatives.models import Within
from samenspel.tools.surveys.models.surveys import UP, Survey, Wave

BYTES, SIGNATURE = 24, 40


class Invited(Within):
    """A mailbox. `mark`: what the key of the survey makes of its address, which is erased when the survey is
    over. `wants_none`: whoever reads it wants no more letters."""

    WITHIN = "survey"

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="invited")
    mark = models.CharField(max_length=43)
    email = Concealed(blank=True, default="")
    wants_none = models.BooleanField(default=False)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(name="invited_once", fields=["survey", "mark"])]

    def __str__(self) -> str:
        return str(_("Somebody who was invited"))

    def get_absolute_url(self) -> str:
        """To stop letters, for whoever has one."""
        return reverse("surveys:stop_letters", args=[self.survey_id, self.ticket])

    @property
    def ticket(self) -> str:
        return f"{self.pk}-{signature_of(self.pk)}"


def signature_of(pk: int) -> str:
    return salted_hmac("surveys.stop_letters", str(pk), algorithm="sha256").hexdigest()[:SIGNATURE]


class Invitation(Within):
    """To one wave. `letter`: the last mail; `reminded`: the number of the reminder that was seen to last."""

    WITHIN = "invited"

    invited = models.ForeignKey(Invited, on_delete=models.CASCADE, related_name="invitations")
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="invitations")
    letter = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField(null=True, blank=True)
    reminded = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=["wave", "written_at"])]
        constraints = [models.UniqueConstraint(name="invitation_once_a_wave", fields=["invited", "wave"])]

    def __str__(self) -> str:
        return str(_("Invitation"))


class Token(Within):
    """Of one letter: opens the survey once, on one device. What stands in the letter is nowhere kept."""

    WITHIN = "invitation"

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    is_spent = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(_("Link in a letter"))

    def get_absolute_url(self) -> str:
        return self.invitation.invited.survey.get_absolute_url()


def new_token() -> str:
    return secrets.token_urlsafe(BYTES)


def digest_of(token: str) -> str:
    """It is random and long: nobody finds it by trying."""
    return hashlib.sha256(token.encode()).hexdigest()


class Reminder(Within):
    """When those who did not answer in a wave are written to again. The first has number 1."""

    WITHIN = "wave"

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="reminders")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(name="reminder_number_once", fields=["wave", "number"]),
            models.CheckConstraint(name="reminder_counts_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return str(_("Reminder %(number)d")) % {"number": self.number}


def every_token() -> models.QuerySet[Token]:
    return Token.objects.select_related(f"invitation__invited__survey__{UP}", "invitation__wave")


def every_invited() -> models.QuerySet[Invited]:
    return Invited.objects.select_related(f"survey__{UP}")
