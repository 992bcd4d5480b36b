"""Handing in, changing and withdrawing; the files, and their copies for reviewers."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import fresh, set_values
from samenspel.foundation.tasks import start
from samenspel.methods.stripping import Copy, Sought
from samenspel.methods.stripping.copies import found_in
from samenspel.phases.learn.actions.proceedings import make_volumes_anew
from samenspel.phases.learn.models.calls import Call
from samenspel.phases.learn.models.contributions import (
    Author,
    Contribution,
    Copying,
    Opposed,
    State,
    Version,
    every_version,
)
from samenspel.phases.learn.models.reviews import Assignment, Stage
from samenspel.phases.learn.queries.panels import locked_call, locked_contribution
from samenspel.phases.learn.rules.conflicts import conflicts_in, owners_of
from samenspel.phases.learn.rules.panels import is_own
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person

MOST_VERSIONS, MOST_EACH = 20, 20
Row = Mapping[str, str]
untold(
    "learn.submit_contribution",
    "learn.change_contribution",
    "learn.withdraw_contribution",
    "learn.add_version",
    because="Who contributes what is known to its authors and those who run the call, until it is decided.",
)
NO_SUBSTITUTE = _(
    "An organiser is among the authors, and nobody is named who runs such contributions. Ask the organisers "
    "to name somebody; nothing was saved."
)


def submit_contribution(
    *,
    actor: Person,
    call: Call,
    authors: Iterable[Row],
    themes: Iterable[Any] = (),
    opposed: Iterable[tuple[str, str]] = (),
    **values: Any,
) -> Contribution:
    """Whoever hands it in is one of the authors: where no address is theirs, the first row is."""
    with acting(actor, "learn.submit_contribution", call, locked_call) as call:
        _refuse_too_many(actor, call)
        last = call.contributions.aggregate(last=Max("number"))["last"] or 0
        contribution = Contribution.objects.create(call=call, number=last + 1, **values)
        contribution.themes.set(themes)
        _set_authors(contribution, [*authors], actor)
        _set_opposed(contribution, opposed)
        _refuse_without_substitute("learn.submit_contribution", contribution)
        set_values(contribution, left=marks_left(contribution))
        record(actor=actor, verb="learn.submit_contribution", thing=contribution)
        write_to(actor, "learn/submitted", contribution, call=call)
    return contribution


def _refuse_too_many(actor: Person, call: Call) -> None:
    mine = Contribution.objects.filter(call=call, authors__person=actor, state=State.SUBMITTED)
    if mine.distinct().count() >= MOST_EACH:
        words = _("You handed in %(most)d contributions already. Withdraw one first.")
        raise Refused("learn.submit_contribution", words % {"most": MOST_EACH})


def change_contribution(
    *,
    actor: Person,
    contribution: Contribution,
    authors: Iterable[Row],
    themes: Iterable[Any] = (),
    opposed: Iterable[tuple[str, str]] = (),
    **values: Any,
) -> Contribution:
    """Conflicts are looked for again: whoever reviews it and has one now reads it no more."""
    with acting(actor, "learn.change_contribution", contribution, _locked_with_call) as contribution:
        set_values(contribution, changed_at=clock.now(), **values)
        contribution.themes.set(themes)
        _set_authors(contribution, [*authors], actor)
        _set_opposed(contribution, opposed)
        _refuse_without_substitute("learn.change_contribution", contribution)
        set_values(contribution, left=marks_left(contribution))
        end_conflicted(contribution.call)
        record(actor=actor, verb="learn.change_contribution", thing=contribution)
    return contribution


def _locked_with_call(contribution: Contribution) -> Contribution:
    locked_call(contribution.call)
    return locked_contribution(contribution)


def withdraw_contribution(*, actor: Person, contribution: Contribution, because: str) -> Contribution:
    """Who reviews it is told, and reads it no more."""
    with acting(actor, "learn.withdraw_contribution", contribution, locked_contribution) as contribution:
        set_values(contribution, state=State.WITHDRAWN, withdrawn_because=because)
        for assignment in contribution.assignments.filter(stage=Stage.TOLD).select_related(
            "reviewer__person"
        ):
            write_to(
                assignment.reviewer.person, "learn/no_review", assignment.reviewer, number=contribution.number
            )
        contribution.assignments.update(stage=Stage.ENDED, ended_because="withdrawn")
        make_volumes_anew(contribution.call.edition)
        record(actor=actor, verb="learn.withdraw_contribution", thing=contribution)
    return contribution


def _set_authors(contribution: Contribution, rows: list[Row], actor: Person) -> None:
    """As they were typed. Whose account an author has is found by confirmed addresses."""
    contribution.authors.all().delete()
    owners = owners_of(row.get("email", "") for row in rows)
    made = [
        Author(contribution=contribution, place=place, person=owners.get(row.get("email", "")), **row)
        for place, row in enumerate(rows, 1)
    ]
    if made and actor.pk not in {one.person_id for one in made}:
        made[0].person = actor
    Author.objects.bulk_create(made)


def _set_opposed(contribution: Contribution, rows: Iterable[tuple[str, str]]) -> None:
    contribution.opposed.all().delete()
    Opposed.objects.bulk_create(
        Opposed(contribution=contribution, email=email, why=why) for email, why in rows
    )


def _refuse_without_substitute(verb: str, contribution: Contribution) -> None:
    if is_own(contribution) and contribution.call.substitute_id is None:
        raise Refused(verb, NO_SUBSTITUTE)


def end_conflicted(call: Call) -> None:
    """Inside an action, after authors, reviewers or their organisations changed."""
    found = conflicts_in(call)
    rows = Assignment.objects.filter(contribution__call=call).exclude(stage=Stage.ENDED)
    for assignment in rows.select_related("contribution", "reviewer__person"):
        if (assignment.contribution_id, assignment.reviewer_id) not in found:
            continue
        if assignment.stage == Stage.TOLD:
            reviewer = assignment.reviewer
            write_to(reviewer.person, "learn/no_review", reviewer, number=assignment.contribution.number)
        set_values(assignment, stage=Stage.ENDED, ended_because="conflict")


def sought_in(contribution: Contribution) -> list[Sought]:
    """What gives its authors away."""
    columns = {"name": "name", "mail": "email", "organisation": "affiliation", "ORCID": "orcid"}
    rows = [*contribution.authors.all()]
    texts = [(what, getattr(row, column)) for row in rows for what, column in columns.items()]
    return [Sought(what, text) for what, text in texts if len(text) > 3]


def marks_left(contribution: Contribution) -> list[list[str]]:
    text = "\n".join(
        [contribution.title, contribution.topics, *(text for _question, text in contribution.answers)]
    )
    return [[one.what, one.text] for one in found_in(text, sought_in(contribution))]


def add_version(*, actor: Person, contribution: Contribution, data: bytes, kind: str, name: str) -> Version:
    """The file stays as it is; a task makes the copy for reviewers."""
    with acting(actor, "learn.add_version", contribution, locked_contribution) as contribution:
        number = (contribution.versions.aggregate(last=Max("number"))["last"] or 0) + 1
        if number > MOST_VERSIONS:
            words = _("There are %(most)d versions already, which is the most.")
            raise Refused("learn.add_version", words % {"most": MOST_VERSIONS})
        version = Version(contribution=contribution, number=number, kind=kind, name=name[-200:])
        version.file.save(f"{kind}", ContentFile(data), save=False)
        version.save()
        set_values(contribution, changed_at=clock.now())
        record(actor=actor, verb="learn.add_version", thing=contribution)
        start("learn.strip_version", version_id=version.pk)
    return version


def keep_copy(*, actor: None, version: Version, copy: Copy | None, problem: str = "") -> None:
    """Once: a second worker that made it too changes nothing."""
    with acting(actor, "learn.keep_copy", version, _locked_version) as version:
        if version.copying != Copying.WAITING:
            return
        if copy is None:
            set_values(version, copying=Copying.REFUSED, problem=problem)
            return
        version.copy.save(version.kind, ContentFile(copy.data), save=False)
        did = [[words.template, words.values] for words in copy.did]
        left = [[one.what, one.text] for one in copy.left]
        set_values(version, copy=version.copy, copying=Copying.READY, did=did, left=left, was_read=copy.read)


def _locked_version(version: Version) -> Version:
    return fresh(every_version(), version.pk)
