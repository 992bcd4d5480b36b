"""What every action does at its end: write in the journal what happened, where, and what it is news of."""

from collections.abc import Iterable
from typing import Any

from samenspel.foundation.journal import record
from samenspel.spine.initiatives.models import Initiative, OfActivity
from samenspel.spine.initiatives.things import CARDS, line_of


def tell(
    actor: Any,
    verb: str,
    thing: Any,
    *,
    beside: Iterable[Any] = (),
    about: Iterable[Any] | None = None,
    **data: Any,
) -> None:
    """`thing`: what it was done to; its line says in which activity, phase and initiative. It is news of what
    can be followed on that line, the nearest first, and of what stands `beside`; or only of what is said in
    `about`."""
    line = list(line_of(thing))
    titles = [str(one) for one in line if isinstance(one, OfActivity)]
    phases = [one.phase for one in line if getattr(one, "phase", "")]
    if about is None:
        followed = [one for one in line if _is_followed(one)]
        about = [*followed[:1], *beside, *followed[1:]]
    record(
        actor=actor,
        verb=verb,
        thing=thing,
        initiative=next((one for one in line if isinstance(one, Initiative)), None),
        phase=phases[0] if phases else "",
        data={**({"title": titles[0]} if titles else {}), **data},
        about=about,
    )


def _is_followed(thing: Any) -> bool:
    card = CARDS.get(thing._meta.label_lower)
    return card is not None and card.is_followed
