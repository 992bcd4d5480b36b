"""The register of kinds of activity, by phase: how each is shown and added."""

from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

from samenspel.spine.initiatives.phases import Phase

Text = str | Promise
EVERYWHERE = ""


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


KINDS: dict[str, dict[str, ActivityKind]] = {EVERYWHERE: {}}


def register_kind(kind: ActivityKind, phase: str = EVERYWHERE) -> None:
    """Called once, by the card of what the activity holds. Without a phase, every phase offers it."""
    if phase and phase not in Phase.values:
        raise ImproperlyConfigured(f"“{phase}” is not one of the six phases: {', '.join(Phase.values)}.")
    kinds = KINDS.setdefault(phase, {})
    if kind.name in kinds:
        raise ImproperlyConfigured(f"The activity “{kind.name}” is registered twice.")
    kinds[kind.name] = kind


def kinds_of(phase: str) -> dict[str, ActivityKind]:
    """By name, the phase's own first."""
    return {**KINDS.get(phase, {}), **KINDS[EVERYWHERE]}


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
    return [(phase, tuple(KINDS[phase].values())) for phase in Phase if phase in KINDS]
