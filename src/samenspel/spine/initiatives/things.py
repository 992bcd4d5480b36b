"""The cards of things: what the house knows of each kind, said once, in the `cards.py` of its app.

Crumbs, search, following, news, talk, the journal, what there is to do, the sitemap and the tests of access
read them. A thing is a row of a model with `get_absolute_url`, with `parent` and `initiative` (or it is one).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured, ObjectDoesNotExist
from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from samenspel.foundation.access import Predicate, anyone
from samenspel.foundation.journal.queries import address_of
from samenspel.methods.barriers import GAUGES, Measured, add_up
from samenspel.methods.disclosure import Protected, Release, Since
from samenspel.spine.initiatives.activity_kinds import ActivityKind, register_kind
from samenspel.spine.initiatives.doings import Source
from samenspel.spine.initiatives.measuring import Answering, Gauges, Span
from samenspel.spine.initiatives.phases import Phase
from samenspel.spine.initiatives.reminding import Reminding
from samenspel.spine.initiatives.seated import Seated

Text = str | Promise
LONGEST_KEY = 18
MARKDOWN, FOUNTAIN = "markdown", "fountain"


def do_nothing(person: Any, thing: Any) -> None:
    """Where taking part has no other effect."""


@dataclass(frozen=True)
class Talk:
    """How people talk about things of a kind. `embeds`: their own page shows the talk with `{% talk %}`;
    otherwise it has a page of its own."""

    can_talk: Predicate
    embeds: bool = False


@dataclass(frozen=True)
class Together:
    """How somebody comes to make a thing with its authors, by a link that they share. `takes_authors`: may a
    member do so now? `locked(thing)`: as the database knows it inside writing(), with all who could change
    that answer waiting. `asks`: what the page of the link says, above the title and `text_of(thing)`;
    `thanks`: what who joined in is told."""

    takes_authors: Predicate
    locked: Callable[[Any], Any]
    asks: Text
    thanks: Text
    text_of: Callable[[Any], Text]


@dataclass(frozen=True)
class Written:
    """How people write the text of things of a kind together (`tools/writing`). `can_write`: may a member now
    (of no initiative: anybody)? `marks(thing)`: MARKDOWN or FOUNTAIN. `can_run`: instead of coordinators."""

    can_write: Predicate
    marks: Callable[[Any], str]
    can_run: Predicate = ~anyone


@dataclass(frozen=True)
class Search:
    """`find(person, words)`: those that this person may see and that hold every word, the best first. Each is
    shown under `label`, with one line of text below its title."""

    label: Text
    find: Callable[[Any, str], QuerySet[Any]]
    text_of: Callable[[Any], Text]


@dataclass(frozen=True)
class Told:
    """What was told of a `part` of a thing (`about`: its address) before."""

    about: str
    part: str
    release: Release


@dataclass(frozen=True)
class Named:
    """A variable that people may be counted by, with its words and those of its categories, by language.
    `ordered`: categories go together with their neighbours only."""

    words: Mapping[str, str]
    categories: Mapping[str, Mapping[str, str]]
    ordered: bool = False


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How the people of things of a kind are counted, so that tables of them can be published, each held
    against all that were before (`tools/releases`).

    `parts(thing)`: what may be told of, such as waves that are over, with what each is called;
    `called(part)`: the same of any. `variables(thing)`: what people may be counted by. `count(thing, part,
    tables)`: the tables by these variables (none named: all there are). `since(thing, part, release, told)`:
    what came between a release of the same thing and this one; None: nothing. `known(thing, part)`: those of
    its people whose accounts are known, by their keys, to hold them against people of other things.
    `trim`: hides more, where something else is told that would give it away. `apart`: categories that go
    together with no other.

    `stands(thing, part, people)`: inside writing(), with all who could change it waiting: may it be told of,
    and are they still as many (None: whatever their number)? `left(thing)`: how many withdrew. `due()`: what
    is told of by itself, by part; `tell`: inside the transaction in which that is kept; answers what else is
    told. None: too few, or nothing safe.
    """

    parts: Callable[[Any], Mapping[str, str]]
    variables: Callable[[Any], Mapping[str, Named]]
    count: Callable[[Any, str, Sequence[Sequence[str]]], Release]
    since: Callable[[Any, str, Release, Told], Since | None]
    known: Callable[[Any, str], Collection[UUID]]
    stands: Callable[[Any, str, int | None], bool]
    left: Callable[[Any], int]
    due: Callable[[], Iterable[tuple[Any, str]]]
    trim: Callable[[Any, str, Protected], Protected]
    tell: Callable[[Any, str, Protected | None, Sequence[Told]], Mapping[str, Any]]
    called: Callable[[str], str]
    apart: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What something took of one side (a name of models.Side): `hours` in all, or of each who came
    (`for_each`); or money, `cents` of a currency."""

    side: str
    what: Text
    hours: float = 0
    for_each: bool = False
    cents: int = 0
    currency: str = "EUR"


@dataclass(frozen=True, kw_only=True)
class Card:
    """One kind of thing.

    `label`: where it is left out, that of the first kind of activity that has such a row of its own.
    `every()` returns all of them, with what their pages and permissions need. `seen_by(person)` returns those
    for whom `can_see` says yes, in one query; what is followed has it. `told_to(person)`: those of which news
    is told, where that is not settled by who sees their initiative. `kinds`: of activity, that have such a
    row of their own; `found_in`: in which such things are found besides, none of both for everywhere.
    `doings`: asked where there is one. `seated`: where people may sign up for them.
    `counted`: where tables of its people can be published.
    `joined(person, thing)`: called inside the action by which somebody talks about it or comes to make it.
    `reminds()`: whom to remind of which of them now.
    `costs(initiative)`: what all such things of an initiative have taken of both sides until now.
    `gauges`: what such things tell of how initiatives go, for the signs that are read from it.
    `answering`: where such things are contributions that wait for an answer.
    """

    model: type[Model]
    label: Text = ""
    every: Callable[[], QuerySet[Any]]
    can_see: Predicate
    seen_by: Callable[[Any], QuerySet[Any]] | None = None
    told_to: Callable[[Any], QuerySet[Any]] | None = None
    is_followed: bool = False
    talk: Talk | None = None
    together: Together | None = None
    written: Written | None = None
    joined: Callable[[Any, Any], object] = do_nothing
    search: Search | None = None
    seated: Seated | None = None
    kinds: Sequence[ActivityKind] = ()
    found_in: Sequence[ActivityKind] = ()
    doings: Sequence[Source] = ()
    reminds: Reminding | None = None
    costs: Callable[[Any], Iterable[Cost]] | None = None
    counted: Counted | None = None
    gauges: Gauges = field(default_factory=dict)
    answering: Answering | None = None

    def __post_init__(self) -> None:
        if not self.label:
            object.__setattr__(self, "label", next((kind.label for kind in self.kinds), ""))

    @property
    def name(self) -> str:
        """As in an address: plan.proposal."""
        return self.model._meta.label_lower

    @property
    def phase(self) -> str:
        """Of the app that owns it; a tool and the spine are of none."""
        label = self.model._meta.app_label
        return label if label in Phase.values else ""

    @property
    def activities(self) -> list[str]:
        """The names of the kinds of activity in which such things are found."""
        return [kind.name for kind in (*self.kinds, *self.found_in)]


CARDS: dict[str, Card] = {}
PAGES_WITHOUT_CARD: dict[str, str] = {}


def lay(*cards: Card) -> None:
    """Called once for each, by the app that owns the things."""
    for card in cards:
        if card.name in CARDS:
            raise ImproperlyConfigured(f"“{card.name}” has a card already.")
        if not card.label:
            raise ImproperlyConfigured(f"Say what people call a thing of “{card.name}” (label).")
        if card.is_followed and card.seen_by is None:
            raise ImproperlyConfigured(f"“{card.name}” is followed, so say who sees which of them (seen_by).")
        if unknown := set(card.gauges) - set(GAUGES):
            raise ImproperlyConfigured(f"There is no gauge “{unknown.pop()}” for “{card.name}” to read.")
        CARDS[card.name] = card
        for kind in card.kinds:
            register_kind(kind, card.phase)


def needs_no_card(model: str, *, because: str) -> None:
    """Of a model (plan.award) whose rows have an address or are found by one, and are no thing."""
    PAGES_WITHOUT_CARD[model] = because


def card_of(thing: Any) -> Card:
    """As the house names it: a thing of an unknown kind is a mistake in the house."""
    name = thing._meta.label_lower
    if name not in CARDS:
        raise ImproperlyConfigured(f"Nobody laid a card for “{name}” (there are: {', '.join(CARDS)}).")
    return CARDS[name]


def costs_of(initiative: Any) -> list[Cost]:
    """Of all kinds of things that say what they cost, in the order in which their cards were laid."""
    return [cost for card in CARDS.values() if card.costs for cost in card.costs(initiative)]


def measured(gauge: str, span: Span) -> dict[int, Measured]:
    """By initiative: what all kinds of things that read this gauge tell together."""
    found: dict[int, list[Measured]] = defaultdict(list)
    for card in CARDS.values():
        for key, one in card.gauges[gauge](span) if gauge in card.gauges else ():
            found[key].append(one)
    added = {key: add_up(rows) for key, rows in found.items()}
    return {key: one for key, one in added.items() if one}


def part_of(thing: Any, name: str) -> Any:
    """What its card says of `talk`, `written`…: a thing whose card says nothing of it is a mistake in the
    house."""
    card = card_of(thing)
    part = getattr(card, name)
    if part is None:
        raise ImproperlyConfigured(f"The card of “{card.name}” says nothing of “{name}”.")
    return part


def find_thing(address: str, is_wanted: Callable[[Card], object] = bool) -> Any:
    """By an address such as plan.proposal/12, of a kind that is wanted. Whatever is wrong with it, there is
    no such thing."""
    name, _slash, key = address.partition("/")
    card = CARDS.get(name)
    if (
        card is None
        or not is_wanted(card)
        or not (key.isascii() and key.isdecimal())
        or len(key) > LONGEST_KEY
    ):
        raise ObjectDoesNotExist(address)
    return card.every().get(pk=int(key))


def things_at(addresses: Iterable[str]) -> dict[str, Any]:
    """Those that are there, by address: one query for each kind among them."""
    keys: dict[str, list[int]] = defaultdict(list)
    for address in addresses:
        name, _slash, key = address.partition("/")
        if name in CARDS:
            keys[name].append(int(key))
    found = [thing for name, wanted in keys.items() for thing in CARDS[name].every().filter(pk__in=wanted)]
    return {address_of(thing): thing for thing in found}


def thing_seen_by(person: Any, address: str) -> Any:
    """The thing at this address, where there is one that this person sees."""
    found = things_at([address]) if address else {}
    return next((one for one in found.values() if card_of(one).can_see(person, one)), None)


def line_of(thing: Any) -> Iterator[Any]:
    """The thing, what it stands in, and so on up to its initiative."""
    while isinstance(thing, Model):
        yield thing
        thing = getattr(thing, "parent", None)
