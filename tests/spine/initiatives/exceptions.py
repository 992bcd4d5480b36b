"""What holds in this app otherwise than the house's rules say, with the reason."""

OTHER_NAMES = {
    "initiatives:show_charter_version": "who may see a charter may see its older versions",
}

NO_PAGES = {"initiatives:download_charter": "a file", "initiatives:download_cases": "a file"}

NOT_HIDDEN = {"initiatives:download_cases": "a table of what everyone may compare, of no one initiative"}
