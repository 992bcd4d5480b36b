"""Publications, as files of references and indexes describe them, and the people who look after them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.crumbs import Section
from samenspel.methods.bibliography import Record, as_csl, read_csl
from samenspel.spine.initiatives.models import one_of

LIBRARY = Section(_("Library"), "learn:list_publications")
CURATORS = Section(_("Curators"), "learn:list_curators", LIBRARY)
LONGEST_DOI = 300
ROLES = ("author", "editor", "translator", "collection_editor")


class Curator(models.Model):
    """Somebody whom an administrator asked to look after the library."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="curator")
    since = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("since", "pk")

    def __str__(self) -> str:
        return str(self.person)


class Basis(models.TextChoices):
    """How it is known what a publication says."""

    READ = "read", _("Read here, or its abstract")
    RECORD = "record", _("As an index or a file describes it")
    QUOTED = "quoted", _("Second-hand: quoted elsewhere, not read")
    MEMORY = "memory", _("From memory: not looked up")


UNVERIFIED = (Basis.QUOTED, Basis.MEMORY)


class Publication(models.Model):
    """One work. `record` has all that is known of it, as an item of CSL JSON; what stands beside it is made
    of it, for the database to search, to sort and to keep apart. `doi_key`: by
    which DOIs are compared. `into`: the publication that it was merged into; it keeps its own record.
    """

    record = models.JSONField()
    title = models.TextField()
    text = models.TextField(blank=True)
    people = models.TextField(blank=True)
    container = models.TextField(blank=True)
    kind = models.CharField(max_length=30)
    sort_key = models.CharField(max_length=120, blank=True)
    year = models.IntegerField(null=True)
    doi_key = models.CharField(max_length=LONGEST_DOI, blank=True)
    basis = models.CharField(_("How it is known"), max_length=6, choices=Basis.choices, default=Basis.RECORD)
    into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    added_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)

    parent = LIBRARY
    initiative = None

    class Meta:
        ordering = ("sort_key", "year", "pk")
        indexes = [
            models.Index(fields=["sort_key", "year", "id"]),
            models.Index(fields=["year", "sort_key", "id"]),
            models.Index(fields=["kind", "sort_key"]),
        ]
        constraints = [
            models.UniqueConstraint(name="doi_once", fields=["doi_key"], condition=~Q(doi_key="")),
            models.CheckConstraint(name="publication_basis_known", condition=one_of("basis", Basis)),
            models.CheckConstraint(name="publication_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="publication_merged_into_another", condition=Q(into=None) | ~Q(into=F("id"))
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learn:show_publication", args=[self.pk])

    @property
    def described(self) -> Record:
        found = read_csl(self.record, 0)
        assert isinstance(found, Record)  # it was one when it was kept
        return found

    @property
    def is_unverified(self) -> bool:
        return self.basis in UNVERIFIED


class Contributor(models.Model):
    """Who made a publication, in which role and at which place, of its record. `key`: the family name, or
    the organisation's, folded as names are compared."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="contributors")
    role = models.CharField(max_length=18)
    place = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=120, db_index=True)
    is_organisation = models.BooleanField(default=False)
    orcid = models.CharField(max_length=19, blank=True, db_index=True)

    class Meta:
        ordering = ("publication", "role", "place")
        constraints = [
            models.UniqueConstraint(name="contributor_at_a_place", fields=["publication", "role", "place"])
        ]

    def __str__(self) -> str:
        return self.name


def item_of(record: Record) -> dict[str, Any]:
    """As it is kept: CSL JSON, with no key where the file gave none."""
    return {**as_csl(record), "id": record.id}


def every_publication() -> "models.QuerySet[Publication]":
    """Those that stand for themselves."""
    return Publication.objects.filter(into=None)


def publications_seen_by(person: Any) -> "models.QuerySet[Publication]":
    return every_publication()
