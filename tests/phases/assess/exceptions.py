"""What holds in this app otherwise than the house's rules say, with the reason."""

NO_PAGES = {
    "assess:print_poster": "a file",
    "assess:download_feedback": "a file",
    "assess:download_plan": "a file",
    "assess:print_version": "a file",
}
