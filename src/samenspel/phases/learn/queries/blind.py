"""What a reviewer may know of a contribution: one function makes it, of what is named here and of nothing
else. Pages, files, letters and lists for reviewers take this, never the contribution.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from samenspel.phases.learn.models.calls import Shown
from samenspel.phases.learn.models.contributions import Contribution, Version
from samenspel.phases.learn.models.reviews import Assignment, Review, Stage
from samenspel.phases.learn.rules.panels import phase_of


@dataclass(frozen=True)
class BlindView:
    """`authors`: empty where they are hidden. `file`: under a name that says nothing."""

    number: int
    kind: str
    title: str
    answers: tuple[tuple[Any, str], ...]
    themes: tuple[str, ...]
    language: str
    is_registered: bool
    authors: tuple[str, ...]
    file: str

    def __str__(self) -> str:
        return self.title


def blind_view(contribution: Contribution) -> BlindView:
    version = newest_copy(contribution)
    hidden = contribution.call.authors_are_hidden
    return BlindView(
        number=contribution.number,
        kind=contribution.get_kind_display(),
        title=contribution.title,
        answers=tuple(contribution.answers),
        themes=tuple(one.name for one in contribution.themes.all()),
        language=contribution.get_language_display(),
        is_registered=contribution.is_registered,
        authors=() if hidden else tuple(str(one) for one in contribution.authors.all()),
        file=version.neutral_name if version else "",
    )


def newest_copy(contribution: Contribution) -> Version | None:
    """Only of the newest file: an older one is no longer what the authors say."""
    newest = max(contribution.versions.all(), key=lambda one: one.number, default=None)
    return newest if newest is not None and newest.is_ready else None


@dataclass(frozen=True)
class OthersReview:
    """Of a reviewer with a number within the contribution, by which remarks are signed, too."""

    who: int
    marks: Sequence[tuple[str, str]]
    for_authors: str


def others_reviews(assignment: Assignment) -> list[OthersReview]:
    """As the phase that is open says: default after one's own."""
    phase, own = phase_of(assignment.contribution.call), getattr(assignment, "review", None)
    if phase is None or phase.shown == Shown.NEVER:
        return []
    if phase.shown == Shown.AFTER and not (own and own.is_handed_in):
        return []
    rows = Review.objects.filter(
        assignment__contribution=assignment.contribution_id,
        assignment__stage=Stage.TOLD,
        handed_in_at__isnull=False,
    ).exclude(assignment=assignment)
    numbers = numbered(assignment.contribution)
    found = [OthersReview(numbers[one.assignment.reviewer.person_id], marked(one), one.for_authors)
             for one in rows.select_related("assignment__reviewer")]  # fmt: skip
    return sorted(found, key=lambda one: one.who)


def numbered(contribution: Contribution) -> dict[Any, int]:
    """The reviewers of a contribution, in an order that says nothing of when they were assigned."""
    people = contribution.assignments.exclude(stage=Stage.DRAFT).values_list("reviewer__person", flat=True)
    return {person: number for number, person in enumerate(sorted(people), 1)}


def marked(review: Review) -> list[tuple[str, str]]:
    """Each criterion with the words of its mark."""
    contribution = review.assignment.contribution
    rows = contribution.call.criteria.filter(of_kind=contribution.kind)
    marks = ((one, review.marks.get(str(one.pk))) for one in rows)
    return [(one.name, one.words[mark - 1]) for one, mark in marks if mark and mark <= len(one.words)]
