"""Drawing who is asked: a list that becomes public, then a seed, and nothing else decides."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.ui.words import said
from samenspel.methods.assignment import UnfitFrame, assign, assigned_as_json, read_frame
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.actions.answering import seal
from samenspel.tools.surveys.models.randomisations import Assigned, Randomisation
from samenspel.tools.surveys.queries.randomisations import (
    AT_ONCE,
    eligible,
    frame_of,
    id_of,
    listed_people,
    locked_randomisation,
    name_of,
)
from samenspel.tools.surveys.queries.surveys import newest_edition

describe(
    "surveys.announce_randomisation",
    _("{actor} made the list public from which is drawn who is asked in “{title}”. Its fingerprint: {hash}."),
)
describe("surveys.draw_randomisation", _("It was drawn who is asked in “{title}”, with the seed “{seed}”."))
describe(
    "surveys.cancel_randomisation",
    _("{actor} cancelled the draw of who is asked in “{title}”: {reason}"),
    news=False,
)


def announce_later(*, actor: Person, randomisation: Randomisation, seed_plan: str, draws_at: datetime) -> Job:
    """A task makes the list, and makes it public."""
    with acting(actor, "surveys.announce_randomisation", randomisation) as randomisation:
        refuse_moment(randomisation, draws_at)
        return start(
            "surveys.announce_randomisation",
            str(actor.pk),
            randomisation.pk,
            by=actor,
            seed_plan=seed_plan,
            draws_at=draws_at.isoformat(),
            title=gettext("Making the list"),
            back_url=reverse("surveys:announce_randomisation", args=[randomisation.pk]),
        )


def refuse_moment(randomisation: Randomisation, draws_at: datetime) -> None:
    """Also when the list is made: a seed that came before its list could have been known."""
    closes_at = randomisation.survey.activity.closes_at
    if draws_at <= clock.now():
        reason = _("This moment is over. The list is public first, the seed comes later.")
    elif closes_at and draws_at >= closes_at:
        reason = _("The survey is closed then. Choose an earlier moment, or let it close later.")
    elif closes_at and randomisation.arms.filter(writes_at__gte=closes_at).exists():
        reason = _("The letters of an arm would leave when the survey is closed. Change one of both.")
    else:
        return
    raise Refused("surveys.announce_randomisation", reason)


def announce_randomisation(
    *, actor: Person, randomisation: Randomisation, seed_plan: str, draws_at: datetime
) -> Randomisation:
    """Nobody comes on the list any more, and nothing of the arms changes: it is public what they were when
    nobody knew the seed."""
    with acting(
        actor, "surveys.announce_randomisation", randomisation, locked_randomisation
    ) as randomisation:
        refuse_moment(randomisation, draws_at)
        _settle_questions(randomisation)
        found = eligible(randomisation)
        try:
            frame, names = frame_of(randomisation, found)
        except UnfitFrame as error:
            raise Refused("surveys.announce_randomisation", said(error.problem)) from error
        set_values(
            randomisation,
            listed=frame.data.decode(),
            hash=frame.hash,
            names={str(number): name for number, name in names.items()},
            assessed=found.assessed,
            left_out=dict(found.left_out),
            people=len(frame.people),
            seed_plan=seed_plan,
            draws_at=draws_at,
            announced_at=clock.now(),
        )
        tell(
            actor,
            "surveys.announce_randomisation",
            randomisation.survey,
            hash=frame.hash,
            seed_plan=seed_plan,
        )
    return randomisation


def _settle_questions(randomisation: Randomisation) -> None:
    """Where an arm has its own, the others have the newest as it is now; nobody changes them any more."""
    if not randomisation.arms.exclude(edition=None).exists():
        return
    randomisation.arms.filter(edition=None).update(edition=newest_edition(randomisation.survey))
    for arm in randomisation.arms.select_related("edition"):
        assert arm.edition is not None
        seal(arm.edition)


def draw_later(*, actor: Person, randomisation: Randomisation, seed: str, signature: str = "") -> Job:
    with acting(actor, "surveys.draw_randomisation", randomisation) as randomisation:
        return start(
            "surveys.draw_randomisation",
            str(actor.pk),
            randomisation.pk,
            by=actor,
            seed=seed,
            signature=signature,
            title=gettext("Drawing"),
            back_url=reverse("surveys:draw_randomisation", args=[randomisation.pk]),
        )


def draw_randomisation(
    *, actor: Person, randomisation: Randomisation, seed: str, signature: str = ""
) -> Randomisation:
    """List and seed decide; anyone computes the same. Of two who draw at once one is first. Raises
    UnfitSeed."""
    with acting(actor, "surveys.draw_randomisation", randomisation, locked_randomisation) as randomisation:
        drawn = assign(frame := read_frame(randomisation.listed.encode()), seed)
        allotted = assigned_as_json(frame, seed, drawn)
        set_values(randomisation, seed=seed, signature=signature, drawn_at=clock.now(), allotted=allotted)
        listed, arms = listed_people(frame), {arm.number: arm for arm in randomisation.arms.all()}
        for number, arm in arms.items():
            set_values(arm, drawn=sum(one.arm == number for one in drawn.values()))
        names = {id_of(randomisation.survey, name): name for name in _names(randomisation)}
        rows = [
            Assigned(
                randomisation=randomisation,
                arm=arms[one.arm],
                pseudonym=names[id],
                stratum=listed[id].stratum,
                cluster=listed[id].cluster,
                sampled=float(one.sampled),
                chance=float(one.chance),
            )
            for id, one in drawn.items()
            if one.arm and id in names
        ]
        Assigned.objects.bulk_create(sorted(rows, key=lambda one: one.pseudonym), batch_size=AT_ONCE)
        randomisation.assessed_people.all().delete()
        tell(actor, "surveys.draw_randomisation", randomisation.survey, seed=seed)
    return randomisation


def _names(randomisation: Randomisation) -> list[str]:
    """Of who is on the list and was not erased since."""
    people = randomisation.assessed_people.values_list("invited__mark", flat=True)
    return [name_of(randomisation.survey, mark) for mark in people.iterator()]


def cancel_randomisation(*, actor: Person, randomisation: Randomisation, reason: str) -> None:
    """Before it is drawn. A list that was public stays so, with the reason; of who stood on it nothing is
    kept but the addresses, to begin anew."""
    with acting(actor, "surveys.cancel_randomisation", randomisation, locked_randomisation) as randomisation:
        set_values(randomisation, cancelled_because=reason)
        randomisation.assessed_people.all().delete()
        tell(actor, "surveys.cancel_randomisation", randomisation.survey, reason=reason)
