"""BibTeX: names, LaTeX, strings, and what is wrong in it."""

import pytest

from samenspel.methods.bibliography import Name, Record, write_references
from samenspel.methods.bibliography.latex import from_latex, to_latex
from samenspel.methods.bibliography.names import as_bibtex, of_bibtex, turned, turned_text
from tests.methods.bibliography.files import ARTICLE, faults, odd, one, read

NAMES = {
    "van der Meer, Jan": Name("Meer", "Jan", "van der"),
    "Jan van der Meer": Name("Meer", "Jan", "van der"),
    "{Ministerie van OCW}": Name(literal="Ministerie van OCW"),
    "Van Den Broeck, An": Name("Van Den Broeck", "An"),
    "King, Jr., Martin Luther": Name("King", "Martin Luther", suffix="Jr."),
    "d'Hondt, Victor": Name("d'Hondt", "Victor"),
    "{van der Meer}, Jan": Name("van der Meer", "Jan"),
    r"{\'A}gnes Sz{\H o}ll{\H o}si": Name("Szőllősi", "Ágnes"),
    r"{\O}degaard, Bj{\o}rn": Name("Ødegaard", "Bjørn"),
    r"{\'E}": Name("É"),
    "{Health, Welfare and Sport}": Name(literal="Health, Welfare and Sport"),
}


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_taken_apart_and_put_together(text):
    names, others = of_bibtex(text)
    assert (names, others) == ((NAMES[text],), False)
    assert of_bibtex(as_bibtex(NAMES[text]))[0] == names


@pytest.mark.parametrize(
    "text", ["van der Meer, Jan", "World Health Organization", "King, M. L., Jr.", "Plato"]
)
def test_a_name_of_ris_too(text):
    assert turned_text(turned(text)) == text


@pytest.mark.parametrize(
    "name",
    [Name(literal="Health, Welfare"), Name(literal="UNESCO"), Name("Plato"), Name("Meer", "J", "van der")],
)
def test_organisations_and_people_stay_apart_in_ris(name):
    assert turned(turned_text(name)) == name


def test_others_are_no_person():
    assert of_bibtex("Verschuere, Bram and others") == ((Name("Verschuere", "Bram"),), True)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Na{\"\i}ve {\ss} {\ae} {\c c} \'{\i} 50\% \$ 3", "Naïve ß æ ç í 50% $ 3"),
        (r"Sz{\H o}l\H o Ha\v{s}ek \'Emile M{\"u}ller \"u", "Szőlő Hašek Émile Müller ü"),
        (
            r"\emph{E. coli} in H$_2$O, x\textsuperscript{2}",
            "<i>E. coli</i> in H<sub>2</sub>O, x<sup>2</sup>",
        ),
        ("100% of it", "100% of it"),
        (r"a -- b --- c ``d''", "a – b — c “d”"),
        (r"$\alpha$-decay", "α-decay"),
        (r"\input{/etc/passwd}", "/etc/passwd"),
        (r"\unknown{kept}", "kept"),
        (r"\{a\} \textbackslash{} \textasciitilde{}", r"{a} \ ~"),
        ("The {Third Sector}", "The Third Sector"),
    ],
)
def test_latex_becomes_text(latex, text):
    assert from_latex(latex) == text


@pytest.mark.parametrize(
    "text", ["50% of $3 & {a} \\ ~ ^ _ # -- `` ''", "<i>E. coli</i> H<sub>2</sub>O – é", "{", "\\"]
)
def test_text_becomes_latex_and_comes_back(text):
    assert from_latex(to_latex(text)) == text


def test_strings_are_joined_and_months_are_numbers():
    found = one(
        '@string{pmr = "Public"}\n'
        '@article{x, title = {A}, journal = PMR # { } # "Review", month = mar, year = 2006}'
    )
    assert (found.container_title, found.issued.parts) == ("Public Review", (2006, 3))
    assert odd(one("@misc{x, title = none}")) == ["the string “none” is not defined."]


def test_a_field_given_twice_is_said_and_the_first_kept():
    found = one("@misc{x, title = {A}, title = {B}}")
    assert (found.title, odd(found)) == ("A", ["“title” is given twice; the first is kept."])


def test_what_stands_on_one_line_or_in_other_brackets_is_read():
    assert [
        record.id for record in read("@misc{x, title={A}} @misc{y, title={B}}\n@misc(z, title={C})").records
    ] == [
        "x",
        "y",
        "z",
    ]


def test_an_entry_without_anything_to_find_it_by_is_faulty():
    found = read("@misc{x, year = 2001}\n@misc{y, title = {Y}}")
    assert faults(found) == [(1, "it has no title, no author and no DOI; there is nothing to find it by.")]


def test_fields_that_nobody_knows_come_out_again():
    text = "@manual{x,\n  title = {A},\n  owner = {me}\n}\n"
    record = one(text)
    assert record.extra == (("entrytype", "manual"), ("owner", "me"))
    assert write_references([record], "bibtex") == text


def test_keys_are_made_and_none_comes_twice():
    records = [
        Record(title="A", author=ARTICLE.author),
        Record(title="B", author=ARTICLE.author),
        ARTICLE,
        ARTICLE,
    ]
    written = write_references(records, "bibtex")
    assert [record.id for record in read(written).records] == ["Meer", "Meer-2", "meer2006", "meer2006-2"]


def test_an_address_cannot_end_its_field():
    record = Record(title="A", url="https://example.org/{a}_b~%7Dc\\")
    assert one(write_references([record], "bibtex")).url == "https://example.org/%7Ba%7D_b~%7Dc%5C"
