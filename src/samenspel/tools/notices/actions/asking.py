"""Letters to many, of which nobody waits for one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from samenspel.foundation.journal.actions import send_mails_later
from samenspel.spine.people.letters import letter, write_to
from samenspel.spine.people.models import Person
from samenspel.tools.notices.actions.following import make_reader, make_readers
from samenspel.tools.notices.mails import headers_of, stop_address
from samenspel.tools.notices.tickets import token_of

STOP = "\N{SYMBOL FOR UNIT SEPARATOR}stop\N{SYMBOL FOR UNIT SEPARATOR}"
"""Where the way out of each reader comes."""


def write_if_wanted(person: Person, name: str, thing: Any, **shown: Any) -> None:
    """Inside another action, to who has not stopped our mail; with the way out in it, as `stop`."""
    reader = make_reader(person)
    if reader.gets_mail:
        out = token_of(reader)
        write_to(person, name, thing, headers=headers_of(out), stop=stop_address(out), **shown)


def write_many_if_wanted(people: Sequence[Person], name: str, **shown: Any) -> int:
    """Idem, to many whose letters differ by their language and the way out alone. Returns how many."""
    by_language = defaultdict(list)
    for person in people:
        if person.email:
            by_language[person.language].append(person)
    return sum(send_mails_later(_letters(name, some, shown)) for some in by_language.values())


def _letters(
    name: str, people: Sequence[Person], shown: Mapping[str, Any]
) -> Iterator[tuple[str, str, str, Mapping[str, str]]]:
    words = letter(name, people[0].language, **shown, stop=STOP)
    for reader in make_readers(people):
        if reader.gets_mail:
            out = token_of(reader)
            text = words["text"].replace(STOP, stop_address(out))
            yield str(reader.person.email), words["subject"], text, headers_of(out)
