"""Who follows what, how often they want mail, and how far in the journal they are. What is new itself is read
from the journal."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.spine.initiatives.models import one_of
from samenspel.tools.notices.slots import next_slot


class Mail(models.TextChoices):
    NEVER = "never", _("No mail")
    DAILY = "daily", _("A mail a day, when there is something new")
    WEEKLY = "weekly", _("A mail a week, when there is something new")


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Follow(models.Model):
    """Somebody follows a thing, such as `plan.proposal/12`: what happened to it after `from_entry` is news.

    One that ended stays, so that nothing makes this person follow the thing again unasked.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    thing = models.CharField(max_length=120)
    from_entry = models.PositiveBigIntegerField()
    since = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = [models.Index(fields=["thing"])]
        constraints = [
            models.UniqueConstraint(name="follow_once", fields=["person", "thing"]),
            models.CheckConstraint(name="follow_has_thing", condition=~Q(thing="")),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.thing}"

    @property
    def has_ended(self) -> bool:
        return self.ended_at is not None


class Reader(models.Model):
    """How often somebody gets mail about what they follow, and when next; and up to which entry of the
    journal they have seen what is new, and were mailed."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reader")
    mail = models.CharField(
        _("How often do you want mail?"), max_length=6, choices=Mail.choices, default=Mail.WEEKLY
    )
    weekday = models.PositiveSmallIntegerField(
        _("On which day of the week"), choices=Weekday.choices, default=Weekday.MONDAY
    )
    hour = models.PositiveSmallIntegerField(_("At what time"), default=8)
    seen = models.PositiveBigIntegerField(default=0)
    mailed = models.PositiveBigIntegerField(default=0)
    next_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["next_at"])]
        constraints = [
            models.CheckConstraint(name="reader_mail_known", condition=one_of("mail", Mail)),
            models.CheckConstraint(name="reader_weekday_known", condition=Q(weekday__lte=6)),
            models.CheckConstraint(name="reader_hour_known", condition=Q(hour__lte=23)),
            models.CheckConstraint(
                name="reader_has_next_mail_or_none",
                condition=Q(mail="never", next_at__isnull=True)
                | (~Q(mail="never") & Q(next_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.mail}"

    @property
    def gets_mail(self) -> bool:
        return self.mail != Mail.NEVER

    def slot_after(self, moment: datetime) -> datetime | None:
        """When the first digest after this moment is due."""
        if self.mail == Mail.NEVER:
            return None
        return next_slot(moment, self.hour, self.weekday if self.mail == Mail.WEEKLY else None)


class Reminded(models.Model):
    """That a reminder went out: of one thing and kind one to each person. `whom`: a digest, so that the table
    says of nobody what they were reminded of."""

    thing = models.CharField(max_length=120)
    kind = models.CharField(max_length=60)
    whom = models.CharField(max_length=64)
    on = models.DateField(default=clock.today)

    class Meta:
        indexes = [models.Index(fields=["on"])]
        constraints = [models.UniqueConstraint(name="reminded_once", fields=["thing", "kind", "whom"])]

    def __str__(self) -> str:
        return f"{self.thing} {self.kind}"
