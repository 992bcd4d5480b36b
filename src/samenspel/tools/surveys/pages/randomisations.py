"""What the page of a draw shows: to those who run it, and to everybody who wants to check it."""

from collections import Counter
from collections.abc import Iterator
from shlex import quote
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.foundation.access import allow, may_do
from samenspel.foundation.ui.figures import count_of
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.words import said
from samenspel.methods.assignment import UnfitFrame, merged_small
from samenspel.tools.surveys.models.randomisations import Arm, Randomisation
from samenspel.tools.surveys.queries.randomisations import balance_of, eligible, fates_of, frame_of
from samenspel.tools.surveys.queries.surveys import newest_edition
from samenspel.tools.surveys.wording import in_bands

VERBS = (
    "change_randomisation",
    "add_arm",
    "change_arm",
    "keep_questions",
    "list_people",
    "announce_randomisation",
    "draw_randomisation",
    "cancel_randomisation",
    "download_arms",
)
LEFT_OUT = {
    "withdrawn": gettext_lazy("Their invitation was withdrawn"),
    "refused": gettext_lazy("Want no letters"),
    "invited": gettext_lazy("Were written to before"),
    "answered": gettext_lazy("Answered already"),
}
MOST_PREVIEWED = 5_000
NOTHING_BY_ARM = ("left", "waiting", "stopped", "undelivered")
BY_ARM = {
    "left": gettext_lazy("Left the site since"),
    "waiting": gettext_lazy("Not written to yet"),
    "stopped": gettext_lazy("Want no letters, or were withdrawn"),
    "undelivered": gettext_lazy("Letter could not be delivered"),
    "silent": gettext_lazy("Nothing heard"),
    "began": gettext_lazy("Began, and did not hand in"),
    "withdrew": gettext_lazy("Took their answers back"),
    "full": gettext_lazy("Found a quota full"),
    "handed_in": gettext_lazy("Handed in"),
}
"""What became of people, in the order in which they leave."""


def randomisation_page(randomisation: Randomisation, person: Any) -> Context:
    runs_it = bool(allow(person, "surveys.show_people", randomisation.survey))
    arms = [*randomisation.arms.select_related("edition")]
    return {
        "randomisation": randomisation,
        "survey": randomisation.survey,
        "arms": arms,
        "shares": ":".join(str(arm.share) for arm in arms),
        "runs_it": runs_it,
        "names_arms": runs_it or not randomisation.is_blind,
        "left_out": [(LEFT_OUT[why], in_bands(many)) for why, many in randomisation.left_out.items()],
        "command": _command(randomisation),
        "edition": newest_edition(randomisation.survey) if runs_it else None,
        "fewest": settings.FEWEST_SHOWN,
        **(preview(randomisation) if runs_it and randomisation.is_draft else {}),
        **(_after(randomisation, arms) if runs_it and randomisation.drawn_at else {}),
        **may_do(person, "surveys", VERBS, randomisation),
    }


def preview(randomisation: Randomisation) -> Context:
    """What would be drawn from today, and what keeps it from being drawn. A long list is only counted: the
    task that makes it looks at it."""
    many = randomisation.assessed_people.count()
    if not 0 < many <= MOST_PREVIEWED:
        return {"assessed_now": many}
    found = eligible(randomisation)
    shown: Context = {
        "assessed_now": found.assessed,
        "left_out": [(LEFT_OUT[why], count_of(many)) for why, many in found.left_out.items()],
    }
    try:
        frame, names = frame_of(randomisation, found)
    except UnfitFrame as error:
        return {**shown, "why_not": said(error.problem)}
    sizes = Counter(one.stratum for one in frame.people)
    strata = [(names[number], count_of(many)) for number, many in sorted(sizes.items())]
    return {
        **shown,
        "strata": strata if len(strata) > 1 else [],
        "units": frame.units,
        "sampled": frame.sampled,
    }


def _after(randomisation: Randomisation, arms: list[Arm]) -> Context:
    fates = fates_of(randomisation)
    names = [str(arm) for arm in arms]
    shown = NOTHING_BY_ARM if randomisation.is_blind else tuple(BY_ARM)
    return {
        "names": names,
        "balance": [*_balance(randomisation)],
        "drawn": [count_of(arm.drawn) for arm in arms],
        "flow": [(BY_ARM[fate], [in_bands(fates[arm.number][fate]) for arm in arms]) for fate in shown],
    }


def _balance(randomisation: Randomisation) -> Iterator[tuple[str, list[str]]]:
    """Strata with a small count are told together, so that nobody is found in one."""
    for row in merged_small(balance_of(randomisation), settings.FEWEST_SHOWN):
        names = [randomisation.names.get(str(number)) or _("Everybody") for number in row.strata]
        yield "; ".join(names), [count_of(many) for many in row.counts]


def list_name(randomisation: Randomisation) -> str:
    return f"list-{randomisation.pk}.json"


def assigned_name(randomisation: Randomisation) -> str:
    return f"assigned-{randomisation.pk}.json"


def arms_name(randomisation: Randomisation) -> str:
    return f"arms-{randomisation.pk}.json"


def list_written(randomisation: Randomisation) -> bytes:
    return randomisation.listed.encode()


def _command(randomisation: Randomisation) -> str:
    """What anyone types who has the files."""
    told = [f"samenspel assignment verify {list_name(randomisation)}", f"--hash {randomisation.hash}"]
    if randomisation.drawn_at is not None:
        told += [f"--seed={quote(randomisation.seed)}", f"--assigned {assigned_name(randomisation)}"]
        told += [f"--signature {quote(randomisation.signature)}"] if randomisation.signature else []
        told += [] if randomisation.is_blind else [f"--arms {arms_name(randomisation)}"]
    return " ".join(told)
