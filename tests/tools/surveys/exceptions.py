"""What holds in this app otherwise than the house's rules say, with the reason."""

OTHER_PAGES = {
    "tools/surveys/views/imports.py: bring_questions shows surveys/preview_questions": (
        "what becomes of the file is looked at first"
    ),
    "tools/surveys/views/randomisations.py: add_arm shows surveys/change_arm": "one form, empty at first",
    "tools/surveys/views/building.py: add_question shows surveys/choose_kind": "its kind is chosen first",
}
NOT_HIDDEN = {
    "surveys:stop_letters": "whoever got a letter stops further ones, whatever became of the initiative",
}
NO_PAGES = {
    "surveys:print_poster": "a file",
    "surveys:download_xlsform": "a file",
    "surveys:download_frame": "a file",
    "surveys:download_assigned": "a file",
    "surveys:download_arms": "a file",
    "surveys:draw_randomisation": "leads back until the moment that was announced: test_randomisation_pages",
    "surveys:withdraw_import": "leads back until its answers are taken: test_import_pages",
    "surveys:add_quota": "leads back where no question is left that has options",
    "surveys:change_consent": "leads back until somebody handed in: test_consent",
}
