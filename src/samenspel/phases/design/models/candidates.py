"""Who may be drawn, what became of it, and what having them costs."""

import base64
import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.journal.models import Message
from samenspel.foundation.mailboxes import MailboxField
from samenspel.foundation.vault import Concealed
from samenspel.methods.sortition import home_of
from samenspel.phases.design.models.lotteries import Lottery
from samenspel.spine.initiatives.models import Within, one_of

SIGNS, GROUP, KEY = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 4, 20
LONGEST_NAME, LONGEST_ADDRESS = 120, 300


class Reply(models.TextChoices):
    NONE = "", _("No answer")
    YES = "yes", _("Yes")
    NO = "no", _("No")


class Seat(models.TextChoices):
    NONE = "", _("No seat")
    TAKEN = "taken", _("On the panel")
    GIVEN_UP = "given_up", _("Gave up the seat")


class Need(models.TextChoices):
    CARE = "care", _("Somebody looks after my children, or whoever I care for")
    INTERPRETER = "interpreter", _("An interpreter, also of sign language")
    ACCESS = "access", _("Step-free rooms, or other help to take part")
    TRAVEL = "travel", _("Somebody fetches me and brings me home")


class Candidate(Within):
    """Somebody in a pool. `number` is random; public lists know people by nothing else.

    `person`: of who signed up here. `values`: by feature, of those that are known. `is_kept`: had a seat
    before the lottery. `needs`: of Need, with the words of the person. `letter`: the last mail to them.
    `hears_of_day`: is to be told that they are kept longer than they were told before.
    """

    WITHIN = "lottery"

    lottery = models.ForeignKey(Lottery, on_delete=models.CASCADE, related_name="candidates")
    number = models.CharField(max_length=9)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("Name"), max_length=LONGEST_NAME)
    email = MailboxField(_("E-mail address"), blank=True)
    address = models.CharField(_("Address"), max_length=LONGEST_ADDRESS, blank=True)
    values: Any = models.JSONField(default=dict)
    needs = Concealed(blank=True, default=dict)
    is_kept = models.BooleanField(default=False)
    invited_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    letter = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    hears_of_day = models.BooleanField(default=False)
    reply = models.CharField(max_length=3, choices=Reply.choices, default=Reply.NONE, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    seat = models.CharField(max_length=8, choices=Seat.choices, default=Seat.NONE, blank=True)

    class Meta:
        ordering = ("lottery", "number")
        constraints = [
            models.UniqueConstraint(name="candidate_number_once", fields=["lottery", "number"]),
            models.UniqueConstraint(name="candidate_once_per_person", fields=["lottery", "person"]),
            models.UniqueConstraint(
                name="candidate_once_per_mailbox", fields=["lottery", "email"], condition=~Q(email="")
            ),
            models.CheckConstraint(name="candidate_reply_known", condition=one_of("reply", Reply)),
            models.CheckConstraint(name="candidate_seat_known", condition=one_of("seat", Seat)),
            models.CheckConstraint(
                name="candidate_reply_has_moment", condition=Q(reply="") | Q(replied_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """The page of whoever has the letter."""
        return reverse("design:answer_invitation", args=[self.token])

    @property
    def home(self) -> str:
        return home_of(self.address)

    @property
    def mailbox(self) -> str:
        """Where to write to them now: the link in a letter gives up a seat."""
        now: str = (self.person.email if self.person else "") or self.email
        return now

    @property
    def token(self) -> str:
        return f"{self.pk}-{key_of(self.pk)}"

    @property
    def missing(self) -> list[str]:
        """The features that nobody knows yet."""
        return [feature for feature in self.lottery.features if feature not in self.values]


def key_of(pk: int) -> str:
    """100 bits that nobody guesses, in small letters and digits, for a link that can be typed from paper."""
    digest = salted_hmac("design.answer_invitation", str(pk), algorithm="sha256").digest()
    return base64.b32encode(digest).decode().lower()[:KEY]


def new_numbers(count: int, taken: set[str]) -> list[str]:
    """Random ones, such as 7KQ2-M9XD."""
    found = set[str]()
    while len(found) < count:
        signs = "".join(secrets.choice(SIGNS) for _ in range(2 * GROUP))
        number = f"{signs[:GROUP]}-{signs[GROUP:]}"
        if number not in taken:
            found.add(number)
    return [*found]


class Attendance(models.Model):
    """Who of the panel was there on a day."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="attendances")
    day = models.DateField()

    class Meta:
        ordering = ("day",)
        constraints = [models.UniqueConstraint(name="attendance_once_a_day", fields=["candidate", "day"])]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.day}"


class Expense(models.Model):
    """What somebody of the panel paid, or is paid for coming."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="expenses")
    what = models.CharField(_("For what"), max_length=120)
    cents = models.PositiveIntegerField(_("Amount"))
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("noted_at", "pk")
        constraints = [
            models.CheckConstraint(name="expense_is_something", condition=Q(cents__gte=1) & ~Q(what=""))
        ]

    def __str__(self) -> str:
        return self.what
