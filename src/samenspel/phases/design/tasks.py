"""Long work: reading a conversation, finding groups in votes."""

from contextlib import ExitStack
from typing import Any

from django.utils.translation import gettext as _

from samenspel.foundation.access import allow
from samenspel.foundation.tasks import Failed, each, every, progress, task
from samenspel.foundation.tasks.uploads import taken
from samenspel.foundation.ui.words import said
from samenspel.methods.opinion import MalformedFile
from samenspel.phases.design.actions import importing
from samenspel.phases.design.actions import opinion_maps as actions
from samenspel.phases.design.actions.gathering import tell_writing
from samenspel.phases.design.counting import found_in, standing_in
from samenspel.phases.design.models.opinion_maps import OpinionMap
from samenspel.phases.design.queries import texts_with_news, votes_of
from samenspel.phases.design.sources import UnfitConversation
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person


@task()
def renew_map(map_id: int, name: str) -> bool:
    """`name`: that by which this task is known to the map. False when another one took its place."""
    map = OpinionMap.objects.get(pk=map_id)
    votes, visitors = votes_of(map)
    found, group_of = found_in(votes, visitors, map.group_of)
    standing = standing_in(votes)
    return actions.renew_map(
        actor=None, map=map, name=name, found=found, group_of=group_of, standing=standing
    )


@task()
def import_opinion_map(
    uploads: list[str], person_id: str, initiative_id: int, *, about: dict[str, Any]
) -> OpinionMap:
    """`uploads`: the file of statements and that of votes."""
    actor = Person.objects.get(pk=person_id)
    initiative = Initiative.objects.get(pk=initiative_id)
    with ExitStack() as stack:
        comments, votes = (stack.enter_context(taken(name)).read() for name in uploads)
        map = _map_of(actor, initiative, comments, votes, about)
    if name := actions.take_turn(map):
        progress(0, 1, _("Looking for groups…"))
        renew_map.call(map.pk, name)
    return map


def _map_of(
    actor: Person, initiative: Initiative, comments: bytes, votes: bytes, about: dict[str, Any]
) -> OpinionMap:
    try:
        return importing.import_opinion_map(
            actor=actor,
            initiative=initiative,
            comments=comments,
            votes=votes,
            progress=lambda done, total: progress(done, total, _("Keeping the votes…")),
            **about,
        )
    except importing.AlreadyImported as error:  # it came twice, or this task was killed after saving
        if allow(actor, "design.show_opinion_map", error.map):
            return error.map
        raise Failed(_("This file was imported before, in an initiative that you can't see.")) from error
    except MalformedFile as error:
        words = {"line": error.line, "problem": said(error.problem)}
        raise Failed(_("Line %(line)d: %(problem)s") % words) from error
    except UnfitConversation as error:
        raise Failed(str(error)) from error


@every(seconds=600)
def tell_what_was_written() -> int:
    """Of each text at most once a day. Returns of how many."""
    return sum(map(bool, each(texts_with_news(), lambda text: tell_writing(actor=None, text=text))))


# While people vote; every worker asks by its own clock, and one of them begins.
every(seconds=10)(actions.renew_when_stale)
