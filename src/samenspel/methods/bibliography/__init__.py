"""Lists of references: read from what people have, written for what they use, cited, and compared."""

from .citing import arranged, as_plain, cite
from .crossref_out import as_crossref
from .csl import TYPES, as_csl, read_csl
from .datacite_out import as_datacite
from .depositing import Depositor, Proceedings, UnfitProceedings, check_proceedings
from .doubles import Kind, Likeness, compare, folded, same_work
from .identifiers import doi_key, find_doi, find_issn, find_orcid, isbn_key
from .markup import as_html, bare, clean_title
from .reading import read_references
from .records import Fault, Name, PartialDate, Record, References
from .styles import LANGUAGES, STYLES
from .tags import citation_tags
from .writing import FORMATS, write_references

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "STYLES",
    "TYPES",
    "Depositor",
    "Fault",
    "Kind",
    "Likeness",
    "Name",
    "PartialDate",
    "Proceedings",
    "Record",
    "References",
    "UnfitProceedings",
    "arranged",
    "as_crossref",
    "as_csl",
    "as_datacite",
    "as_html",
    "as_plain",
    "bare",
    "check_proceedings",
    "citation_tags",
    "cite",
    "clean_title",
    "compare",
    "doi_key",
    "find_doi",
    "find_issn",
    "find_orcid",
    "folded",
    "isbn_key",
    "read_csl",
    "read_references",
    "same_work",
    "write_references",
]
