"""The four queries of the report: the same expressions whatever engine answers.

All they give is whole numbers and words, so that two engines agree to the last digit or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Tables = Mapping[str, Any]
UNKNOWN = "unknown"


def pairs_of(tables: Tables, until: int) -> Any:
    """Who took part in what, and how often, before the month `until`: three of the four are made of it, so it
    is computed once."""
    people = tables["people"]
    some = people.filter(people.month < until)
    return some.group_by("initiative", "actor").agg(entries=some.entries.sum().cast("int64"))


def taking_part(pairs: Any, _tables: Tables, _until: int) -> Any:
    """For each initiative: how many people, and what they did together."""
    return pairs.group_by("initiative").agg(
        people=pairs.count().cast("int64"), entries=pairs.entries.sum().cast("int64")
    )


def doings(_pairs: Any, tables: Tables, until: int) -> Any:
    """For each month, phase and verb: how often, and by how many people."""
    table = tables["doings"]
    return table.filter(table.month < until)["month", "phase", "verb", "entries", "people"]


def sharing(pairs: Any, _tables: Tables, _until: int) -> Any:
    """How evenly people share what is done: for each amount how many did as much, with how many did less.

    Whoever does as much as another stands beside them, so the order among them changes nothing.
    """
    import ibis

    each = pairs.group_by("actor").agg(entries=pairs.entries.sum().cast("int64"))
    amounts = each.group_by("entries").agg(people=each.count().cast("int64"))
    below = ibis.window(order_by=amounts.entries, following=0)
    return amounts.mutate(up_to=amounts.people.sum().over(below).cast("int64"))


def sides(pairs: Any, tables: Tables, _until: int) -> Any:
    """For each initiative and side: how many people."""
    import ibis

    if "sides" not in tables:
        named = pairs.mutate(side=ibis.literal(UNKNOWN))
    else:
        joined = pairs.left_join(tables["sides"], ["initiative", "actor"])
        named = joined.mutate(side=joined.side.fill_null(UNKNOWN))
    return named.group_by("initiative", "side").agg(people=named.count().cast("int64"))


Query = Callable[[Any, Tables, int], Any]
QUERIES: dict[str, Query] = {
    "taking_part": taking_part,
    "doings": doings,
    "sharing": sharing,
    "sides": sides,
}
