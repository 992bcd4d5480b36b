"""Merkle trees as in RFC 6962: leaves and nodes are hashed apart, so that neither passes for the other.

A leaf is bytes; a root and every hash in a proof is 32 bytes. Without Django: anyone can check with it.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256


def leaf_hash(leaf: bytes) -> bytes:
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def root(hashes: Sequence[bytes]) -> bytes:
    """The root over leaf hashes, in order."""
    if not hashes:
        return sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    cut = _cut(len(hashes))
    return node_hash(root(hashes[:cut]), root(hashes[cut:]))


def proof(hashes: Sequence[bytes], position: int) -> list[bytes]:
    """The neighbours that lead from the leaf at `position` up to the root, nearest first."""
    if len(hashes) <= 1:
        return []
    cut = _cut(len(hashes))
    if position < cut:
        return [*proof(hashes[:cut], position), root(hashes[cut:])]
    return [*proof(hashes[cut:], position - cut), root(hashes[:cut])]


def root_from_proof(leaf: bytes, position: int, count: int, neighbours: Sequence[bytes]) -> bytes:
    """The root which `neighbours` promise for a leaf hash at `position` of `count`."""
    if count <= 1:
        return leaf
    cut = _cut(count)
    last, rest = neighbours[-1], neighbours[:-1]
    if position < cut:
        return node_hash(root_from_proof(leaf, position, cut, rest), last)
    return node_hash(last, root_from_proof(leaf, position - cut, count - cut, rest))


def _cut(count: int) -> int:
    """The largest power of two below `count`."""
    return 1 << ((count - 1).bit_length() - 1)


def chain_digest(fields: Mapping[str, object]) -> str:
    """Of a seal as it is published, without its own digest: what the next seal repeats."""
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(b"\x02" + text.encode()).hexdigest()
