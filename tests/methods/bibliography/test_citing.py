"""Citations in five styles and three languages, safe to be shown."""

import re
from dataclasses import replace

import pytest

from samenspel.methods.bibliography import (
    LANGUAGES,
    STYLES,
    Name,
    PartialDate,
    Record,
    arranged,
    as_plain,
    citation_tags,
    cite,
    citing,
    styles,
)
from tests.methods.bibliography.files import ARTICLE, MEER

TITLE = "Neighbours who mend the <i>roof</i> of their school"
REVIEW = "<i>Public Management Review</i>"
DOI = "https://doi.org/10.1080/14719030600874480"
WANTED = {
    ("apa", "en"): (
        f"van der Meer, J., &amp; Ministerie van OCW. (2006). {TITLE}. {REVIEW}, <i>8</i>(4), 493–501. {DOI}"
    ),
    ("chicago", "nl"): (
        f"Meer, Jan van der, en Ministerie van OCW. 2006. “{TITLE}”. {REVIEW} 8 (4): 493-501. {DOI}."
    ),
    ("harvard", "fr"): (
        f"van der Meer, J. et Ministerie van OCW (2006) «\u00a0{TITLE}\u00a0», {REVIEW}, 8(4), p. 493‑501. "
        f"Disponible sur: {DOI}."
    ),
    ("ieee", "en"): (
        f"[1] J. van der Meer and Ministerie van OCW, ‘{TITLE}’, {REVIEW}, vol. 8, no. 4, pp. 493–501, "
        "Mar. 2006, doi: 10.1080/14719030600874480."
    ),
    ("mla", "nl"): (
        f"van der Meer, Jan, en Ministerie van OCW. “{TITLE}”. {REVIEW}, vol. 8, nr. 4, maart 2006, "
        f"pp. 493-501, {DOI}."
    ),
}


@pytest.mark.parametrize(("style", "language"), WANTED)
def test_a_style_in_a_language(style, language):
    assert cite([ARTICLE], style, language) == (WANTED[style, language],)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_style_in_every_language_names_the_work(style, language):
    (found,) = map(as_plain, cite([ARTICLE], style, language))
    for said in ("Meer", "Ministerie van OCW", "2006", "roof", "Public Management Review", "10.1080"):
        assert said in found


def test_another_style_is_refused():
    with pytest.raises(ValueError, match="none of apa"):
        cite([ARTICLE], "vancouver")


@pytest.mark.parametrize("style", STYLES)
def test_nothing_that_a_record_says_becomes_markup(style):
    evil = "<script>alert(1)</script> & <b>"
    record = Record(
        type="article-journal",
        title=f"{evil} <i>kept</i>",
        author=(Name(evil, evil), Name(literal=evil)),
        container_title=evil,
        publisher=evil,
        volume=evil,
        issued=PartialDate(literal=evil),
        url=f"https://example.org/{evil}",
        doi=f"10.1234/{evil}",
    )
    (found,) = cite([record], style)
    assert set(re.findall(r"<[^>]*>", found)) <= {"<i>", "</i>", "<b>", "</b>"}
    assert "&amp;amp;" not in found
    assert "<i>kept</i>" in found


def test_a_name_is_no_title():
    (found,) = cite([Record(title="A", author=(Name("<b>x", "<i>y"),), type="book")], "chicago")
    assert found.startswith("&lt;b&gt;x, &lt;i&gt;y. ")


def test_numbers_are_those_of_the_list():
    assert [one[:3] for one in cite([ARTICLE, ARTICLE], "ieee")] == ["[1]", "[2]"]


def test_titles_get_the_capitals_of_english_only_where_they_are_english():
    assert "Neighbours Who Mend" in cite([replace(ARTICLE, language="en-US")], "chicago", "nl")[0]
    assert "Neighbours who mend" in cite([replace(ARTICLE, language="nl")], "chicago")[0]


def test_a_title_that_stands_for_a_name_is_not_said_twice():
    report = Record(type="report", title="The roof", publisher="OCW", issued=PartialDate(2001))
    for style in STYLES:
        assert as_plain(cite([report], style)[0]).casefold().count("the roof") == 1


@pytest.mark.parametrize(("language", "said"), [("en", "Meer et al. "), ("nl", "Meer e.a. ")])
def test_others_are_said(language, said):
    (found,) = cite([Record(title="A", author=(MEER,), others=True, type="book")], "chicago", language)
    assert found.replace("Meer, Jan van der", "Meer").startswith(said)


def test_what_is_cited_after_changes_nothing():
    plain = replace(ARTICLE, doi="10.1234/a")
    first = styles.Style("apa", "en").render(citing._Item(_reference(plain)), citing._Formatter)
    style = styles.Style("apa", "en")
    for other in (
        replace(plain, type=kind) for kind in ("webpage", "thesis", "paper-conference", "post-weblog")
    ):
        style.render(
            citing._Item(_reference(replace(other, issued=PartialDate(2001, 2, 3)))), citing._Formatter
        )
    assert style.render(citing._Item(_reference(plain)), citing._Formatter) == first


def _reference(record):
    from citeproc.source.json import CiteProcJSON

    (found,) = CiteProcJSON([citing._item(record)]).values()
    return found


def test_where_a_style_fails_the_work_is_cited_plainly(monkeypatch):
    def fail(*_words):
        raise AttributeError

    monkeypatch.setattr(citing, "_rendered", fail)
    odd = Record(title="Odd & <i>even</i>", author=(MEER,), issued=PartialDate(2001))
    assert cite([odd]) == ("van der Meer, Jan. (2001). Odd &amp; <i>even</i>",)


def test_a_list_is_in_order_of_names_and_a_numbered_one_as_cited():
    first, last = Record(title="Z", author=(Name("Ålund", "A"),)), Record(title="A", author=(Name("Zorn"),))
    assert arranged([last, first]) == [first, last]
    assert arranged([last, first], "ieee") == [last, first]


def test_the_tags_of_a_page():
    assert citation_tags(ARTICLE, pdf_url="https://example.org/a.pdf") == (
        ("citation_title", "Neighbours who mend the roof of their school"),
        ("citation_author", "van der Meer, Jan"),
        ("citation_author", "Ministerie van OCW"),
        ("citation_publication_date", "2006/03"),
        ("citation_journal_title", "Public Management Review"),
        ("citation_volume", "8"),
        ("citation_issue", "4"),
        ("citation_firstpage", "493"),
        ("citation_lastpage", "501"),
        ("citation_doi", "10.1080/14719030600874480"),
        ("citation_pdf_url", "https://example.org/a.pdf"),
    )


def test_the_styles_come_with_their_authors_and_licence():
    told = (styles.FOLDER / "LICENSES.md").read_text()
    for name in STYLES.values():
        assert f"| {name} |" in told
        assert "by-sa/3.0" in (styles.FOLDER / name).read_text()
