"""From an export alone: each thing that was changed, cut or done in another order is found and named."""

import json
from dataclasses import replace

import pytest

from samenspel.methods.merkle import chain_digest
from samenspel.methods.reporting import plan_as_json
from samenspel.methods.studies import UnfitStudy, read_export, verify_export, write_export
from samenspel.methods.studies.command import main
from tests.methods.studies.made import ONE, PLAN, make

ORDER = ["state_ethics", "freeze_plan", "announce_trial", "draw_trial", "open_study", "analyse_study"]


def wrong(export, kept=()):
    return [str(check.words) for check in verify_export(export, kept) if not check.holds]


def test_an_honest_study_holds_also_after_it_was_written_and_read():
    export = make()
    again = read_export(write_export(export))
    assert wrong(export) == wrong(again) == []
    assert write_export(again) == write_export(export)


def test_a_changed_plan_is_named():
    other = plan_as_json(replace(PLAN, question="Does it help at all?")).encode()
    assert [words[:20] for words in wrong(make(plans={1: other}))] == ["Plan 1 was changed: "]


def test_a_plan_that_is_gone_and_one_that_was_never_frozen_are_named():
    plans = {2: plan_as_json(PLAN).encode()}
    found = wrong(make(plans=plans, results=None))
    assert found == [
        "Plan 1 was frozen, and is not here.",
        "Plan 2 was never frozen: the journal has nothing of it.",
    ]


def test_a_plan_frozen_after_the_first_look_is_named():
    late = ["state_ethics", "announce_trial", "draw_trial", "open_study", "freeze_plan", "analyse_study"]
    assert wrong(make(order=late))[:2] == [
        "This does not hold: A plan was frozen before the first look at outcomes.",
        "Plan 1 was frozen after the first look at outcomes, and says it was not.",
    ]


def test_assigning_before_ethics_is_named():
    early = ["freeze_plan", "announce_trial", "state_ethics", "draw_trial", "open_study", "analyse_study"]
    assert wrong(make(order=early)) == [
        "This does not hold: Ethics held before anybody was assigned, or outcomes were read."
    ]


@pytest.mark.parametrize("place", range(6))
def test_whichever_step_is_cut_out_of_the_journal_is_missed(place):
    export = make()
    journal = [step for at, step in enumerate(export.journal) if at != place]
    found = wrong(replace(export, journal=journal))
    assert found[0].startswith("The journal was cut")


def test_a_cut_that_is_told_as_if_it_were_all_is_found_by_what_is_left():
    """The first look is gone from the end, and the number of steps with it."""
    found = wrong(make(order=ORDER[:4]))
    assert "Results are here, and the journal has no first look at outcomes: it was cut." in found


def test_a_seal_that_is_left_out_or_changed_is_named():
    export = make()
    first, second = export.seals
    assert wrong(replace(export, seals=[second]))[0].startswith("Step 1 is not what seal 1 was put over")
    forged = {**second, "count": 9}
    assert "Seal 2 was changed: it contradicts itself." in wrong(replace(export, seals=[first, forged]))
    cut = {name: value for name, value in second.items() if name != "digest"} | {"number": 3}
    loose = {**cut, "digest": chain_digest(cut)}
    assert "The journal was cut: seal 3 does not follow the one before." in wrong(
        replace(export, seals=[first, loose])
    )


def test_a_changed_entry_is_named():
    export = make()
    step = export.journal[1]
    other = replace(step, entry=step.entry.replace(b'"known":"nothing"', b'"known":"unseen!"'))
    found = wrong(replace(export, journal=[export.journal[0], other, *export.journal[2:]]))
    assert found[:2] == [
        "The journal was cut or changed: after step 2 another one follows.",
        "Step 2 is not what seal 1 was put over: the journal was changed.",
    ]


def test_seals_that_were_kept_elsewhere_are_compared():
    export = make()
    assert wrong(export, export.seals) == []
    rewritten = [{**seal, "digest": "0" * 64} for seal in export.seals]
    assert wrong(export, rewritten) == ["Seal 1 is not the one that was kept elsewhere."]


