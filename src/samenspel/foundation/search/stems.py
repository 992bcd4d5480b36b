"""The words of a text that tell something, without their endings."""

import re
import unicodedata

from snowballstemmer import stemmer

MOST_WORDS, SHORTEST = 24, 3
LANGUAGES = ("dutch", "english", "french")
COMMON_WORDS = """
aan als bij dan dat deze die dit door een het hier hun ieder kan maar meer met mijn naar niet nog ons ook
onze over uit van voor waar want wat wie wij worden wordt zijn zodat all and any are but can for from has
have her his how into its more not our she that the their them there they this was what when where which
who will with you your afin aux avec car ces cet cette chez comme dans des elle est les leur lors mais
nos notre nous par pas plus pour que qui sans ses son sont sur tous tout toute une vos votre vous
"""
COMMON = frozenset(COMMON_WORDS.split())


def stems(text: str) -> list[str]:
    """How the telling words begin, in small letters without accents, each once, in their order.

    Nobody knows the language of a few words, and a Dutch round may have a French proposal: a word is stemmed
    in all three, and a stem that another one begins is left out.
    """
    words = [word for word in _words(text) if _plain(word) not in COMMON][:MOST_WORDS]
    # Of one's own: a stemmer remembers its word, and threads would give each other theirs.
    stemmers = [stemmer(language) for language in LANGUAGES]
    found = (_shortest([_plain(each.stemWord(word)) for each in stemmers], _plain(word)) for word in words)
    return list(dict.fromkeys(stem for some in found for stem in some))


def _words(text: str) -> list[str]:
    """Of letters and digits that an index in plain letters knows."""
    whole = unicodedata.normalize("NFC", text.casefold())
    words = dict.fromkeys(re.findall(r"[^\W_]+", whole))
    return [word for word in words if re.fullmatch(f"[a-z0-9]{{{SHORTEST},}}", _plain(word))]


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _shortest(found: list[str], word: str) -> list[str]:
    """banken: bank; cities: cit; city: citi and city; bomen: boom and bomen."""
    long_enough = sorted({stem for stem in found if len(stem) >= SHORTEST} or {word}, key=_by_length)
    return [
        stem
        for place, stem in enumerate(long_enough)
        if not any(stem.startswith(shorter) for shorter in long_enough[:place])
    ]


def _by_length(stem: str) -> tuple[int, str]:
    return len(stem), stem
