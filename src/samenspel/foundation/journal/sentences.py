"""Journal entries in words: every verb has one sentence and says to whom, or a reason why it has none."""

from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as translate

from samenspel.foundation.journal.models import Entry


@dataclass(frozen=True)
class Sentence:
    """`words` may name {actor} and whatever the entry's data hold. It stands in the initiative's public
    `history`, and is `news` for those who follow what it is about."""

    words: str | Promise
    history: bool = True
    news: bool = True


SENTENCES: dict[str, Sentence] = {}
UNTOLD: dict[str, str] = {}


def describe(verb: str, words: str | Promise, *, history: bool = True, news: bool = True) -> None:
    """Said once, beside the action that records the verb."""
    _refuse_twice(verb)
    SENTENCES[verb] = Sentence(words, history, news)


def untold(*verbs: str, because: str) -> None:
    """Verbs that are recorded and told to nobody in words."""
    for verb in verbs:
        _refuse_twice(verb)
        UNTOLD[verb] = because


def _refuse_twice(verb: str) -> None:
    if verb in SENTENCES:
        raise ImproperlyConfigured(f"{verb} has a sentence already.")
    if verb in UNTOLD:
        raise ImproperlyConfigured(f"{verb} has a reason already why it is not told: {UNTOLD[verb]}")


def refuse_speechless(verb: str) -> None:
    """A verb that nobody gave words would be no news and no history, and nobody would notice."""
    if verb not in SENTENCES and verb not in UNTOLD:
        raise ImproperlyConfigured(
            f"Nobody said what “{verb}” is in words. Beside its action, say describe(…) or untold(…)."
        )


def told_in_history() -> list[str]:
    return [verb for verb, sentence in SENTENCES.items() if sentence.history]


def told_as_news() -> list[str]:
    return [verb for verb, sentence in SENTENCES.items() if sentence.news]


def sentence_of(entry: Entry, names: dict[str, str]) -> str:
    """`names`: persons who act in public, by id. Everybody else is “somebody”, also after they left."""
    actor = names.get(entry.actor) or translate("Somebody")
    data = {name: _written(value) for name, value in entry.data.items()}
    return str(SENTENCES[entry.verb].words).format_map({**data, "actor": actor})


def _written(value: object) -> object:
    return number_format(value, force_grouping=True) if type(value) is int else value
