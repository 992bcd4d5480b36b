"""Ideas that a facilitator puts together under a name."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.design.models.ideas import Cluster, Idea, IdeaBoard
from samenspel.phases.design.queries.ideas import find_cluster, locked_board
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

describe("design.cluster_ideas", _("{actor} put ideas together in groups."), news=False)
describe("design.change_cluster", _("{actor} changed the name of a group of ideas."), news=False)
describe("design.remove_cluster", _("{actor} took a group of ideas apart."), news=False)


def cluster_ideas(
    *, actor: Person, board: IdeaBoard, ideas: Iterable[Idea], into: Cluster | None = None, title: str = ""
) -> Cluster | None:
    """Put these in one group; with a title in the one of that name, a new one if need be; with neither, in
    none."""
    with acting(actor, "design.cluster_ideas", board, locked_board) as board:
        cluster = board.clusters.get(pk=into.pk) if into else _named(board, title)
        board.ideas.filter(pk__in=[idea.pk for idea in ideas]).update(cluster=cluster)
        tell(actor, "design.cluster_ideas", board)
    return cluster


def _named(board: IdeaBoard, title: str) -> Cluster | None:
    return board.clusters.get_or_create(title=title)[0] if title else None


def change_cluster(*, actor: Person, cluster: Cluster, title: str) -> Cluster:
    """Where another group has that name, both become one."""
    with acting(actor, "design.change_cluster", cluster, _locked) as cluster:
        tell(actor, "design.change_cluster", cluster.board)
        other = cluster.board.clusters.filter(title=title).exclude(pk=cluster.pk).first()
        if other is None:
            set_values(cluster, title=title)
            return cluster
        cluster.ideas.update(cluster=other)
        cluster.delete()
    return other


def remove_cluster(*, actor: Person, cluster: Cluster) -> None:
    """Its ideas stay, in no group."""
    with acting(actor, "design.remove_cluster", cluster, _locked) as cluster:
        tell(actor, "design.remove_cluster", cluster.board)
        cluster.delete()


def _locked(cluster: Cluster) -> Cluster:
    board = locked_board(cluster.board)
    return find_cluster(board.pk, cluster.pk)
