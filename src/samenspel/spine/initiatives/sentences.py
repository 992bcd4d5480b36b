"""Journal entries in words: every verb that is worth telling has one sentence, and says to whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.journal.models import Entry

SENTENCES: dict[str, Promise] = {}
HISTORY: set[str] = set()
NEWS: set[str] = set()


def describe(verb: str, sentence: Promise, *, history: bool = True, news: bool = True) -> None:
    """`sentence` may name {actor} and whatever the entry's data hold. It stands in the initiative's public
    `history`, and is `news` for those who follow what it is about."""
    if verb in SENTENCES:
        raise ImproperlyConfigured(f"{verb} has a sentence already.")
    SENTENCES[verb] = sentence
    HISTORY.update({verb} if history else ())
    NEWS.update({verb} if news else ())


@dataclass(frozen=True)
class Shown:
    """Things with a page or a place of their own. News of one leads there, and is told while it is among
    `now()`; `pages(ids)` are the addresses by id. Their key is a whole number."""

    now: Callable[[], QuerySet[Any]]
    pages: Callable[[Iterable[str]], dict[str, str]]


SHOWN: dict[str, Shown] = {}


def show_news_of(label: str, shown: Shown) -> None:
    """Called once, by the app that owns the thing (as in `plan.proposal`), when it is ready."""
    if label in SHOWN:
        raise ImproperlyConfigured(f"What is shown of {label} is said already.")
    SHOWN[label] = shown


def sentence_of(entry: Entry, names: dict[str, str]) -> str:
    """`names`: persons who act in public, by id. Everybody else is “somebody”, also after they left."""
    actor = names.get(entry.actor) or translate("Somebody")
    data = {name: _written(value) for name, value in entry.data.items()}
    return str(SENTENCES[entry.verb]).format_map({**data, "actor": actor})


def _written(value: object) -> object:
    return number_format(value, force_grouping=True) if type(value) is int else value


describe("initiatives.start_initiative", _("{actor} started this initiative."))
describe("initiatives.change_initiative", _("{actor} changed the description."))
describe("initiatives.open_initiative", _("{actor} opened the initiative to everyone."))
describe("initiatives.adopt_charter", _("{actor} wrote down version {number} of the charter."))
describe("initiatives.join", _("{actor} joined."), news=False)
describe("initiatives.accept_charter", _("{actor} accepted version {number} of the charter."), news=False)
describe("initiatives.leave", _("{actor} left."), news=False)
describe("initiatives.appoint", _("{actor} gave a member a role."), news=False)
describe("initiatives.plan_phase", _("{actor} set the dates of a phase."))
describe("initiatives.add_activity", _("{actor} added “{title}”."))
describe("initiatives.change_activity", _("{actor} changed “{title}”."))
describe("initiatives.decide", _("{actor} wrote down a decision: “{what}”"))
describe("initiatives.reply", _("{actor} answered: “{said}”"))
