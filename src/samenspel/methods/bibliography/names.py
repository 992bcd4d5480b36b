"""Names of people and organisations, however a file writes them."""

from __future__ import annotations

import re
from functools import lru_cache

from .latex import from_latex, to_latex
from .markup import clean
from .records import Name

_PARTICLES = frozenset(
    [
        "van",
        "der",
        "den",
        "de",
        "von",
        "zu",
        "zum",
        "zur",
        "la",
        "le",
        "lo",
        "du",
        "da",
        "di",
        "del",
        "dei",
        "della",
        "degli",
        "dos",
        "das",
        "do",
        "ter",
        "ten",
        "te",
        "t",
        "'t",
        "'s",
        "op",
        "in",
        "het",
        "af",
        "av",
        "el",
        "los",
        "las",
        "al",
        "aan",
        "auf",
        "und",
        "y",
        "bij",
        "onder",
        "over",
        "uit",
        "voor",
        "vom",
    ]
)
_ORGANISED = re.compile(r"\{(?!\\)(.*)\}", re.DOTALL)


def split_particle(family: str) -> tuple[str, str]:
    """“van der Meer” is van der and Meer; with a capital (Van den Broeck) all of it is the family name."""
    words = family.split()
    count = 0
    while count < len(words) - 1 and words[count] in _PARTICLES:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def person(
    family: str, given: str = "", suffix: str = "", orcid: str = "", affiliation: tuple[str, ...] = ()
) -> Name:
    """Of a source that has no field for particles: they stand before the family name or behind the given."""
    particle, family = split_particle(clean(family))
    words = clean(given).split()
    behind = len(words)
    while not particle and behind > 1 and words[behind - 1] in _PARTICLES:
        behind -= 1
    return Name(
        family=family,
        given=" ".join(words[:behind]),
        particle=particle or " ".join(words[behind:]),
        suffix=clean(suffix),
        orcid=orcid,
        affiliation=affiliation,
    )


def turned(text: str) -> Name:
    """“van der Meer, Jan, Jr.”; what has no comma is a word of a person, or else an organisation."""
    text = clean(text)
    if text.endswith(","):
        return Name(literal=text[:-1].rstrip())
    if "," not in text:
        return Name(family=text) if " " not in text else Name(literal=text)
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 3 or not parts[0]:
        return Name(literal=text)
    return person(parts[0], parts[1], parts[2] if len(parts) > 2 else "")


def turned_text(name: Name) -> str:
    """As `turned` reads it."""
    if not name.literal:
        return name.sorted if name.given or " " not in name.sorted else f"{name.sorted},"
    return f"{name.literal}," if "," in name.literal or " " not in name.literal else name.literal


def in_order(text: str, orcid: str = "", affiliation: tuple[str, ...] = ()) -> Name:
    """“Jan van der Meer”, or “van der Meer, Jan”."""
    text = clean(text)
    if "," in text:
        found = turned(text)
    else:
        words = text.split()
        start = next(
            (place for place, word in enumerate(words) if place and word in _PARTICLES), len(words) - 1
        )
        found = person(" ".join(words[start:]), " ".join(words[:start]))
    return Name(
        found.family, found.given, found.particle, "", found.suffix, found.literal, orcid, affiliation
    )


@lru_cache(maxsize=20_000)
def of_bibtex(text: str) -> tuple[tuple[Name, ...], bool]:
    """Co-authors, and whether there are others. They are split before anything is decoded: what is in braces
    as a whole is an organisation."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    found = [one.strip() for one in split_multiple_persons_names(text)]
    named = [one for one in found if one and one.lower() != "others"]
    return tuple(_of_bibtex(one) for one in named), any(one.lower() == "others" for one in found)


def _of_bibtex(text: str) -> Name:
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    whole = _ORGANISED.fullmatch(text)
    if whole and _closes_at_the_end(text):
        return Name(literal=clean(from_latex(whole[1])))
    parts = parse_single_name_into_parts(text, strict=False)
    family, given, particle, suffix = (
        clean(from_latex(" ".join(one))) for one in (parts.last, parts.first, parts.von, parts.jr)
    )
    if "," in text and not particle:
        particle, family = ("", family) if parts.last and "{" in parts.last[0][:1] else split_particle(family)
    return Name(family, given, particle, "", suffix)


def _closes_at_the_end(text: str) -> bool:
    depth = 0
    for found in re.finditer(r"(?<!\\)[{}]", text):
        depth += 1 if found[0] == "{" else -1
        if not depth:
            return found.end() == len(text)
    return False


def as_bibtex(name: Name) -> str:
    """As `of_bibtex` reads it."""
    if name.literal:
        return f"{{{to_latex(name.literal)}}}"
    particle = " ".join(part for part in (name.dropping, name.particle) if part)
    family = to_latex(name.family)
    if _would_be_split(name):
        family = f"{{{family}}}"
    last = " ".join(part for part in (to_latex(particle), family) if part)
    given, suffix = (_braced(to_latex(one)) for one in (name.given, name.suffix))
    if not given and not suffix:
        return last if " " not in last or particle else f"{last},"
    return ", ".join((last, *([suffix] if suffix else []), given))


def _would_be_split(name: Name) -> bool:
    """Without braces around the family name."""
    family, particle = name.family, name.particle or name.dropping
    starts_small = " " in family and family[:1].islower() and not particle
    return starts_small or particle != particle.lower() or " and " in family or "," in family


def _braced(text: str) -> str:
    return f"{{{text}}}" if "," in text or " and " in text else text
