"""samenspel generate KIND: files with an instance in them, and what was planted in it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from samenspel.methods.terminal import BAD_FILE, BAD_USE, DONE, fail, run

from . import budget_files, budgets, gifts, opinions, pools, rotas
from .shape import BadShape


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word generate. Answers 1 when nothing can be written, 2 for wrong options."""
    return run(_parser(), argv, _generate)


def _generate(words: argparse.Namespace) -> int:
    options = vars(words)
    kind, folder = options.pop("kind"), options.pop("to")
    shape, write, _ = KINDS[kind]
    try:
        asked = shape(**options)
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            return fail(BAD_FILE, f"{folder} is not empty; name a new folder.")
        write(asked, folder)
    except BadShape as error:
        return fail(BAD_USE, str(error))
    except OSError as error:
        return fail(BAD_FILE, f"{folder} cannot be written: {error.strerror or error}.")
    print(f"{', '.join(sorted(path.name for path in folder.iterdir()))} are in {folder}.")
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel generate",
        description="Make an instance of the size that you want, with known properties.",
        epilog="docs/reference/generate.md explains all names.",
    )
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    for kind, (shape, _, about) in KINDS.items():
        one = kinds.add_parser(kind, help=about, description=about)
        one.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="a new or empty folder")
        for field in fields(shape):
            if isinstance(field.default, int | float | str):
                option = f"--{field.name.replace('_', '-')}"
                one.add_argument(
                    option, type=type(field.default), default=field.default, help="(default: %(default)s)"
                )
    return parser


def _budget(shape: budgets.BudgetShape, folder: Path) -> None:
    with (folder / "election.pb").open("wb") as stream:
        truth = budget_files.write_budget_election(shape, stream)
    told = {
        "deserving": [str(place + 1) for place in truth.deserving],
        "members": (truth.members + 1).tolist(),
        "popularity": truth.popularity.round(4).tolist(),
    }
    (folder / "truth.json").write_text(json.dumps(told), encoding="utf-8")


def _gifts(shape: gifts.GiftShape, folder: Path) -> None:
    gifts.write_gifts(*gifts.gift_round(shape), folder)


def _opinions(shape: opinions.OpinionShape, folder: Path) -> None:
    opinions.write_conversation(opinions.conversation(shape), folder)


def _pool(shape: pools.PoolShape, folder: Path) -> None:
    pools.write_pool(pools.pool(shape), folder)


def _rota(shape: rotas.RotaShape, folder: Path) -> None:
    rotas.write_rota(rotas.rota(shape), folder)


KINDS: dict[str, tuple[Any, Callable[[Any, Path], None], str]] = {
    "budget": (budgets.BudgetShape, _budget, "a budget election, for samenspel tally"),
    "gifts": (gifts.GiftShape, _gifts, "gifts with cheats among them, for samenspel match"),
    "opinions": (opinions.OpinionShape, _opinions, "a conversation with camps, as in Polis' open data"),
    "pool": (pools.PoolShape, _pool, "a pool of volunteers with quotas that can be met"),
    "rota": (rotas.RotaShape, _rota, "shifts that can all be filled"),
}
