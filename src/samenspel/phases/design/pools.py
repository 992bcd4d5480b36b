"""The pool of a lottery as the methods take it, and what they make of it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import override

from samenspel.foundation.ui.words import said
from samenspel.methods.sortition import (
    Limits,
    Person,
    Pool,
    UnfitPool,
    beside,
    list_people,
    make,
    percent,
    promises,
    publish,
    read_list,
    replace_members,
    sitting,
)
from samenspel.methods.sortition import Lottery as Made
from samenspel.methods.words import Words
from samenspel.phases.design.models.candidates import Candidate, Reply, Seat
from samenspel.phases.design.models.lotteries import OF_LETTERS, Draw, Lottery

Snapshot = dict[str, dict[str, Any]]
CPU_SECONDS, MOST_SHARED = 25, 50
ALL_KEPT = Words("Who was chosen before takes all seats. Add seats, or draw nobody.")
ALL_WRITTEN = Words("Everybody on the list got a letter, or lives with somebody who did.")
BARRED = Words("No panel that meets all quotas has room for somebody with these features.")


@dataclass(frozen=True)
class Listed:
    """A public list, and what is kept beside it of the people on it."""

    listed: bytes
    people: int
    count: int
    snapshot: Snapshot = field(default_factory=dict)
    promises: dict[str, Any] = field(default_factory=dict)
    found: dict[str, Any] = field(default_factory=dict)

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.listed).hexdigest()


def drawn_from(lottery: Lottery, of: str) -> "QuerySet[Candidate]":
    """Who can be drawn, and who has a seat already."""
    if of in OF_LETTERS:
        return lottery.candidates.all()
    return lottery.candidates.filter(Q(reply=Reply.YES) | Q(is_kept=True))


def snapshot_of(lottery: Lottery, of: str) -> Snapshot:
    """By number: the values, and which household; addresses themselves are not kept here."""
    names = ("number", "values", "address", "is_kept", "invited_at", "lottery")
    people = list(drawn_from(lottery, of).only(*names))
    homes: dict[str, str] = {}
    found = {
        one.number: {
            "values": one.values,
            "home": homes.setdefault(one.home, str(len(homes) + 1)) if one.home else "",
            "is_kept": one.is_kept,
            "has_letter": one.invited_at is not None,
        }
        for one in people
    }
    return _one_of_each(found, lottery.salt) if of == Draw.Of.PANEL else found


def _one_of_each(snapshot: Snapshot, salt: str) -> Snapshot:
    """Where many addresses are shared, one of each is drawn first, by numbers that were random from the
    beginning: with so many no list was found that keeps those of one address apart in time."""
    living = Counter(one["home"] for one in snapshot.values() if one["home"])
    if sum(count > 1 for count in living.values()) <= MOST_SHARED:
        return snapshot
    first: dict[str, str] = {}
    for number in sorted(snapshot, key=lambda number: _place(snapshot[number], salt, number)):
        first.setdefault(snapshot[number]["home"] or number, number)
    stays = {*first.values(), *(number for number, one in snapshot.items() if one["is_kept"])}
    return {number: one for number, one in snapshot.items() if number in stays}


def _place(one: dict[str, Any], salt: str, number: str) -> tuple[bool, str]:
    return not one["is_kept"], hashlib.sha256(f"{salt} {number}".encode()).hexdigest()


def last_draw(lottery: Lottery) -> Draw:
    """That of the panel or, where seats were filled since, of the newcomers."""
    drawn = lottery.draws.exclude(of__in=OF_LETTERS).exclude(drawn_at=None)
    return drawn.select_related("lottery").latest("number")


def list_letters(lottery: Lottery, snapshot: Snapshot, letters: int = 0) -> Listed:
    """Who has a seat or a letter already gets none, and nobody who lives with them. `letters`: how many, when
    not the lottery's first. Raises UnfitPool."""
    if sum(one["is_kept"] for one in snapshot.values()) >= lottery.seats:
        raise UnfitPool(ALL_KEPT)
    out = {number for number, one in snapshot.items() if one["is_kept"] or one["has_letter"]}
    taken = {snapshot[number]["home"] for number in out} - {""}
    homes = {
        number: one["home"]
        for number, one in snapshot.items()
        if number not in out and one["home"] not in taken
    }
    after = [draw.hash for draw in letters_drawn(lottery)]
    if after and not homes:
        raise UnfitPool(ALL_WRITTEN)
    listed = list_people(homes, letters or lottery.letters, after)
    return Listed(listed.data, len(homes), listed.letters, snapshot)


