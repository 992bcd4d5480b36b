"""samenspel lottery make|draw|verify|replace: fair lotteries from tables, without a database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from samenspel.methods.files import read_text
from samenspel.methods.seeds import SHORT_SEED, UnfitSeed, check_signature, is_short, say_checks
from samenspel.methods.terminal import BAD_FILE, BAD_USE, fail, run, say, seconds, using, verb

from .draw import draw
from .fairest import OBJECTIVES
from .files import read_pool, read_quotas
from .letters import LettersList, draw_letters, drawn_as_text, is_letters, read_letters, verify_letters
from .limits import Limits
from .lottery import LENGTH, NoPanel, make
from .pool import Pool, UnfitPool
from .public import PublicList, publish, read_list
from .replacement import replace_members, sitting
from .rest import beside
from .table import draw_as_json, draw_as_text, lottery_as_json, lottery_as_text
from .verification import verify


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word lottery. Answers 1 if it cannot be done or is wrong, 2 if misused."""
    return run(_parser(), argv, _do)


def _do(options: argparse.Namespace) -> int:
    try:
        code: int = options.do(options)
        return code
    except NoPanel as error:
        return fail(BAD_FILE, "\n".join(str(one) for one in error.words))
    except (UnfitPool, UnfitSeed) as error:
        return fail(BAD_FILE, str(error))
    except ArithmeticError as error:
        return fail(
            BAD_FILE,
            f"The solver gave up on this pool ({error}); more seconds will not help, other quotas may.",
        )
    except OSError as error:
        return fail(BAD_FILE, f"{error.filename} cannot be opened: {error.strerror or error}.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel lottery",
        description="Draw a panel by lot so that quotas hold, everybody's chance is as fair as can be, "
        "and anyone can check the draw.",
        epilog="docs/reference/lottery.md explains all names.",
    )
    verbs = parser.add_subparsers(required=True, metavar="make|draw|verify|replace")
    _make_options(verb(verbs, "make", _make, "make the public list of equally likely panels"))
    _draw_options(verb(verbs, "draw", _draw, "say which panel a seed draws"))
    _verify_options(verb(verbs, "verify", _verify, "check a list and a draw again"))
    _replace_options(verb(verbs, "replace", _replace, "list who may replace those who decline"))
    for one in verbs.choices.values():
        one.add_argument("--format", choices=("text", "json"), default="text")
    return parser


def _make_options(parser: argparse.ArgumentParser) -> None:
    _pool_options(parser)
    parser.add_argument("--seats", type=int, required=True, metavar="N")
    parser.add_argument(
        "--chosen", nargs="+", default=[], metavar="ID", help="who has a seat already: they count towards all"
    )
    parser.add_argument("--goal", choices=OBJECTIVES, default="leximin")
    parser.add_argument(
        "--panels", type=int, default=LENGTH, metavar="N", help="on the list (default: %(default)s)"
    )
    parser.add_argument(
        "--seconds",
        type=seconds,
        default=Limits().seconds,
        help="of the processor, to search (default: %(default)g)",
    )
    parser.add_argument("--output", type=Path, metavar="LIST", help="write the public list into this file")


def _draw_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("list", metavar="LIST", type=Path, help="the public list")
    parser.add_argument("--seed", required=True, help="as announced: the randomness of drand, or dice")
    parser.add_argument("--signature", help="of the same round of drand, to check the seed")


def _verify_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("list", metavar="LIST", type=Path, help="the public list")
    parser.add_argument("--hash", help="the SHA-256 that was announced")
    parser.add_argument("--seed", help="the seed that was drawn")
    parser.add_argument("--signature", help="of the round of drand that the seed is from")
    parser.add_argument("--number", type=int, help="the number of the panel that was drawn")
    parser.add_argument("--people", type=Path, metavar="PEOPLE", help="the pool, for who has it")
    parser.add_argument("--quotas", type=Path, metavar="QUOTAS")
    parser.add_argument("--id", metavar="COLUMN", help="the column with ids")
    parser.add_argument("--address", metavar="COLUMN", help="the column with addresses")
    parser.add_argument("--salt", default="", help="that went into the hash of the pool, for who has it")
    parser.add_argument("--drawn", type=Path, metavar="FILE", help="of a list of letters: who was drawn")
    parser.add_argument(
        "--after",
        type=Path,
        nargs=2,
        action="append",
        default=[],
        metavar=("LIST", "FILE"),
        help="of more letters: a list before it, and who was drawn from that; once for each, in order",
    )


