"""Feedback as a file, for those who read all of it."""

from samenspel.foundation.ui.downloads import as_csv, plain
from samenspel.phases.assess.models.feedback import QUESTIONS, Feedback

NAMES = ("said-on", "answer-until", "state", "language", *QUESTIONS, "themes", "you-said", "we-did", "did-on")


def write_feedback(feedback: Feedback) -> str:
    """A line for each time that somebody said something; who that was is in no file."""
    said = feedback.impressions.select_related("reply").prefetch_related("themes")
    rows = (
        (
            one.said_on.isoformat(),
            one.due_on.isoformat(),
            one.state,
            one.language,
            *(plain(getattr(one, name)) for name in QUESTIONS),
            plain("; ".join(theme.name for theme in one.themes.all())),
            plain(one.reply.said) if one.reply else "",
            plain(one.reply.did) if one.reply else "",
            one.reply.replied_at.date().isoformat() if one.reply else "",
        )
        for one in said.iterator(chunk_size=1000)
    )
    return as_csv(NAMES, rows)
