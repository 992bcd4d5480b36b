"""How numbers stand to plans, plans in the forms of registries, and stamps of somebody else."""

import json
import shutil
import subprocess
from dataclasses import replace

import pytest

from samenspel.methods.reporting import digest
from samenspel.methods.studies import Standing, UnfitStudy, aspredicted, osf, standing
from samenspel.methods.studies.stamps import check_stamp, cleaned_doi
from tests.methods.studies.made import ONE, PLAN


def test_planned_changed_and_exploratory_are_told_apart():
    second = replace(PLAN, hypotheses=(ONE, replace(ONE, code="h2")))
    third = replace(second, hypotheses=(*second.hypotheses, replace(ONE, code="h3")))
    found = standing([(PLAN, False), (second, False), (third, True)])
    assert found == {"h1": Standing.PLANNED, "h2": Standing.CHANGED, "h3": Standing.EXPLORATORY}


def test_other_rows_make_another_analysis_of_what_was_planned():
    late = replace(PLAN, level=0.9)
    assert standing([(PLAN, False), (late, True)]) == {"h1": Standing.EXPLORATORY}
    assert standing([(PLAN, False), (late, False)]) == {"h1": Standing.CHANGED}
    assert standing([]) == {}


def test_osf_gets_answers_to_all_of_its_questions():
    told = json.loads(osf(replace(PLAN, people=80, why_so_many="Power 0.8"), "Letters"))
    answers = told["registration_responses"]
    assert (told["schema"], [*answers]) == ("OSF Preregistration", [f"q{n}" for n in range(2, 24)])
    assert answers["q2"] == "h1: It helps. (more)"
    assert answers["q3"].startswith("Experiment - ")
    assert answers["q8"] == "Registration prior to creation of data"
    assert (answers["q11"], answers["q12"]) == ("80", "Power 0.8")
    assert "itt(outcome=took_part, assigned=arm, control=1), read from arm=2" in answers["q17"]


def test_aspredicted_gets_nine_answers():
    told = aspredicted(replace(PLAN, more={"collected": "A pilot of ten."}), "Letters")
    assert [line[:2] for line in told.splitlines() if line[:2].rstrip(")").isdigit()] == [
        f"{n})" for n in range(1, 10)
    ]
    assert "It's complicated. A pilot of ten." in told


@pytest.mark.parametrize("typed", ["10.1", "doi", "10.17605/OSF.IO/AB and more"])
def test_what_is_no_doi_is_refused(typed):
    with pytest.raises(UnfitStudy, match="no DOI"):
        cleaned_doi(typed)


needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="It makes the authority.")


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """A root, and an answer of it to a digest; made by OpenSSL."""
    home = tmp_path_factory.mktemp("authority")
    (home / "tsa.cnf").write_text(CONFIG)

    def run(*words):
        subprocess.run(["openssl", *words], cwd=home, check=True, capture_output=True)

    run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem",
        "-days", "3650", "-subj", "/CN=Root of time", "-config", "tsa.cnf",
        "-extensions", "root")  # fmt: skip
    run("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr",
        "-subj", "/CN=Time", "-config", "tsa.cnf")  # fmt: skip
    run("x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-set_serial", "7",
        "-out", "tsa.pem", "-days", "3000", "-extfile", "tsa.cnf", "-extensions", "tsa")  # fmt: skip
    (home / "serial").write_text("01")

    def stamp(hexadecimal):
        run("ts", "-query", "-digest", hexadecimal, "-sha256", "-cert", "-out", "q.tsq")
        run("ts", "-reply", "-queryfile", "q.tsq", "-config", "tsa.cnf", "-section", "clock", "-out", "a.tsr")
        return (home / "a.tsr").read_bytes()

    return stamp, (home / "root.pem").read_bytes()


CONFIG = """
[req]
distinguished_name = dn
prompt = no
[dn]
CN = Root of time
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[tsa]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
[ts]
default_tsa = clock
[clock]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


@needs_openssl
def test_a_stamp_of_the_plan_says_when_and_by_whom(authority):
    stamp, root = authority
    found = check_stamp(stamp(digest(PLAN)), root, digest(PLAN))
    assert (found.authority, len(found.fingerprint)) == ("CN=Root of time", 64)


@needs_openssl
def test_a_stamp_of_something_else_or_of_nobody_is_refused(authority):
    stamp, root = authority
    with pytest.raises(UnfitStudy, match="of something else"):
        check_stamp(stamp("00" * 32), root, digest(PLAN))
    with pytest.raises(UnfitStudy, match="no answer of a time stamp authority"):
        check_stamp(b"x", root, digest(PLAN))
    with pytest.raises(UnfitStudy, match="larger than"):
        check_stamp(b"x" * 70_000, root, digest(PLAN))


@needs_openssl
def test_a_stamp_under_another_root_is_refused(authority, tmp_path):
    stamp, _root = authority
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "k", "-out", "other.pem",
         "-days", "9", "-subj", "/CN=Other"], cwd=tmp_path, check=True, capture_output=True)  # fmt: skip
    with pytest.raises(UnfitStudy, match="not signed under this certificate"):
        check_stamp(stamp(digest(PLAN)), (tmp_path / "other.pem").read_bytes(), digest(PLAN))
