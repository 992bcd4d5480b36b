"""What holds in this app otherwise than the house's rules say, with the reason."""

OTHER_PAGES = {
    "tools/surveys/views/building.py: add_question shows surveys/choose_kind": "its kind is chosen first",
}
NOT_HIDDEN = {
    "surveys:stop_letters": "whoever got a letter stops further ones, whatever became of the initiative",
}
