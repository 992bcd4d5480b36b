"""A volume, or one paper of it, as it is set on paper."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, override

from samenspel.foundation.ui.markdown import blocks
from samenspel.phases.learn.models.proceedings import Licence, Paper, Volume
from samenspel.phases.learn.queries.proceedings import Kept, as_record


def on_paper(volume: Volume, gone: Mapping[int, Paper]) -> dict[str, Any]:
    """`gone`: what was withdrawn, of which a line stays."""
    kept = volume.kept
    with override(kept["language"]):
        papers = [_paper(volume, one, gone.get(one["id"])) for one in kept["papers"]]
        said = gettext("Volume %(number)d, %(year)d") % {
            "number": volume.number,
            "year": volume.published_at.year,
        }
        return {
            "title": kept["title"],
            "language": kept["language"],
            "event": kept["event"],
            "publisher": kept["publisher"],
            "isbn": kept["isbn"],
            "said": said,
            "contents": gettext("Contents"),
            "preface": {"title": gettext("Preface"), "blocks": blocks(kept["preface"])},
            "papers": papers,
            "is_one": False,
        }


def paper_on_paper(volume: Volume, kept: Kept) -> dict[str, Any]:
    """Alone, as a file of its own."""
    with override(kept["language"]):
        told = _paper(volume, kept, None)
        return {
            "title": kept["title"],
            "language": kept["language"],
            "event": volume.kept["event"],
            "publisher": volume.kept["publisher"],
            "papers": [told],
            "is_one": True,
        }


def _paper(volume: Volume, kept: Kept, withdrawn: Paper | None) -> dict[str, Any]:
    if withdrawn is not None:
        line = gettext("Withdrawn: %(reason)s") % {"reason": withdrawn.reason}
        return {"title": kept["title"], "language": kept["language"], "withdrawn": line}
    record = as_record(volume, kept)
    return {
        "title": kept["title"],
        "language": kept["language"],
        "withdrawn": "",
        "authors": [", ".join(filter(None, (one["name"], one["affiliation"]))) for one in kept["authors"]],
        "abstract": kept["abstract"],
        "blocks": blocks(kept["text"]),
        "elsewhere": "" if kept["text"] else gettext("The paper itself is a file of its own:"),
        "url": record.url,
        "doi": f"https://doi.org/{record.doi}" if record.doi else "",
        "licence": f"{kept['licence']} ({Licence(kept['licence']).url})",
    }
