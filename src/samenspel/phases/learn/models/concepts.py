"""Concepts with rival definitions, and what is said of them that evidence may speak for or against."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.ui.crumbs import Section
from samenspel.phases.learn.models.publications import LIBRARY, UNVERIFIED, Basis, Publication
from samenspel.spine.initiatives.models import one_of

CONCEPTS = Section(_("Concepts"), "learn:list_concepts", LIBRARY)


class Concept(models.Model):
    """What the field speaks of. Nobody decides here which of its definitions is right."""

    name = models.CharField(_("Name"), max_length=120, unique=True)
    summary = models.TextField(_("In a few words"), max_length=2000, blank=True)
    added_at = models.DateTimeField(default=clock.now)

    parent = CONCEPTS
    initiative = None

    class Meta:
        ordering = ("name",)
        constraints = [models.CheckConstraint(name="concept_has_name", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("learn:show_concept", args=[self.pk])


class Sourced(models.Model):
    """What somebody claims, with its source. A page is given only where it was read there."""

    source = models.ForeignKey(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    page = models.CharField(_("Page"), max_length=40, blank=True)
    basis = models.CharField(_("How it is known"), max_length=6, choices=Basis.choices, default=Basis.READ)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(name="%(class)s_basis_known", condition=one_of("basis", Basis)),
            models.CheckConstraint(
                name="%(class)s_page_only_where_read",
                condition=Q(page="") | Q(basis="read", source__isnull=False),
            ),
        ]

    @property
    def is_unverified(self) -> bool:
        return self.basis in UNVERIFIED


class Definition(Sourced):
    """One of the rivals, in its own words; empty where they were not read."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="definitions")
    label = models.CharField(_("Whose it is"), max_length=120)
    text = models.TextField(_("In its own words"), max_length=3000, blank=True)
    scope = models.TextField(_("What it takes in, and leaves out"), max_length=2000, blank=True)

    class Meta(Sourced.Meta):
        ordering = ("concept", "label", "pk")
        constraints = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(name="definition_once", fields=["concept", "label"]),
        ]

    def __str__(self) -> str:
        return self.label


class Proposition(models.Model):
    """Something that may be so: what brings what about, by which mechanism, and where it is said to hold."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="propositions")
    claim = models.CharField(_("What is claimed"), max_length=300)
    mechanism = models.TextField(_("By which mechanism"), max_length=2000, blank=True)
    scope = models.TextField(_("Where it is said to hold"), max_length=2000, blank=True)
    added_at = models.DateTimeField(default=clock.now)

    initiative = None

    class Meta:
        ordering = ("claim", "pk")

    def __str__(self) -> str:
        return self.claim

    def get_absolute_url(self) -> str:
        return reverse("learn:show_proposition", args=[self.pk])

    @property
    def parent(self) -> Concept:
        return self.concept


class Design(models.TextChoices):
    EXPERIMENT = "experiment", _("Experiment")
    PANEL = "panel", _("Before and after, or over time")
    SURVEY = "survey", _("Survey at one moment")
    CASE = "case", _("Case study")
    COMPARISON = "comparison", _("Comparison of cases")
    REVIEW = "review", _("Review of studies")


class Direction(models.TextChoices):
    FOR = "for", _("For it")
    AGAINST = "against", _("Against it")
    UNCLEAR = "unclear", _("Neither clearly")


class Evidence(Sourced):
    """What one publication says for or against a proposition."""

    proposition = models.ForeignKey(Proposition, on_delete=models.CASCADE, related_name="evidence")
    direction = models.CharField(_("It speaks"), max_length=7, choices=Direction.choices)
    design = models.CharField(_("Design"), max_length=10, choices=Design.choices)
    note = models.TextField(_("What was found"), max_length=2000)

    class Meta(Sourced.Meta):
        ordering = ("proposition", "design", "pk")
        constraints = [
            *Sourced.Meta.constraints,
            models.CheckConstraint(name="evidence_direction_known", condition=one_of("direction", Direction)),
            models.CheckConstraint(name="evidence_design_known", condition=one_of("design", Design)),
            models.CheckConstraint(name="evidence_says_something", condition=~Q(note="")),
        ]

    def __str__(self) -> str:
        return self.note
