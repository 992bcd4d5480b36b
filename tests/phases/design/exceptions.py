"""What holds in this app otherwise than the house's rules say, with the reason."""

NO_PAGES = {
    "design:download_text": "a file",
    "design:print_text": "a file",
}
