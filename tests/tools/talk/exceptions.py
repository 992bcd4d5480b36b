"""What holds in this app otherwise than the house's rules say, with the reason."""

ROW_LOCKS = {
    "tools/talk/actions/writing.py": "inside writing(), as initiatives do; seen to by test_at_once",
}

NO_PAGES = {
    "talk:show_comment": "leads to its place in the talk",
}
