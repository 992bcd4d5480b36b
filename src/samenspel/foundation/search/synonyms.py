"""Words that mean the same in some place: lines such as `bieb = bibliotheek`."""

from functools import lru_cache

from samenspel.foundation.search.stems import stems

MOST_LINES, APART = 500, "="
Names = dict[str, list[list[str]]]


def with_synonyms(text: str, lines: str) -> str:
    """The text, behind what else people call the things that it names: where a name of a line stands in it,
    the others of that line come along."""
    known = stems(text) if lines else []
    others = [other for names in _parsed(lines) for other in _others(names, known)]
    return " ".join([*dict.fromkeys(others), text])


@lru_cache(maxsize=64)
def _parsed(lines: str) -> list[Names]:
    """Of each line its names, with the stems of their telling words."""
    found = [[name.strip() for name in line.split(APART)] for line in lines.splitlines()[:MOST_LINES]]
    return [{name: _stems_of(name) for name in names if name} for names in found]


def _stems_of(name: str) -> list[list[str]]:
    return [found for word in name.split() if (found := stems(word))]


def _others(names: Names, known: list[str]) -> list[str]:
    """Nothing where none of them is named."""
    named = {name for name, wanted in names.items() if wanted and _stands_in(wanted, known)}
    return [name for name in names if name not in named] if named else []


def _stands_in(wanted: list[list[str]], known: list[str]) -> bool:
    """Every word of a name, by one of its stems."""
    return all(any(stem in known for stem in found) for found in wanted)
