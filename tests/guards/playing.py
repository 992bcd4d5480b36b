"""The guards of scenes and roles that people take, of files, and of news about a text."""

from __future__ import annotations

from tests.guards.guard import Guard

TESTS, ROOM = "tests/phases/design", "phases/design/"


def _guard(name: str, path: str, old: str, new: str, test: str) -> Guard:
    return Guard(name, f"{ROOM}{path}", old, new, (f"{TESTS}/test_{test}.py",))


GUARDS = [
    _guard(
        "a scene is not taken by its number alone",
        "actions/scenes.py",
        "if not scene or found != line:",
        "if not scene:",
        "scenes",
    ),
    _guard(
        "one casts nobody else",
        "actions/scenes.py",
        '            require(actor, "design.cast_others", text)\n',
        "",
        "scenes",
    ),
    _guard(
        "a child plays with its guardian's yes",
        "actions/scenes.py",
        "if not belongs(person, text) or person.why_silent:",
        "if not belongs(person, text):",
        "scenes",
    ),
    _guard(
        "nobody plays a role that is not there",
        "actions/scenes.py",
        ".role(role) is None:",
        ".role(role) is 0:",
        "scenes",
    ),
    _guard(
        "who left plays no more", "playing.py", "filter(text=text, **stays)", "filter(text=text)", "scenes"
    ),
    _guard(
        "a scene is given back by who has it",
        "rules/scenes.py",
        "gives_back = is_signed_in & (can_coordinate | is_ones_own)",
        "gives_back = is_signed_in",
        "scenes",
    ),
    _guard(
        "only the booklet names a child in full",
        "pages/casting.py",
        "_printed(one.person) if in_print else",
        "_printed(one.person) if True else",
        "taking_along",
    ),
    _guard(
        "not everybody prints the booklet",
        "rules/scenes.py",
        '"design.print_booklet", is_signed_in & (can_coordinate | is_professional)',
        '"design.print_booklet", is_signed_in',
        "taking_along",
    ),
    _guard(
        "nothing that people wrote is a mark",
        "pages/exporting.py",
        "words.translate(MARKS)",
        "words",
        "taking_along",
    ),
    _guard(
        "news of a text is told once a day",
        "queries/texts.py",
        "ONE_NOTICE_IN)",
        "ONE_NOTICE_IN * 0)",
        "gathered_news",
    ),
    _guard(
        "what moved is no news",
        "actions/gathering.py",
        "if part not in text.told_parts]",
        "if text.told_parts[number - 1 : number] != [part]]",
        "gathered_news",
    ),
]
