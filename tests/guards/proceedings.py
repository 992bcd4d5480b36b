"""The guards of proceedings: nothing without a yes, nothing of what was withdrawn, nobody who left."""

from __future__ import annotations

from tests.guards.guard import Guard

FLOW = "tests/phases/learn/test_proceedings.py"
LEAVING = "tests/phases/learn/test_leaving_proceedings.py"


def _learn(name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, f"phases/learn/{path}", old, new, (FLOW, LEAVING))


CHARTER = "tests/spine/initiatives/test_pages.py"


def _members(name: str, old: str, new: str) -> Guard:
    return Guard(name, "spine/initiatives/actions/members.py", old, new, (CHARTER,))


GUARDS = [
    _members(
        "nobody joins by a charter that they did not read",
        '            refuse_unread("initiatives.join", charter, charter.version, seen)\n',
        "            pass\n",
    ),
    _members(
        "nobody accepts a charter that they did not read",
        '        refuse_unread("initiatives.accept_charter", charter, charter.version, seen)\n',
        "",
    ),
    _learn(
        "a paper waits for all its authors",
        "queries/proceedings.py",
        "if one.withdrawn_at is None and not missing_consents(one)]",
        "if one.withdrawn_at is None]",
    ),
    _learn(
        "another version is agreed to anew",
        "actions/proceedings.py",
        "        paper.consents.all().delete()\n",
        "",
    ),
    _learn(
        "nobody agrees to a paper that they did not read",
        "actions/proceedings.py",
        '        refuse_unread("learn.agree_to_paper", paper, version_of(paper, AGREED), seen)\n',
        "",
    ),
    _learn(
        "who is called otherwise is so in volumes",
        "personal/proceedings.py",
        "    _change_volumes(person, lambda kept, keys: renamed(kept, keys, name))\n",
        "",
    ),
    _learn(
        "what was withdrawn is cited no more",
        "queries/proceedings.py",
        ' if one["id"] not in gone]\n\n\ndef described',
        "]\n\n\ndef described",
    ),
    _learn(
        "what was withdrawn is not downloaded",
        "views/proceedings.py",
        "    if public.is_withdrawn:\n",
        "    if False:\n",
    ),
    _learn(
        "a volume is not kept that holds what was withdrawn meanwhile",
        "actions/proceedings.py",
        " or {*withdrawn_in(volume)} != gone:",
        ":",
    ),
    _learn(
        "whoever leaves is in no volume",
        "personal/proceedings.py",
        "    _change_volumes(person, without)\n",
        "",
    ),
    _learn(
        "a file that names who left is thrown away",
        "personal/proceedings.py",
        "        drop_later(old)\n",
        "",
    ),
    _learn(
        "a file that another replaced is thrown away",
        "actions/proceedings.py",
        "            _drop_unpublished(paper)\n",
        "",
    ),
    _learn(
        "a published file that another replaced goes with who leaves",
        "personal/proceedings.py",
        "            drop_later(Paper(file=name).file)\n",
        "            pass\n",
    ),
    _learn(
        "a correction is told",
        "actions/proceedings.py",
        "        if before and not note:\n",
        "        if False:\n",
    ),
]