def _replace_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("list", metavar="LIST", type=Path, help="the list that was drawn from")
    _pool_options(parser)
    parser.add_argument("--number", type=int, required=True, help="of the panel that was drawn")
    parser.add_argument("--declined", nargs="+", required=True, metavar="ID", help="whose seats are free")
    parser.add_argument("--away", nargs="*", default=[], metavar="ID", help="who cannot be asked either")
    parser.add_argument("--output", type=Path, metavar="LIST", help="write the list of newcomers here")


def _pool_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("people", metavar="PEOPLE", type=Path, help="a table (CSV): one line for each person")
    parser.add_argument("quotas", metavar="QUOTAS", type=Path, help="a table (CSV): the quotas")
    parser.add_argument("--id", metavar="COLUMN", help="the column with ids (default: id)")
    parser.add_argument(
        "--address", metavar="COLUMN", help="the column with addresses: nobody twice from one of them"
    )
    parser.add_argument("--salt", default="", help="goes into the hash of the pool; keep it secret")


def _make(options: argparse.Namespace) -> int:
    pool = _pool(options, options.seats)
    rest = beside(pool, options.chosen) if options.chosen else pool
    lottery = make(rest, options.goal, options.panels, Limits(seconds=options.seconds))
    kept = {"pool": pool, "kept": sorted(set(options.chosen))} if options.chosen else {}
    public = publish(lottery, **kept)
    _write(public, options.output)
    if options.format == "json":
        return say(_json(lottery_as_json(lottery, public)))
    return say(lottery_as_text(lottery, public))


def _draw(options: argparse.Namespace) -> int:
    data = _bytes(options.list)
    if options.signature is not None:
        check_signature(options.seed, options.signature)
    if is_letters(data):
        return _draw_letters(options, data)
    public = _list(options.list)
    drawn = draw(public, options.seed)
    _warn_of_short(options.seed)
    if options.format == "json":
        return say(_json(draw_as_json(drawn, public)))
    return say(draw_as_text(drawn, public))


def _warn_of_short(seed: str) -> None:
    if is_short(seed):
        print(SHORT_SEED, file=sys.stderr)


def _draw_letters(options: argparse.Namespace, data: bytes) -> int:
    with using(options.list):
        ids = draw_letters(read_letters(data), options.seed)
    _warn_of_short(options.seed)
    return say(_json(ids) if options.format == "json" else drawn_as_text(ids).rstrip())


def _verify(options: argparse.Namespace) -> int:
    if is_letters(data := _bytes(options.list)):
        return _verify_letters(options, data)
    public = _list(options.list)
    if (options.people is None) != (options.quotas is None):
        return fail(BAD_USE, "Name both --people and --quotas, or neither.")
    pool = _pool(options, public.seats + len(public.kept)) if options.people else None
    checks = verify(
        public,
        hash=options.hash,
        seed=options.seed,
        signature=options.signature,
        number=options.number,
        pool=pool,
    )
    return say_checks(options.format, checks)


def _verify_letters(options: argparse.Namespace, data: bytes) -> int:
    with using(options.list):
        listed = read_letters(data)
    checks = verify_letters(
        listed,
        hash=options.hash,
        seed=options.seed,
        signature=options.signature,
        drawn=None if options.drawn is None else _ids(options.drawn),
        after=[(_letters(path), _ids(drawn)) for path, drawn in options.after],
    )
    return say_checks(options.format, checks)


def _letters(path: Path) -> LettersList:
    with using(path):
        return read_letters(_bytes(path))


def _ids(path: Path) -> str:
    with using(path):
        return read_text(path)


def _replace(options: argparse.Namespace) -> int:
    public = _list(options.list)
    pool = _pool(options, len(sitting(public, options.number)))
    replacing = replace_members(public, options.number, pool, options.declined, away=options.away)
    _write(replacing.public, options.output)
    if options.format == "json":
        return say(_json(lottery_as_json(replacing.lottery, replacing.public)))
    lines = [*map(str, replacing.words), f"SHA-256 of the list of newcomers: {replacing.public.hash}"]
    return say("\n".join(lines))


def _pool(options: argparse.Namespace, seats: int) -> Pool:
    with using(options.quotas):
        read_quotas(options.quotas)
    with using(options.people):
        return read_pool(options.people, options.quotas, seats, options.id, options.address, options.salt)


def _list(path: Path) -> PublicList:
    with using(path):
        return read_list(_bytes(path))


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def _write(public: PublicList, path: Path | None) -> None:
    if path is not None:
        path.write_bytes(public.data)


def _json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2)
