"""Which codes SPSS is told to be no answer: one range, and one code besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .codebook import Code, NoAnswer
from .layout import Field

LEAST, MOST = int(min(NoAnswer)), int(max(NoAnswer))


@dataclass(frozen=True)
class Declared:
    """`least` to `most` and perhaps `besides`; `moved` has another code for what fits in neither."""

    least: int
    most: int
    besides: int | None
    moved: Mapping[int, int]

    @property
    def ranges(self) -> list[dict[str, float]]:
        """As pyreadstat takes them and gives them back."""
        ends = [(self.least, self.most)]
        if self.besides is not None:
            ends.append((self.besides, self.besides))
        return [{"lo": float(low), "hi": float(high)} for low, high in ends]

    def values(self, values: NDArray[np.generic]) -> NDArray[np.generic]:
        """With the codes of the file."""
        found = values.copy() if self.moved else values
        for code, other in self.moved.items():
            found[values == code] = other
        return found

    def back(self, values: NDArray[np.generic]) -> NDArray[np.generic]:
        """With the codes of the codebook again."""
        found = values.copy() if self.moved else values
        for code, other in self.moved.items():
            found[values == other] = code
        return found

    def labels(self, labels: Mapping[Code, str]) -> dict[Code, str]:
        return {self.moved.get(int(code), code): text for code, text in labels.items()}


def declared(field: Field) -> Declared:
    """The instrument's own codes join the range where they touch it; one more may lie anywhere. Others take
    the next numbers below the range."""
    own = [code for code in field.missing if not LEAST <= code <= MOST]
    least, most = LEAST, MOST
    while least - 1 in own:
        least -= 1
    while most + 1 in own:
        most += 1
    away = [code for code in own if not least <= code <= most]
    if len(away) <= 1:
        return Declared(least, most, away[0] if away else None, {})
    moved = {code: least - place for place, code in enumerate(away, 1)}
    return Declared(least - len(away), most, None, moved)
