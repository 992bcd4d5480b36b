"""Texts that people write together, letter by letter, and with which pen each letter came."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from samenspel.spine.initiatives.models import Initiative, Within
from samenspel.tools.writing.subjects import find_subject


class Document(Within):
    """The text of one thing. All updates in order are the text; `state`, `text` and `runs` are what they came
    to when `kept` of them were there, so that nobody reads them all again.

    `runs`: who wrote what, as [person, number of signs] from the beginning.
    """

    WITHIN = "subject"

    thing = models.CharField(max_length=120, unique=True)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+")
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
        return reverse("writing:read_text", args=[self.pk])

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
