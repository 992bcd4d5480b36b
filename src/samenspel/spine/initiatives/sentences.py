"""Journal entries in words: every verb that is worth telling has one sentence."""

from django.core.exceptions import ImproperlyConfigured
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.journal.models import Entry

SENTENCES: dict[str, Promise] = {}


def describe(verb: str, sentence: Promise) -> None:
    """`sentence` may name {actor} and whatever the entry's data hold."""
    if verb in SENTENCES:
        raise ImproperlyConfigured(f"{verb} has a sentence already.")
    SENTENCES[verb] = sentence


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
describe("initiatives.join", _("{actor} joined."))
describe("initiatives.accept_charter", _("{actor} accepted version {number} of the charter."))
describe("initiatives.leave", _("{actor} left."))
describe("initiatives.appoint", _("{actor} gave a member a role."))
describe("initiatives.plan_phase", _("{actor} set the dates of a phase."))
describe("initiatives.add_activity", _("{actor} added “{title}”."))
describe("initiatives.change_activity", _("{actor} changed “{title}”."))
describe("initiatives.decide", _("{actor} wrote down a decision: “{what}”"))
describe("initiatives.reply", _("{actor} answered: “{said}”"))
