"""The places of the house, as the contracts of imports in pyproject.toml have them."""

import re
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "samenspel"


def apps() -> list[str]:
    return sorted(path.parent.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("apps.py"))


def height(place: str) -> list[int]:
    """For comparing: of two places in one layer neither is higher."""
    parts = ["samenspel", *place.split("/")]
    within = {".".join(parts[:depth]): part for depth, part in enumerate(parts)}
    return [
        -number
        for whole, part in within.items()
        for number, layer in enumerate(_layers().get(whole, []))
        if part in re.findall(r"\w+", layer)
    ]


@cache
def _layers() -> dict[str, list[str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = reversed(settings["tool"]["importlinter"]["contracts"])
    layered = [contract for contract in contracts if "layers" in contract]
    return {contract["containers"][0]: contract["layers"] for contract in layered}
