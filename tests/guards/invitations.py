"""The guards of invitations, reminders and quotas: once, to whom it was for, and never one too many."""

from __future__ import annotations

from tests.guards.guard import Guard

SURVEYS, NOTICES = "tests/tools/surveys", "tests/tools/notices"


def _people(name: str, path: str, old: str, new: str, test: str) -> Guard:
    return Guard(name, f"tools/surveys/{path}", old, new, (f"{SURVEYS}/test_{test}.py",))


def _reminding(name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, path, old, new, (f"{NOTICES}/test_reminding.py",))


GUARDS = [
    _people(
        "a link opens the survey once",
        "actions/entering.py",
        "filter(pk=token.pk, is_spent=False)",
        "filter(pk=token.pk)",
        "quota_storms",
    ),
    _people(
        "of a token only a digest is kept",
        "models/invitations.py",
        "hashlib.sha256(token.encode()).hexdigest()",
        "token",
        "letters",
    ),
    _people(
        "a withdrawn invitation opens nothing",
        "queries/invitations.py",
        "    if invited.is_withdrawn:\n",
        "    if False:\n",
        "letters",
    ),
    _people(
        "a link of an earlier wave opens nothing",
        "queries/invitations.py",
        "if current_wave(survey) != token.invitation.wave:",
        "if False:",
        "letters",
    ),
    _people(
        "whoever wants no letters gets none",
        "queries/invitations.py",
        "survey.invited.filter(wants_none=False, is_withdrawn=False)",
        "survey.invited.filter(is_withdrawn=False)",
        "letters",
    ),
    _people(
        "who is not invited does not answer",
        "rules/surveys.py",
        "is_for_everyone | (is_for_members & is_signed_in & is_member) | is_invited",
        "is_for_everyone | (is_signed_in & is_member) | is_invited",
        "inviting",
    ),
    _people(
        "an account that answered before is not two",
        "queries/invitations.py",
        "    if answers_by_account(invited):\n        return Standing.BY_ACCOUNT\n",
        "",
        "letters",
    ),
    _people(
        "addresses are erased when a survey is over",
        "actions/inviting.py",
        '        survey.invited.update(email="")\n',
        "",
        "inviting",
    ),
    _people(
        "no rate tells of few",
        "pages/people.py",
        "if any(0 < part < settings.FEWEST_SHOWN for part in astuple(found)):",
        "if False:",
        "dispositions",
    ),
    _people(
        "what was typed by somebody who is turned away is not kept",
        "actions/places.py",
        "state=State.FULL, answers={}, drawn={}",
        "state=State.FULL",
        "quotas",
    ),
    _people(
        "a place that ran out is given back",
        "queries/quotas.py",
        "Place.objects.filter(until__lte=clock.settled())",
        "Place.objects.none()",
        "quotas",
    ),
    _people(
        "a place that is given back twice is counted once",
        "actions/places.py",
        "if Place.objects.filter(pk=place.pk).delete()[0]:",
        "if [Place.objects.filter(pk=place.pk).delete()]:",
        "quota_storms",
    ),
    _people(
        "no row joins answers and a moment",
        "actions/places.py",
        "quota.places.create(mark=mark_in(quota, response.wave, visitor), until=until)",
        "quota.places.create(mark=response.pseudonym, until=until)",
        "quotas",
    ),
    _people(
        "what is handed in has a place without a moment",
        "actions/places.py",
        "quota.places.create(response=response)",
        "quota.places.create(mark=mark_in(quota, response.wave, visitor), until=_until(60))",
        "quotas",
    ),
    _people(
        "a sheet over quota takes no place of others",
        "actions/places.py",
        '                give_back(_row(key), "taken")\n            return False',
        '                give_back(_row(key), "taken")\n            return True',
        "quotas_on_paper",
    ),
    _people(
        "the moment of a place is rounded",
        "actions/places.py",
        "end.replace(minute=end.minute // QUARTER * QUARTER, second=0, microsecond=0)",
        "end",
        "quotas",
    ),
    _reminding(
        "of one kind one reminder goes to each",
        "tools/notices/actions/reminding.py",
        "return is_new and bool(due.write())",
        "return bool(due.write())",
    ),
    _reminding(
        "nobody is reminded at night",
        "tools/notices/tasks.py",
        "if is_quiet(clock.now(), *settings.QUIET_HOURS):",
        "if False:",
    ),
    _reminding(
        "whoever handed in is reminded no more",
        "tools/surveys/letters.py",
        "if is_out or is_over or finished_by(invited, invitation.wave):",
        "if is_out or is_over:",
    ),
    _reminding(
        "what is closed reminds nobody",
        "tools/surveys/letters.py",
        "if is_out or is_over or finished_by",
        "if is_out or finished_by",
    ),
]
