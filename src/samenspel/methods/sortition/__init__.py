"""Fair lotteries for panels with quotas: make them, draw from them so that anyone can check it, and say why.

pool = read_pool(Path("people.csv"), Path("quotas.csv"), seats=40)
lottery = make(pool)
public = publish(lottery)          # announce public.hash, then the seed
draw(public, seed).panel
"""

from samenspel.methods.seeds import Check, UnfitSeed, check_signature, is_short

from .conflict import Bound, Conflict
from .draw import Draw, draw
from .fairest import OBJECTIVES
from .files import read_figures, read_pool, read_quotas
from .homes import home_of
from .letters import (
    LettersList,
    draw_letters,
    drawn_as_text,
    is_letters,
    list_people,
    read_letters,
    verify_letters,
)
from .limits import Limits
from .lottery import LENGTH, Lottery, NoPanel, make
from .pool import Person, Pool, Quota, UnfitPool
from .promises import promises
from .public import PublicList, pool_hash, publish, read_list
from .reasons import percent
from .relief import Change, Relief, relaxed
from .replacement import Replacing, replace_members, sitting
from .rest import beside
from .verification import verify

__all__ = [
    "LENGTH",
    "OBJECTIVES",
    "Bound",
    "Change",
    "Check",
    "Conflict",
    "Draw",
    "LettersList",
    "Limits",
    "Lottery",
    "NoPanel",
    "Person",
    "Pool",
    "PublicList",
    "Quota",
    "Relief",
    "Replacing",
    "UnfitPool",
    "UnfitSeed",
    "beside",
    "check_signature",
    "draw",
    "draw_letters",
    "drawn_as_text",
    "home_of",
    "is_letters",
    "is_short",
    "list_people",
    "make",
    "percent",
    "pool_hash",
    "promises",
    "publish",
    "read_figures",
    "read_letters",
    "read_list",
    "read_pool",
    "read_quotas",
    "relaxed",
    "replace_members",
    "sitting",
    "verify",
    "verify_letters",
]
