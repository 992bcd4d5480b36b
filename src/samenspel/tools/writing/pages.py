"""What the pages about a text show."""

from collections import Counter
from typing import Any

from samenspel.foundation.access import allow
from samenspel.foundation.ui.pages import Context
from samenspel.spine.initiatives.things import thing_seen_by
from samenspel.spine.people.models import Person
from samenspel.tools.writing.models import Document, Remark, State
from samenspel.tools.writing.places import find_place, places_of, words_at
from samenspel.tools.writing.queries import doc_of, replayed
from samenspel.tools.writing.texts import pieces_of, words_of

PATTERNS = 10


def remarks_page(document: Document, person: Any) -> Context:
    """The open ones in the order of the text, then those whose words are gone, then what is settled."""
    doc = doc_of(document)
    places, words = places_of(doc), words_of(doc)
    remarks = list(document.remarks.exclude(state=State.TAKEN_BACK).select_related("author"))
    still = [one for one in remarks if one.state == State.OPEN]
    placed = sorted((one for one in still if one.key in places), key=lambda one: places[one.key])
    return {
        "document": document,
        "placed": [(one, words_at(words, places[one.key])) for one in placed],
        "detached": [one for one in still if one.key not in places],
        "settled": [one for one in remarks if one.state != State.OPEN],
        "may_remark": allow(person, "writing.make_remark", document),
    }


def remark_page(remark: Remark, person: Any) -> Context:
    doc = doc_of(remark.document)
    words, places = words_of(doc), places_of(doc).get(remark.key, [])
    now = words_at(words, places)
    stands_again = not places and find_place(words, remark.quote) is not None
    verbs = ("anchor_remark", "settle_remark", "accept_suggestion", "decline_suggestion", "take_back_remark")
    return {
        "remark": remark,
        "beginning": thing_seen_by(person, remark.came_from),
        "document": remark.document,
        "now": now,
        "stands_again": stands_again,
        "has_changed": remark.state == State.OPEN and now != remark.quote,
        "may": {verb: allow(person, f"writing.{verb}", remark) for verb in verbs},
    }


def authors_page(document: Document, person: Any) -> Context:
    """Each with a pattern, since colour alone tells nobody enough; in the order of the text, which ranks
    nobody."""
    replay = replayed(document)
    pieces = pieces_of(words_of(replay.doc), replay.runs)
    written: Counter[str] = Counter()
    for who, words in pieces:
        written[who] += len(words.split())
    people = {str(one.pk): one for one in Person.objects.filter(pk__in=[*filter(None, written)])}
    pattern = {who: place % PATTERNS for place, who in enumerate(filter(None, written), start=1)}
    return {
        "document": document,
        "pieces": [(people.get(who), pattern.get(who), words) for who, words in pieces],
        "authors": [(people.get(who), pattern[who]) for who in pattern],
        "counts": _counts(document, person, [(people[who], written[who]) for who in people]),
    }


def _counts(document: Document, person: Any, written: list[tuple[Person, int]]) -> list[tuple[Person, int]]:
    """One's own always; those of others only as the charter says, and never a child's or of who has left."""
    shows_all = bool(allow(person, "writing.count_words", document))
    return [
        (one, number)
        for one, number in sorted(written, key=lambda pair: (-pair[1], str(pair[0])))
        if one == person or (shows_all and one.is_active and not one.is_child)
    ]
