import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from samenspel.phases.plan.models import BudgetRound, Tally
from tests.factories.initiatives import make_initiative
from tests.factories.plan import ASSEN, election_file, work
from tests.factories.services import make_administrator, make_person

pytestmark = pytest.mark.django_db


def run(path, *words):
    out = io.StringIO()
    call_command("import_pabulib", str(path), *words, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_the_command_imports_a_file_and_says_where_it_is():
    make_administrator()
    said = run(ASSEN, "--credit", "Pabulib", "--electorate", "9000")
    round = BudgetRound.objects.get()
    assert (round.credit, round.electorate, round.file_name) == ("Pabulib", 9000, "assen-2024.pb")
    assert said.splitlines() == [
        "Imported “Assen Top Idee 2024”: 84 ballots about 14 projects.",
        f"http://testserver/plan/rounds/{round.pk}/",
    ]


def test_the_command_imports_into_an_initiative_and_has_it_counted():
    initiative = make_initiative()
    run(ASSEN, "--initiative", initiative.slug, "--title", "Top", "--tally")
    work()
    tally = Tally.objects.get()
    assert (tally.initiative, str(tally.round), tally.counted_at is not None) == (initiative, "Top", True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("/nowhere/town.pb",), "/nowhere/town.pb cannot be opened: No such file or directory."),
        ((str(ASSEN), "--initiative", "nothing"), "There is no initiative “nothing”."),
        (
            (str(ASSEN), "--as", "mo@example.org"),
            "There is no administrator with the address mo@example.org.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(words, sentence):
    make_administrator()
    make_person("Mo", email="mo@example.org")
    with pytest.raises(CommandError) as error:
        run(*words)
    assert str(error.value).startswith(sentence)
    assert not BudgetRound.objects.exists()


def test_a_malformed_file_names_its_line(tmp_path):
    make_administrator()
    path = tmp_path / "town.pb"
    path.write_bytes(election_file().replace(b"budget;100", b"budget;lots"))
    with pytest.raises(CommandError) as error:
        run(path)
    assert str(error.value).startswith("town.pb: Line 6: the budget is “lots”")
    assert str(error.value).endswith("Nothing was saved.")


def test_without_an_administrator_the_command_says_what_is_missing():
    with pytest.raises(CommandError) as error:
        run(ASSEN)
    assert str(error.value) == "There is no administrator yet; make one first."
