"""What went wrong elsewhere when people write, decide and draw together, and the test of each here."""

WRITING, BROWSER, METHODS, DESIGN = (
    "tests/tools/writing/",
    "tests/browser/",
    "tests/methods/scripts/",
    "tests/phases/design/",
)
TOGETHER, PAGE, BESIDE = (
    f"{BROWSER}test_writing_together.py",
    f"{BROWSER}test_writing_page.py",
    f"{BROWSER}test_remarks_beside.py",
)
WHO_MAY, AWAY, ANEW = (
    f"{WRITING}test_who_may.py",
    f"{WRITING}test_away.py",
    f"{WRITING}test_beginning_anew.py",
)
ROOMS, REMARKS, UPDATES = f"{WRITING}test_rooms.py", f"{WRITING}test_remarks.py", f"{WRITING}test_updates.py"

CASES = {
    "1: a document was begun anew, and the state of a browser that was away came back": (
        f"{ANEW}::test_the_old_state_of_a_page_that_was_away_does_not_come_back",
        f"{ANEW}::test_by_polling_too",
        f"{BESIDE}::test_words_not_sent_to_a_text_that_began_anew_are_a_suggestion_by_one_press",
        f"{BESIDE}::test_words_of_a_page_that_was_closed_before_its_text_began_anew_come_back_too",
    ),
    "2: who cannot open a line saves the whole text over that of others": (
        f"{AWAY}::test_two_pages_that_only_poll_take_nothing_from_each_other",
        f"{PAGE}::test_where_no_websocket_comes_through_the_page_asks_every_few_seconds",
    ),
    "3: a phone sleeps, a desk writes, the phone saves": (
        f"{AWAY}::test_a_page_that_slept_takes_nothing_from_who_wrote_meanwhile",
    ),
    "4: typing goes on after the line died, and a reload throws it away": (
        f"{TOGETHER}::test_a_line_is_lost_and_the_site_killed_and_nothing_is_lost",
        f"{TOGETHER}::test_a_page_that_was_closed_without_a_line_sends_its_words_when_it_is_opened_again",
        f"{TOGETHER}::test_before_the_page_is_left_it_warns_while_something_is_unsent",
    ),
    "5: an update is lost on the way, and those that depend on it never appear": (
        f"{AWAY}::test_what_depends_on_an_update_that_was_lost_appears_once_that_is_sent_again",
        f"{AWAY}::test_a_page_that_missed_an_update_gets_it_when_it_asks_what_is_missing",
    ),
    "6: undo in a fresh page removes the whole text": (
        f"{TOGETHER}::test_undo_takes_back_ones_own_words_and_nothing_in_a_fresh_page",
    ),
    "7: somebody presses Enter before my caret and it jumps": (
        f"{TOGETHER}::test_enter_paste_and_undo_before_it_leave_caret_and_authorship",
    ),
    "8: what others write scrolls my page": (
        f"{TOGETHER}::test_what_others_write_above_moves_no_line_on_the_screen",
    ),
    "9: undo is dead after a menu": (f"{BESIDE}::test_undo_lives_after_every_button_and_panel",),
    "10: keyboards of phones double letters": (
        f"{TOGETHER}::test_a_word_that_is_composed_is_left_alone_until_it_is_done",
    ),
    "11: a text of years opens slowly and fills the memory": (
        f"{ROOMS}::test_a_text_does_not_grow_without_end_by_polling",
        f"{ANEW}::test_words_authors_and_places_stay_and_what_was_deleted_goes",
        f"{AWAY}::test_what_was_kept_is_not_read_again",
    ),
    "12: cut and paste of text with a remark kills the remark": (
        f"{REMARKS}::test_a_remark_whose_words_were_cut_and_pasted_is_put_back_where_they_stand",
    ),
    "13: remarks about deleted words are invisible": (
        f"{BESIDE}::test_words_that_changed_meanwhile_are_shown_with_what_stands_there_and_gone_ones_listed",
    ),
    "14: what others wrote before becomes one large suggestion": (
        f"{AWAY}::test_to_come_in_suggests_nothing",
    ),
    "15: nobody can see who wrote what": (
        f"{WRITING}test_word_counts.py::test_who_wrote_what_is_told_by_a_pattern_and_a_name",
        f"{WRITING}test_word_counts.py::test_nobody_is_ranked_by_the_list_of_names",
    ),
    "16: page and site ask each other for lost messages for ever": (
        f"{PAGE}::test_a_site_that_cannot_read_us_is_asked_three_times_and_no_more",
    ),
    "17: JULIAN (cont'd) is read as a direction": (
        f"{METHODS}test_cast.py::test_names_of_one_role_are_one_however_they_are_written",
        f"{METHODS}test_parsers.py::test_what_both_parsers_read_alike_we_read_so_and_nothing_that_neither_reads",
    ),
    "18: after the first speech everything is speech": (
        f"{DESIGN}test_scripts.py::test_an_empty_line_ends_a_speech",
    ),
    "19: names without capitals are lost on the way out and in": (
        f"{METHODS}test_writing.py::test_forced_marks_stand_only_where_they_are_needed",
        f"{METHODS}test_writing.py::test_every_text_is_read_the_same_after_writing_it",
    ),
    "20: similar ideas show the draft itself, and hidden ones": (
        f"{DESIGN}test_similar.py::test_never_itself_nor_what_is_hidden_or_combined_nor_that_of_another_board",
    ),
    "21: nobody hears what became of an idea": (
        f"{DESIGN}test_answering.py::test_each_decision_tells_the_authors_with_its_words_and_reason",
        f"{DESIGN}test_statements.py::test_several_are_decided_about_at_once_and_their_authors_hear_why",
    ),
    "22: statements about persons come up too often": (
        f"{DESIGN}test_drawing.py::test_a_statement_about_a_person_waits_until_seven_votes_and_is_one_in_five_at_most",
    ),
}
TRAPS = {
    "merging a long log takes a minute": (f"{AWAY}::test_only_what_came_within_a_blink_is_merged",),
    "a panic of y-crdt is no Exception": (f"{UPDATES}::test_a_panic_is_told_as_unreadable",),
    "malformed bytes end more than their line": (
        f"{WHO_MAY}::test_what_is_no_typing_ends_that_line_and_no_other",
        f"{UPDATES}::test_bytes_of_any_kind_are_read_or_refused",
    ),
    "a text that looks empty is filled twice": (f"{AWAY}::test_what_a_text_begins_with_is_put_there_once",),
    "what was deleted stays for ever": (
        f"{ANEW}::test_words_authors_and_places_stay_and_what_was_deleted_goes",
    ),
    "bytes here and units there": (
        f"{REMARKS}::test_a_remark_stays_with_its_words",
        f"{WRITING}test_places.py::test_a_mark_moves_with_its_words",
    ),
    "a relative position on the server mixes both": (
        f"{REMARKS}::test_a_suggestion_that_is_taken_over_is_its_authors",
    ),
    "two that type at the same place mix their letters": (
        f"{TOGETHER}::test_both_type_at_once_and_have_the_same_text",
    ),
    "undo takes back a whole run": (f"{TOGETHER}::test_undo_ends_a_step_at_enter_a_click_and_a_pause",),
    "names of carets come from other browsers": (
        f"{ROOMS}::test_people_in_a_room_have_colours_of_their_own_and_the_names_that_the_house_gives",
        f"{TOGETHER}::test_a_hostile_name_is_shown_as_it_is_spelt",
        f"{WHO_MAY}::test_what_is_no_typing_ends_that_line_and_no_other",
    ),
    "no rule of the browser guards a line": (
        f"{WHO_MAY}::test_no_other_site_opens_a_line",
        f"{WHO_MAY}::test_the_page_of_one_who_leaves_turns_to_reading_by_itself",
    ),
    "a stranger makes the site load a text": (f"{WHO_MAY}::test_a_stranger_to_a_draft_gets_no_line",),
    "several processes each have a copy": (
        f"{WRITING}test_kills.py::test_nothing_that_a_page_holds_is_lost",
    ),
}
