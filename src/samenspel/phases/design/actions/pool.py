"""Who comes into the pool of a lottery: by signing up, at a desk, or from a list."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.files import File
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks import in_turn
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.queries import unfinished
from samenspel.foundation.tasks.uploads import put_aside
from samenspel.phases.design.lists import Row
from samenspel.phases.design.models.candidates import Candidate, Reply, new_numbers
from samenspel.phases.design.models.lotteries import Lottery
from samenspel.phases.design.queries.lotteries import locked_candidate, locked_lottery
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

Progress = Callable[[int, int], None]
AT_ONCE = 2000
describe("design.sign_up", _("Somebody signed up for the lottery “{title}”."), history=False, news=False)
describe("design.withdraw", _("Somebody left the pool of the lottery “{title}”."), history=False, news=False)
describe(
    "design.add_candidate",
    _("{actor} put somebody in the pool of “{title}”, from paper."),
    history=False,
    news=False,
)
describe(
    "design.remove_candidate",
    _("{actor} took somebody out of the pool of “{title}”, who asked for it."),
    news=False,
)
describe(
    "design.list_candidates",
    _("{actor} sent the list for the lottery “{title}”. People: {people}."),
    news=False,
)
describe("design.look_at_pool", _("{actor} looked at the people in the pool of “{title}”."), news=False)
describe("design.download_chosen", _("{actor} downloaded who was drawn in “{title}”."), news=False)
describe("design.download_remaining", _("{actor} downloaded who was not drawn in “{title}”."), news=False)
describe("design.download_pool", _("{actor} downloaded the features in the pool of “{title}”."), news=False)
describe("design.print_letters", _("{actor} printed letters of the lottery “{title}”."), news=False)
IN_THE_POOL = _("Somebody with this e-mail address is in the pool already.")


def sign_up(
    *, actor: Person, lottery: Lottery, name: str, address: str, values: Mapping[str, str], needs: Any
) -> Candidate:
    """The first time, or with other answers than before."""
    with acting(actor, "design.sign_up", lottery, locked_lottery) as lottery:
        told = {"name": name, "address": address, "values": dict(values), "needs": needs}
        mine = lottery.candidates.filter(person=actor).first()
        if mine is None:
            mine = _add(lottery, "design.sign_up", person=actor, email=actor.email or "", **told)
        else:
            set_values(mine, **told, **_yes())
        tell(None, "design.sign_up", lottery)
    return mine


def withdraw(*, actor: Any, candidate: Candidate) -> None:
    """By whoever has the letter or signed up. Also when a list is public: then a number stands on it, of
    nobody any more."""
    with acting(actor, "design.withdraw", candidate, locked_candidate) as candidate:
        tell(None, "design.withdraw", candidate.lottery)
        candidate.delete()


def add_candidate(
    *,
    actor: Person,
    lottery: Lottery,
    name: str,
    address: str,
    values: Mapping[str, str],
    needs: Any,
    email: str = "",
) -> Candidate:
    """Who signed up on paper."""
    with acting(actor, "design.add_candidate", lottery, locked_lottery) as lottery:
        told = {"name": name, "address": address, "values": dict(values), "needs": needs}
        added = _add(lottery, "design.add_candidate", email=email, **told)
        tell(actor, "design.add_candidate", lottery)
    return added


def remove_candidate(*, actor: Person, candidate: Candidate) -> None:
    """Whoever is known from paper or a list, and asks for it. As `withdraw`."""
    with acting(actor, "design.remove_candidate", candidate, locked_candidate) as candidate:
        if candidate.person_id is not None:
            raise Refused(
                "design.remove_candidate", _("Who signed up here leaves the pool by their account.")
            )
        tell(actor, "design.remove_candidate", candidate.lottery)
        candidate.delete()


def _add(lottery: Lottery, verb: str, *, email: str, **told: Any) -> Candidate:
    if email and lottery.candidates.filter(email=email).exists():
        raise Refused(verb, IN_THE_POOL)
    number = new_numbers(1, {*lottery.candidates.values_list("number", flat=True)})[0]
    return lottery.candidates.create(number=number, email=email, **told, **_yes())


def _yes() -> dict[str, Any]:
    """Who signs up says yes with it, also after a no."""
    return {"reply": Reply.YES, "replied_at": clock.now()}


def list_candidates(
    *, actor: Person, lottery: Lottery, rows: Sequence[Row], progress: Progress | None = None
) -> int:
    """All of them, in place of those who were listed before; returns how many."""
    numbers = new_numbers(len(rows), set())
    with acting(actor, "design.list_candidates", lottery, locked_lottery) as lottery:
        lottery.candidates.all().delete()
        for first in range(0, len(rows), AT_ONCE):
            some = zip(numbers[first:], rows[first : first + AT_ONCE], strict=False)
            Candidate.objects.bulk_create(_listed(lottery, number, row) for number, row in some)
            if progress:
                progress(first, len(rows))
        tell(actor, "design.list_candidates", lottery, people=len(rows))
    return len(rows)


def _listed(lottery: Lottery, number: str, row: Row) -> Candidate:
    return Candidate(
        lottery=lottery,
        number=number,
        name=row.name,
        email=row.email,
        address=row.address,
        values=row.values,
        is_kept=row.is_kept,
    )


def list_candidates_later(*, actor: Person, lottery: Lottery, file: "File[Any]") -> Job:
    """Put the file aside; a task reads it. One list of each person at a time."""
    with (
        put_aside(file) as upload,
        acting(actor, "design.list_candidates", lottery, locked_lottery) as lottery,
    ):
        in_turn(f"list_candidates of {actor.pk}")
        if unfinished(actor, "list_candidates").exists():
            raise Refused(
                "design.list_candidates",
                _("Your other list is still being read. Wait until it is done, then send this one."),
            )
        return start(
            "design.list_candidates",
            upload,
            str(actor.pk),
            lottery.pk,
            by=actor,
            title=gettext("Reading the list of people"),
            back_url=reverse("design:list_candidates", args=[lottery.pk]),
        )


def look_at_pool(*, actor: Person, lottery: Lottery) -> None:
    """Nobody sees people in it without leaving a line in the journal."""
    with acting(actor, "design.look_at_pool", lottery):
        tell(actor, "design.look_at_pool", lottery)


def download_chosen(*, actor: Person, lottery: Lottery) -> None:
    with acting(actor, "design.download_chosen", lottery):
        tell(actor, "design.download_chosen", lottery)


def download_remaining(*, actor: Person, lottery: Lottery) -> None:
    with acting(actor, "design.download_remaining", lottery):
        tell(actor, "design.download_remaining", lottery)


def download_pool(*, actor: Person, lottery: Lottery) -> None:
    with acting(actor, "design.download_pool", lottery):
        tell(actor, "design.download_pool", lottery)


def print_letters(*, actor: Person, lottery: Lottery) -> None:
    with acting(actor, "design.print_letters", lottery):
        tell(actor, "design.print_letters", lottery)
