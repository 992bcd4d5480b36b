"""The guards of surveys: what leaves them, for whom, and of how many nothing is told."""

from __future__ import annotations

from tests.guards.guard import Guard, method

SURVEYS = "tests/tools/surveys"


def _surveys(name: str, path: str, old: str, new: str, test: str = "research") -> Guard:
    return Guard(name, f"tools/surveys/{path}", old, new, (f"{SURVEYS}/test_{test}.py",))


def _summaries(name: str, old: str, new: str) -> Guard:
    return method("questionnaires", name, "summaries.py", old, new, "summaries")


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
        "hmac.digest(survey.key.encode(), text.encode(), hashlib.sha256)",
        "hashlib.sha256(text.encode()).digest()",
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
        'if request.method != "POST":\n        return redirect("surveys:begin_response"',
        'if True:\n        return redirect("surveys:begin_response"',
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
        "queries/agreements.py",
        "return bool(shown) and all(answer == YES for answer in shown)",
        "return True",
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
        "ordered = sorted((number_of(agreement, name), wave, key) for name, wave, key in found)",
        "ordered = sorted((name, wave, key) for name, wave, key in found)",
    ),
    _surveys(
        "only the holder of an agreement takes answers along",
        "rules/agreements.py",
        "takes_along = is_signed_in & is_holder & agreement_runs & can_see",
        "takes_along = is_signed_in & agreement_runs & can_see",
    ),
    _surveys(
        "an agreement ends by itself",
        "rules/agreements.py",
        "takes_along = is_signed_in & is_holder & agreement_runs & can_see",
        "takes_along = is_signed_in & is_holder & can_see",
    ),
    _surveys(
        "what was withdrawn goes from files that wait too",
        "actions/answering.py",
        "        drop_files(AnswerFiles.objects.filter(agreement__survey=survey))\n",
        "",
    ),
    _surveys(
        "also from files that are being written",
        "actions/agreements.py",
        "if {*keys} - {*keys_for(agreement)}:",
        "if False:",
    ),
    _surveys(
        "results that were told stay as they are",
        "actions/results.py",
        "if wave.told_at is None:",
        "if True:",
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
        "a small count is hidden",
        "hidden else count for",
        "False else count for",
    ),
    _summaries(
        "no mean stands beside counts of which some are hidden",
        "counts if is_whole else ()",
        "counts",
    ),
    _summaries(
        "a mean of few is hidden",
        "if len(numbers) >= k else None",
        "if numbers else None",
    ),
]
