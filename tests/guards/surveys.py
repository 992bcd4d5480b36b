"""The guards of surveys: what leaves them, for whom, and of how many nothing is told."""

from __future__ import annotations

from tests.guards.guard import Guard, method

SURVEYS = "tests/tools/surveys"


def _surveys(name: str, path: str, old: str, new: str, test: str = "research") -> Guard:
    return Guard(name, f"tools/surveys/{path}", old, new, (f"{SURVEYS}/test_{test}.py",))


def _summaries(name: str, old: str, new: str) -> Guard:
    return method("questionnaires", name, "summaries.py", old, new, "summaries")


def _sides(name: str, old: str, new: str) -> Guard:
    return method("questionnaires", name, "summaries.py", old, new, "sides")


GUARDS = [
    _surveys(
        "what was handed in stays as it is",
        "actions/answering.py",
        "if response.state != State.BEGUN:",
        "if False:",
        "answering",
    ),
    _surveys(
        "a pseudonym is made with the key of its survey",
        "invitations.py",
        "return visitor.pseudonym(survey.key)",
        'return visitor.pseudonym("")',
        "answering",
    ),
    _surveys(
        "the questions of who began stay",
        "actions/surveys.py",
        "if edition is None or edition.sealed_on:",
        "if edition is None:",
        "answering",
    ),
    _surveys(
        "a code that was answered keeps its meaning",
        "actions/surveys.py",
        "if names := other_meanings(questions_of(edition), questions):",
        "if names := []:",
        "answering",
    ),
    _surveys(
        "nobody writes over another's questions",
        "actions/surveys.py",
        "if seen and digest(now) != seen:",
        "if False:",
        "building",
    ),
    _surveys(
        "whoever was signed out while answering is asked to sign in",
        "views/answering.py",
        "if not request.user.is_authenticated and response is None:",
        "if False:",
        "answering",
    ),
    _surveys(
        "a page of an earlier wave is refused",
        "views/answering.py",
        'if request.method != "POST":\n        return _at_begin(',
        "if True:\n        return _at_begin(",
        "answering",
    ),
    _surveys(
        "how many handed in is told in bands",
        "pages/surveys.py",
        "in_bands(handed)",
        "str(handed)",
        "answering",
    ),
    _surveys(
        "only answers of who said yes to research are given",
        "queries/research_rows.py",
        "return said.version if said.is_yes else None",
        "return said.version",
    ),
    _surveys(
        "a child's answers need two yeses",
        "queries/consents.py",
        "needed = {GUARDIAN, RESPONDENT} if is_child else set(last)",
        "needed = set(last)",
        "consent",
    ),
    _surveys(
        "no basis but consent does for a child",
        "queries/research_rows.py",
        "is_free = self.agreement.ground != Basis.CONSENT and not is_child",
        "is_free = self.agreement.ground != Basis.CONSENT",
        "consent",
    ),
    _surveys(
        "a version of a consent keeps its code to itself",
        "queries/surveys.py",
        'names = ("purpose", "version", "by")',
        "names = ()",
        "consent",
    ),
    _surveys(
        "files that wait go when a yes is taken back",
        "actions/answering.py",
        "if NO in told.values():",
        "if False:",
        "consent",
    ),
    _surveys(
        "no file is kept with whoever took back a yes meanwhile",
        "queries/agreements.py",
        "gone = _took_back(agreement.survey)",
        "gone = set[str]()",
        "consent",
    ),
    _surveys(
        "only what was asked is kept as consent",
        "actions/answering.py",
        "if code in known and answer in (YES, NO)}",
        "}",
        "consent",
    ),
    _surveys(
        "no child begins without two yeses",
        "actions/answering.py",
        "if not (guardian_agrees and child_agrees):",
        "if False:",
        "consent",
    ),
    _surveys(
        "a survey for grown-ups asks no child",
        "rules/surveys.py",
        "| is_invited) & asks_this_age",
        "| is_invited)",
        "consent",
    ),
    _surveys(
        "each side tells of an encounter once",
        "actions/encounters.py",
        "if not is_new:",
        "if False:",
        "sides",
    ),
    _surveys(
        "a code of an encounter is stored nowhere",
        "queries/encounters.py",
        'return keyed(survey.key, f"encounter {code}")',
        "return code",
        "sides",
    ),
    _surveys(
        "whoever withdraws takes encounters along",
        "actions/answering.py",
        "Encounter.objects.filter(wave__survey=survey, pseudonym=pseudonym).delete()",
        "pass",
        "sides",
    ),
    _surveys(
        "nothing is drawn of zeros beside what is hidden",
        "pages/results.py",
        'is_drawn = any(count for _code, count in shown) or (shown and not hidden["options"])',
        "is_drawn = bool(shown)",
        "results",
    ),
    method(
        "questionnaires",
        "what the other side is asked counts for nothing",
        "reading.py",
        "return _each(draws.names_of(question), lambda name: sent.code(name, offered))",
        "return _each(question.domains, lambda name: sent.code(name, offered))",
        "sides",
    ),
    _sides("means of few on one side are not told", "len(numbers) >= k", "numbers"),
    method(
        "questionnaires",
        "no counts stand beside the means of both sides",
        "tallies.py",
        "for one in every if one.name not in paired}",
        "for one in every}",
        "sides",
    ),
    _surveys(
        "answers that were withdrawn are in no file",
        "queries/agreements.py",
        "filter(wave__survey=agreement.survey_id, state=State.FINISHED)",
        "filter(wave__survey=agreement.survey_id)",
    ),
    _surveys(
        "files of two agreements cannot be put together by their numbers",
        "queries/agreements.py",
        "hmac.digest(agreement.key.encode(), pseudonym.encode(), hashlib.sha256)",
        "hashlib.sha256(pseudonym.encode()).digest()",
    ),
    _surveys(
        "nor by the order of their rows",
        "queries/agreements.py",
        "ordered = sorted((number_of(agreement, name), wave, key)",
        "ordered = sorted((name, wave, key)",
    ),
    _surveys(
        "only the holder of an agreement takes answers along",
        "rules/agreements.py",
        "takes_along = is_signed_in & is_holder & agreement_runs & outcomes_are_open & can_see",
        "takes_along = is_signed_in & agreement_runs & outcomes_are_open & can_see",
    ),
    _surveys(
        "an agreement ends by itself",
        "rules/agreements.py",
        "takes_along = is_signed_in & is_holder & agreement_runs & outcomes_are_open & can_see",
        "takes_along = is_signed_in & is_holder & can_see",
    ),
    _surveys(
        "what was withdrawn goes from files that wait too",
        "actions/answering.py",
        "pseudonym=pseudonym).delete()\n        drop_files(",
        "pseudonym=pseudonym).delete()\n        print(",
    ),
    _surveys(
        "also from files that are being written",
        "actions/agreements.py",
        "if {*keys} - {*keys_for(agreement)}:",
        "if False:",
    ),
    _surveys(
        "results that were told stay as they are",
        "told.py",
        "if answered.wave.told_at is not None:",
        "if False:",
        "results",
    ),
    _surveys(
        "of a wave that goes on nothing is told",
        "queries/results.py",
        "Wave.objects.filter(is_over, told_at=None)",
        "Wave.objects.filter(told_at=None)",
        "results",
    ),
    _surveys(
        "own answers are those of the visitor",
        "queries/surveys.py",
        "filter(wave__survey=survey, pseudonym=pseudonym).order_by",
        "filter(wave__survey=survey).order_by",
        "results",
    ),
    _summaries(
        "no mean stands beside counts of which some are hidden",
        "told if is_whole else ()",
        "told",
    ),
    _summaries(
        "a mean of few is hidden",
        "if len(numbers) >= k else None",
        "if numbers else None",
    ),
]
