"""Panels of any size, drawn: topics, two sides, and conflicts between one pair in twenty."""

from __future__ import annotations

import random

from samenspel.methods.reviewing import SIDES, Contribution, Panel, Reviewer

TOPICS = [f"topic {number}" for number in range(30)]


def drawn_panel(
    contributions: int, reviewers: int, each: int = 3, *, conflicts: float = 0.05, seed: int = 1
) -> Panel:
    lot = random.Random(seed)
    papers = [Contribution(f"c{n:04}", tuple(lot.sample(TOPICS, 3))) for n in range(contributions)]
    people = [Reviewer(f"r{n:04}", SIDES[n % 2], tuple(lot.sample(TOPICS, 5))) for n in range(reviewers)]
    apart = {(one.id, other.id): "drawn" for one in papers for other in people if lot.random() < conflicts}
    return Panel(tuple(papers), tuple(people), each, conflicts=apart)
