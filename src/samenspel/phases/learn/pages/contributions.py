"""What the page of a contribution shows to its authors and to those who run it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import may_do
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.words import said
from samenspel.methods.words import Words
from samenspel.phases.learn.models.contributions import Contribution, Version
from samenspel.phases.learn.models.reviews import Review
from samenspel.phases.learn.pages.proceedings import of_contribution
from samenspel.phases.learn.queries.blind import marked
from samenspel.phases.learn.rules.conflicts import conflicts_of
from samenspel.phases.learn.rules.panels import is_chair

CONFLICTS = {
    "author": _("is an author of it"),
    "declared": _("declared"),
    "co-author": _("wrote with an author in the last three years"),
    "organisation": _("works for the same organisation: %(about)s"),
    "domain": _("has a mail address at the same place: %(about)s"),
}
VERBS = ("change_contribution", "add_version", "withdraw_contribution", "decide")
COLUMNS = ("name", "email", "affiliation", "orcid")


def contribution_page(contribution: Contribution, person: Any) -> Context:
    """Authors read a decision, and the reviews, once it was sent."""
    decision = getattr(contribution, "decision", None)
    runs = bool(is_chair(person, contribution))
    told = decision if decision and (decision.sent_at or runs) else None
    return {
        "contribution": contribution,
        "authors": contribution.authors.all(),
        "versions": [_version(one) for one in contribution.versions.order_by("-number")],
        "decision": told,
        "reviews": _reviews(contribution) if decision and decision.sent_at else [],
        "is_chair": runs,
        "opposed": contribution.opposed.all(),
        "conflicts": conflicts_shown(contribution) if runs else [],
        **of_contribution(contribution, person),
        **may_do(person, "learn", VERBS, contribution),
    }


def conflicts_shown(contribution: Contribution) -> list[Context]:
    """For those who run it and have none themselves: who may not review it, and why."""
    declared = {one.reviewer_id: one.why for one in contribution.declared.all()}
    return [
        {
            "person": reviewer.person,
            "reasons": "; ".join(str(CONFLICTS[one.kind] % {"about": one.about}) for one in found),
            "why": declared.get(reviewer.pk, ""),
        }
        for reviewer, found in conflicts_of(contribution)
    ]


def _version(version: Version) -> Context:
    did = [said(Words(template, **values)) for template, values in version.did]
    return {"version": version, "did": did, "left": sorted({text for _what, text in version.left})}


def _reviews(contribution: Contribution) -> list[Context]:
    """Signed only where authors and reviewers know each other."""
    rows = Review.objects.filter(assignment__contribution=contribution, handed_in_at__isnull=False)
    hidden = contribution.call.reviewers_are_hidden
    found = [
        {
            "who": "" if hidden else str(one.assignment.reviewer.person),
            "marks": marked(one),
            "text": one.for_authors,
        }
        for one in rows.select_related("assignment__reviewer__person")
        if one.assignment.ended_because != "conflict"
    ]
    return sorted(found, key=lambda one: str(one["text"]))


def authors_as_typed(contribution: Contribution) -> list[dict[str, str]]:
    return [{name: getattr(one, name) for name in COLUMNS} for one in contribution.authors.all()]


def first_author(person: Any) -> list[dict[str, str]]:
    return [{"name": person.display_name, "email": person.email or ""}]
