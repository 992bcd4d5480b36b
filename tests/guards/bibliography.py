"""The guards of lists of references: nothing vanishes, nothing grows without end, no text is markup."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method

_books = partial(method, "bibliography")

READING = [
    _books(
        "a DOCTYPE in a list of references is refused",
        "datacite_xml.py",
        "if root.getroottree().docinfo.doctype:",
        "if False:",
        "hostile",
    ),
    _books(
        "a list of references that is too large is not read",
        "decoding.py",
        "Path(source).stat().st_size > MOST_BYTES",
        "False",
        "hostile",
    ),
    _books("a value ends", "fields.py", "if len(value) <= LONGEST:", "if True:", "hostile"),
    _books(
        "strings of BibTeX do not grow",
        "bibtex.py",
        "_joined(block.value, strings, draft)[:_MOST_OF_STRING]",
        "_joined(block.value, strings, draft)",
        "hostile",
    ),
    _books(
        "far too many are refused",
        "reading.py",
        "if len(records) + len(faults) >= MOST_RECORDS:",
        "if False:",
        "hostile",
    ),
    _books(
        "a record without end is read",
        "ris.py",
        "    if lines:\n        yield start, lines, False\n",
        "",
        "ris",
    ),
    _books(
        "what stands before a break is kept",
        "reading.py",
        "            if not any(kinds.values()):\n                raise\n",
        "            raise\n",
        "json",
    ),
    _books(
        "braces round a whole name make an organisation, round an accent none",
        "names.py",
        r'_ORGANISED = re.compile(r"\{(?!\\)(.*)\}"',
        r'_ORGANISED = re.compile(r"\{(.*)\}"',
        "bibtex",
    ),
    _books(
        "an ORCID of zeros is none",
        "identifiers.py",
        "or not any(low <= base <= high for low, high in _ORCIDS)",
        "",
        "identifiers",
    ),
]
SHOWING = [
    _books(
        "a name cannot be markup",
        "citing.py",
        "return _OURS.sub(_to_private, found) if is_title else found.translate(_SIGNS_ALONE)",
        "return _OURS.sub(_to_private, found)",
        "citing",
    ),
    _books(
        "an address cannot end its field",
        "writing.py",
        '.replace("{", "%7B")',
        "",
        "bibtex",
    ),
    _books(
        "a DOI has no case", "identifiers.py", "return doi.translate(_ASCII)", "return doi", "identifiers"
    ),
    _books("parts are two works", "doubles.py", "or work.numbers != other.numbers:", "or False:", "doubles"),
    _books(
        "two DOIs are never nearly one",
        "doubles.py",
        "+ 1 < SHORT or (work.doi and other.doi):",
        "+ 1 < SHORT:",
        "doubles",
    ),
]
DEPOSITING = [
    _books(
        "a paper without a DOI is not deposited",
        "depositing.py",
        "if not find_doi(one.doi):",
        "if False:",
        "depositing",
    ),
    _books(
        "a paper has an address that a browser opens",
        "depositing.py",
        'if not one.url.startswith(("https://", "http://")):',
        "if not one.url:",
        "depositing",
    ),
    _books("no two works have one DOI", "depositing.py", "if times > 1:", "if False:", "depositing"),
    _books(
        "no line that somebody typed ends a record of RIS",
        "writing.py",
        "*map(_one_line, _ris(one))",
        "*_ris(one)",
        "hostile",
    ),
    _books(
        "a title that is deposited is ours or text",
        "crossref_out.py",
        "_TAG.split(legal(clean_title(title)))",
        "_TAG.split(legal(title))",
        "depositing",
    ),
]

GUARDS = [*READING, *SHOWING, *DEPOSITING]
