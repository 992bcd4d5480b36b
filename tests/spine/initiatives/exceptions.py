"""What holds in this app otherwise than the house's rules say, with the reason."""

OTHER_NAMES = {
    "initiatives:show_charter_version": "who may see a charter may see its older versions",
}

NO_PAGES = {"initiatives:download_charter": "a file"}
