"""samenspel script roles|scenes|copy FILE: what makers of a play ask of its script."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from samenspel.methods.files import read_text
from samenspel.methods.terminal import BAD_USE, fail, run, say, using
from samenspel.methods.words import Words

from .cast import Cast, cast_of
from .copies import copy_for
from .elements import Script
from .reading import read
from .report import cast_as_json, copy_as_json
from .table import copy_as_table, roles_as_table, scenes_as_table


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word script. Answers 1 when a file cannot be read, 2 for wrong options."""
    return run(_parser(), argv, _do)


def _do(options: argparse.Namespace) -> int:
    with using(options.file):
        script = read(read_text(options.file))
    cast = cast_of(script)
    if options.what == "copy":
        return _copy(options, script, cast)
    if options.format == "json":
        return say(_json(cast_as_json(cast)))
    return say(roles_as_table(cast) if options.what == "roles" else scenes_as_table(cast))


def _copy(options: argparse.Namespace, script: Script, cast: Cast) -> int:
    role = cast.role(options.role)
    if role is None:
        return fail(BAD_USE, str(_no_such(options.role, cast)))
    turns = copy_for(script, role.name)
    as_json = options.format == "json"
    return say(_json(copy_as_json(role.name, turns)) if as_json else copy_as_table(role, cast, turns))


def _no_such(name: str, cast: Cast) -> Words:
    names = ", ".join(role.name for role in cast.roles)
    if not names:
        return Words("There is no role “{name}”; nobody speaks in this script.", name=name)
    return Words("There is no role “{name}”; choose from: {names}.", name=name, names=names)


def _json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel script",
        description="Roles, scenes and copies of a play script in Fountain.",
        epilog="docs/reference/script.md explains what is read, and all names.",
    )
    commands = parser.add_subparsers(required=True, metavar="roles|scenes|copy", dest="what")
    commands.add_parser("roles", help="how much each role says, and which never meet")
    commands.add_parser("scenes", help="who is on in each scene")
    commands.add_parser("copy", help="what a role says, with its cue lines")
    for command in commands.choices.values():
        command.add_argument("file", metavar="FILE", type=Path, help="a script (Fountain)")
        command.add_argument("--format", choices=("table", "json"), default="table")
    commands.choices["copy"].add_argument("--role", metavar="NAME", required=True)
    return parser