def letters_drawn(lottery: Lottery, before: int | None = None) -> "QuerySet[Draw]":
    """The draws of letters that were held, in order; those before the draw of that number, or all."""
    drawn = lottery.draws.filter(of__in=OF_LETTERS).exclude(drawn_at=None).order_by("number")
    return drawn if before is None else drawn.filter(number__lt=before)


def list_panels(lottery: Lottery, snapshot: Snapshot) -> Listed:
    """Raises UnfitPool or NoPanel."""
    pool = pool_of(lottery, snapshot)
    kept = sorted(number for number, one in snapshot.items() if one["is_kept"])
    made = make(beside(pool, kept) if kept else pool, limits=Limits(seconds=CPU_SECONDS))
    public = publish(made, **({"pool": pool, "kept": kept} if kept else {}))
    listed = _listed(public.data, len(public.panels), len(pool.people), made, snapshot)
    listed.promises["left_out"] = drawn_from(lottery, Draw.Of.PANEL).count() - len(snapshot)
    return listed


def list_newcomers(lottery: Lottery) -> Listed:
    """For the seats that are free, from the same pool. Raises UnfitPool or NoPanel."""
    last = last_draw(lottery)
    public, snapshot = read_list(last.listed.encode()), last.snapshot
    pool = pool_of(lottery, snapshot)
    panel, number = sitting(public, last.panel or 0), last.panel or 0
    seated = set(lottery.candidates.filter(seat=Seat.TAKEN).values_list("number", flat=True))
    willing = set(lottery.candidates.filter(reply=Reply.YES).values_list("number", flat=True))
    declined = [one for one in panel if one not in seated]
    away = [one for one in snapshot if one not in willing and one not in panel]
    limits = Limits(seconds=CPU_SECONDS)
    replacing = replace_members(public, number, pool, declined, away=away, limits=limits)
    listed = replacing.public
    return _listed(listed.data, len(listed.panels), len(pool.people), replacing.lottery, snapshot)


def pool_of(lottery: Lottery, snapshot: Mapping[str, Any]) -> Pool:
    """Raises UnfitPool."""
    people = tuple(Person(number, one["values"], one["home"]) for number, one in sorted(snapshot.items()))
    return Pool(people, lottery.as_quotas, lottery.seats, lottery.salt)


def _listed(data: bytes, count: int, people: int, made: Made, snapshot: Snapshot) -> Listed:
    told = {"lowest": percent(made.least), "said": in_all_languages(promises(made))}
    return Listed(data, people, count, snapshot, told, _chances(made))


def _chances(made: Made) -> dict[str, Any]:
    """Everybody's chance with its reason, which people of one kind share."""
    reasons: list[dict[str, list[str]]] = []
    places: dict[str, int] = {}
    chances = {}
    for person in made.pool.people:
        words = BARRED if person.id in made.barred else made.reason(person.id)
        if str(words) not in places:
            places[str(words)] = len(reasons)
            reasons.append(in_all_languages([words]))
        chances[person.id] = [percent(made.chances[person.id]), places[str(words)]]
    return {"chances": chances, "reasons": reasons}


def in_all_languages(sentences: Iterable[Words]) -> dict[str, list[str]]:
    sentences, told = tuple(sentences), {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            told[language] = [said(one) for one in sentences]
    return told
