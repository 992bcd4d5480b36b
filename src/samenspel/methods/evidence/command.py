"""samenspel evidence METHOD DATA.csv --spec SPEC.yaml: one method on one file, without a database."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from textwrap import indent
from typing import Any, cast

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.terminal import BAD_USE, BadFile, fail, run, say, using
from samenspel.methods.words import Words
from samenspel.methods.yaml_trees import plain_of, read_tree

from . import METHODS, Data, UnfitData
from .listed import Listed, fitted
from .rscript import FILE


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word evidence. Answers 1 for data or a specification that is unfit, 2 for
    wrong options."""
    return run(_parser(), argv, _compute)


def _compute(options: argparse.Namespace) -> int:
    if options.method == "list":
        return say("\n\n".join(map(_told, METHODS.values())))
    if options.method not in METHODS:
        return fail(BAD_USE, _unknown(options.method))
    method = METHODS[options.method]
    if options.data is None and (method.needs_data or options.spec is None):
        return say(_told(method))
    spec = _read_spec(options.spec)
    try:
        found = method(_read(options, _missing(spec)), spec)
    except UnfitData as error:
        raise BadFile(str(error)) from None
    shown = {"table": found.table, "json": found.to_json, "r": found.to_r}[options.format]()
    return say(shown.replace(f'"{FILE}"', f'"{options.data}"') if options.format == "r" else shown)


def _read(options: argparse.Namespace, missing: Sequence[str]) -> Data | None:
    if options.data is None:
        return None
    with using(options.data):
        if options.sample is None:
            return Data.read(options.data, missing=missing)
        return Data.sample(options.data, options.sample, options.seed, missing)


def _read_spec(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    with using(path):
        spec = plain_of(read_tree(path))
        if not isinstance(spec, dict):
            raise MalformedFile(1, Words("write one “name: value” on each line."))
    return spec


def _missing(spec: dict[str, Any]) -> Sequence[str]:
    return cast(Sequence[str], fitted("missing", Sequence[str], spec.pop("missing", [])))


def _told(method: Listed) -> str:
    lines = [f"{need.name}{'' if need.is_required else ' (optional)'}: {need.about}" for need in method.needs]
    return f"{method.name}\n{indent(method.about, '  ')}\n{indent(chr(10).join(lines), '    ')}"


def _unknown(name: str) -> str:
    near = get_close_matches(name, METHODS, 1)
    guess = f" Did you mean {near[0]}?" if near else ""
    return f"There is no method {name}.{guess} See samenspel evidence list."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel evidence",
        description="Statistics on a table of answers, with assumptions, a plain sentence and the same in R.",
        epilog="samenspel evidence list says what each method needs; docs/reference/evidence.md explains.",
    )
    parser.add_argument("method", metavar="METHOD", help="the name of a method, or list")
    parser.add_argument(
        "data", metavar="DATA", type=Path, nargs="?", help="a table (CSV) with names in its first line"
    )
    parser.add_argument("--spec", metavar="FILE", type=Path, help="which columns and options (YAML)")
    parser.add_argument("--sample", metavar="N", type=int, help="draw so many rows by lot, of a large file")
    parser.add_argument("--seed", metavar="S", type=int, default=1, help="what the lot starts from (1)")
    parser.add_argument("--format", choices=("table", "json", "r"), default="table")
    return parser
