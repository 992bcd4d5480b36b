"""What has a text that people write together: things whose cards say how."""

from typing import Any

from samenspel.spine.initiatives.things import Written, find_thing, part_of


def rules_of_writing(subject: Any) -> Written:
    rules: Written = part_of(subject, "written")
    return rules


def find_subject(address: str) -> Any:
    """`address`: design.script/12."""
    return find_thing(address, lambda card: card.written)
