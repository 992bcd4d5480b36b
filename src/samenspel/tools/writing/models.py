"""Texts that people write together, letter by letter, and with which pen each letter came."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.spine.initiatives.answers import Answerable
from samenspel.spine.initiatives.models import Initiative, Within, one_of
from samenspel.tools.writing.subjects import find_subject

LONGEST_QUOTE, LONGEST_REMARK, LONGEST_NAME = 2000, 2000, 80


class Document(Within):
    """The text of one thing. All updates in order are the text; `state`, `text` and `runs` are what they came
    to when `kept` of them were there, so that nobody reads them all again.

    `initiative`: none where its thing stands in none. `runs`: who wrote what, as [person, number of bytes]
    from the beginning. `epoch`: how often the same words were begun anew; what a page holds of an earlier one
    does not go together with this.
    """

    WITHIN = "subject"

    thing = models.CharField(max_length=120, unique=True)
    initiative = models.ForeignKey(  # type: ignore[assignment]  # none is possible here
        Initiative, on_delete=models.CASCADE, null=True, related_name="+"
    )
    epoch = models.PositiveIntegerField(default=0)
    head = models.PositiveBigIntegerField(default=0)
    kept = models.PositiveBigIntegerField(default=0)
    state = models.BinaryField(default=b"")
    text = models.TextField(blank=True)
    runs = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="document_kept_no_more_than_there_is", condition=Q(kept__lte=F("head"))
            )
        ]

    def __str__(self) -> str:
        return str(self.subject)

    def get_absolute_url(self) -> str:
        url: str = self.subject.get_absolute_url()
        return url

    @property
    def is_there(self) -> bool:
        """Its thing may have gone."""
        try:
            return bool(self.subject)
        except ObjectDoesNotExist:
            return False

    @property
    def language(self) -> str:
        language: str = (self.initiative or self.subject).language
        return language

    @cached_property
    def subject(self) -> Any:
        """The thing itself."""
        return find_subject(self.thing)


class Update(models.Model):
    """What one person did to a text within a blink: as Yjs says it, with the place in the order. Not when:
    the order tells who wrote what, and nobody needs to know the hours that somebody keeps."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="updates")
    number = models.PositiveBigIntegerField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    data = models.BinaryField()

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(name="update_once_in_its_place", fields=["document", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.document_id}#{self.number}"


class Pen(models.Model):
    """A page that somebody opened writes with a pen of its own (a client id of Yjs): nobody writes with
    somebody else's."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="pens")
    number = models.PositiveBigIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="pen_of_one_person", fields=["document", "number"])]

    def __str__(self) -> str:
        return f"{self.document_id} {self.number}"


class State(models.TextChoices):
    OPEN = "open", _("Open")
    SETTLED = "settled", _("Settled")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    TAKEN_BACK = "taken_back", _("Taken back")


class Remark(Answerable, Within):
    """Something about a place in a text. Where that is, the text itself knows, by the mark `key`; `quote` is
    what stood there. With `instead`, it is a suggestion: these words for those. `came_from`: the address of
    the thing because of which it was made."""

    WITHIN = "document"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="remarks")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    quote = models.TextField(max_length=LONGEST_QUOTE)
    instead = models.TextField(_("What should stand there"), max_length=LONGEST_QUOTE, null=True, blank=True)
    text = models.TextField(_("What you want to say about it"), max_length=LONGEST_REMARK, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    came_from = models.CharField(max_length=60, blank=True, db_index=True)
    made_at = models.DateTimeField(default=clock.now)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Answerable.Meta):
        abstract = False
        ordering = ("id",)
        indexes = [models.Index(fields=["document", "state"])]
        constraints = [
            *Answerable.Meta.constraints,
            models.CheckConstraint(name="remark_state_known", condition=one_of("state", State)),
            models.CheckConstraint(
                name="remark_says_something",
                condition=~Q(text="") | Q(state="taken_back"),
            ),
            models.CheckConstraint(
                name="remark_decided_when_it_suggests",
                condition=~Q(state__in=("accepted", "declined")) | Q(instead__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:80]

    def get_absolute_url(self) -> str:
        return reverse("writing:show_remark", args=[self.document_id, self.pk])

    @property
    def key(self) -> str:
        return f"r:{self.pk}"

    @property
    def is_suggestion(self) -> bool:
        return self.instead is not None


class Version(Within):
    """The text as it stood when somebody gave it a name; it can be compared, and written again."""

    WITHIN = "document"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveBigIntegerField()
    name = models.CharField(_("Name"), max_length=LONGEST_NAME)
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(name="version_name_once", fields=["document", "name"]),
            models.CheckConstraint(name="version_has_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("writing:show_version", args=[self.document_id, self.pk])
