"""Real conversations, from the files of Polis."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

from django.core.files import File
from django.db import IntegrityError
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.queries import unfinished
from samenspel.foundation.tasks.uploads import put_aside
from samenspel.phases.design.models.opinion_maps import IMPORTED_MAP, OpinionMap
from samenspel.phases.design.models.statements import Statement
from samenspel.phases.design.models.votes import Vote, Voter
from samenspel.phases.design.sources import Conversation, read_conversation, statements_of
from samenspel.spine.initiatives.actions import add_activity
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

Progress = Callable[[int, int], None]
AT_ONCE = 5000
describe(
    "design.import_opinion_map",
    _("{actor} imported “{title}”. People: {people}; statements: {statements}; votes: {votes}."),
)


class AlreadyImported(ValueError):
    """The same file of votes is here; `map` is what it became."""

    def __init__(self, map: OpinionMap) -> None:
        super().__init__(f"This file was imported before, as “{map}”.")
        self.map = map


def import_opinion_map(
    *,
    actor: Person,
    initiative: Initiative,
    title: str,
    comments: bytes,
    votes: bytes,
    credit: str = "",
    progress: Progress | None = None,
) -> OpinionMap:
    """A closed map with its statements and votes. `progress` hears how many votes are kept. Raises
    MalformedFile, UnfitConversation or AlreadyImported; then nothing is saved."""
    read = read_conversation(comments, votes)
    sha256 = hashlib.sha256(votes).hexdigest()
    try:
        with acting(actor, "design.import_opinion_map", initiative):
            map = _begin(actor, initiative, title, credit=credit, file_sha256=sha256)
            _store(map, read, progress or (lambda done, total: None))
            numbers: dict[str, Any] = {
                "people": len(read.votes.people),
                "statements": len(read.statements.texts),
                "votes": len(read.votes.values),
            }
            tell(actor, "design.import_opinion_map", map, sha256=sha256, **numbers)
    except IntegrityError as error:
        earlier = OpinionMap.objects.filter(file_sha256=sha256).select_related("activity").first()
        if earlier is None:
            raise
        raise AlreadyImported(earlier) from error
    return map


def _begin(actor: Person, initiative: Initiative, title: str, **about: Any) -> OpinionMap:
    activity = add_activity(
        actor=actor,
        initiative=initiative,
        phase="design",
        kind=IMPORTED_MAP,
        title=title,
        opens_at=clock.now() - timedelta(days=1),
        closes_at=clock.now(),
    )
    return OpinionMap.objects.create(activity=activity, is_stale=True, **about)


def _store(map: OpinionMap, read: Conversation, progress: Progress) -> None:
    Statement.objects.bulk_create(statements_of(map, read), batch_size=AT_ONCE)
    voters = Voter.objects.bulk_create((Voter(map=map) for _ in read.votes.people), batch_size=AT_ONCE)
    votes, total, done = _votes(map, read, voters), len(read.votes.values), 0
    while some := list(islice(votes, AT_ONCE)):
        Vote.objects.bulk_create(some)
        progress(done := done + len(some), total)


def _votes(map: OpinionMap, read: Conversation, voters: list[Voter]) -> Iterator[Vote]:
    keys = dict(map.statements.values_list("number", "pk"))
    statements = [keys[int(id)] for id in read.votes.statements]
    cast = read.votes
    for row, column, value in zip(
        cast.rows.tolist(), cast.columns.tolist(), cast.values.tolist(), strict=True
    ):
        yield Vote(voter=voters[row], statement_id=statements[column], value=value)


def import_later(
    *,
    actor: Person,
    initiative: Initiative,
    files: "tuple[File[Any], File[Any]]",
    title: str,
    credit: str = "",
) -> Job:
    """Put the files aside (statements, votes); a task reads them. One conversation of each person at once."""
    with (
        put_aside(files[0]) as said,
        put_aside(files[1]) as cast,
        acting(actor, "design.import_opinion_map", initiative),
    ):
        if unfinished(actor, "import_opinion_map").exists():
            raise Refused(
                "design.import_opinion_map",
                _("Your other files are still being read. Wait until it is done, then send these."),
            )
        return start(
            "design.import_opinion_map",
            [said, cast],
            str(actor.pk),
            initiative.pk,
            by=actor,
            title=gettext("Importing “%(title)s”") % {"title": title[:100]},
            about={"title": title, "credit": credit},
            back_url=reverse("design:import_opinion_map", args=[initiative.slug]),
        )
