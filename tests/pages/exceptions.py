"""What holds in this app otherwise than the house's rules say, with the reason."""

NO_PAGES = {
    "pages:show_robots": "a file",
}
