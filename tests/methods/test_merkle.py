"""Merkle trees agree with RFC 6962's published roots, and their proofs hold for nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.merkle import leaf_hash, node_hash, proof, root, root_from_proof

# The reference leaves and roots of the Certificate Transparency project.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
trees = st.lists(st.binary(max_size=8).map(leaf_hash), min_size=1, max_size=40)


@pytest.mark.parametrize("count", ROOTS)
def test_roots_agree_with_the_published_ones(count):
    assert root([leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:count]]).hex() == ROOTS[count]


@given(trees, st.data())
def test_every_leaf_has_a_proof(hashes, data):
    position = data.draw(st.integers(0, len(hashes) - 1))
    found = root_from_proof(hashes[position], position, len(hashes), proof(hashes, position))
    assert found == root(hashes)


@given(trees, st.data(), st.binary(max_size=8).map(leaf_hash))
def test_a_proof_holds_for_no_other_leaf(hashes, data, other):
    position = data.draw(st.integers(0, len(hashes) - 1))
    found = root_from_proof(other, position, len(hashes), proof(hashes, position))
    assert (found == root(hashes)) == (other == hashes[position])


def test_a_node_does_not_pass_for_a_leaf():
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right)
