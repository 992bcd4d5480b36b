"""DDI-Codebook 2.5: valid against the official schema, and read back."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from samenspel.methods.codebooks import Kind, Value, Variable, codebook_as_ddi, read_ddi
from samenspel.methods.malformed import MalformedFile
from tests.methods.codebooks.samples import CODEBOOK, only, said

SCHEMA = Path(__file__).resolve().parents[4] / "shared/data/ddi-2.5/codebook.xsd"
NS = "{ddi:codebook:2_5}"
IN_VAR = ["labl", "qstn", "valrng", "universe", "catgry", "concept", "derivation", "varFormat", "notes"]
"""The order of the schema, of what we write."""


def test_valid_against_the_official_schema() -> None:
    """Dataverse's exports were not for years, because nobody validated them (IQSS/dataverse 3648)."""
    if not SCHEMA.exists():
        pytest.skip("the official schema (LGPL, not shipped) is not here")
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    for text in (
        codebook_as_ddi(CODEBOOK, rows=4),
        codebook_as_ddi(CODEBOOK, ["en"]),
        codebook_as_ddi(only(Variable("n", "n", Kind.NUMBER), id="", title={}, abstract={}, universe={})),
    ):
        assert schema.validate(etree.fromstring(text.encode())), schema.error_log


def test_elements_of_a_variable_stand_in_the_order_of_the_schema() -> None:
    for element in fromstring(codebook_as_ddi(CODEBOOK)).iter(f"{NS}var"):
        tags = [IN_VAR.index(child.tag.removeprefix(NS)) for child in element]
        assert tags == sorted(tags), element.get("name")


def test_codes_of_no_answer_are_missing_and_others_are_not() -> None:
    variables = {one.get("name"): one for one in fromstring(codebook_as_ddi(CODEBOOK)).iter(f"{NS}var")}
    missing = {
        one.findtext(f"{NS}catValu"): one.get("missing") for one in variables["q1"].iter(f"{NS}catgry")
    }
    assert missing == {"1": None, "2": None, "3": None} | dict.fromkeys(
        ["98", "-6", "-7", "-8", "-9", "-10"], "Y"
    )


def test_all_languages_or_those_that_are_asked() -> None:
    variable = next(fromstring(codebook_as_ddi(CODEBOOK)).iter(f"{NS}var"))
    assert [one.text for one in variable.findall(f"{NS}labl")] == ["Pseudonym (nl)", "Pseudonym (en)"]
    variable = next(fromstring(codebook_as_ddi(CODEBOOK, ["en"])).iter(f"{NS}var"))
    assert [one.text for one in variable.findall(f"{NS}labl")] == ["Pseudonym (en)"]


def test_what_xml_forbids_is_left_out() -> None:
    book = only(Variable("t", "t", Kind.TEXT, {"nl": "a\0b\x0bc & <d> \ufffe"}))
    assert read_ddi(codebook_as_ddi(book).encode()).variables[0].label == {"nl": "abc & <d> "}


def test_a_codebook_of_others() -> None:
    text = (
        '<codeBook xmlns="ddi:codebook:2_5"><stdyDscr><citation><titlStmt><titl>Study</titl></titlStmt>'
        '</citation></stdyDscr><dataDscr><var name="AGE"><labl>Age</labl><varFormat type="numeric"/></var>'
        '<var name="SEX"><labl>Sex</labl><catgry><catValu>1</catValu><labl>man</labl></catgry>'
        '<catgry missing="Y"><catValu>9</catValu><labl>refused</labl></catgry></var>'
        '<var name="NAME"><varFormat type="character"/></var></dataDscr></codeBook>'
    )
    book = read_ddi(text.encode())
    assert book.languages == ("und",)
    assert [(one.id, one.kind) for one in book.variables] == [
        ("AGE", Kind.NUMBER),
        ("SEX", Kind.CHOICE),
        ("NAME", Kind.TEXT),
    ]
    assert book.by_id["SEX"].values == (
        Value(1, {"und": "man"}),
        Value(9, {"und": "refused"}, is_missing=True),
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>', "DOCTYPE"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "DOCTYPE"),
        ("<a>&b;</a>", "not well-formed"),
        ("<a>", "not well-formed"),
        ("<html/>", "no DDI codebook"),
        ('<codeBook xmlns="ddi:codebook:2_5"/>', "no whole DDI codebook"),
    ],
)
def test_xml_that_is_none_or_hides_something(text: str, problem: str) -> None:
    with pytest.raises(MalformedFile, match=problem):
        read_ddi(text.encode())


def test_a_code_that_is_no_number() -> None:
    text = codebook_as_ddi(only(Variable("c", "c", Kind.CHOICE, said("c"), (Value(1, said("x")),))))
    with pytest.raises(MalformedFile, match="“one” is no number"):
        read_ddi(text.replace("<catValu>1<", "<catValu>one<").encode())
