"""What is said of items before anybody looks at the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samenspel.methods.evidence.data import Names
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_

from .answered import items_of
from .model import Factors, Model, entries_of, intercepts_of, model_of


@dataclass(frozen=True)
class Specified:
    """Of each factor its items, of a factor those that lead to it, and pairs of items that go together for
    another reason too. Raises UnfitData for what is not there, and for more than the items can tell."""

    factors: Factors
    paths: Factors
    together: Sequence[Names]

    def __post_init__(self) -> None:
        for name in [*self.paths, *(cause for causes in self.paths.values() for cause in causes)]:
            if name not in self.factors:
                raise refuse(N_("“{name}” is not among the factors."), name=name)
        for pair in self.together:
            if len(set(pair)) != 2 or not set(pair) <= set(self.items):
                said = N_("“{pair}” are not two of the items; together needs pairs of these.")
                raise refuse(said, pair=", ".join(pair))

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(items_of(self.factors))

    def model(self, *, has_means: bool) -> Model:
        items = self.items
        entries = list(entries_of(items, self.factors, self.paths, self.together))
        if len(entries) > len(items) * (len(items) + 1) / 2:
            said = N_("The model has {free} free parts, more than the items can tell.")
            raise refuse(said, free=len(entries))
        return model_of(items, self.factors, [entries + (list(intercepts_of(items)) if has_means else [])])

    def in_lavaan(self) -> str:
        parts = [f"{name} =~ {' + '.join(own)}" for name, own in self.factors.items()]
        parts += [f"{name} ~ {' + '.join(causes)}" for name, causes in self.paths.items()]
        return "; ".join([*parts, *(f"{one} ~~ {other}" for one, other in self.together)])
