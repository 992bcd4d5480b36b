"""People of a lottery on paper and in tables, for those who run it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q, Sum
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from samenspel.foundation.access import allow
from samenspel.foundation.journal.models import Message
from samenspel.foundation.ui.downloads import as_csv, plain
from samenspel.foundation.ui.figures import as_money
from samenspel.foundation.ui.punctuation import colon
from samenspel.phases.design.models.candidates import Candidate, Need, Seat
from samenspel.phases.design.models.lotteries import Draw, Lottery
from samenspel.phases.design.pools import letters_drawn
from samenspel.spine.people.letters import absolute

LETTERS_AT_ONCE = 400


def invited_by_post(lottery: Lottery, *, everybody: bool = False) -> Any:
    """Who was drawn last to get a letter and has no mailbox, and whom no mail reached since the first; or all
    who were drawn last."""
    last = letters_drawn(lottery).last()
    newest = Q(invited_at__gte=last.drawn_at) if last else Q(invited_at__isnull=False)
    by_post = Q(newest, email="") | Q(invited_at__isnull=False, letter__state=Message.State.FAILED)
    return lottery.candidates.filter(newest if everybody else by_post).order_by("number")


def letters_page(lottery: Lottery, person: Any) -> dict[str, Any]:
    """What is told before letters are made."""
    count, organisation = invited_by_post(lottery).count(), lottery.initiative.service.organisation
    return {
        "count": count,
        "parts": range(1, (count - 1) // LETTERS_AT_ONCE + 2),
        "organisation": organisation,
        "may_change_organisation": allow(person, "services.change_organisation", organisation),
    }


def letters_on_paper(lottery: Lottery, people: Sequence[Candidate]) -> dict[str, Any]:
    """For `design/letter.typ`, in the language of the initiative."""
    with override(lottery.initiative.language):
        until = lottery.replies_until
        organisation = lottery.initiative.service.organisation
        told = {
            "title": str(lottery),
            "organisation": organisation.name,
            "summary": lottery.activity.summary,
            "until": date_format(localtime(until), "DATE_FORMAT") if until else "",
            "seats": lottery.seats,
            "erased": date_format(lottery.erased_on, "DATE_FORMAT"),
        }
        return {
            "title": str(lottery),
            "language": lottery.initiative.language,
            "words": _words(told),
            "sender": organisation.envelope or [organisation.name],
            "back": " · ".join(organisation.envelope),
            "reply_to": organisation.reply_envelope,
            "answers": [_("Yes, I can be drawn for the panel"), _("No")],
            "features": [
                {"label": colon(name), "values": values} for name, values in lottery.features.items()
            ],
            "letters": [_letter(one, [*lottery.features]) for one in people],
        }


def _words(told: dict[str, Any]) -> dict[str, str]:
    return {
        "subject": _("An invitation: %(title)s") % told,
        "hello": _("Hello,"),
        "why": _("You were drawn by lot to get this letter. %(organisation)s invites you: %(summary)s")
        % told,
        "what": _(
            "From everybody who says yes, a panel of %(seats)d people is drawn by lot. Everyone can check "
            "both draws. Nothing is asked of you if you say no."
        )
        % told,
        "until": _("Please answer before %(until)s, at this address:") % told if told["until"] else "",
        "paper": _("Or fill in this slip and send it back."),
        "reply_to": _("Send this slip to:"),
        "number": colon(_("Your number")),
        "needs": _("What I need to take part:"),
        "kept": _("What we keep about you is erased on %(erased)s at the latest.") % told,
    }


def _letter(candidate: Candidate, features: Sequence[str]) -> dict[str, Any]:
    """`asked`: places among the features, which all letters share."""
    return {
        "name": candidate.name,
        "address": [part.strip() for part in candidate.address.split(",")],
        "number": candidate.number,
        "link": absolute(candidate.get_absolute_url()),
        "asked": [place for place, name in enumerate(features) if name not in candidate.values],
    }


def write_chosen(lottery: Lottery) -> str:
    """The panel as it is now, with what each needs, when they came, and what was spent."""
    features = [*lottery.features]
    people = lottery.candidates.filter(seat=Seat.TAKEN).annotate(spent=Sum("expenses__cents"))
    names = ("number", "name", "address", "e-mail", *map(plain, features), "needs", "was there", "expenses")
    return as_csv(names, (_chosen(one, features) for one in people.prefetch_related("attendances")))


def _chosen(one: Any, features: Sequence[str]) -> Iterator[str]:
    yield from _known(one, features)
    kinds = [str(Need(kind).label) for kind in one.needs.get("kinds", []) if kind in Need.values]
    yield plain("; ".join([*kinds, *filter(None, [one.needs.get("words", "")])]))
    yield " ".join(f"{attendance.day:%Y-%m-%d}" for attendance in one.attendances.all())
    yield as_money(one.spent or 0)


def write_remaining(lottery: Lottery) -> str:
    """Everybody who has no seat, with what they answered."""
    features = [*lottery.features]
    names = ("number", "name", "address", "e-mail", *map(plain, features), "answer", "seat")
    people = lottery.candidates.exclude(seat=Seat.TAKEN)
    rows = (
        (*_known(one, features), str(one.get_reply_display()), str(one.get_seat_display())) for one in people
    )
    return as_csv(names, rows)


def _known(one: Candidate, features: Sequence[str]) -> Iterator[str]:
    yield from (one.number, plain(one.name), plain(one.address), plain(one.email))
    yield from (plain(one.values.get(feature, "")) for feature in features)


def write_pool(draw: Draw) -> str:
    """Numbers, features and households of a draw, as `samenspel lottery` reads people."""
    features = [*draw.lottery.features]
    rows = (
        (number, *(one["values"].get(feature, "") for feature in features), one["home"])
        for number, one in sorted(draw.snapshot.items())
    )
    return as_csv(("id", *features, "household"), rows)


def write_quotas(lottery: Lottery) -> str:
    return as_csv(("feature", "value", "least", "most"), lottery.quotas)
