"""Boards of ideas: a question, what people think of, and what became of it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.models import Activity, Decision, OfActivity, Within
from samenspel.spine.services.models import Organisation
from samenspel.tools.together import models as together

LONGEST_TITLE = 120


class IdeaBoard(OfActivity):
    """The title of its activity is the question, whose dates say when people add and support ideas."""


class Cluster(Within):
    """Ideas that belong together, under a name that a facilitator gave."""

    WITHIN = "board"

    board = models.ForeignKey(IdeaBoard, on_delete=models.CASCADE, related_name="clusters")
    title = models.CharField(_("Name of the group"), max_length=80)

    class Meta:
        ordering = ("title", "id")
        constraints = [
            models.UniqueConstraint(name="cluster_once_per_board", fields=["board", "title"]),
            models.CheckConstraint(name="cluster_has_title", condition=~Q(title="")),
        ]

    def __str__(self) -> str:
        return self.title


class Idea(Within):
    """What somebody thinks of. While `hidden_because` says why, it is not on the board. `came_from`: the
    address of the thing of which it was made."""

    WITHIN = "board"

    class State(models.TextChoices):
        NEW = "new", _("New")
        TAKEN_UP = "taken_up", _("Taken up")
        DONE = "done", _("Done")
        NOT_TAKEN_UP = "not_taken_up", _("Not taken up")
        COMBINED = "combined", _("Combined with another")

    board = models.ForeignKey(IdeaBoard, on_delete=models.CASCADE, related_name="ideas")
    state = models.CharField(max_length=12, choices=State.choices, default=State.NEW)
    title = models.CharField(_("Title"), max_length=LONGEST_TITLE)
    text = models.TextField(_("Your idea"), blank=True)
    picture = models.FileField(_("Picture"), upload_to="ideas", max_length=200, blank=True)
    picture_words = models.CharField(_("What the picture shows"), max_length=200, blank=True)
    cluster = models.ForeignKey(
        Cluster, on_delete=models.SET_NULL, null=True, blank=True, related_name="ideas"
    )
    combined_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="combined"
    )
    hidden_because = models.TextField(blank=True)
    came_from = models.CharField(max_length=60, blank=True, db_index=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(name="idea_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="idea_state_known",
                condition=Q(state__in=["new", "taken_up", "done", "not_taken_up", "combined"]),
            ),
            models.CheckConstraint(
                name="idea_combined_into_one", condition=Q(state="combined") | Q(combined_into__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("design:show_idea", args=[self.board_id, self.pk])

    @property
    def activity(self) -> Activity:
        return self.board.activity


class IdeaAuthor(together.Author):
    """Somebody whose idea it is."""

    thing = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="authors")


class IdeaSupport(together.Support):
    """Somebody finds it a good idea."""

    thing = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="supports")


class Combination(together.Merge):
    """A question to the authors of two ideas: shall these become one? It happens when both sides say yes."""

    thing = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="merge")
    into = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="merges")
    thing_agrees = models.BooleanField(default=False)
    into_agrees = models.BooleanField(default=False)


class IdeaAnswer(Within):
    """What a decision means for one of the ideas that it answers."""

    WITHIN = "idea"

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="answers")
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="idea_answers")
    state = models.CharField(max_length=12, choices=Idea.State.choices)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(name="idea_answered_once_by_a_decision", fields=["idea", "decision"]),
            models.CheckConstraint(
                name="idea_answer_is_one", condition=Q(state__in=["taken_up", "done", "not_taken_up"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.idea_id} {self.state}"


class Synonyms(models.Model):
    """Words that mean the same in a town, for finding ideas that are alike: each line such as
    bieb = bibliotheek."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="synonyms"
    )
    lines = models.TextField(_("Words that mean the same"), blank=True)

    def __str__(self) -> str:
        return f"{self.organisation_id}"


def every_board() -> models.QuerySet[IdeaBoard]:
    """With what its pages and permissions need."""
    return IdeaBoard.objects.select_related("activity__initiative__service__organisation")


def every_idea() -> models.QuerySet[Idea]:
    """Idem."""
    return Idea.objects.select_related("board__activity__initiative__service__organisation", "cluster")
