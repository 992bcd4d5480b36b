"""The registry of phases: what each phase's app offers, and how its activities are shown and added."""

from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

from samenspel.spine.initiatives.phases import Phase

Text = str | Promise


@dataclass(frozen=True)
class ActivityKind:
    """`url_name` is the page of one activity (its argument: the activity's id);
    `add_url_name` the page that adds one (its argument: the initiative's slug). An activity that
    `has_own_dates` gets them from its phase's app; nobody changes them elsewhere."""

    name: str
    label: Text
    summary: Text
    url_name: str
    add_url_name: str
    has_own_dates: bool = False


@dataclass(frozen=True)
class PhaseCard:
    """A phase as its app presents it."""

    name: Phase
    activities: tuple[ActivityKind, ...]


EVERYWHERE: dict[str, ActivityKind] = {}
PHASES: dict[str, PhaseCard] = {}


def register_phase(card: PhaseCard) -> None:
    """Called once, by the phase's app, when it is ready."""
    if card.name not in Phase.values:
        raise ImproperlyConfigured(f"“{card.name}” is not one of the six phases: {', '.join(Phase.values)}.")
    if card.name in PHASES:
        raise ImproperlyConfigured(f"The phase “{card.name}” is registered twice.")
    PHASES[card.name] = card


def register_everywhere(kind: ActivityKind) -> None:
    """An activity that every phase offers."""
    if kind.name in EVERYWHERE:
        raise ImproperlyConfigured(f"The activity “{kind.name}” is registered twice.")
    EVERYWHERE[kind.name] = kind


def kinds_of(phase: str) -> dict[str, ActivityKind]:
    """By name, the phase's own first."""
    card = PHASES.get(phase)
    own = {kind.name: kind for kind in card.activities} if card else {}
    return {**own, **EVERYWHERE}


def find_kind(phase: str, name: str) -> ActivityKind:
    """Unknown kinds are a mistake in the house, not in what somebody typed."""
    try:
        return kinds_of(phase)[name]
    except KeyError:
        known = ", ".join(kinds_of(phase)) or "none"
        raise ImproperlyConfigured(
            f"The phase “{phase}” has no activity “{name}” (it has: {known}). Is its app installed?"
        ) from None


def offered_kinds() -> list[tuple[Phase, tuple[ActivityKind, ...]]]:
    """What each phase's own app offers, in the order of the cycle."""
    return [(phase, PHASES[phase].activities) for phase in Phase if phase in PHASES]
