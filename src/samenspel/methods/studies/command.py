"""samenspel study verify: whether a study is as it was said, from its export alone, without a database."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from samenspel.methods.evidence import UnfitData
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.seeds import say_checks
from samenspel.methods.terminal import BadFile, run, using, verb
from samenspel.methods.unfitting import Unfitting
from samenspel.methods.words import Words

from .exports import read_export
from .verifying import verify_export


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word study. Answers 1 if something does not hold, 2 if misused."""
    return run(_parser(), argv, lambda options: options.do(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel study",
        description="Find out whether a study is as it was said, from its export alone.",
        epilog="docs/how-to/preregister-and-run-a-study.md explains what is in an export.",
    )
    verbs = parser.add_subparsers(required=True, metavar="verify")
    options = verb(verbs, "verify", _verify, "check plans, journal, draw, data and results of an export")
    options.add_argument("export", metavar="EXPORT", type=Path, help="the ZIP that a study's page gives")
    options.add_argument("--seals", metavar="FILE", type=Path, help="seals of the journal, kept elsewhere")
    options.add_argument("--format", choices=("text", "json"), default="text")
    return parser


def _verify(options: argparse.Namespace) -> int:
    try:
        with using(options.export):
            export = read_export(options.export.read_bytes())
        checks = verify_export(export, _kept(options.seals))
    except (Unfitting, UnfitData, MalformedFile) as error:
        raise BadFile(f"{options.export}: {error}") from None
    return say_checks(options.format, checks)


def _kept(path: Path | None) -> list[dict[str, Any]]:
    if path is None:
        return []
    with using(path):
        try:
            seals: list[dict[str, Any]] = json.loads(path.read_bytes())["seals"]
            return [{"number": one["number"], "digest": one["digest"]} for one in seals]
        except (ValueError, KeyError, TypeError):
            raise MalformedFile(1, Words("this is no file of seals.")) from None
