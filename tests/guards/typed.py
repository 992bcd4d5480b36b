"""The guards of what was typed: kept for its own browser, not for long, and put back into the right form."""

from __future__ import annotations

from tests.guards.guard import Guard, plan

TESTS, PLAN = "tests/foundation/typed", "phases/plan/"


def _typed(name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, f"foundation/typed/{path}", old, new, (TESTS,))


def _marks(name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, path, old, new, ("tests/phases/plan/test_marks_on_their_way.py",))


def _at_hand(name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, path, old, new, ("tests/phases/plan/test_receipt_at_hand.py",))


def _check(name: str, path: str, old: str, new: str) -> Guard:
    return plan(name, path, old, new, "checks_are_a_dialogue")


def _few(name: str, path: str, old: str, new: str) -> Guard:
    return plan(name, path, old, new, "too_few_ballots")


GUARDS = [
    Guard(
        "what was typed opens with its browser's key",
        "foundation/vault.py",
        ".derive(secret.encode())",
        ".derive(b'')",
        ("tests/foundation/typed",),
    ),
    _typed(
        "what was typed is kept for an hour",
        "store.py",
        "default_storage.exists(path) or _is_old(path):",
        "default_storage.exists(path):",
    ),
    _typed(
        "what was typed is thrown away after an hour",
        "store.py",
        "        if _is_old(path):\n",
        "        if False:\n",
    ),
    _typed("large words are not kept", "store.py", "len(packed) <= largest and ", ""),
    _typed("nobody fills the disk with words", "store.py", " <= most\n", " <= 10**12\n"),
    _typed("each network has a shelf", "shelves.py", "% SHELVES:02", "% 1:02"),
    _typed("a home has one shelf", "shelves.py", "home_of(address), settings", "address, settings"),
    _typed(
        "many small ones are many",
        "shelves.py",
        "max(default_storage.size(path), LEAST)",
        "default_storage.size(path)",
    ),
    _typed("nobody says to be another network", "returning.py", '.rpartition(",")[2]', '.partition(",")[0]'),
    _typed(
        "files never take the room of words",
        "store.py",
        "(typed, replace(typed, files=[], lost=names))",
        "(typed,)",
    ),
    _typed("what was taken is thrown away", "returning.py", "        forget(place)\n", ""),
    _typed(
        "what was refused is not kept", "filling.py", ' and one.attributes.get("aria-invalid") != "true"', ""
    ),
    _typed("a file sent later goes first", "returning.py", "if not request.FILES.get(where):", "if True:"),
    _typed("what is filled in is escaped", "filling.py", '{name}="{escape(value)}"', '{name}="{value}"'),
    _typed("what is filled in a text is escaped", "filling.py", '"\\n" + escape(value)', '"\\n" + value'),
    _typed("of several forms the one most like it", "filling.py", "len(form.names() & names)", "0"),
    _typed("nothing typed is nothing kept", "returning.py", " if typed.says_something else None", ""),
    _typed("another site puts words into nobody's mouth", "views.py", " and _is_ours(request)", ""),
    *(
        Guard(name, f"foundation/typed/static/typed/{path}", old, new, ("tests/browser/test_typing.py",))
        for name, path, old, new in (
            ("what is answered elsewhere is kept there too", "typed.js", "  keepHereToo();\n", ""),
            (
                "what was taken is kept nowhere",
                "typed.js",
                "origins.includes(origin(one))",
                "gone.includes(one)",
            ),
        )
    ),
    Guard(
        "who was sent a letter begins in a browser",
        "tools/surveys/templates/surveys/use_invitation.html",
        'content="same-origin"',
        'content="no-referrer"',
        ("tests/browser/test_typing.py",),
    ),
    _typed("nobody is sent round in a circle", "views.py", "request.COOKIES and ", ""),
    _typed(
        "a button leads back to its page",
        "pages.py",
        "is_good(before.path):",
        "not is_good(before.path):",
    ),
    *(
        Guard(name, f"foundation/access/{path}", old, new, ("tests/foundation/typed/test_hidden_forms.py",))
        for name, path, old, new in (
            (
                "who sends is asked to sign in, whatever there is",
                "routes.py",
                "if request.method in LOOKS or not may_be_hidden(request.user, verb):",
                "if True:",
            ),
            (
                "a look at what is not there is answered so",
                "routes.py",
                "request.method in LOOKS or not ",
                "not ",
            ),
            (
                "nobody is sent to a door that opens nothing",
                "permissions.py",
                " and PERMISSIONS[verb].sees is not anyone",
                "",
            ),
            (
                "of what is hidden nobody after us is told",
                "routes.py",
                "    verdict = _verdict(request.user, verb, *thing)\n    request.thing = ",
                "    request.thing = thing[0] if thing else None\n"
                "    verdict = _verdict(request.user, verb, *thing)\n    request.thing = ",
            ),
        )
    ),
    Guard(
        "an address that takes forms only is no page",
        "foundation/access/goals.py",
        '"GET" in getattr(view, "methods", ("GET",))',
        "True",
        ("tests/foundation/typed",),
    ),
    _typed(
        "a refused form of a stranger is not kept",
        "returning.py",
        " or not request.user.is_authenticated",
        "",
    ),
    _typed("a refused ballot is not kept", "returning.py", ' or hasattr(view, "keeper")', ""),
    _typed(
        "a refused button keeps nothing", "returning.py", " if said_in(typed) or typed.files else None", ""
    ),
    _typed("an address to go on to is nothing typed", "returning.py", ' and not word.startswith("/")', ""),
    _typed(
        "a refused form leads to what one may see", "views.py", ", partial(may_look_at, request.user))", ")"
    ),
    Guard(
        "the way back is open to who goes it",
        "foundation/access/goals.py",
        "bool(allow(person, view.permission, thing))",
        "True",
        ("tests/foundation/access",),
    ),
    Guard(
        "the way back does not end in nothing",
        "foundation/access/goals.py",
        "    except ObjectDoesNotExist:\n        return False",
        "    except ObjectDoesNotExist:\n        return True",
        ("tests/foundation/access",),
    ),
    _marks(
        "a review is sealed for one round",
        "foundation/vault.py",
        "samenspel {purpose}",
        "samenspel",
    ),
    _marks(
        "a review is not for long",
        "foundation/typed/cookies.py",
        "text if int(until) > timezone.now().timestamp() else None",
        "text",
    ),
    _marks(
        "what doesn't fit is not kept",
        "foundation/typed/cookies.py",
        "if len(value) > MOST_SIGNS:",
        "if False:",
    ),
    _marks(
        "a cast ballot is gone from the browser",
        f"{PLAN}pages/marking.py",
        "drop_cookie(response, _name(round.pk), path=_home(round.pk))",
        "pass",
    ),
    _marks(
        "nothing is looked over before signing in",
        f"{PLAN}views/voting.py",
        "faults == [] and not pages.must_sign_in(round, request.user)",
        "faults == []",
    ),
    _marks(
        "a ballot is kept in the browser alone",
        f"{PLAN}views/voting.py",
        '@kept_by(keep_marks)\n@route("plan.cast_ballot"',
        '@route("plan.cast_ballot"',
    ),
    _marks("one order for each voter", f"{PLAN}pages/ballots.py", '{place}", reader)', '{place}", "")'),
    _at_hand("that one voted is for oneself alone", f"{PLAN}doings.py", "key=str(viewer.person.pk), ", ""),
    _check(
        "what was declined can be sent again",
        "rules/proposals.py",
        "is_author & takes_proposals & is_open_to_submit",
        "is_author & takes_proposals & ~is_open_to_submit",
    ),
    _check(
        "after the date nothing is sent again",
        "rules/proposals.py",
        "is_signed_in & is_author & takes_proposals & is_open_to_submit",
        "is_signed_in & is_author & is_open_to_submit",
    ),
    _check("who was answered looks again", "doings.py", '.exclude(answer="")', ".none()"),
    _check("who was checked hears of it", "doings.py", 'declined.filter(answer="")', "declined.none()"),
    _few("a vote with too few ballots asks nobody", "doings.py", ".exclude(has_too_few_ballots=True)", ""),
    _few(
        "a vote with too few ballots is known",
        "actions/voting.py",
        "sum(choices.values()) < round.least_ballots",
        "False",
    ),
    _few("never fewer than three", "forms/rounds.py", "        min_value=LEAST_OF_ALL,\n", ""),
]
