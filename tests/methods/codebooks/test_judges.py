"""What a scholar's own programs find in our files: R (haven, foreign) and PSPP."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from samenspel.methods.codebooks import write_dta, write_sav
from tests.methods.codebooks.samples import CODEBOOK, chunks
from tests.methods.evidence.judges import said_by_r


def in_r(package: str, script: str) -> list[str]:
    return said_by_r(script, package).splitlines()


@pytest.fixture
def sav(tmp_path: Path) -> Path:
    return write_sav(CODEBOOK, chunks(), tmp_path / "answers.sav", "en").path


@pytest.fixture
def dta(tmp_path: Path) -> Path:
    return write_dta(CODEBOOK, chunks(), tmp_path / "answers.dta", "en").path


def test_haven_finds_labels_codes_of_no_answer_and_waves(sav: Path) -> None:
    said = in_r(
        "haven",
        f"""d <- haven::read_sav("{sav}", user_na = TRUE)
        cat(attr(d$q1, "label"), names(attr(d$q1, "labels")), attr(d$q1, "labels"), sep = "|"); cat("\\n")
        cat(attr(d$q1, "na_range"), attr(d$q1, "na_values"), is.na(d$q1), sep = "|"); cat("\\n")
        cat(as.character(haven::as_factor(d$wave)), sep = "|"); cat("\\n")
        cat(d$person, d$q1_text, sep = "|"); cat("\\n")
        cat(format(d$born), format(d$at), d$at_offset, sep = "|"); cat("\\n")
        p <- haven::read_sav("{sav}")
        cat(mean(p$q2, na.rm = TRUE), sum(is.na(p$a)), sep = "|")""",
    )
    labels = "no (en)|yes (en)|other (en)|don't know (en)|withdrawn|not reached|not shown|skipped"
    label, codes = said[0].split("|", 1)
    assert label == "Content? (en)"
    names, numbers = codes.split("|")[:9], codes.split("|")[9:]
    wanted = dict(
        zip(
            ["1", "2", "3", "98", "-6", "-7", "-8", "-9", "-10"],
            [*labels.split("|"), "not clear on paper"],
            strict=True,
        )
    )
    assert dict(zip(numbers, names, strict=True)) == wanted
    assert said[1] == "-10|-6|98|FALSE|FALSE|TRUE|TRUE"
    assert said[2] == "before (en)|before (en)|after (en)|after (en)"
    assert said[3].startswith("p1|p2|007|p4||None|=1+1|שלום, “é”")
    dates = "1950-02-28|NA|2008-02-29|NA|2026-10-25 02:30:05|2026-10-25 02:30:05|NA|NA|120|60|-6|-7"
    assert said[-2] == dates
    assert said[-1] == "1.25|3"


def test_haven_finds_letters_in_a_file_of_stata(dta: Path) -> None:
    said = in_r(
        "haven",
        f"""d <- haven::read_dta("{dta}")
        cat(attr(d$q1, "label"), haven::na_tag(d$q1), as.numeric(d$q1), sep = "|"); cat("\\n")
        l <- attr(d$q1, "labels"); cat(names(l)[haven::is_tagged_na(l, "s")]); cat("\\n")
        cat(as.character(haven::as_factor(d$wave)), sep = "|"); cat("\\n")
        cat(format(d$born), format(d$at), d$at_offset, mean(d$q2, na.rm = TRUE), sep = "|")""",
    )
    assert said[0] == "Content? (en)|NA|NA|a|s|2|3|NA|NA"
    assert said[1] == "skipped"
    assert said[2] == "before (en)|before (en)|after (en)|after (en)"
    assert (
        said[3]
        == "1950-02-28|NA|2008-02-29|NA|2026-10-25 02:30:05|2026-10-25 02:30:05|NA|NA|120|60|NA|NA|1.25"
    )


def test_foreign_finds_the_same(sav: Path) -> None:
    said = in_r(
        "foreign",
        f"""d <- suppressWarnings(foreign::read.spss("{sav}", use.value.labels = FALSE, to.data.frame = TRUE,
          use.missings = TRUE, reencode = "UTF-8"))
        cat(attr(d, "variable.labels")[["q1"]], d$q1, d$wave, mean(d$q2, na.rm = TRUE), sep = "|")""",
    )
    assert said[-1] == "Content? (en)|2|3|NA|NA|1|1|2|2|1.25"


def test_pspp_finds_labels_codes_of_no_answer_and_waves(sav: Path, tmp_path: Path) -> None:
    if shutil.which("pspp") is None:
        pytest.skip("PSPP is not installed here")
    syntax = tmp_path / "look.sps"
    look = "DISPLAY DICTIONARY.\nDESCRIPTIVES /VARIABLES=q2.\nLIST /VARIABLES=q1 wave born at at_offset.\n"
    syntax.write_text(f"GET FILE='{sav}'.\n{look}", encoding="utf-8")
    done = subprocess.run(
        ["pspp", "-O", "format=csv", str(syntax)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    said = done.stdout
    assert "q1,4,Content? (en),Nominal,Input,8,Right,F8.0,F8.0,-10 THRU -6; 98\n" in said
    for line in (",1,before (en)", ",2,after (en)", ",-8[a],not shown", ",98[a],don't know (en)"):
        assert f"{line}\n" in said
    assert "Hours (en),2,1.25," in said
    assert said.endswith(
        "2,1,28-FEB-1950,25-OCT-2026 02:30:05,120\n3,1,.,25-OCT-2026 02:30:05,60\n"
        "98,2,29-FEB-2008,.,-6\n-9,2,.,.,-7\n"
    )
