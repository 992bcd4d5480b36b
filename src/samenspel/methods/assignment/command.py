"""samenspel assignment make|draw|verify: people into arms by lot, from tables, without a database."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from samenspel.methods.seeds import SHORT_SEED, UnfitSeed, check_signature, is_short, say_checks
from samenspel.methods.terminal import BAD_FILE, fail, run, say, using, verb

from .drawing import assign
from .frame import MOST_SHARE, Design, Frame, publish, read_frame
from .tables import read_people
from .unfit import UnfitFrame
from .verification import assigned_as_json, read_assigned, verify


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word assignment. Answers 1 if it cannot be done or is wrong, 2 if misused."""
    return run(_parser(), argv, _do)


def _do(options: argparse.Namespace) -> int:
    try:
        code: int = options.do(options)
        return code
    except (UnfitFrame, UnfitSeed) as error:
        return fail(BAD_FILE, str(error))
    except OSError as error:
        return fail(BAD_FILE, f"{error.filename} cannot be opened: {error.strerror or error}.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel assignment",
        description="Let chance decide who is asked and how, so that anyone can check it.",
        epilog="docs/reference/assignment.md explains all names.",
    )
    verbs = parser.add_subparsers(required=True, metavar="make|draw|verify")
    _make_options(verb(verbs, "make", _make, "make the public list that is drawn from"))
    _draw_options(verb(verbs, "draw", _draw, "say who comes into which arm by a seed"))
    _verify_options(verb(verbs, "verify", _verify, "check a list and a draw again"))
    return parser


def _make_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("people", metavar="PEOPLE", type=Path, help="a table (CSV): one line for each person")
    parser.add_argument(
        "--shares", type=_share, nargs="+", default=[1, 1], metavar="N", help="of the arms (default: 1 1)"
    )
    parser.add_argument("--sample", type=int, metavar="N", help="how many are drawn for all arms together")
    parser.add_argument("--strata", nargs="+", default=[], metavar="COLUMN", help="draw within each of these")
    parser.add_argument("--cluster", default="", metavar="COLUMN", help="who has the same is drawn together")
    parser.add_argument("--id", default="id", metavar="COLUMN", help="the column with ids (default: id)")
    parser.add_argument("--output", type=Path, metavar="LIST", required=True, help="write the list here")


def _draw_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("list", metavar="LIST", type=Path, help="the public list")
    parser.add_argument("--seed", required=True, help="as announced: the randomness of drand, or dice")
    parser.add_argument("--signature", help="of the same round of drand, to check the seed")


def _verify_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("list", metavar="LIST", type=Path, help="the public list")
    parser.add_argument("--hash", help="the SHA-256 that was announced")
    parser.add_argument("--seed", help="the seed that was drawn")
    parser.add_argument("--signature", help="of the round of drand that the seed is from")
    parser.add_argument("--assigned", type=Path, metavar="FILE", help="who was drawn into which arm")
    parser.add_argument("--arms", type=Path, metavar="FILE", help="what the arms are, once that is told")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _share(text: str) -> int:
    found = int(text)
    if not 1 <= found <= MOST_SHARE:
        raise argparse.ArgumentTypeError(f"must be from 1 to {MOST_SHARE}")
    return found


def _make(options: argparse.Namespace) -> int:
    with using(options.people):
        people, names = read_people(options.people, options.strata, options.cluster, options.id)
    frame = publish(people, Design(tuple(options.shares), options.sample), names)
    options.output.write_bytes(frame.data)
    lines = [*map(str, (check.words for check in verify(frame))), f"SHA-256 of the list: {frame.hash}"]
    return say("\n".join([*lines, *(f"Stratum {number}: {name}" for number, name in names.items() if name)]))


def _draw(options: argparse.Namespace) -> int:
    frame = _frame(options.list)
    if options.signature is not None:
        check_signature(options.seed, options.signature)
    if is_short(options.seed):
        print(SHORT_SEED, file=sys.stderr)
    return say(assigned_as_json(frame, options.seed, assign(frame, options.seed)).rstrip())


def _verify(options: argparse.Namespace) -> int:
    frame, assigned, meaning = _frame(options.list), None, None
    if options.assigned is not None:
        with using(options.assigned):
            assigned = read_assigned(options.assigned.read_bytes())
    if options.arms is not None:
        meaning = hashlib.sha256(options.arms.read_bytes()).hexdigest()
    told = {"hash": options.hash, "seed": options.seed, "signature": options.signature}
    checks = verify(frame, **told, assigned=assigned, meaning=meaning)
    return say_checks(options.format, checks)


def _frame(path: Path) -> Frame:
    with using(path):
        return read_frame(path.read_bytes())
