"""How XML of strangers is read by lxml: nothing is fetched, nothing made larger."""

SAFELY = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
