"""The guards of notices: nobody reads what they may not see, and who wants no mail gets none."""

from __future__ import annotations

from tests.guards.guard import ANYONES, LETTERS, NEWS, Guard


def _news(name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, f"tools/notices/{path}", old, new, (NEWS,))


def _letter(name: str, old: str, new: str, path: str = "spine/people/letters.py") -> Guard:
    return Guard(name, path, old, new, (LETTERS,))


ASKING = "tools/notices/actions/asking.py"
QUERIES, TOLD, TICKETS = "queries.py", "told.py", "tickets.py"
DIGESTS, FOLLOWING = "actions/digests.py", "actions/following.py"

GUARDS = [
    _news("who follows may see it", FOLLOWING, '"notices.follow", followed', f"{ANYONES}, followed"),
    _news("one unfollows for oneself", FOLLOWING, '"notices.unfollow", follow', f"{ANYONES}, follow"),
    _news(
        "who unfollowed stays out of what goes on",
        FOLLOWING,
        "        ignore_conflicts=True",
        '        update_conflicts=True, update_fields=["ended_at"], unique_fields=["person", "thing"]',
    ),
    _news(
        "what others see of an initiative is no news",
        TOLD,
        'slips.filter(Exists(visible_initiatives(person).filter(pk=OuterRef("initiative"))))',
        "slips",
    ),
    _news(
        "what is about something hidden is no news",
        TOLD,
        'slips.filter(~Exists(hidden.filter(entry=OuterRef("entry"))))',
        "slips",
    ),
    _news(
        "what was done to something hidden is no news",
        TOLD,
        '~Q(entry__object_type=name) | Exists(told.filter(pk=OuterRef("done_to")))',
        "Q()",
    ),
    _news(
        "what is about a kind that comes in meanwhile waits",
        TOLD,
        "return slips.filter(~Exists(others))",
        "return slips",
    ),
    _news(
        "what comes in meanwhile of another kind waits",
        TOLD,
        "slips.filter(entry__object_type__in=kinds)",
        "slips",
    ),
    _news("one's own doings are no news", QUERIES, ".exclude(entry__actor=str(person.pk))", ""),
    _news(
        "news begins with following",
        QUERIES,
        ', from_entry__lt=OuterRef("entry_id"))\n    slips',
        ")\n    slips",
    ),
    _news(
        "only what is settled is news",
        QUERIES,
        "settled = slips.filter(entry_id__lte=Subquery(sealed_up_to()))",
        "settled = slips",
    ),
    _news("feeds are for everyone", QUERIES, "told_to(Machine(), slips)", "slips"),
    _news(
        "a feed asks who may see",
        "rules.py",
        'permit("notices.show_feed", is_for_everyone & is_without_children)',
        'permit("notices.show_feed", anyone)',
    ),
    _news(
        "who wants no mail has no day on which it is due",
        "migrations/0001_initial.py",
        "models.Q(('mail', 'never'), ('next_at__isnull', True))",
        "models.Q(('mail', 'never'))",
    ),
    _news("a digest goes once", DIGESTS, "if moved and mail:\n", "if mail:\n"),
    _news(
        "who may not come in gets no mail",
        DIGESTS,
        "if reader.person.email and reader.person.is_active else None",
        "",
    ),
    _news(
        "a ticket is signed",
        TICKETS,
        ' or not constant_time_compare(found["signature"], _signature(found["row"]))',
        "",
    ),
    _news(
        "a thing's ticket stops that thing alone",
        TICKETS,
        "return Ticket(readers.get(person=follow.person_id), follow)",
        "return Ticket(readers.get(person=follow.person_id))",
    ),
    _news(
        "a stop stops",
        "actions/unsubscribing.py",
        "return bool(getting.update(mail=Mail.NEVER, next_at=None))",
        "return getting.exists()",
    ),
    _news("mails have a way out", "mails.py", '"List-Unsubscribe-Post": "List-Unsubscribe=One-Click",', ""),
    _letter("a subject is one line", "shortened(one_line(first), LONGEST_SUBJECT)", "first"),
    _letter("who has no address gets no mail", "if not person.email:", "if False:"),
    _letter("machines do not answer a letter", '{"Auto-Submitted": "auto-generated"}', "{}"),
    _letter("signs in a letter stay as they were written", ", autoescape=False", ""),
    _letter("a letter is in the language of its reader", "person.language, name", "None, name"),
    _letter(
        "who wants no mail is not asked",
        "    if reader.gets_mail:\n        out =",
        "    if True:\n        out =",
        ASKING,
    ),
]
