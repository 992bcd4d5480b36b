from samenspel.foundation.access import anyone, predicate
from samenspel.foundation.locks.rows import fresh
from samenspel.spine.initiatives.things import Card, Together, lay
from tests.tools.wishes.models import Wish

FULL = "Enough people make this wish."
JOINED = []
"""Who came to make what, as the card was told; each test empties it."""


@predicate(FULL)
def has_few_authors(person, wish):
    return wish.authors.count() < 2


WISH = Card(
    model=Wish,
    label="Wish",
    every=Wish.objects.all,
    can_see=anyone,
    together=Together(
        takes_authors=has_few_authors,
        locked=lambda wish: fresh(Wish.objects, wish.pk),
        asks="You are asked to wish for this too.",
        thanks="You wish for it together.",
        text_of=lambda wish: f"So that there is {wish}.",
    ),
    joined=lambda person, wish: JOINED.append((person, wish)),
)
lay(WISH)
