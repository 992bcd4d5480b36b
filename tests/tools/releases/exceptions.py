"""What holds in this app otherwise than the house's rules say, with the reason."""

NO_PAGES = {"releases:download_release": "a file"}
