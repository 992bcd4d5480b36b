"""Who may not review whom: over all addresses, in all the ways that are known."""

import pytest

from samenspel.methods.reviewing import Conflict, Party, Work, find_conflicts, mail_domain


def party(*addresses, ids=(), organisations=(), names=()):
    return Party(frozenset(ids), frozenset(addresses), frozenset(organisations), frozenset(names))


ANN = party("ann@uni.example", "ann@home.example", ids=["person:1"], names=["Ann Smit"])


@pytest.mark.parametrize(
    ("author", "found"),
    [
        (party("ann@home.example"), [Conflict("author"), Conflict("domain", "home.example")]),
        (party(ids=["person:1"]), [Conflict("author")]),
        (party("bob@cs.uni.example"), [Conflict("domain", "uni.example")]),
        (party("bob@elsewhere.example"), []),
        (party(names=["ANN SMIT"]), []),
    ],
)
def test_an_author_is_known_by_any_address_or_number_never_by_a_name(author, found):
    assert find_conflicts(ANN, [author], year=2026) == tuple(found)


@pytest.mark.parametrize(("year", "found"), [(2026, True), (2023, True), (2022, False), (2027, False)])
def test_who_wrote_together_in_the_last_three_years_does_not_review(year, found):
    work = Work(year, frozenset({"ann smit", "bob@b.example"}))
    conflicts = find_conflicts(ANN, [party("bob@b.example")], year=2026, works=[work])
    assert conflicts == ((Conflict("co-author"),) if found else ())


def test_an_organisation_is_one_in_any_writing():
    one, other = party(organisations=["KU  Leuven"]), party(organisations=["ku leuven", ""])
    assert find_conflicts(one, [other], year=2026) == (Conflict("organisation", "KU  Leuven"),)


def test_what_was_declared_counts_and_the_strongest_comes_first():
    author = party("bob@uni.example")
    found = find_conflicts(ANN, [author], year=2026, declared=["bob@uni.example"])
    assert found == (Conflict("declared"), Conflict("domain", "uni.example"))


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("a@GMAIL.com", ""),
        ("a@soc.kuleuven.be", "kuleuven.be"),
        ("a@spa.bham.ac.uk", "bham.ac.uk"),
        ("a@ac.uk", ""),
        ("a@amsterdam.nl.", "amsterdam.nl"),
        ("nothing", ""),
    ],
)
def test_a_mail_domain_stands_for_an_organisation_or_for_nothing(address, domain):
    assert mail_domain(address) == domain
