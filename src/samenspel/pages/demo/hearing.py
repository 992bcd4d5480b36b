"""What the people of the demo town think of a service, and what they are answered. Days count from today."""

from dataclasses import dataclass

from samenspel.pages.demo.design import Days, Text


@dataclass(frozen=True)
class Voice:
    """Said by somebody of the cast, or by a visitor without an account. It is read the day after and gets
    `themes`; with `withheld`, why not everyone reads it. Nobody has read what was said since yesterday."""

    day: int
    by: str = ""
    went_well: Text = ""
    hindered: Text = ""
    to_change: Text = ""
    themes: tuple[Text, ...] = ()
    withheld: Text = ""


@dataclass(frozen=True)
class Answered:
    """`voices`: those that it answers, by their places."""

    day: int
    voices: tuple[int, ...]
    said: Text
    did: Text


@dataclass(frozen=True)
class Hearing:
    """`later`: the day on which it is said until when those get an answer who wait too long, and why."""

    title: Text
    summary: Text
    days: Days
    reply_days: int
    voices: tuple[Voice, ...]
    answers: tuple[Answered, ...] = ()
    later: tuple[int, int, Text] | None = None