def test_another_draw_other_people_and_other_arms_are_named():
    export = make()
    told_arms = json.loads(export.draw.assigned)
    told_arms["people"][0][1] = 3 - told_arms["people"][0][1]
    other = replace(export.draw, assigned=json.dumps(told_arms).encode())
    found = wrong(replace(export, draw=other))
    assert found[0].startswith("The seed does not draw this")
    assert "was not drawn into arm" in found[1]
    meant = export.draw.meaning.replace(b"A letter", b"A visit")
    assert "The arms are not what they were when the list was announced." in wrong(
        replace(export, draw=replace(export.draw, meaning=meant))
    )


def test_a_number_that_the_plan_does_not_give_is_named():
    export = make()
    findings = json.loads(json.dumps(export.results.findings))
    findings[0]["estimate"]["value"] += 0.1
    found = wrong(replace(export, results=replace(export.results, findings=findings)))
    assert [words[:21] for words in found] == ["h1: “estimate” is {'n"]


def test_a_hypothesis_that_is_not_told_and_one_that_is_made_up_are_named():
    export = make()
    assert wrong(replace(export, results=replace(export.results, findings=[]))) == [
        "h1: the plan has it, and the results do not tell it."
    ]
    more = [*export.results.findings, {**export.results.findings[0], "hypothesis": {"code": "h9"}}]
    assert wrong(replace(export, results=replace(export.results, findings=more))) == [
        "h9: no plan has this hypothesis."
    ]


def test_who_left_since_is_no_fault_and_is_counted():
    export = make()
    lines = export.results.data.splitlines(keepends=True)
    fewer = b"".join([lines[0], *lines[2:]])
    found = [
        str(one.words) for one in verify_export(replace(export, results=replace(export.results, data=fewer)))
    ]
    assert "1 left or objected since the analysis; the results are computed anew without them." in found


def test_data_that_were_changed_are_named():
    export = make()
    changed = export.results.data.replace(b",0.5,0,0\n", b",0.5,1,1\n", 1)
    found = wrong(replace(export, results=replace(export.results, data=changed)))
    assert found[0] == "The data are not those that were analysed."


def test_an_export_whose_steps_say_nothing_is_refused():
    export = make()
    empty = replace(export.journal[3], entry=export.journal[3].entry.replace(b'"seed":', b'"seen":'))
    with pytest.raises(UnfitStudy, match="Parts of this export are gone"):
        verify_export(replace(export, journal=[*export.journal[:3], empty, *export.journal[4:]]))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip"])
def test_what_is_no_export_is_refused(data):
    with pytest.raises(UnfitStudy, match="no ZIP"):
        read_export(data)


def test_a_bomb_is_refused(monkeypatch):
    monkeypatch.setattr("samenspel.methods.studies.exports.MOST_UNPACKED", 1000)
    with pytest.raises(UnfitStudy, match="larger than a study can be"):
        read_export(write_export(make()))


def test_the_command_says_what_holds_and_ends_with_it(tmp_path, capsys):
    path = tmp_path / "study.zip"
    path.write_bytes(write_export(make()))
    assert main(["verify", str(path)]) == 0
    assert "Holds: Plan 1 is the one that was frozen" in capsys.readouterr().out
    path.write_bytes(
        write_export(
            make(plans={1: plan_as_json(replace(PLAN, hypotheses=(ONE, replace(ONE, code="h2")))).encode()})
        )
    )
    assert main(["verify", str(path)]) == 1
    assert "WRONG: Plan 1 was changed" in capsys.readouterr().out
    (tmp_path / "none.zip").write_bytes(b"x")
    assert main(["verify", str(tmp_path / "none.zip")]) == 1
    assert main(["verify"]) == 2


def test_the_command_compares_seals_of_elsewhere(tmp_path, capsys):
    path, seals = tmp_path / "study.zip", tmp_path / "seals.json"
    export = make()
    path.write_bytes(write_export(export))
    seals.write_text(json.dumps({"seals": [*export.seals]}))
    assert main(["verify", str(path), "--seals", str(seals)]) == 0
    seals.write_text("{}")
    assert main(["verify", str(path), "--seals", str(seals)]) == 1
