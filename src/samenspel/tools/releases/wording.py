"""What a release says, as files and in words."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from samenspel.methods.disclosure import Audit, Band, Merge, Protected, write_published
from samenspel.spine.initiatives.things import Named
from samenspel.tools.releases.models import Release

HIDDEN = "–"


def published(
    protected: Protected, names: Mapping[str, Named], merges: Sequence[Merge], withdrawn: Band
) -> dict[str, Any]:
    """What everybody may have: cells with their counts, none where that is hidden, and what they mean.

    What has an order is a list: a database need not keep the order of the keys of an object."""
    used = {one.name: one for table in protected.release.tables for one in table.variables}
    return {
        "k": protected.rule.k,
        "sensitive": sorted(protected.rule.sensitive),
        "withdrawn": [withdrawn.low, withdrawn.high],
        "merged": [[one.variable, *one.categories] for one in merges],
        "variables": [
            {
                "name": name,
                "label": dict(names[name].words),
                "categories": [
                    {"name": category, "label": _label(names[name], category), "of": list(parts)}
                    for category, parts in zip(one.categories, one.kinds, strict=True)
                ],
            }
            for name, one in used.items()
        ],
        "tables": [
            {
                "by": [one.name for one in table.variables],
                "cells": [[list(cell), count] for cell, count in protected.published(number)],
            }
            for number, table in enumerate(protected.release.tables)
        ],
        "csv": write_published(protected),
    }


def _label(named: Named, category: str) -> dict[str, str]:
    """Of a merged one, those of its parts."""
    parts = [named.categories.get(one, {}) for one in category.split(" + ")]
    languages = dict.fromkeys(language for part in parts for language in part)
    names = category.split(" + ")
    return {
        language: " + ".join(part.get(language, name) for part, name in zip(parts, names, strict=True))
        for language in languages
    }


def audit_of(protected: Protected, found: Audit) -> dict[str, int]:
    return {
        "counts": protected.counts,
        "hidden": protected.hidden,
        "small": protected.small,
        "targets": found.targets,
        "insiders": found.insiders,
        "loose": found.loose,
    }


def file_of(release: Release) -> str:
    """JSON, the same to the byte each time."""
    about = {
        "title": release.title,
        "part": release.part,
        "number": release.number,
        "purpose": release.purpose,
        "licence": release.licence,
        "source": str(release.initiative.service.organisation),
        "day": release.made_at.date().isoformat(),
        "audit": release.audit,
    }
    told = {name: value for name, value in release.published.items() if name != "csv"}
    return json.dumps({**about, **told}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def digest_of(release: Release) -> str:
    return hashlib.sha256(file_of(release).encode()).hexdigest()


def codebook_of(release: Release) -> str:
    """CSV: what each variable and category means."""
    variables = release.published["variables"]
    languages = sorted({language for one in variables for language in one["label"]})
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["variable", "category", "merged_from", *languages])
    for one in variables:
        writer.writerow([one["name"], "", "", *(one["label"].get(language, "") for language in languages)])
        for told in one["categories"]:
            parts = "; ".join(told["of"]) if len(told["of"]) > 1 else ""
            words = [told["label"].get(language, "") for language in languages]
            writer.writerow([one["name"], told["name"], parts, *words])
    return text.getvalue()


def content_of(release: Release, kind: str) -> str:
    if kind == "csv":
        return str(release.published["csv"])
    return codebook_of(release) if kind == "codebook" else file_of(release)


def name_of(release: Release, kind: str) -> str:
    ending = "codebook.csv" if kind == "codebook" else kind
    return f"release-{release.pk}.{ending}"


def in_language(words: Mapping[str, str], language: str) -> str:
    """Or else in the first that there is, by its code."""
    return words.get(language) or next((words[code] for code in sorted(words)), "")


def by_name(told: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Variables, or categories, in their order."""
    return {one["name"]: one for one in told}
