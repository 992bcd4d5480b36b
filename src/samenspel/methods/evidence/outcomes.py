"""Outcomes that are yes or no, and arms that people were drawn into."""

from __future__ import annotations

import numpy as np

from samenspel.methods.words import N_

from .data import Data, Floats, Ints, Names
from .unfit import refuse

NOES = ("no", "false", "0", "nee", "non", "nein")


def yes_or_no(rows: Data, name: str, yes: str | None = None) -> tuple[Floats, str]:
    """(n,) 1 where the answer is `yes`, else 0, and which answer that is: without one 1, or what stands
    beside “no”. Refuses an outcome with other than two answers."""
    codes, levels = rows.levels(name)
    if len(levels) < 2:
        raise refuse(N_("“{name}” is the same in every row; nothing can go with it."), name=name)
    if yes is None and len(levels) == 2:
        yes = levels[0] if levels[1].lower() in NOES else levels[1]
    if yes is None:
        raise _which_is_yes(name, levels)
    if yes not in levels:
        raise refuse(N_("No row of “{name}” is “{level}”."), name=name, level=yes)
    return (codes == levels.index(yes)).astype(float), yes


def _which_is_yes(name: str, levels: Names) -> ValueError:
    return refuse(
        N_("“{name}” has {n} different answers; say which of them is yes: {levels}."),
        name=name,
        n=len(levels),
        levels=", ".join(levels[:10]),
    )


def amount(rows: Data, name: str) -> Floats:
    """(n,): numbers as they are, or 1 for yes."""
    return numbers_of(rows, name) if rows.is_numeric(name) else yes_or_no(rows, name)[0]


def numbers_of(rows: Data, name: str) -> Floats:
    """(n,); refuses a column that is the same in every row."""
    found = rows.numbers(name)
    if np.ptp(found) == 0:
        raise refuse(N_("“{name}” is the same in every row; nothing can go with it."), name=name)
    return found


def arms(rows: Data, name: str, control: str | None = None) -> tuple[Ints, tuple[str, ...]]:
    """Of each row its arm, 0 for the control, and their names; refuses fewer than two."""
    codes, levels = rows.levels(name, control)
    if len(levels) < 2:
        raise refuse(N_("Everyone is in one arm of “{name}”; there is nothing to compare."), name=name)
    return codes, levels


def refuse_split(rows: Data, assigned: str, cluster: str) -> None:
    """Refuses a cluster of which some rows are in one arm and some in another."""
    codes, _arms = rows.levels(assigned)
    clusters, names = rows.levels(cluster)
    one = np.zeros(len(names), int)
    one[clusters] = codes
    if (split := clusters[codes != one[clusters]]).size:
        raise _split(cluster, names[int(split.min())], assigned)


def _split(cluster: str, name: str, assigned: str) -> ValueError:
    return refuse(
        N_(
            "Rows of {cluster} “{name}” are in more than one arm of “{assigned}”; whole clusters are "
            "assigned, so one of these columns is not what was drawn."
        ),
        cluster=cluster,
        name=name,
        assigned=assigned,
    )
