"""Initiatives: coproductions of one public service, with a charter, people of both sides, and phases."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.discovery import load_files
from samenspel.foundation.ui.crumbs import Section
from samenspel.methods.typology import COPRODUCER
from samenspel.spine.initiatives.activity_kinds import find_kind
from samenspel.spine.initiatives.naming import Naming
from samenspel.spine.initiatives.periods import Period, closes_later
from samenspel.spine.initiatives.phases import Phase
from samenspel.spine.initiatives.sides import Decider as Decider
from samenspel.spine.initiatives.sides import Role as Role
from samenspel.spine.initiatives.sides import Side as Side
from samenspel.spine.initiatives.terms import InTypology, term_field, term_known, terms_known
from samenspel.spine.initiatives.word_counts import WordCounts
from samenspel.spine.services.models import Area, Organisation, Service

INITIATIVES = Section(_("Initiatives"), "initiatives:list_initiatives")


def one_of(field: str, choices: type[models.TextChoices]) -> Q:
    return Q(**{f"{field}__in": choices.values})


class Initiative(models.Model):
    """One coproduction of one service; a draft until the organisation opens it to everyone."""

    title = models.CharField(_("Title"), max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    summary = models.CharField(_("In one sentence"), max_length=240)
    story = models.TextField(_("The story"), max_length=10_000, blank=True)
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="initiatives", verbose_name=_("Service")
    )
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="initiatives", verbose_name=_("Area")
    )
    language = models.CharField(_("Language"), max_length=5, choices=settings.LANGUAGES)
    is_public = models.BooleanField(_("Open to everyone"), default=False)
    is_invented = models.BooleanField(_("Invented, to show how it works"), default=False)
    created_at = models.DateTimeField(default=clock.now)

    parent = INITIATIVES

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = [
            models.CheckConstraint(name="initiative_has_title", condition=~Q(title="") & ~Q(summary="")),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("initiatives:show_initiative", args=[self.slug])


class Within(models.Model):
    """A row that stands in something else, up to an initiative: `WITHIN` names the field that leads there."""

    WITHIN: ClassVar[str] = "initiative"

    class Meta:
        abstract = True

    @property
    def parent(self) -> Any:
        return getattr(self, self.WITHIN)

    @property
    def initiative(self) -> Initiative:
        return self.parent.initiative  # type: ignore[no-any-return]


class Charter(Within):
    """What each side promises and who decides what; a new version leaves the old ones readable."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="charters")
    number = models.PositiveSmallIntegerField()
    citizens_promise = models.TextField(_("What citizens promise"), max_length=3000)
    organisation_promise = models.TextField(_("What the organisation promises"), max_length=3000)
    children = models.CharField(_("Children"), max_length=11, choices=Naming.choices, default=Naming.NONE)
    word_counts = models.CharField(max_length=12, choices=WordCounts.choices, default=WordCounts.NOBODY)
    adopted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(name="charter_number_once", fields=["initiative", "number"]),
            models.CheckConstraint(name="charter_number_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(name="charter_children_known", condition=one_of("children", Naming)),
            models.CheckConstraint(name="charter_counts_known", condition=one_of("word_counts", WordCounts)),
            models.CheckConstraint(
                name="charter_has_both_promises",
                condition=~Q(citizens_promise="") & ~Q(organisation_promise=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id}/{self.number}"

    @property
    def version(self) -> str:
        """What somebody says that they read: no charter changes."""
        return str(self.number)


class CharterMatter(models.Model):
    """Who decides one matter, and what the other side may say about it."""

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="matters")
    matter = models.CharField(_("Matter"), max_length=160)
    decided_by = models.CharField(_("Who decides"), max_length=12, choices=Decider.choices)
    other_side = models.CharField(_("What the other side does"), max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(name="matter_once_per_charter", fields=["charter", "matter"]),
            models.CheckConstraint(name="matter_has_name", condition=~Q(matter="")),
            models.CheckConstraint(name="matter_decider_known", condition=one_of("decided_by", Decider)),
        ]

    def __str__(self) -> str:
        return self.matter


class Membership(Within):
    """A person takes part, in one role and on one side, under the charter this person accepted."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("Role"), max_length=12, choices=Role.choices, default=Role.CITIZEN)
    side = models.CharField(_("Side"), max_length=12, choices=Side.choices, default=Side.CITIZEN)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    charter = models.ForeignKey(
        Charter, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    coproducer_kind = term_field(COPRODUCER)
    joined_at = models.DateTimeField(default=clock.now)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("joined_at", "id")
        constraints = [
            models.UniqueConstraint(
                name="membership_once_at_a_time",
                fields=["person", "initiative"],
                condition=Q(left_at__isnull=True),
            ),
            models.CheckConstraint(name="membership_role_known", condition=one_of("role", Role)),
            models.CheckConstraint(name="membership_side_known", condition=one_of("side", Side)),
            models.CheckConstraint(name="membership_coproducer_known", condition=term_known(COPRODUCER)),
            models.CheckConstraint(
                name="membership_citizen_on_citizens_side", condition=~Q(role="citizen") | Q(side="citizen")
            ),
            models.CheckConstraint(
                name="membership_organisation_named",
                condition=Q(side="organisation", organisation__isnull=False)
                | (~Q(side="organisation") & Q(organisation__isnull=True)),
            ),
            models.CheckConstraint(
                name="membership_professional_on_organisations_side",
                condition=~Q(role="professional") | Q(side="organisation"),
            ),
            models.CheckConstraint(
                name="membership_left_after_joining",
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("joined_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.initiative_id}"


class PhasePeriod(Within, Period):
    """When an initiative is in a phase; phases may overlap."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="periods")
    phase = models.CharField(_("Phase"), max_length=8, choices=Phase.choices)

    class Meta:
        ordering = ("opens_at", "id")
        constraints = [
            models.UniqueConstraint(name="phase_once_per_initiative", fields=["initiative", "phase"]),
            models.CheckConstraint(name="period_phase_known", condition=one_of("phase", Phase)),
            models.CheckConstraint(name="period_closes_later", condition=closes_later()),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.phase}"


class Activity(Within, Period, InTypology):
    """Something people do in a phase; its kind is in the register, its own data in the phase's app."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="activities")
    phase = models.CharField(_("Phase"), max_length=8, choices=Phase.choices)
    kind = models.CharField(max_length=40)
    title = models.CharField(_("Title"), max_length=120)
    summary = models.CharField(_("What people can do"), max_length=240, blank=True)
    place = models.CharField(_("Place"), max_length=160, blank=True)

    class Meta:
        ordering = ("opens_at", "id")
        indexes = [models.Index(fields=["initiative", "phase"])]
        constraints = [
            models.CheckConstraint(name="activity_has_title", condition=~Q(title="") & ~Q(kind="")),
            models.CheckConstraint(name="activity_phase_known", condition=one_of("phase", Phase)),
            models.CheckConstraint(name="activity_closes_later", condition=closes_later()),
            models.CheckConstraint(name="activity_terms_known", condition=terms_known()),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse(find_kind(self.phase, self.kind).url_name, args=[self.pk])


class OfActivity(models.Model):
    """What an activity's kind adds to it: one row, with the activity's key, title and page."""

    activity = models.OneToOneField(
        Activity, on_delete=models.CASCADE, primary_key=True, related_name="%(class)s"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.activity.title

    def get_absolute_url(self) -> str:
        return self.activity.get_absolute_url()

    @property
    def initiative(self) -> Initiative:
        return self.activity.initiative

    @property
    def parent(self) -> Initiative:
        return self.activity.initiative

    @property
    def phase(self) -> str:
        return self.activity.phase


class Decision(Within):
    """What was decided, why, and by which side."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="decisions")
    what = models.CharField(_("What was decided"), max_length=240)
    why = models.TextField(_("Why"), max_length=3000)
    decided_by = models.CharField(_("Who decided"), max_length=12, choices=Decider.choices)
    decided_at = models.DateTimeField(_("When"), default=clock.now)

    class Meta:
        ordering = ("-decided_at", "-id")
        constraints = [
            models.CheckConstraint(name="decision_has_reason", condition=~Q(what="") & ~Q(why="")),
            models.CheckConstraint(name="decision_decider_known", condition=one_of("decided_by", Decider)),
        ]

    def __str__(self) -> str:
        return self.what


class Reply(Within):
    """You said, we did. `about`: on whose page it was said, as an address names a thing; none: elsewhere."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="replies")
    said = models.CharField(_("You said"), max_length=240)
    did = models.TextField(_("We did"), max_length=2000)
    about = models.CharField(max_length=120, blank=True)
    replied_at = models.DateTimeField(_("When"), default=clock.now)

    class Meta:
        ordering = ("-replied_at", "-id")
        constraints = [models.CheckConstraint(name="reply_is_whole", condition=~Q(said="") & ~Q(did=""))]

    def __str__(self) -> str:
        return self.said


load_files(__name__)
