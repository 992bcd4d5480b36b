"""Letters to many, of which nobody waits for one."""

from typing import Any

from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person
from samenspel.tools.notices.actions.following import make_reader
from samenspel.tools.notices.mails import headers_of, stop_address
from samenspel.tools.notices.tickets import token_of


def write_if_wanted(person: Person, name: str, thing: Any, **shown: Any) -> None:
    """Inside another action, to who has not stopped our mail; with the way out in it, as `stop`."""
    reader = make_reader(person)
    if reader.gets_mail:
        out = token_of(reader)
        write_to(person, name, thing, headers=headers_of(out), stop=stop_address(out), **shown)
