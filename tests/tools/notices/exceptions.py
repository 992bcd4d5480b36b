"""What holds in this app otherwise than the house's rules say, with the reason."""

NO_PAGES = {
    "notices:show_feed": "a file",
    "notices:show_site_feed": "a file",
}
