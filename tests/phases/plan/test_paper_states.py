"""As test_states, with a desk and sheets of paper: each voter and each sheet counts once."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule, run_state_machine_as_test

from samenspel.phases.plan import actions
from samenspel.phases.plan.box.papers import INVALID
from samenspel.phases.plan.box.roll import code_key
from samenspel.phases.plan.models import Sheet, SheetEntry
from tests.examples import examples
from tests.factories.papers import make_clerks
from tests.factories.plan import marks_of
from tests.phases.plan.test_states import PLACES, VOTERS, Round

READINGS = st.one_of(PLACES.map(lambda places: tuple(sorted(places))), st.sampled_from([*INVALID]))
SHEETS, CLERKS = 4, 3


class PaperRound(Round):
    """`sheets` is the model: what each person read on each sheet; `settled` what two of them read, or None
    for void."""

    moments = ("proposals_until", "votes_from", "votes_until", "papers_until", "objections_until")

    def __init__(self):
        self.set_up = {"papers_until": timezone.now() + timedelta(days=9)}
        super().__init__()
        self.clerks = make_clerks(self.round, CLERKS)
        self.codes, self.sheets, self.settled, self.explained = [], {}, {}, False

    @initialize(where=st.just("voted"))
    def it_begins(self, where):
        super().it_begins(where)
        self.codes = self.attempt(actions.print_sheets, actor=self.clerks[0], round=self.round, count=SHEETS)

    @property
    def takes_entries(self):
        return self.mixed is None and self.now >= self.round.votes_from

    @rule(voter=st.integers(0, VOTERS - 1))
    def somebody_comes_to_the_desk(self, voter):
        round, shown = self.round, self.voters[voter].email
        done = self.attempt(actions.mark_voter, actor=self.coordinator, round=round, shown=shown)
        is_open = self.mixed is None and round.votes_from <= self.now < round.votes_until
        assert (done is not None) == (is_open and voter not in self.at_desk)
        if done is not None:
            self.inside.pop(voter, None)
            self.at_desk.add(voter)

    @precondition(lambda self: self.takes_entries)
    @rule(place=st.integers(0, SHEETS - 1), readings=st.lists(READINGS, min_size=1, max_size=CLERKS))
    def a_sheet_goes_round(self, place, readings):
        """Each of several people reads it, well or badly."""
        for clerk, reading in enumerate(readings):
            self.somebody_enters(place, clerk, reading)

    @precondition(lambda self: self.codes)
    @rule(place=st.integers(0, SHEETS - 1), clerk=st.integers(0, CLERKS - 1), reading=READINGS)
    def somebody_enters(self, place, clerk, reading):
        code, round = self.codes[place], self.round
        is_kind = reading in INVALID
        words = {"invalid": reading} if is_kind else {"marks": marks_of(round, *self.there(reading))}
        done = self.attempt(actions.enter_sheet, actor=self.clerks[clerk], round=round, code=code, **words)
        read = self.sheets.get(code, {})
        may = (
            self.takes_entries
            and code not in self.settled
            and (bool(read) or self.now < round.papers_until)
            and not (len(read) == 1 and clerk in read)
        )
        assert bool(done) == may
        if done:
            self.sheets[code] = {**read, clerk: reading if is_kind else tuple(self.there(reading))}
            self.settle(code)

    def there(self, places):
        return [place for place in places if place <= len(self.fixed[3])] or [1]

    def settle(self, code):
        reading, times = Counter(self.sheets[code].values()).most_common(1)[0]
        if times > 1:
            self.settled[code] = reading

    @precondition(lambda self: self.sheets)
    @rule(place=st.integers(0, SHEETS - 1))
    def somebody_declares_a_sheet_void(self, place):
        code = self.codes[place]
        sheet = Sheet.objects.get(key=code_key(self.round, code))
        done = self.attempt(actions.void_sheet, actor=self.clerks[0], sheet=sheet, reason="It was torn.")
        assert bool(done) == (self.mixed is None and code in self.sheets and code not in self.settled)
        if done:
            self.settled[code] = None

    @precondition(lambda self: self.mixed is not None)
    @rule()
    def somebody_explains_the_sheets(self):
        round = self.round
        done = self.attempt(actions.explain_papers, actor=self.coordinator, round=round, text="So.")
        assert bool(done) == (round.state == "closed" and len(self.settled) > len(self.at_desk))
        self.explained = self.explained or bool(done)

    def is_finished(self):
        return self.sheets.keys() == self.settled.keys()

    def on_paper(self):
        read = [reading for reading in self.settled.values() if isinstance(reading, tuple)]
        return Counter(" ".join(map(str, places)) for places in read)

    def papers_add_up(self):
        return self.explained or len(self.settled) <= len(self.at_desk)

    @invariant()
    def every_sheet_stands_as_it_was_read(self):
        states = Counter(self.round.sheets.values_list("state", flat=True))
        expected = Counter(self.state_of(code) for code in self.codes)
        assert states == expected

    def state_of(self, code):
        if code in self.settled:
            return "void" if self.settled[code] is None else "agreed"
        return {0: "out", 1: "once"}.get(len(self.sheets.get(code, {})), "differs")

    @invariant()
    def nothing_is_left_of_what_was_entered_once_the_box_is_open(self):
        if self.mixed is not None:
            assert not SheetEntry.objects.exclude(sealed=None, tag="").exists()


@pytest.mark.django_db
@pytest.mark.slow
def test_a_round_with_paper_goes_its_road_whatever_people_do():
    run_state_machine_as_test(PaperRound, settings=examples(10, stateful_step_count=40))
