"""The public list of panels: a text file whose SHA-256 is published before the seed of the draw is known."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .lottery import Lottery
from .pool import Pool, Quota

VERSION = 1
NAME = "samenspel lottery"


@dataclass(frozen=True, eq=False, repr=False)
class PublicList:
    """What is published: `panels` of ids, equally likely, and what they had to meet. No names, no values.

    A list of replacements also says of which list (`origin`, its hash) and `panel` it is, who stays (`kept`)
    and who `declined`; its panels are then only the newcomers. `pool` is the pool's hash: ids and values.
    """

    data: bytes
    objective: str
    seats: int
    quotas: tuple[Quota, ...]
    people: int
    pool: str
    panels: tuple[tuple[str, ...], ...]
    kept: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    origin: str = ""
    panel: int = 0

    def __repr__(self) -> str:
        return f"<PublicList: people {self.people}, panels {len(self.panels)}, SHA-256 {self.hash}>"

    @cached_property
    def hash(self) -> str:
        """The commitment: what `sha256sum` says of the file."""
        return hashlib.sha256(self.data).hexdigest()


def pool_hash(pool: Pool) -> str:
    """The SHA-256 of the salt, if there is one, and everybody's id and values, in the order of ids and
    features.

    >>> from samenspel.methods.sortition import Person, Pool, Quota, make, publish
    >>> people = tuple(Person(id, {"sex": sex}) for id, sex in [("a", "f"), ("b", "m"), ("c", "m")])
    >>> pool = Pool(people, (Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)), seats=2)
    >>> pool_hash(pool) == pool_hash(Pool(people[::-1], pool.quotas, seats=2))
    True
    """
    rows = sorted([person.id, *(person.values[name] for name in pool.features)] for person in pool.people)
    text = json.dumps([list(pool.features), rows], ensure_ascii=False, separators=(",", ":"))
    salted = f"{pool.salt}\n{text}" if pool.salt else text
    return hashlib.sha256(salted.encode()).hexdigest()


def publish(lottery: Lottery, **replacing: Any) -> PublicList:
    """`replacing`: `pool`, `quotas`, `kept`, `declined`, `origin` and `panel` of a list of replacements.

    >>> from samenspel.methods.sortition import Person, Pool, Quota, make, publish
    >>> people = tuple(Person(id, {"sex": sex}) for id, sex in [("a", "f"), ("b", "m"), ("c", "m")])
    >>> pool = Pool(people, (Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)), seats=2)
    >>> publish(make(pool, length=10)).panels[:2]
    (('a', 'b'), ('a', 'b'))
    """
    pool = replacing.pop("pool", lottery.pool)
    head: dict[str, Any] = {
        "samenspel": NAME,
        "version": VERSION,
        "objective": lottery.objective,
        "seats": lottery.pool.seats,
        "quotas": [[q.feature, q.value, q.least, q.most] for q in sorted(pool.quotas)],
        "people": len(pool.people),
        "pool": pool_hash(pool),
        **replacing,
    }
    lines = [f"{json.dumps(name)}: {_json(value)}" for name, value in head.items()]
    panels = ",\n".join(_json(panel) for panel in lottery.panels)
    text = "{\n" + ",\n".join([*lines, f'"panels": [\n{panels}\n]']) + "\n}\n"
    return read_list(text.encode())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_list(data: bytes) -> PublicList:
    """Raises MalformedFile when it is not such a list.

    >>> from samenspel.methods.sortition import Person, Pool, Quota, make, publish
    >>> people = tuple(Person(id, {"sex": sex}) for id, sex in [("a", "f"), ("b", "m"), ("c", "m")])
    >>> pool = Pool(people, (Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)), seats=2)
    >>> public = publish(make(pool, length=10))
    >>> read_list(public.data).hash == public.hash
    True
    """
    try:
        found = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise MalformedFile(1, Words("the file is not UTF-8 text; is this a list of panels?")) from None
    except (ValueError, RecursionError) as error:  # a ValueError alone: a number of thousands of digits
        line = getattr(error, "lineno", 1)
        raise MalformedFile(line, Words("this is not JSON; is this a list of panels?")) from None
    if not isinstance(found, dict) or found.get("samenspel") != NAME:
        raise MalformedFile(1, Words("this is not a list of panels made by “samenspel lottery make”."))
    if found.get("version") != VERSION:
        raise MalformedFile(
            1,
            Words(
                "the list has version {found}, this program reads version {known}.",
                found=found.get("version"),
                known=VERSION,
            ),
        )
    try:
        return _read(data, found)
    except (KeyError, TypeError, ValueError) as error:
        raise MalformedFile(1, Words("the list is incomplete or damaged ({error}).", error=error)) from None


def _read(data: bytes, found: dict[str, Any]) -> PublicList:
    panels = tuple(_ids(panel) for panel in found["panels"])
    seats = _whole(found["seats"])
    if not panels or any(len(set(panel)) != seats or len(panel) != seats for panel in panels):
        raise ValueError(
            f"the people on a panel are not all different, or not as many as the seats ({seats})"
        )
    return PublicList(
        data=data,
        objective=_text(found["objective"]),
        seats=seats,
        quotas=tuple(Quota(_text(f), _text(v), _whole(a), _whole(b)) for f, v, a, b in found["quotas"]),
        people=_whole(found["people"]),
        pool=_text(found["pool"]),
        panels=panels,
        kept=_ids(found.get("kept", [])),
        declined=_ids(found.get("declined", [])),
        origin=_text(found.get("origin", "")),
        panel=_whole(found.get("panel", 0)),
    )


def _ids(values: Any) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError("ids are not in a list")
    return tuple(_text(value) for value in values)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(f"{value!r} is not a whole number")
    return value
