"""What one may ask for: sizes and shares, with a sentence when they make no sense."""

from __future__ import annotations

from samenspel.methods.words import Words


class BadShape(ValueError):
    """An instance that cannot be made; `problem` is the sentence."""

    def __init__(self, problem: Words) -> None:
        super().__init__(str(problem))
        self.problem = problem


def check_size(name: Words, value: object, least: int, most: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadShape(
            Words("The number of {name} is {value}, which is not a whole number.", name=name, value=value)
        )
    if not least <= value <= most:
        raise BadShape(
            Words(
                "The number of {name} is {value}; it must be from {least} to {most}.",
                name=name,
                value=value,
                least=f"{least:,}",
                most=f"{most:,}",
            )
        )


def check_share(name: str, value: float, *, most: float = 1.0) -> None:
    """`name` is the option's, which is the same in every language."""
    if not 0 <= value <= most:
        raise BadShape(
            Words(
                "The share “{name}” is {value}; it must be from 0 to {most}.",
                name=name,
                value=value,
                most=f"{most:g}",
            )
        )


def check_seed(seed: object) -> None:
    if isinstance(seed, bool) or not isinstance(seed, int) or seed < 0:
        raise BadShape(Words("The seed is {seed}; it must be a whole number, 0 or more.", seed=seed))
