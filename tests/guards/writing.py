"""The guards of writing together: whose letters, who may, how much, and nothing by guess."""

from __future__ import annotations

from tests.guards.guard import Guard

ROOM = "tests/tools/writing/"


def _writing(name: str, path: str, old: str, new: str, *tests: str) -> Guard:
    return Guard(name, f"tools/writing/{path}", old, new, tuple(f"{ROOM}test_{test}.py" for test in tests))


GUARDS = [
    _writing(
        "nobody writes with the pen of who is here",
        "live/carets.py",
        "if any(self._is_anothers(pen, seat) for pen in new):",
        "if False:",
        "who_may",
    ),
    _writing(
        "nobody writes with the pen of who was here",
        "actions/writing.py",
        "if pen.person_id != person.pk:",
        "if False:",
        "who_may",
    ),
    _writing(
        "who may only read writes nothing",
        "live/rooms.py",
        "if not seat.ticket.may_write:",
        "if False:",
        "who_may",
    ),
    _writing(
        "what was a right is asked again",
        "live/keeping.py",
        "moment > self.asked_at + REMEMBERED",
        "False",
        "who_may",
    ),
    _writing(
        "who leaves is turned out",
        "live/hall.py",
        "look.may.get(person) != seat.ticket.may_write",
        "False",
        "who_may",
    ),
    _writing(
        "who comes in during a look stays",
        "live/hall.py",
        "for seat, person in asked.items():",
        "for seat, person in ((one, one.ticket.person) for one in [*room.seats]):",
        "coming_in",
    ),
    _writing(
        "who comes in during a look is asked about at the next",
        "live/hall.py",
        "look.newest if is_whole else NEVER",
        "look.newest",
        "coming_in",
    ),
    _writing(
        "who comes in is asked about again, whatever was asked before",
        "live/rooms.py",
        "self.seats[seat], self.newest = None, NEVER",
        "self.seats[seat] = None",
        "coming_in",
    ),
    _writing(
        "a site that fails takes no rights away",
        "live/hall.py",
        "if status >= FAILED:",
        "if False:",
        "coming_in",
    ),
    _writing("a message is short", "live/seats.py", "if size > (", "if 0 > (", "who_may"),
    _writing("nobody types without end", "live/seats.py", "if self.tokens < 0:", "if False:", "who_may"),
    _writing(
        "no other site opens a line",
        "views/following.py",
        "    _refuse_other_sites(request)\n",
        "",
        "who_may",
    ),
    _writing(
        "there is one text in a document",
        "updates.py",
        "if reader.number() != 1 or reader.words() != ROOT:",
        "if reader.number() != 1 or not reader.words():",
        "updates",
    ),
    _writing(
        "only places are marked",
        "updates.py",
        "if not PLACE.fullmatch(key) or value not in MARKS:",
        "if False:",
        "updates",
    ),
    _writing(
        "nothing is kept that cannot be read back",
        "live/polling.py",
        "        take_in(doc, update)\n",
        "        pass\n",
        "updates",
    ),
    _writing(
        "nothing is taken over by guess",
        "actions/remarks.py",
        "if words_at(words_of(doc), places) != remark.quote:",
        "if False:",
        "remarks",
    ),
    _writing(
        "nobody guesses which words are meant",
        "places.py",
        "any(first[0] == second[0] for first, second in pairwise(scored[:2]))",
        "False",
        "places",
    ),
    _writing(
        "what is taken over is its author's",
        "actions/remarks.py",
        "str(remark.author_id), update",
        '"", update',
        "remarks",
    ),
    _writing(
        "only the page of the text tells who comes in", "live/tickets.py", "!= PAGE", '== ""', "tickets"
    ),
    _writing(
        "a text does not grow without end by polling",
        "live/polling.py",
        "if doc is not None and len(doc.get_update()) > LARGEST_FIRST:",
        "if False:",
        "rooms",
    ),
    _writing(
        "a look that fails ends no watch",
        "live/hall.py",
        "if self.watching is None or self.watching.done():",
        "if self.watching is None:",
        "rooms",
    ),
    _writing(
        "where nobody can look around nobody stays",
        "live/hall.py",
        "                await self._look_or_close(room)\n",
        "                await self._look(room)\n",
        "rooms",
    ),
    _writing(
        "a page writes with few pens",
        "live/carets.py",
        "if len(seat.pens) + len(new) > MOST_PENS:",
        "if False:",
        "who_may",
    ),
    _writing("an update has few pens", "updates.py", "if len(pens) > MOST_PENS:", "if False:", "updates"),
    _writing(
        "nobody polls with pens without end",
        "live/polling.py",
        "if len(set().union(*map(pens_of, updates))) > MOST_PENS:",
        "if False:",
        "who_may",
    ),
    _writing(
        "going back loses nothing",
        "actions/versions.py",
        "        _keep_what_stands(document, version, actor)\n",
        "",
        "versions",
    ),
    _writing(
        "a room of an earlier text keeps nothing",
        "live/keeping.py",
        "if document.epoch != now.epoch:",
        "if False:",
        "beginning_anew",
    ),
    _writing(
        "the state of an earlier text does not come in",
        "live/hall.py",
        "if seat.ticket.is_gone:",
        "if False:",
        "beginning_anew",
    ),
    _writing(
        "nor by polling",
        "views/following.py",
        "if _is_of_earlier(request, document):",
        "if False:",
        "beginning_anew",
    ),
    _writing(
        "nothing is written to an earlier text",
        "actions/writing.py",
        "if now.epoch != document.epoch:",
        "if False:",
        "beginning_anew",
    ),
    _writing(
        "who wrote how much is for whom the charter allows",
        "pages.py",
        "(shows_all and one.is_active",
        "(one.is_active",
        "word_counts",
    ),
    _writing(
        "a child's words are counted for nobody else",
        "pages.py",
        " and not one.is_child)",
        ")",
        "word_counts",
    ),
    _writing(
        "a remark goes back only where its words stand once",
        "actions/remarks.py",
        "if place is None or remark.key in places_of(doc):",
        "if place is None:",
        "remarks",
    ),
    _writing(
        "words around a place are counted as they stand",
        "forms.py",
        '.replace("\\r\\n", "\\n")',
        "",
        "remarks",
    ),
]
