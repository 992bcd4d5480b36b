"""How long the search for the fairest lottery may take."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Limits:
    """`seconds` of the processor for the search, and a tenth of them more for the list; `rounds` of looking
    for panels; `proof` seconds for one question.

    By the processor, so that what else runs on the machine makes no lottery less fair.
    """

    seconds: float = 300.0
    rounds: int = 2000
    proof: float = 60.0

    def for_the_list(self) -> Limits:
        return replace(self, seconds=self.seconds / 10)


@dataclass
class Clock:
    """Counts down the limits of one search; `reached` once one of them stopped it."""

    limits: Limits
    reached: bool = False
    rounds: int = 0
    start: float = field(default_factory=time.process_time)

    @property
    def left(self) -> float:
        return self.limits.seconds - (time.process_time() - self.start)

    def may_go_on(self) -> bool:
        """Counts a round."""
        self.rounds += 1
        self.reached |= self.rounds > self.limits.rounds
        return not (self.is_over() or self.reached)

    def is_over(self) -> bool:
        """Whether the seconds are; counts no round."""
        over = self.left <= 0
        self.reached |= over
        return over

    def for_proof(self) -> float:
        return max(0.01, min(self.left, self.limits.proof))
