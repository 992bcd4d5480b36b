"""Statements with those that say much the same beside them: for moderators, and while somebody types one."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.search.likeness import most_alike
from samenspel.foundation.ui.lists import ListForm, tabs
from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.design.models.statements import Kind, State, Statement, is_asked
from samenspel.phases.design.queries.ideas import synonyms_of
from samenspel.phases.design.similar import similar_statements

TWINS = 2
STATES = {"": State.UNREAD, "approved": State.APPROVED, "hidden": State.HIDDEN, "split": State.SPLIT}
KINDS = [(kind.value, kind.label) for kind in Kind if kind is not Kind.SPLIT]


class ModerationList(ListForm):
    AT_ONCE = 10

    state = tabs(_("Which statements"), {name: state.label for name, state in STATES.items()})


def moderation_page(map: OpinionMap, asked: Any) -> dict[str, Any]:
    asked_for = ModerationList(asked)
    state = STATES[asked_for.wanted.get("state", "")]
    page = asked_for.page(map.statements.filter(state=state).order_by("number"))
    return {
        "map": map,
        "page": page,
        "kinds": KINDS,
        "tabs": asked_for.tabs_of("state"),
        "cases": [{"statement": one, "twins": twins_of(one)} for one in page.object_list],
    }


def alike_in(map: OpinionMap, text: str) -> list[Statement]:
    """For who adds one: of those that people vote on now."""
    return similar_statements(map.statements.filter(is_asked(map)), text, synonyms_of(map))


def twins_of(statement: Statement) -> list[Statement]:
    """Near-duplicates in the same map, the most alike first."""
    others = statement.map.statements.exclude(pk=statement.pk)
    others = others.filter(state__in=(State.UNREAD, State.APPROVED))
    return list(most_alike(others, statement.text, "text")[:TWINS])
