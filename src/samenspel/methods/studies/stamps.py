"""Time stamps by somebody else (RFC 3161): that a digest existed at a moment, signed by an authority.

Made elsewhere (`openssl ts -query -digest … -sha256`), and checked here against the plan's own digest and
against the certificate that the authority publishes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from samenspel.methods.words import N_, Words

from .unfit import refuse

LARGEST = 64 << 10
DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]{1,200}")


@dataclass(frozen=True)
class Stamped:
    """`at`: when the authority says it saw the digest. `authority`: the subject of the root certificate, and
    `fingerprint` its SHA-256, to be compared with what the authority publishes."""

    at: datetime
    authority: str
    fingerprint: str


def check_stamp(token: bytes, root: bytes, digest: str) -> Stamped:
    """`root`: certificates in PEM, the authority's root first. Raises UnfitStudy."""
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    if max(len(token), len(root)) > LARGEST:
        raise refuse(N_("This is larger than a time stamp or a certificate is."))
    try:
        certificates = x509.load_pem_x509_certificates(root)
        response = decode_timestamp_response(token)
        imprint = response.tst_info.message_imprint.message
        moment = response.tst_info.gen_time
    except ValueError:
        raise refuse(
            N_("This is no answer of a time stamp authority (.tsr), or no certificate in PEM.")
        ) from None
    if imprint.hex() != digest:
        raise refuse(
            N_("This stamp is of something else: of {stamped}, and the plan's SHA-256 is {digest}."),
            stamped=imprint.hex()[:64],
            digest=digest,
        )
    verifier = VerifierBuilder(roots=certificates[:1], intermediates=certificates[1:]).build()
    try:
        verifier.verify(response, bytes.fromhex(digest))
    except (VerificationError, ValueError) as error:
        raise refuse(N_("The stamp is not signed under this certificate ({error})."), error=error) from None
    return Stamped(
        moment.astimezone(UTC),
        certificates[0].subject.rfc4514_string(),
        certificates[0].fingerprint(SHA256()).hex(),
    )


def cleaned_doi(typed: str) -> str:
    """Raises UnfitStudy for what is none.

    >>> cleaned_doi(" https://doi.org/10.17605/OSF.IO/AB3CD ")
    '10.17605/OSF.IO/AB3CD'
    """
    found = DOI.search(typed)
    if found is None or not typed.strip().endswith(found[0]):
        raise refuse(N_("This is no DOI. It looks like 10.17605/OSF.IO/AB3CD."))
    return found[0]


def stamp_said(stamped: Stamped) -> Words:
    return Words(
        "Stamped {at} under the certificate of {authority}.",
        at=f"{stamped.at:%Y-%m-%d %H:%M:%S} UTC",
        authority=stamped.authority,
    )
