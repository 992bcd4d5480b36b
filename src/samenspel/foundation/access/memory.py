"""What was found out while one page is looked at: asked once, forgotten when the page is made.

A page asks whether somebody may do each of ten things, and most answers begin with the same question. A look
changes nothing, so the first answer holds; where something is written it holds for one judgement alone.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Answer = TypeVar("Answer")
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def remembering(is_a_look: bool) -> Iterator[None]:
    token = _answers.set({} if is_a_look else None)
    try:
        yield
    finally:
        _answers.reset(token)


@contextmanager
def judging() -> Iterator[None]:
    """One judgement asks nothing twice; the next one asks again, unless all of it is a look."""
    if _answers.get() is not None:
        yield
        return
    with remembering(is_a_look=True):
        yield


def remembered(question: Hashable, find: Callable[[], Answer]) -> Answer:
    """The answer to `question`, which names whatever it depends on."""
    answers = _answers.get()
    if answers is None:
        return find()
    if question not in answers:
        answers[question] = find()
    answer: Answer = answers[question]
    return answer
