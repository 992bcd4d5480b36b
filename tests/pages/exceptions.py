"""What holds in this app otherwise than the house's rules say, with the reason."""

NO_PAGES = {
    "pages:show_robots": "a file",
    "pages:show_sitemap": "for machines",
    "pages:show_sitemap_part": "for machines",
}

NOT_HIDDEN = {"pages:show_sitemap_part": "it holds what everybody sees, whoever asks"}
