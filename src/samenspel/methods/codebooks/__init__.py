"""Files of answers with what they mean: CSV, SPSS, Stata, JSON and DDI-Codebook, written and read back.

Everything here works without a database. SPSS and Stata need `samenspel[evidence]`, the others only NumPy.
"""

from .answers import Answer, Chunk, Column, chunks_of, column, joined
from .book_json import codebook_as_json, read_codebook
from .bundles import bundle
from .checks import Checker, checked
from .codebook import Code, Codebook, Kind, NoAnswer, Text, Value, Variable
from .csv_reading import read_csv
from .csv_writing import PLAIN, Dialect, excel, write_csv
from .ddi_reading import read_ddi
from .ddi_writing import codebook_as_ddi
from .faults import Fault, UnfitAnswers
from .foreign import Foreign, read_foreign
from .imports import Row, Sifted, digests, rows_of, sift
from .json_files import read_json, write_json
from .names import with_legal_names
from .offered import NotAsWritten, Written
from .sound import check_codebook
from .spss import write_sav
from .stata import write_dta
from .statistical import read_statistical

__all__ = [
    "PLAIN",
    "Answer",
    "Checker",
    "Chunk",
    "Code",
    "Codebook",
    "Column",
    "Dialect",
    "Fault",
    "Foreign",
    "Kind",
    "NoAnswer",
    "NotAsWritten",
    "Row",
    "Sifted",
    "Text",
    "UnfitAnswers",
    "Value",
    "Variable",
    "Written",
    "bundle",
    "check_codebook",
    "checked",
    "chunks_of",
    "codebook_as_ddi",
    "codebook_as_json",
    "column",
    "digests",
    "excel",
    "joined",
    "read_codebook",
    "read_csv",
    "read_ddi",
    "read_foreign",
    "read_json",
    "read_statistical",
    "rows_of",
    "sift",
    "with_legal_names",
    "write_csv",
    "write_dta",
    "write_json",
    "write_sav",
]
