"""What one may ask for: sizes and shares, with a sentence when they make no sense."""

from __future__ import annotations


class BadShape(ValueError):
    """An instance that cannot be made."""


def check_size(name: str, value: object, least: int, most: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadShape(f"The number of {name} is {value}, which is not a whole number.")
    if not least <= value <= most:
        raise BadShape(f"The number of {name} is {value}; it must be from {least:,} to {most:,}.")


def check_share(name: str, value: float, *, most: float = 1.0) -> None:
    if not 0 <= value <= most:
        raise BadShape(f"The share “{name}” is {value}; it must be from 0 to {most:g}.")


def check_seed(seed: object) -> None:
    if isinstance(seed, bool) or not isinstance(seed, int) or seed < 0:
        raise BadShape(f"The seed is {seed}; it must be a whole number, 0 or more.")
